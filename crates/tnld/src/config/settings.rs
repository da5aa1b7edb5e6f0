//! The settings, typed.

use super::channels::{Notifier, Sms, Zalo};
use super::environment::overlay;
use super::evidence::Evidence;
use super::postgres_address::PostgresAddress;
use anyhow::{Context, Result, bail};
use casework::Mode;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

const BUILT_IN: &str = include_str!("../../../../config/tnld.toml");

/// Everything that can be set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    mode: ModeWord,
    pub(crate) bind: String,
    pub(crate) port: u16,
    pub(crate) data_dir: PathBuf,
    database_url: String,
    smtp_url: String,
    public_url: String,
    pub(crate) province: String,
    law_dir: String,
    pub(crate) contact: String,
    pub(crate) database: Database,
    pub(crate) session: Session,
    pub(crate) links: Links,
    pub(crate) notices: Notices,
    pub(crate) server: Server,
    pub(crate) notifier: Notifier,
    pub(crate) sms: Sms,
    pub(crate) zalo: Zalo,
    pub(crate) evidence: Evidence,
    pub(crate) watch: Watch,
    pub(crate) metrics: Metrics,
    pub(crate) log: Log,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ModeWord {
    Demo,
    Development,
    Production,
}

/// `[database]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Database {
    pub(crate) pool: u32,
    pub(crate) queue: usize,
    pub(crate) wait_seconds: u64,
}

/// `[session]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Session {
    pub(crate) idle_minutes: i64,
    pub(crate) absolute_hours: i64,
}

/// `[links]`
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Links {
    pub(crate) validity_days: i64,
    pub(crate) key: String,
}

impl std::fmt::Debug for Links {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Links").field("validity_days", &self.validity_days).finish_non_exhaustive()
    }
}

/// `[notices]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notices {
    pub(crate) validity_days: i64,
}

/// `[server]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Server {
    pub(crate) workers: usize,
    pub(crate) trusted_proxies: String,
}

/// `[watch]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Watch {
    pub(crate) email: String,
    pub(crate) phone: String,
}

/// `[metrics]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Metrics {
    pub(crate) port: u16,
    pub(crate) bind: String,
}

/// `[log]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Log {
    pub(crate) level: String,
}

impl Settings {
    pub(crate) fn mode(&self) -> Mode {
        match self.mode {
            ModeWord::Demo => Mode::Demo,
            ModeWord::Development => Mode::Development,
            ModeWord::Production => Mode::Production,
        }
    }

    pub(crate) fn database_url(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite://{}", self.data_dir.join("tnld.db").display())
        } else {
            self.database_url.clone()
        }
    }

    pub(crate) fn mailbox_dir(&self) -> PathBuf {
        self.data_dir.join("mailbox")
    }

    pub(crate) fn smtp_url(&self) -> String {
        if self.smtp_url.is_empty() {
            let dir = std::path::absolute(self.mailbox_dir()).unwrap_or_else(|_| self.mailbox_dir());
            format!("file://{}", dir.display())
        } else {
            self.smtp_url.clone()
        }
    }

    pub(crate) fn public_url(&self) -> String {
        if self.public_url.is_empty() {
            format!("http://localhost:{}", self.port)
        } else {
            self.public_url.trim_end_matches('/').to_owned()
        }
    }

    pub(crate) fn law_dir(&self) -> Option<&Path> {
        (!self.law_dir.is_empty()).then(|| Path::new(&self.law_dir))
    }

    /// What production does not accept, all at once.
    pub(crate) fn refusals(&self) -> Vec<String> {
        let mut out = Vec::new();
        if self.mode() != Mode::Production {
            return out;
        }
        if self.smtp_url().starts_with("file:") {
            out.push("smtp_url: production needs a mail server, not a file mailbox".to_owned());
        }
        if self.links.key.len() < 32 {
            out.push(
                "links.key: production needs a key of at least 32 characters (TNLD_LINKS_KEY_FILE)"
                    .to_owned(),
            );
        }
        if !self.public_url().starts_with("https://") {
            out.push("public_url: production needs an https:// address".to_owned());
        }
        if self.notifier.allow_private_webhooks {
            out.push(
                "notifier.allow_private_webhooks: production names the networks in notifier.webhook_networks"
                    .to_owned(),
            );
        }
        if self.notifier.from.contains("localhost") {
            out.push("notifier.from: production needs a real sender".to_owned());
        }
        out
    }

    /// What production should not do although it runs: each thing, and how to mend it.
    pub(crate) fn cautions(&self) -> Vec<(String, String)> {
        if self.mode() != Mode::Production {
            return Vec::new();
        }
        let address = PostgresAddress::of(&self.database_url(), &|name| std::env::var(name).ok());
        let Some(address) = address else { return Vec::new() };
        let caution = address.unverified().map(|host| {
            (
                format!(
                    "database_url: nothing proves that {host} is the database (sslmode={}): whoever sits between can \
                     read and change what is sent",
                    address.sslmode()
                ),
                "add ?sslmode=verify-full&sslrootcert=/path/to/root.crt to database_url (TNLD_DATABASE_URL)"
                    .to_owned(),
            )
        });
        caution.into_iter().collect()
    }
}

