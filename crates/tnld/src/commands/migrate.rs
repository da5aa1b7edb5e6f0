//! `tnld migrate`: the tables, and the agencies and holidays that a new database begins with.

use super::say;
use crate::boot;
use crate::config::Settings;
use anyhow::{Context as _, Result};
use std::process::ExitCode;

pub(super) async fn run(settings: &Settings) -> Result<ExitCode> {
    let db = boot::open_db(settings)?;
    let done = db.migrate().context("migrating")?;
    if done.is_empty() {
        say("The database is up to date.");
    }
    for name in done {
        say(&format!("applied {name}"));
    }
    let app = boot::casework(settings, db)?;
    casework::directory::seed_holidays(&app).await?;
    casework::directory::seed_agencies(&app, |_| None).await?;
    Ok(ExitCode::SUCCESS)
}
