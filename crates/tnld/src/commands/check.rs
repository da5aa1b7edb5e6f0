//! `tnld check`: what is wrong, and how to mend it.

mod channels;

use super::say;
use crate::boot;
use crate::config::Settings;
use anyhow::Result;
use casework::Mode;
use std::process::ExitCode;

struct Report {
    faults: usize,
}

impl Report {
    fn good(&self, what: &str, how: &str) {
        say(&format!("ok      {what}: {how}"));
    }

    fn bad(&mut self, what: &str, why: &str, mend: &str) {
        self.faults += 1;
        say(&format!("WRONG   {what}: {why}\n        → {mend}"));
    }
}

pub(super) async fn run(settings: &Settings, list_law: bool) -> Result<ExitCode> {
    let mut report = Report { faults: 0 };
    configuration(settings, &mut report);
    law(settings, &mut report, list_law);
    database(settings, &mut report).await;
    channels::channels(settings, &mut report).await;
    if report.faults == 0 {
        say("Nothing is wrong.");
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!("{} thing(s) to mend.", report.faults));
    Ok(ExitCode::FAILURE)
}

fn configuration(settings: &Settings, report: &mut Report) {
    let mode = match settings.mode() {
        Mode::Demo => "demo",
        Mode::Development => "development",
        Mode::Production => "production",
    };
    report.good("configuration", &format!("mode {mode}, {}", settings.public_url()));
    match std::fs::create_dir_all(&settings.data_dir) {
        Ok(()) => report.good("data_dir", &settings.data_dir.display().to_string()),
        Err(e) => {
            report.bad("data_dir", &e.to_string(), "name a directory this user may write in TNLD_DATA_DIR")
        }
    }
}

fn law(settings: &Settings, report: &mut Report, list: bool) {
    match boot::law(settings) {
        Err(e) => report.bad(
            "law files",
            &format!("{e:#}"),
            "mend the entry named, or empty law_dir to use the built-in set",
        ),
        Ok(set) => {
            let values = set.provenance();
            let unsure =
                values.iter().filter(|v| v.citation.confidence != domain::law::Confidence::Sure).count();
            report.good(
                "law files",
                &format!(
                    "{} values, {unsure} of them not sure (tnld check --law lists them), SHA-256 {}",
                    values.len(),
                    set.sha256()
                ),
            );
            if list {
                for v in &values {
                    let from = if v.embedded { "built in" } else { "law_dir" };
                    let until = v.effective_until.map(|d| format!(" to {d}")).unwrap_or_default();
                    say(&format!(
                        "        {} [{}] {}: {}, {} ({}, {from}, from {}{until})",
                        v.section,
                        v.rule,
                        v.id,
                        v.citation.text,
                        v.citation.confidence.as_str(),
                        v.file,
                        v.effective_from,
                    ));
                }
            }
        }
    }
}

async fn database(settings: &Settings, report: &mut Report) {
    let mend =
        "look at database_url (TNLD_DATABASE_URL): sqlite://path or postgres://user:password@host/database";
    let db = match boot::open_db(settings) {
        Ok(db) => db,
        Err(e) => return report.bad("database", &format!("{e:#}"), mend),
    };
    if let Err(e) = db.ping().await {
        return report.bad("database", &e.to_string(), mend);
    }
    match db.pending_migrations() {
        Err(e) => report.bad("database", &e.to_string(), mend),
        Ok(pending) if pending.is_empty() => report.good("database", &format!("{:?}, up to date", db.kind())),
        Ok(pending) => {
            report.bad(
                "database",
                &format!("{} migration(s) not applied", pending.len()),
                "run: tnld migrate",
            );
        }
    }
}
