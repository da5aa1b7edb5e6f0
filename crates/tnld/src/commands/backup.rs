//! `tnld backup`: a consistent copy while the system runs.

use super::say;
use crate::boot;
use crate::config::Settings;
use anyhow::{Context as _, Result, bail};
use casework::watch::Record;
use std::path::Path;
use std::process::{Command, ExitCode};
use store::Backend;

pub(super) fn run(settings: &Settings, file: &Path) -> Result<ExitCode> {
    if file.exists() {
        bail!("{} exists; name a file that does not", file.display());
    }
    let db = boot::open_db(settings)?;
    match db.kind() {
        Backend::Sqlite => db.copy_to(file).context("copying the database")?,
        Backend::Postgres => {
            // The connection string goes through the environment: arguments are visible to every user.
            let status = Command::new("pg_dump")
                .args(["--format=custom", "--no-owner", "--file"])
                .arg(file)
                .env("PGDATABASE", settings.database_url())
                .status()
                .context("pg_dump was not found: install postgresql-client")?;
            if !status.success() {
                bail!("pg_dump failed");
            }
        }
    }
    if db.pending_migrations()?.is_empty() {
        casework::watch::note(&boot::casework(settings, db)?, Record::Backup, 0)?;
    }
    let size = std::fs::metadata(file).map(|m| m.len()).unwrap_or_default();
    say(&format!("{} written, {size} bytes.", file.display()));
    Ok(ExitCode::SUCCESS)
}
