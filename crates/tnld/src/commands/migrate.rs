//! `tnld migrate`.

use super::say;
use crate::boot;
use crate::config::Settings;
use anyhow::{Context as _, Result};
use std::process::ExitCode;

pub(super) fn run(settings: &Settings) -> Result<ExitCode> {
    let db = boot::open_db(settings)?;
    let done = db.migrate().context("migrating")?;
    if done.is_empty() {
        say("The database is up to date.");
    }
    for name in done {
        say(&format!("applied {name}"));
    }
    Ok(ExitCode::SUCCESS)
}