/// Loads the settings. `demo` sets the mode unless the environment says otherwise.
pub(crate) fn load(demo: bool) -> Result<Settings> {
    let mut table: Table = BUILT_IN.parse().context("the built-in settings")?;
    if demo {
        table.insert("mode".to_owned(), Value::String("demo".to_owned()));
    }
    if let Some(path) = std::env::var_os("TNLD_CONFIG") {
        let path = PathBuf::from(path);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("TNLD_CONFIG names {}", path.display()))?;
        let given: Table = text.parse().with_context(|| format!("{} is not valid TOML", path.display()))?;
        merge(&mut table, given, &path.display().to_string())?;
    }
    overlay(&mut table, "TNLD", &|name| std::env::var(name).ok())?;
    let settings: Settings = Value::Table(table).try_into().context("the settings do not fit")?;
    let refusals = settings.refusals();
    if !refusals.is_empty() {
        bail!("production mode refuses to start:\n  - {}", refusals.join("\n  - "));
    }
    Ok(settings)
}

/// The built-in settings over a directory of a test.
#[cfg(test)]
pub(crate) fn for_tests(data_dir: &Path) -> Settings {
    let mut table: Table = BUILT_IN.parse().expect("the shipped file");
    table.insert("data_dir".to_owned(), Value::String(data_dir.display().to_string()));
    Value::Table(table).try_into().expect("the shipped file")
}

fn merge(into: &mut Table, given: Table, from: &str) -> Result<()> {
    for (key, value) in given {
        match (into.get_mut(&key), value) {
            (Some(Value::Table(inner)), Value::Table(more)) => merge(inner, more, from)?,
            (Some(slot), value) => *slot = value,
            (None, _) => bail!("{from}: there is no setting named “{key}”"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> Settings {
        let table: Table = BUILT_IN.parse().unwrap();
        Value::Table(table).try_into().unwrap()
    }

    #[test]
    fn the_shipped_file_is_complete() {
        let settings = built_in();
        assert_eq!(settings.port, 8080);
        assert!(settings.database_url().starts_with("sqlite://"));
        assert!(settings.smtp_url().starts_with("file://"));
        assert!(!settings.sms.is_given() && !settings.zalo.is_given());
    }

    #[test]
    fn production_refuses_the_defaults_by_name() {
        let mut settings = built_in();
        settings.mode = ModeWord::Production;
        settings.notifier.allow_private_webhooks = true;
        let told = settings.refusals().join("\n");
        for name in
            ["smtp_url", "links.key", "public_url", "notifier.from", "notifier.allow_private_webhooks"]
        {
            assert!(told.contains(name), "{name} in {told}");
        }
    }

    #[test]
    fn a_database_elsewhere_without_proof_of_identity_is_told_in_production_only() {
        let mut settings = built_in();
        settings.database_url = "postgres://tnld:secret@db.example/tnld".to_owned();
        assert_eq!(settings.cautions(), Vec::new());
        settings.mode = ModeWord::Production;
        let (what, mend) = settings.cautions().remove(0);
        assert!(what.contains("db.example") && !what.contains("secret"), "{what}");
        assert!(mend.contains("sslmode=verify-full"), "{mend}");
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        let mut table: Table = BUILT_IN.parse().unwrap();
        let given: Table = "prot = 1".parse().unwrap();
        assert!(merge(&mut table, given, "x.toml").unwrap_err().to_string().contains("prot"));
    }
}
