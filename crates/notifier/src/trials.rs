//! Carrying out the tests of channels that people ask for.

use crate::worker::Worker;
use casework::channels::{Trial, end_trial, take_trial};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How often it is looked for tests.
const EVERY: Duration = Duration::from_secs(1);
/// How long a test may take before it is given up as lost.
const LEASE: Duration = Duration::from_secs(180);

/// Until it is told to stop.
pub(crate) async fn run(worker: Arc<Worker>, mut shutdown: watch::Receiver<bool>) {
    while !*shutdown.borrow_and_update() {
        match take_trial(&worker.casework, LEASE).await {
            Ok(Some(trial)) => {
                carry_out(&worker, trial).await;
                continue;
            }
            Ok(None) => {}
            Err(problem) => tracing::debug!(%problem, "tests of channels cannot be read"),
        }
        tokio::select! {
            gone = shutdown.changed() => if gone.is_err() { break },
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

async fn carry_out(worker: &Arc<Worker>, trial: Trial) {
    let id = trial.id;
    let channel = trial.channel;
    let result = worker.blocking(channel, move |c| c.test(&trial)).await;
    let (passed, answer) = match result {
        Ok(answer) => (true, answer),
        Err(failure) => (false, failure.to_string()),
    };
    tracing::info!(test = %id, %channel, passed, "a channel was tested");
    if let Err(problem) = end_trial(&worker.casework, id, passed, answer).await {
        tracing::warn!(test = %id, %problem, "the result of a test could not be recorded");
    }
}
