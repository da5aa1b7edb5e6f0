//! One delivery from lease to recorded result.

use crate::mail::{Sender, compose};
use crate::settings::Settings;
use crate::transport::{Lasting, SendFailure, Step, Transport};
use casework::alerts::{self, Delivery};
use casework::{Casework, Failure};
use std::sync::Arc;
use std::time::Duration;

/// What every delivery of a run shares.
pub(crate) struct Worker {
    pub(crate) casework: Casework,
    pub(crate) transport: Transport,
    pub(crate) sender: Sender,
    pub(crate) settings: Settings,
    /// Name of this worker: leases bear it.
    pub(crate) name: String,
}

impl Worker {
    /// Sends and records. Never fails: what cannot be recorded is sent again when the lease runs out.
    pub(crate) async fn deliver(self: Arc<Self>, delivery: Delivery) {
        let delivery = Arc::new(delivery);
        let result = self.send(Arc::clone(&delivery)).await;
        self.log(&delivery, &result);
        self.record(&delivery, &result).await;
    }

    /// Off the async threads: composing computes, sending blocks.
    async fn send(self: &Arc<Self>, delivery: Arc<Delivery>) -> Result<String, SendFailure> {
        let worker = Arc::clone(self);
        tokio::task::spawn_blocking(move || worker.send_blocking(&delivery))
            .await
            .unwrap_or_else(|_| Err(SendFailure::transient(Step::Compose, "the sender stopped unexpectedly")))
    }

    fn send_blocking(&self, delivery: &Delivery) -> Result<String, SendFailure> {
        match delivery.channel.as_str() {
            "email" => {
                let message = compose(&self.sender, delivery, self.casework.now())
                    .map_err(|problem| SendFailure::permanent(Step::Compose, problem.to_string()))?;
                self.transport.send(delivery.id, &message)
            }
            // The row was written by a newer version that knows this channel: leave it to that one.
            _ => Err(SendFailure::transient(Step::Compose, "this notifier does not serve the channel")),
        }
    }

    fn log(&self, delivery: &Delivery, result: &Result<String, SendFailure>) {
        let (outbox, alert, attempt) = (delivery.id, delivery.alert, delivery.attempt);
        match result {
            Ok(_) => tracing::info!(%outbox, %alert, attempt, "alert sent"),
            Err(f) => tracing::warn!(
                %outbox, %alert, attempt, step = f.step.name(), code = f.code,
                permanent = f.lasting == Lasting::Permanent, "alert not sent"
            ),
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
            Lasting::Permanent => None,
            Lasting::Transient => {
                self.settings.backoff.pause(delivery.id, delivery.content.urgency(), delivery.attempt)
            }
        };
        match pause {
            Some(pause) => alerts::failed_transiently(app, name, delivery, &reason, app.now() + pause).await,
            None => alerts::failed_permanently(app, name, delivery, &reason).await,
        }
    }
}
