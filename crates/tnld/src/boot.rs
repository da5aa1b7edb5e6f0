//! Putting the parts together: law, database, secrets.

use crate::clock::{RealIds, SystemClock};
use crate::config::Settings;
use anyhow::{Context, Result, bail};
use casework::watch::Watchman;
use casework::{Casework, Secrets};
use chrono::Duration;
use domain::law::LawSet;
use domain::value::{Email, Phone};
use std::path::Path;
use std::sync::Arc;
use store::{Db, DbSettings};

/// Opens the database.
pub(crate) fn open_db(settings: &Settings) -> Result<Db> {
    std::fs::create_dir_all(&settings.data_dir)
        .with_context(|| format!("data_dir {} cannot be made", settings.data_dir.display()))?;
    let db = DbSettings {
        url: settings.database_url(),
        readers: settings.database.pool,
        pool: settings.database.pool,
        queue: settings.database.queue,
        wait: std::time::Duration::from_secs(settings.database.wait_seconds),
    };
    Db::open(&db).context("the database cannot be opened")
}

/// Loads the law set, with the overlay when one is named.
pub(crate) fn law(settings: &Settings) -> Result<Arc<LawSet>> {
    let Some(dir) = settings.law_dir() else { return Ok(Arc::new(LawSet::embedded().clone())) };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| format!("law_dir {}", dir.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            files.push((name, text));
        }
    }
    files.sort();
    match LawSet::with_overlay(files) {
        Ok(set) => Ok(Arc::new(set)),
        Err(problems) => {
            let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
            bail!("the law files are refused:\n  - {}", told.join("\n  - "))
        }
    }
}

/// The key of confirmation links: given, or made once and kept readable by the owner alone.
fn links_key(settings: &Settings) -> Result<Vec<u8>> {
    if !settings.links.key.is_empty() {
        return Ok(settings.links.key.as_bytes().to_vec());
    }
    let path = settings.data_dir.join("links.key");
    if let Ok(text) = std::fs::read_to_string(&path) {
        return Ok(text.trim().as_bytes().to_vec());
    }
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| anyhow::anyhow!("no randomness: {e}"))?;
    let key = hex::encode(bytes);
    write_private(&path, &key)?;
    // Another process may have made the key at the same moment: what stands in the file counts.
    Ok(std::fs::read_to_string(&path)?.trim().as_bytes().to_vec())
}

fn write_private(path: &Path, text: &str) -> Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match file {
        Ok(mut file) => file.write_all(text.as_bytes()).with_context(|| path.display().to_string()),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(e).with_context(|| path.display().to_string()),
    }
}

/// What the use cases are told of the configuration.
///
/// # Errors
/// A list of the configuration that cannot be read.
pub(crate) fn use_case_settings(settings: &Settings) -> Result<casework::Settings> {
    Ok(casework::Settings {
        province: settings.province.clone(),
        mode: settings.mode(),
        public_url: settings.public_url(),
        session_idle: Duration::minutes(settings.session.idle_minutes),
        session_absolute: Duration::hours(settings.session.absolute_hours),
        link_validity: Duration::days(settings.links.validity_days),
        channels: settings.channels(),
        channel_rules: settings.channel_rules()?,
        evidence: settings.evidence.room(&settings.data_dir)?,
        watch: Watchman { email: given(&settings.watch.email), phone: given(&settings.watch.phone) },
        notice_validity: Duration::days(settings.notices.validity_days),
    })
}

fn given(text: &str) -> Option<String> {
    Some(text.trim()).filter(|t| !t.is_empty()).map(str::to_owned)
}

/// A person on watch who cannot be reached is no watch.
fn check_watch(watch: &Watchman) -> Result<()> {
    if let Some(email) = &watch.email
        && Email::parse(email).is_err()
    {
        bail!("watch.email: {email} is no mail address");
    }
    if let Some(phone) = &watch.phone
        && !Phone::parse(phone).is_ok_and(|p| p.is_vn_mobile())
    {
        bail!("watch.phone: {phone} is no Vietnamese mobile number");
    }
    Ok(())
}

/// The secrets of the installation.
pub(crate) fn secrets(settings: &Settings) -> Result<Secrets> {
    Ok(Secrets { links: links_key(settings)? })
}

/// The use cases over a database that is open already.
pub(crate) fn casework(settings: &Settings, db: Db) -> Result<Casework> {
    if settings.mode() == casework::Mode::Production
        && db.pending_migrations()?.is_empty()
        && crate::demo::marked(&db)?
    {
        bail!(
            "production mode refuses a database that holds demonstration data; name an empty one in TNLD_DATABASE_URL"
        );
    }
    let law = law(settings)?;
    let wanted = use_case_settings(settings)?;
    check_watch(&wanted.watch)?;
    let known = domain::reference::Geography::embedded();
    let today = domain::time::vn_date(casework::Clock::now(&SystemClock));
    if known.province_on(&settings.province, today).is_none() {
        bail!("province: there is no province with code {}", settings.province);
    }
    Ok(Casework::new(db, Arc::new(SystemClock), Arc::new(RealIds), law, wanted, secrets(settings)?))
}
