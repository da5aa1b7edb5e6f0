//! One delivery from lease to recorded result.

use crate::bounces::Ours;
use crate::channel::Channel;
use crate::settings::Settings;
use crate::transport::{Lasting, SendFailure, Step};
use casework::alerts::{self, Delivery};
use casework::channels::{self, Outcome, Wish, circuit_of_delivery};
use casework::{Casework, Failure};
use domain::words::ChannelKind;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What every delivery of a run shares.
pub(crate) struct Worker {
    pub(crate) casework: Casework,
    pub(crate) served: Vec<Served>,
    pub(crate) settings: Settings,
    /// What makes a returned mail ours.
    pub(crate) ours: Ours,
    /// Name of this worker: leases bear it.
    pub(crate) name: String,
    /// When this worker last told the database that a circuit works.
    pub(crate) noted: Mutex<HashMap<String, Instant>>,
}

/// A channel with its own limit, so that one that hangs does not starve another.
pub(crate) struct Served {
    pub(crate) channel: Box<dyn Channel>,
    pub(crate) connections: usize,
    busy: Arc<AtomicUsize>,
}

/// That a channel works is told this often, while it does.
const NOTE_AGAIN: Duration = Duration::from_secs(10);
/// Longest pause that the other side can ask for.
const LONGEST_ASKED: Duration = Duration::from_secs(600);

impl Served {
    pub(crate) fn new(channel: Box<dyn Channel>, connections: usize) -> Self {
        Self { channel, connections, busy: Arc::new(AtomicUsize::new(0)) }
    }
}

