//! `tnld serve`: the server alone.

use super::say;
use crate::config::Settings;
use crate::{boot, server, stop};
use anyhow::{Result, bail};
use std::process::ExitCode;

pub(super) async fn run(settings: &Settings) -> Result<ExitCode> {
    let db = boot::open_db(settings)?;
    let pending = db.pending_migrations()?;
    if !pending.is_empty() {
        bail!("{} migration(s) are not applied; run: tnld migrate", pending.len());
    }
    let app = boot::casework(settings, db)?;
    casework::directory::load_calendar(&app).await?;
    let listening = server::listen(settings, &app)?;
    say(&format!("tnld answers on {} (listening on {})", settings.public_url(), listening.address));
    let (handle, draining) = (listening.handle(), listening.draining());
    let serving = tokio::task::spawn_local(listening.run());
    stop::asked().await?;
    draining.begin();
    handle.stop(true).await;
    serving.await??;
    Ok(ExitCode::SUCCESS)
}
