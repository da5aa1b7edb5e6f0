//! `tnld notify`: a notifier alone.

use super::say;
use crate::config::Settings;
use crate::pulse::Pulse;
use crate::{boot, metrics, sender, stop};
use anyhow::{Result, bail};
use std::process::ExitCode;
use store::WorkerKind;
use tokio::sync::watch;

pub(super) async fn run(settings: &Settings) -> Result<ExitCode> {
    let db = boot::open_db(settings)?;
    let pending = db.pending_migrations()?;
    if !pending.is_empty() {
        bail!("{} migration(s) are not applied; run: tnld migrate", pending.len());
    }
    let app = boot::casework(settings, db)?;
    let figures = metrics::listen(settings, &app)?;
    let notifier = sender::notifier(settings, &app)?;
    say("tnld notifies");
    let (tell, told) = watch::channel(false);
    let sending = tokio::task::spawn_local(notifier.run(told));
    let sends = sending.abort_handle();
    let pulse = Pulse::start(&app, WorkerKind::Notify, move || !sends.is_finished());
    stop::asked().await?;
    let _ = tell.send(true);
    sending.await?;
    pulse.end().await;
    metrics::end(figures).await;
    Ok(ExitCode::SUCCESS)
}
