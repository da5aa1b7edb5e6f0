//! `tnld backup`: a consistent copy while the system runs.

use super::say;
use crate::boot;
use crate::config::Settings;
use anyhow::{Context as _, Result, bail};
use casework::watch::Record;
use percent_encoding::percent_decode_str;
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

/// The address of a database without its password, and the password.
fn without_password(url: &str) -> (String, Option<String>) {
    let Some((scheme, rest)) = url.split_once("://") else { return (url.to_owned(), None) };
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let end = place.find('/').unwrap_or(place.len());
    let (authority, path) = place.split_at(end);
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, authority),
    };
    let (name, in_user) = match user.and_then(|u| u.split_once(':')) {
        Some((name, password)) => (Some(name), Some(password)),
        None => (user, None),
    };
    let is_password = |pair: &&str| pair.split('=').next() == Some("password");
    let in_query = query.split('&').find(is_password).and_then(|pair| pair.split_once('=')).map(|(_, v)| v);
    let options: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !is_password(pair)).collect();
    let name = name.map(|n| format!("{n}@")).unwrap_or_default();
    let mark = if options.is_empty() { "" } else { "?" };
    let address = format!("{scheme}://{name}{host}{path}{mark}{}", options.join("&"));
    let plain = |escaped: &str| percent_decode_str(escaped).decode_utf8_lossy().into_owned();
    (address, in_query.or(in_user).map(plain))
}

pub(super) fn run(settings: &Settings, file: &Path) -> Result<ExitCode> {
    if file.exists() {
        bail!("{} exists; name a file that does not", file.display());
    }
    let db = boot::open_db(settings)?;
    match db.kind() {
        Backend::Sqlite => db.copy_to(file).context("copying the database")?,
        Backend::Postgres => {
            // Arguments are visible to every user: the password alone goes through the environment. libpq reads an
            // address from the argument only, never from PGDATABASE.
            let (address, password) = without_password(&settings.database_url());
            let mut dump = Command::new("pg_dump");
            dump.args(["--format=custom", "--no-owner", "--file"]).arg(file).arg("--dbname").arg(address);
            if let Some(password) = password {
                dump.env("PGPASSWORD", password);
            }
            let status = dump.status().context("pg_dump was not found: install postgresql-client")?;
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

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn the_password_leaves_the_address_and_nothing_else_does() {
        for (url, address, password) in [
            ("postgres://tnld:s%40t@db/tnld", "postgres://tnld@db/tnld", Some("s@t")),
            (
                "postgresql://tnld:a:b@db:5433/tnld?sslmode=verify-full",
                "postgresql://tnld@db:5433/tnld?sslmode=verify-full",
                Some("a:b"),
            ),
            ("postgres://tnld@[::1]:5432/tnld", "postgres://tnld@[::1]:5432/tnld", None),
            ("postgres:///tnld?host=/run/postgresql", "postgres:///tnld?host=/run/postgresql", None),
            ("postgres://db/tnld?password=x%20y&user=tnld", "postgres://db/tnld?user=tnld", Some("x y")),
        ] {
            assert_eq!(without_password(url), (address.to_owned(), password.map(str::to_owned)), "{url}");
        }
    }
}
