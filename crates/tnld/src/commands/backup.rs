//! `tnld backup`: a consistent copy while the system runs.

use super::say;
use crate::boot;
use crate::config::Settings;
use anyhow::{Context as _, Result, bail};
use casework::watch::Record;
use std::path::Path;
use std::process::{Command, ExitCode};
use store::Backend;

/// Copies the files of the evidence into a folder beside the copy of the database, or says where they are. Files are
/// named by their hash and never changed: what is there already is left alone, and a file that comes while the copy is
/// made belongs to the next.
fn evidence(settings: &Settings, file: &Path) -> Result<String> {
    let Some(from) = settings.evidence.directory(&settings.data_dir) else {
        let place = settings.evidence.place(&settings.data_dir);
        return Ok(format!("The files of the evidence stand in the {place}: keep a copy of it too."));
    };
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let to = file.with_file_name(format!("{name}.evidence"));
    std::fs::create_dir_all(&to).with_context(|| to.display().to_string())?;
    let count = if from.is_dir() { copy_tree(&from, &to)? } else { 0 };
    Ok(format!("{} written, {count} file(s) of the evidence.", to.display()))
}

fn copy_tree(from: &Path, to: &Path) -> Result<usize> {
    let mut count = 0;
    for entry in std::fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            std::fs::create_dir_all(&target)?;
            count += copy_tree(&entry.path(), &target)?;
        } else if entry.path().extension().is_none() {
            // A name with an ending is a file on its way.
            files::copy_hashed(&entry.path(), &target).with_context(|| target.display().to_string())?;
            count += 1;
        }
    }
    Ok(count)
}

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
    let copied = evidence(settings, file)?;
    if db.pending_migrations()?.is_empty() {
        casework::watch::note(&boot::casework(settings, db)?, Record::Backup, 0)?;
    }
    let size = std::fs::metadata(file).map(|m| m.len()).unwrap_or_default();
    say(&format!("{} written, {size} bytes.", file.display()));
    say(&copied);
    Ok(ExitCode::SUCCESS)
}
