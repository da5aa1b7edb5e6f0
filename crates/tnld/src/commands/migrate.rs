//! `tnld migrate`: the tables, and the agencies and holidays that a new database begins with.

use super::say;
use crate::boot;
use crate::config::Settings;
use anyhow::{Context as _, Result};
use std::process::ExitCode;
use store::Db;

/// Brings the tables up to date and tells what was applied. Lists are derived from the events: after a change of tables
/// they are made again, so that no line of them says what an earlier version wrote.
pub(super) async fn up_to_date(settings: &Settings, db: &Db) -> Result<Vec<String>> {
    let done = db.migrate().context("migrating")?;
    if !done.is_empty() {
        let app = boot::casework(settings, db.clone())?;
        casework::directory::load_calendar(&app).await?;
        let made = tokio::task::spawn_blocking(move || casework::verify::rebuild(&app)).await?;
        if let Err(failure) = made {
            say(&format!("Lists were not made again: {failure}. Run: tnld verify --rebuild"));
        }
    }
    Ok(done)
}

pub(super) async fn run(settings: &Settings) -> Result<ExitCode> {
    let db = boot::open_db(settings)?;
    let done = up_to_date(settings, &db).await?;
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
