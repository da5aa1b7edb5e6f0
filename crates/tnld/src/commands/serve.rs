//! `tnld serve`: the server alone.

use super::say;
use crate::config::Settings;
use crate::pulse::Pulse;
use crate::{boot, metrics, server, stop};
use anyhow::{Result, bail};
use std::process::ExitCode;
use store::WorkerKind;

pub(super) async fn run(settings: &Settings) -> Result<ExitCode> {
    let db = boot::open_db(settings)?;
    let pending = db.pending_migrations()?;
    if !pending.is_empty() {
        bail!("{} migration(s) are not applied; run: tnld migrate", pending.len());
    }
    let app = boot::casework(settings, db)?;
    casework::directory::load_calendar(&app).await?;
    let listening = server::listen(settings, &app)?;
    let figures = metrics::listen(settings, &app)?;
    say(&format!("tnld answers on {} (listening on {})", settings.public_url(), listening.address));
    let (handle, draining) = (listening.handle(), listening.draining());
    let serving = tokio::task::spawn_local(listening.run());
    let serves = serving.abort_handle();
    let pulse = Pulse::start(&app, WorkerKind::Serve, move || !serves.is_finished());
    stop::asked().await?;
    draining.begin();
    handle.stop(true).await;
    serving.await??;
    pulse.end().await;
    metrics::end(figures).await;
    Ok(ExitCode::SUCCESS)
}
