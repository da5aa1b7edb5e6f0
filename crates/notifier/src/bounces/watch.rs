//! Looking into the directory again and again.

use super::directory::Directory;
use super::dsn::{Ours, read};
use casework::channels::{Recorded, record_fate};
use casework::{Casework, Failure};
use domain::words::ChannelKind;
use std::path::PathBuf;
use std::time::Duration;
use tokio::sync::watch;

/// How often.
const EVERY: Duration = Duration::from_secs(5);

/// What comes back to one notifier.
pub(crate) struct Bounces {
    app: Casework,
    ours: Ours,
    directory: Directory,
}

impl Bounces {
    pub(crate) fn new(app: Casework, ours: Ours, root: PathBuf) -> Self {
        Self { app, ours, directory: Directory::new(root) }
    }

    /// Until it is told to stop.
    pub(crate) async fn run(mut self, mut shutdown: watch::Receiver<bool>) {
        while !*shutdown.borrow_and_update() {
            self.look().await;
            tokio::select! {
                gone = shutdown.changed() => if gone.is_err() { break },
                () = tokio::time::sleep(EVERY) => {}
            }
        }
    }

    /// Reads everything that is there. What cannot be recorded now stays for the next time.
    pub(crate) async fn look(&mut self) {
        // The files are few and small; each is read once.
        let files = match self.directory.incoming() {
            Ok(files) => files,
            Err(problem) => {
                tracing::warn!(%problem, "the directory of returned mails cannot be read");
                return;
            }
        };
        for file in files {
            let name = file.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let known = match read(&file.raw, &self.ours) {
                None => Ok(Recorded::Unknown),
                Some(about) => self.record(about).await,
            };
            match known {
                Ok(Recorded::Unknown) => {
                    if self.directory.is_foreign(file) {
                        tracing::warn!(
                            file = name,
                            "a returned mail is about no message of ours; left alone"
                        );
                    }
                }
                Ok(Recorded::Now | Recorded::Before) => {
                    if let Err(problem) = self.directory.done(&file.path) {
                        tracing::warn!(file = name, %problem, "a returned mail cannot be put away");
                    }
                }
                Err(problem) => {
                    tracing::warn!(file = name, %problem, "a returned mail cannot be recorded yet")
                }
            }
        }
    }

    async fn record(&self, about: super::dsn::Notification) -> Result<Recorded, Failure> {
        let Some(fate) = about.fate else {
            tracing::info!(outbox = %about.message, "a mail is still on its way");
            return Ok(Recorded::Before);
        };
        let recorded =
            record_fate(&self.app, ChannelKind::Email, about.message, fate, about.report.clone()).await?;
        if recorded == Recorded::Now {
            tracing::warn!(outbox = %about.message, ?fate, "a mail server reports");
        }
        Ok(recorded)
    }
}
