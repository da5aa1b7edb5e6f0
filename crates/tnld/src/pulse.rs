//! The sign of life of this process, and its turns to look whether everything works.

use casework::{Casework, watch as watchdog};
use domain::ids::WorkerId;
use store::WorkerKind;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval, interval_at};

/// A task that beats while the work of this process is alive.
pub(crate) struct Pulse {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Pulse {
    /// Starts to beat. `works` tells whether what this process is for still runs: a process whose notifier fell over is
    /// to be missed, though the process itself stands.
    pub(crate) fn start(app: &Casework, kind: WorkerKind, works: impl Fn() -> bool + 'static) -> Self {
        let (stop, told) = watch::channel(false);
        let task = tokio::task::spawn_local(beat(app.clone(), kind, works, told));
        Self { stop, task }
    }

    /// Says goodbye, so that nobody misses this process.
    pub(crate) async fn end(self) {
        // The task ends by itself when its sender goes.
        let _ = self.stop.send(true);
        if let Err(problem) = self.task.await {
            tracing::warn!(%problem, "the sign of life ended badly");
        }
    }
}

async fn beat(app: Casework, kind: WorkerKind, works: impl Fn() -> bool, mut told: watch::Receiver<bool>) {
    let name = format!("{}/{}", host(), std::process::id());
    let mut known: Option<WorkerId> = None;
    let mut signs = interval(watchdog::BEAT_EVERY);
    signs.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // Not at once: after an outage the notifier first gets the time to send what waits.
    let mut looks = interval_at(Instant::now() + watchdog::LOOK_EVERY, watchdog::LOOK_EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = told.changed() => break,
            _ = signs.tick() => if works() {
                let done = match known {
                    Some(id) => watchdog::beat(&app, id).await,
                    None => watchdog::enlist(&app, kind, name.clone()).await.map(|id| known = Some(id)),
                };
                if let Err(problem) = done {
                    tracing::warn!(%problem, "no sign of life could be given; trying again");
                }
            },
            _ = looks.tick() => if let Err(problem) = watchdog::look(&app, &name).await {
                tracing::warn!(%problem, "the watchdog could not look; trying again");
            },
        }
    }
    if let Some(id) = known
        && let Err(problem) = watchdog::stop(&app, id).await
    {
        tracing::warn!(%problem, "the end of this process could not be noted; it will be missed");
    }
}

/// Name of the machine.
fn host() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let name = name.trim();
    if name.is_empty() { "localhost".to_owned() } else { name.to_owned() }
}
