//! `tnld verify`.

use super::say;
use crate::boot;
use crate::config::Settings;
use anyhow::{Context as _, Result};
use casework::Casework;
use casework::verify::Fault;
use casework::watch::Record;
use std::path::Path;
use std::process::ExitCode;

/// Every file of the evidence, read whole.
fn files(app: &Casework) -> Result<Vec<Fault>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    Ok(runtime.block_on(casework::verify::verify_files(app))?)
}

pub(super) fn run(settings: &Settings, rebuild: bool) -> Result<ExitCode> {
    let app = boot::casework(settings, boot::open_db(settings)?)?;
    if rebuild {
        let cases = casework::verify::rebuild(&app)?;
        say(&format!("Projections of {cases} case(s) were made again."));
    }
    let mut faults = casework::verify::verify(&app)?;
    faults.extend(files(&app)?);
    casework::watch::note(&app, Record::Verify, faults.len())?;
    if faults.is_empty() {
        say(
            "Every chain holds, every projection is what its events say, and every file of the evidence is what it was.",
        );
        return Ok(ExitCode::SUCCESS);
    }
    for fault in &faults {
        say(&fault.to_string());
    }
    say(&format!("{} fault(s) found.", faults.len()));
    Ok(ExitCode::FAILURE)
}

/// `tnld verify BUNDLE.zip`: no database, no network, no settings.
pub(super) fn bundle(path: &Path) -> Result<ExitCode> {
    let file = std::fs::File::open(path).with_context(|| format!("opening {}", path.display()))?;
    match casework::bundle::verify(std::io::BufReader::new(file)) {
        Ok(checked) => {
            say(&format!(
                "{}, version {}: {} entries and {} chains hold.",
                checked.case_number, checked.version, checked.entries, checked.streams
            ));
            if let Some(other) = checked.indices_of {
                let other = if other.is_empty() {
                    "an earlier version".to_owned()
                } else {
                    format!("version {other}")
                };
                say(&format!(
                    "index.html and index.json were written by {other} of this program: that they say what the events say is checked by that version alone. What counts are the events and files, which hold."
                ));
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(fault) => {
            say(&fault.to_string());
            Ok(ExitCode::FAILURE)
        }
    }
}
