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
    cautions: usize,
}

impl Report {
    fn good(&self, what: &str, how: &str) {
        say(&format!("ok      {what}: {how}"));
    }

    fn bad(&mut self, what: &str, why: &str, mend: &str) {
        self.faults += 1;
        say(&format!("WRONG   {what}: {why}\n        → {mend}"));
    }

    fn caution(&mut self, what: &str, mend: &str) {
        self.cautions += 1;
        say(&format!("CARE    {what}\n        → {mend}"));
    }
}

pub(super) async fn run(settings: &Settings, list_law: bool) -> Result<ExitCode> {
    let mut report = Report { faults: 0, cautions: 0 };
    configuration(settings, &mut report);
    law(settings, &mut report, list_law);
    database(settings, &mut report).await;
    evidence(settings, &mut report).await;
    channels::channels(settings, &mut report).await;
    match report {
        Report { faults: 0, cautions: 0 } => say("Nothing is wrong."),
        Report { faults: 0, cautions } => {
            say(&format!("Nothing is wrong, but {cautions} thing(s) should be better."))
        }
        Report { faults, .. } => {
            say(&format!("{faults} thing(s) to mend."));
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn configuration(settings: &Settings, report: &mut Report) {
    let mode = match settings.mode() {
        Mode::Demo => "demo",
        Mode::Development => "development",
        Mode::Production => "production",
    };
    report.good("configuration", &format!("mode {mode}, {}", settings.public_url()));
    for (what, mend) in settings.cautions() {
        report.caution(&what, &mend);
    }
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

/// Can files be kept, and does the scanner answer?
async fn evidence(settings: &Settings, report: &mut Report) {
    let place = settings.evidence.place(&settings.data_dir);
    let mend = "look at [evidence] in the settings: this user must be able to write there";
    match settings.evidence.room(&settings.data_dir) {
        Err(e) => return report.bad("evidence", &format!("{e:#}"), mend),
        Ok(room) => match room.probe().await {
            Ok(()) => report.good("evidence", &place),
            Err(e) => report.bad("evidence", &format!("{place}: {e}"), mend),
        },
    }
    let asked = settings.evidence.scanner().ok().flatten();
    let Some(scanner) = asked else {
        if settings.mode() == Mode::Production {
            report
                .caution("evidence.clamd: files are taken without being scanned for viruses", "name a clamd");
        }
        return;
    };
    match tokio::task::spawn_blocking(move || scanner.ping()).await {
        Ok(Ok(())) => report.good("virus scanner", "answers"),
        Ok(Err(e)) => report.bad("virus scanner", &e.to_string(), "start clamd, or correct evidence.clamd"),
        Err(e) => report.bad("virus scanner", &e.to_string(), "try again"),
    }
}

async fn database(settings: &Settings, report: &mut Report) {
    let db = match boot::open_db(settings) {
        Ok(db) => db,
        Err(e) => {
            let why = format!("{e:#}");
            return report.bad("database", &why, mend_database(&why));
        }
    };
    if let Err(e) = db.ping().await {
        let why = e.to_string();
        return report.bad("database", &why, mend_database(&why));
    }
    let protected = match (db.kind(), db.tls()) {
        (store::Backend::Sqlite, _) => String::new(),
        (store::Backend::Postgres, Ok(Some(version))) => format!(", protected by {version}"),
        (store::Backend::Postgres, Ok(None) | Err(_)) => ", the connection is not encrypted".to_owned(),
    };
    match db.pending_migrations() {
        Err(e) => report.bad("database", &e.to_string(), mend_database("")),
        Ok(pending) if pending.is_empty() => {
            report.good("database", &format!("{:?}, up to date{protected}", db.kind()));
        }
        Ok(pending) => {
            report.bad(
                "database",
                &format!("{} migration(s) not applied", pending.len()),
                "run: tnld migrate",
            );
        }
    }
}

/// What to do about a database that cannot be reached, by what libpq said of it.
fn mend_database(why: &str) -> &'static str {
    let said = |text: &str| why.contains(text);
    if said("SSL support is not compiled in") {
        "this program was built without TLS for PostgreSQL: take one that `make release` built (feature postgres-tls)"
    } else if said("certificate verify failed") {
        "the server's certificate was not issued by the authority in sslrootcert: name the right root certificate in database_url"
    } else if said("does not match host name") {
        "the server's certificate is for another name: use the name it was issued for in database_url, or have it issued anew"
    } else if said("root certificate file") {
        "put the authority's certificate where sslrootcert of database_url says (sslrootcert=system takes those of this machine)"
    } else if said("does not support SSL") {
        "switch TLS on in the server (ssl = on in postgresql.conf); without it nothing protects the connection"
    } else {
        "look at database_url (TNLD_DATABASE_URL): sqlite://path or postgres://user:password@host/database"
    }
}
