//! The loop: lease as many messages as can be sent now, send them, look again.

use crate::bounces::{Bounces, Ours};
use crate::channel::{Channel, Email, SmsGateway, Webhooks, ZaloAccount};
use crate::mail::Sender;
use crate::settings::{Settings, SettingsProblem};
use crate::transport::Transport;
use crate::worker::{Served, Worker};
use casework::channels::Wish;
use casework::{Casework, Failure, alerts, channels};
use domain::words::ChannelKind;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

/// Delivers the outbox until it is told to stop.
pub struct Notifier(Worker);

/// Alerts that take their next rung in one transaction.
const CLIMB_AT_ONCE: i64 = 50;

/// First and longest wait for a database that does not answer.
const PAUSE: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(10));

impl Notifier {
    /// Serves e-mail and webhooks. `worker` names this notifier among all that run at once (host, process,
    /// something random).
    ///
    /// # Errors
    /// [`SettingsProblem`].
    pub fn new(
        casework: Casework,
        transport: Transport,
        settings: Settings,
        worker: impl Into<String>,
    ) -> Result<Self, SettingsProblem> {
        settings.check()?;
        let sender = Sender::new(&settings.from, &casework.settings().public_url)?
            .with_returns(&settings.bounce_address)?;
        let ours = Ours { id_domain: sender.id_domain().to_owned(), returns: sender.returns() };
        let email = Email { app: casework.clone(), transport, sender };
        let webhooks = Webhooks::new(casework.clone(), settings.http_timeout);
        let served = vec![
            Served::new(Box::new(email), settings.connections),
            Served::new(Box::new(webhooks), settings.webhook_connections),
        ];
        Ok(Self(Worker { casework, served, settings, ours, name: worker.into(), noted: Mutex::default() }))
    }

    /// Serves text messages too.
    #[must_use]
    pub fn with_sms(self, gateway: SmsGateway) -> Self {
        let connections = self.0.settings.sms_connections;
        self.with(Box::new(gateway), connections)
    }

    /// Serves Zalo ZNS too.
    #[must_use]
    pub fn with_zalo(self, account: ZaloAccount) -> Self {
        let connections = self.0.settings.zalo_connections;
        self.with(Box::new(account), connections)
    }

    fn with(mut self, channel: Box<dyn Channel>, connections: usize) -> Self {
        self.0.served.push(Served::new(channel, connections));
        self
    }

    /// Runs until `shutdown` becomes true or its sender is dropped. Then nothing more is leased, what is
    /// being sent may end within the grace, and leases go back.
    pub async fn run(self, mut shutdown: watch::Receiver<bool>) {
        let worker = Arc::new(self.0);
        let mut beside = JoinSet::new();
        beside.spawn(crate::trials::run(Arc::clone(&worker), shutdown.clone()));
        if let Some(directory) = worker.settings.bounces_dir.clone() {
            let bounces = Bounces::new(worker.casework.clone(), worker.ours.clone(), directory);
            beside.spawn(bounces.run(shutdown.clone()));
        }
        let all: Vec<ChannelKind> = worker.served.iter().map(|s| s.channel.kind()).collect();
        for served in &worker.served {
            tracing::info!(channel = %served.channel.kind(), to = %served.channel.describe(), "notifier serves");
        }
        let mut sending = JoinSet::new();
        let sweeping = tokio::spawn(sweep(worker.casework.clone(), worker.settings.sweep, shutdown.clone()));
        let mut poll = interval(worker.settings.poll);
        poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut pause = PAUSE.0;
        // The channels for which there is, or may be, something to lease.
        let mut hungry = all.clone();
        while !*shutdown.borrow_and_update() {
            while sending.try_join_next().is_some() {}
            if !hungry.is_empty()
                && let Err(problem) = alerts::climb_due(&worker.casework, CLIMB_AT_ONCE).await
            {
                tracing::warn!(%problem, "rungs that are due could not be taken; trying again");
            }
            let wishes = worker.wishes(&hungry);
            if !wishes.is_empty() {
                match lease(&worker, &wishes, &mut sending).await {
                    Ok(taken) => {
                        pause = PAUSE.0;
                        for wish in wishes {
                            if taken.get(&wish.channel).copied().unwrap_or_default() < wish.limit {
                                hungry.retain(|channel| *channel != wish.channel);
                            }
                        }
                        if !worker.wishes(&hungry).is_empty() {
                            continue;
                        }
                    }
                    Err(problem) => {
                        tracing::warn!(%problem, "the outbox cannot be read; waiting");
                        tokio::select! {
                            gone = shutdown.changed() => if gone.is_err() { break },
                            () = sleep(pause) => {}
                        }
                        pause = (pause * 2).min(PAUSE.1);
                        continue;
                    }
                }
            }
            tokio::select! {
                gone = shutdown.changed() => if gone.is_err() { break },
                () = worker.casework.outbox_woken() => hungry.clone_from(&all),
                Some(_) = sending.join_next() => {}
                _ = poll.tick() => hungry.clone_from(&all),
            }
        }
        // Whether the word to stop came or its sender went, they hear it too.
        while beside.join_next().await.is_some() {}
        stop(&worker, sending).await;
        // A sweep that is under way ends with its transaction; the next process goes on from there.
        sweeping.abort();
    }
}

/// Looks again and again at what is due because time passes.
async fn sweep(app: Casework, every: Duration, mut shutdown: watch::Receiver<bool>) {
    let mut tick = interval(every);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            gone = shutdown.changed() => if gone.is_err() || *shutdown.borrow() { return },
            _ = tick.tick() => match casework::sweep::run(&app).await {
                Ok(swept) if swept.cases + swept.digests > 0 => {
                    tracing::info!(cases = swept.cases, digests = swept.digests, "swept");
                }
                Ok(_) => {}
                Err(problem) => tracing::warn!(%problem, "the sweep of deadlines failed; trying again"),
            },
        }
    }
}

/// Leases messages and starts to send them; answers how many there were of each channel.
async fn lease(
    worker: &Arc<Worker>,
    wishes: &[Wish],
    sending: &mut JoinSet<()>,
) -> Result<HashMap<ChannelKind, usize>, Failure> {
    let settings = &worker.settings;
    let taken =
        channels::claim(&worker.casework, &worker.name, settings.lease, wishes.to_vec(), settings.breaker)
            .await?;
    worker.watch(&taken.troubled);
    let mut counts = HashMap::new();
    for delivery in taken.deliveries {
        let place = delivery.channel.parse().ok().and_then(|channel| {
            *counts.entry(channel).or_default() += 1;
            worker.place(channel)
        });
        sending.spawn(Arc::clone(worker).deliver(delivery, place));
    }
    for (channel, circuit) in taken.probes {
        sending.spawn(Arc::clone(worker).probe(channel, circuit));
    }
    Ok(counts)
}

async fn stop(worker: &Arc<Worker>, mut sending: JoinSet<()>) {
    let ended = async { while sending.join_next().await.is_some() {} };
    if timeout(worker.settings.grace, ended).await.is_err() {
        // A lease given back now would let another send what may just be going out: let it run out.
        tracing::warn!("messages are still being sent; their leases run out by themselves");
        return;
    }
    if let Err(problem) = alerts::give_back(&worker.casework, &worker.name).await {
        tracing::warn!(%problem, "leases could not be given back; they run out by themselves");
    }
    let worker = Arc::clone(worker);
    let close = move || worker.served.iter().for_each(|s| s.channel.close());
    // Goodbyes to the mail server are a courtesy: nothing depends on how they end.
    tokio::task::spawn_blocking(close).await.unwrap_or_default();
    tracing::info!("notifier stopped");
}
