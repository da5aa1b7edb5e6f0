//! `tnld verify`.

use super::say;
use crate::boot;
use crate::config::Settings;
use anyhow::Result;
use casework::watch::Record;
use std::process::ExitCode;

pub(super) fn run(settings: &Settings, rebuild: bool) -> Result<ExitCode> {
    let app = boot::casework(settings, boot::open_db(settings)?)?;
    if rebuild {
        let cases = casework::verify::rebuild(&app)?;
        say(&format!("Projections of {cases} case(s) were made again."));
    }
    let faults = casework::verify::verify(&app)?;
    casework::watch::note(&app, Record::Verify, faults.len())?;
    if faults.is_empty() {
        say("Every chain holds, and every projection is what its events say.");
        return Ok(ExitCode::SUCCESS);
    }
    for fault in &faults {
        say(&fault.to_string());
    }
    say(&format!("{} fault(s) found.", faults.len()));
    Ok(ExitCode::FAILURE)
}