/// One place of a channel, free again when this goes.
pub(crate) struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Worker {
    fn served(&self, channel: ChannelKind) -> Option<&Served> {
        self.served.iter().find(|s| s.channel.kind() == channel)
    }

    /// What can be sent now over the channels that there may be something for.
    pub(crate) fn wishes(&self, hungry: &[ChannelKind]) -> Vec<Wish> {
        let free = |s: &Served| {
            s.connections.saturating_sub(s.busy.load(Ordering::Acquire)).min(self.settings.batch)
        };
        self.served
            .iter()
            .filter(|s| hungry.contains(&s.channel.kind()))
            .map(|s| Wish { channel: s.channel.kind(), limit: free(s) })
            .filter(|wish| wish.limit > 0)
            .collect()
    }

    /// Takes a place of a channel.
    pub(crate) fn place(&self, channel: ChannelKind) -> Option<Place> {
        let busy = Arc::clone(&self.served(channel)?.busy);
        busy.fetch_add(1, Ordering::AcqRel);
        Some(Place(busy))
    }

    /// Sends and records. Never fails: what cannot be recorded is sent again when the lease runs out, or, where
    /// that is not safe, is left to a person.
    pub(crate) async fn deliver(self: Arc<Self>, delivery: Delivery, place: Option<Place>) {
        let delivery = Arc::new(delivery);
        let result = self.send(Arc::clone(&delivery)).await;
        self.log(&delivery, &result);
        self.record(&delivery, &result).await;
        if let Some((channel, circuit)) = circuit_of_delivery(&delivery) {
            let outcome = match &result {
                Ok(_) => Some(Outcome::Works),
                Err(failure) => failure.outcome(),
            };
            self.note(channel, &circuit, outcome).await;
        }
        drop(place);
    }

    /// Sees whether a circuit works again that nothing waits for.
    pub(crate) async fn probe(self: Arc<Self>, channel: ChannelKind, circuit: String) {
        let address = circuit.split_once('/').map(|(_, address)| address.to_owned());
        let reached = self.blocking(channel, move |c| c.reach(address.as_deref())).await;
        let outcome = match reached {
            Ok(_) => Some(Outcome::Works),
            // A webhook that may not be asked any more stays as it is.
            Err(failure) => failure.outcome(),
        };
        self.note(channel, &circuit, outcome).await;
    }

    /// Runs what blocks off the async threads.
    pub(crate) async fn blocking(
        self: &Arc<Self>,
        channel: ChannelKind,
        work: impl FnOnce(&dyn Channel) -> Result<String, SendFailure> + Send + 'static,
    ) -> Result<String, SendFailure> {
        let worker = Arc::clone(self);
        tokio::task::spawn_blocking(move || match worker.served(channel) {
            Some(served) => work(served.channel.as_ref()),
            None => Err(SendFailure::transient(Step::Compose, "this notifier does not serve the channel")),
        })
        .await
        .unwrap_or_else(|_| Err(SendFailure::transient(Step::Compose, "the sender stopped unexpectedly")))
    }

    async fn send(self: &Arc<Self>, delivery: Arc<Delivery>) -> Result<String, SendFailure> {
        let Ok(channel) = delivery.channel.parse::<ChannelKind>() else {
            // The row was written by a newer version that knows this channel: leave it to that one.
            return Err(SendFailure::transient(Step::Compose, "this notifier does not know the channel"));
        };
        self.blocking(channel, move |c| {
            if delivery.taken_over && !c.resend_is_safe() {
                let words = "the notifier that held it stopped in the middle";
                return Err(SendFailure::new(Lasting::Ambiguous, Step::Compose, None, words));
            }
            c.send(&delivery)
        })
        .await
    }

    fn log(&self, delivery: &Delivery, result: &Result<String, SendFailure>) {
        let (outbox, alert, attempt, channel) =
            (delivery.id, delivery.alert, delivery.attempt, delivery.channel.as_str());
        match result {
            Ok(_) => tracing::info!(%outbox, %alert, attempt, channel, "alert sent"),
            Err(f) => tracing::warn!(
                %outbox, %alert, attempt, channel, step = f.step.name(), code = f.code,
                lasting = ?f.lasting, "alert not sent"
            ),
        }
    }

    fn noted(&self) -> MutexGuard<'_, HashMap<String, Instant>> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets that these circuits were told to work: what they do next is news.
    pub(crate) fn watch(&self, troubled: &[String]) {
        let mut noted = self.noted();
        for circuit in troubled {
            noted.remove(circuit);
        }
    }

    /// Tells the database what was learnt of a circuit; that it still works is told now and then.
    pub(crate) async fn note(&self, channel: ChannelKind, circuit: &str, outcome: Option<Outcome>) {
        let Some(outcome) = outcome else { return };
        let works = outcome == Outcome::Works;
        if works && self.noted().get(circuit).is_some_and(|at| at.elapsed() < NOTE_AGAIN) {
            return;
        }
        match channels::note(&self.casework, channel, circuit, outcome, self.settings.breaker).await {
            Ok(_) if works => {
                self.noted().insert(circuit.to_owned(), Instant::now());
            }
            Ok(state) => {
                tracing::warn!(circuit, state = %state, "a channel does not work");
                self.noted().remove(circuit);
            }
            Err(problem) => tracing::warn!(circuit, %problem, "the health of a channel could not be noted"),
        }
    }

    /// Tells the database, again and again for most of the lease: what the server took and we forgot
    /// would be sent twice.
    async fn record(&self, delivery: &Delivery, result: &Result<String, SendFailure>) {
        let mut pause = Duration::from_millis(100);
        let mut waited = Duration::ZERO;
        loop {
            let Err(problem) = self.record_once(delivery, result).await else { return };
            if waited + pause > self.settings.lease {
                tracing::error!(outbox = %delivery.id, alert = %delivery.alert, %problem, "the result of an attempt could not be recorded");
                return;
            }
            tokio::time::sleep(pause).await;
            waited += pause;
            pause = (pause * 2).min(Duration::from_secs(5));
        }
    }

    async fn record_once(
        &self,
        delivery: &Delivery,
        result: &Result<String, SendFailure>,
    ) -> Result<(), Failure> {
        let (app, name) = (&self.casework, self.name.as_str());
        let failure = match result {
            Ok(answer) => return alerts::sent(app, name, delivery, answer).await,
            Err(failure) => failure,
        };
        let reason = failure.to_string();
        let pause = match failure.lasting {
            Lasting::Ambiguous => return alerts::left_unclear(app, name, delivery, &reason).await,
            Lasting::Permanent => None,
            Lasting::Transient => {
                self.settings.backoff.pause(delivery.id, delivery.content.urgency(), delivery.attempt)
            }
        };
        let asked = failure.retry_after.unwrap_or_default().min(LONGEST_ASKED);
        let asked = chrono::Duration::from_std(asked).unwrap_or_default();
        match pause.map(|pause| pause.max(asked)) {
            Some(pause) => alerts::failed_transiently(app, name, delivery, &reason, app.now() + pause).await,
            None => alerts::failed_permanently(app, name, delivery, &reason).await,
        }
    }
}
