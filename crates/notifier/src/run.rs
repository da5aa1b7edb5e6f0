//! The loop: lease as many messages as can be sent now, send them, look again.

use crate::mail::Sender;
use crate::settings::{Settings, SettingsProblem};
use crate::transport::Transport;
use crate::worker::Worker;
use casework::{Casework, Failure, alerts};
use std::sync::Arc;
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
    /// `worker` names this notifier among all that run at once (host, process, something random).
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
        let sender = Sender::new(&settings.from, &casework.settings().public_url)?;
        Ok(Self(Worker { casework, transport, sender, settings, name: worker.into() }))
    }

    /// Runs until `shutdown` becomes true or its sender is dropped. Then nothing more is leased, what is
    /// being sent may end within the grace, and leases go back.
    pub async fn run(self, mut shutdown: watch::Receiver<bool>) {
        let worker = Arc::new(self.0);
        tracing::info!(transport = %worker.transport.describe(), "notifier runs");
        let mut sending = JoinSet::new();
        let sweeping = tokio::spawn(sweep(worker.casework.clone(), worker.settings.sweep, shutdown.clone()));
        let mut poll = interval(worker.settings.poll);
        poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut pause = PAUSE.0;
        // Is there, or may there be, something to lease?
        let mut look = true;
        while !*shutdown.borrow_and_update() {
            while sending.try_join_next().is_some() {}
            if look && let Err(problem) = alerts::climb_due(&worker.casework, CLIMB_AT_ONCE).await {
                tracing::warn!(%problem, "rungs that are due could not be taken; trying again");
            }
            let free = worker.settings.connections.saturating_sub(sending.len()).min(worker.settings.batch);
            if look && free > 0 {
                match lease(&worker, free, &mut sending).await {
                    Ok(taken) => {
                        pause = PAUSE.0;
                        look = taken == free;
                        if look && sending.len() < worker.settings.connections {
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
                () = worker.casework.outbox_woken() => look = true,
                Some(_) = sending.join_next() => {}
                _ = poll.tick() => look = true,
            }
        }
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

/// Leases at most `free` messages and starts to send them; answers how many there were.
async fn lease(worker: &Arc<Worker>, free: usize, sending: &mut JoinSet<()>) -> Result<usize, Failure> {
    let limit = i64::try_from(free).unwrap_or(i64::MAX);
    let taken = alerts::claim(&worker.casework, &worker.name, worker.settings.lease, limit).await?;
    let count = taken.len();
    for delivery in taken {
        sending.spawn(Arc::clone(worker).deliver(delivery));
    }
    Ok(count)
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
    // Goodbyes to the mail server are a courtesy: nothing depends on how they end.
    tokio::task::spawn_blocking(move || worker.transport.close()).await.unwrap_or_default();
    tracing::info!("notifier stopped");
}
