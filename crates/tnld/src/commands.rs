//! One file per command of the binary.

mod backup;
mod check;
mod migrate;
mod notify;
mod run;
mod serve;
mod user;
mod verify;

use crate::cli::Command;
use crate::config::{self, Settings};
use anyhow::{Context as _, Result};
use std::io::Write as _;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

pub(crate) fn run(command: Command) -> Result<ExitCode> {
    if let Command::Openapi = command {
        let json = serde_json::to_string_pretty(&api::openapi()).context("the description")?;
        say(&json);
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::Verify { bundle: Some(path), .. } = &command {
        return verify::bundle(path);
    }
    let demo = matches!(command, Command::Run { demo: true });
    let settings = config::load(demo)?;
    start_log(&settings);
    if !matches!(command, Command::Check { .. }) {
        for (what, mend) in settings.cautions() {
            tracing::warn!("{what}; {mend}");
        }
    }
    match command {
        Command::Run { demo } => in_runtime(run::run(&settings, demo)),
        Command::Serve => in_runtime(serve::run(&settings)),
        Command::Notify => in_runtime(notify::run(&settings)),
        Command::Migrate => in_runtime(migrate::run(&settings)),
        Command::User(command) => in_runtime(user::run(&settings, command)),
        Command::Check { law } => in_runtime(check::run(&settings, law)),
        Command::Verify { bundle: Some(_), .. } => Ok(ExitCode::SUCCESS),
        Command::Verify { bundle: None, rebuild } => verify::run(&settings, rebuild),
        Command::Backup { file } => backup::run(&settings, &file),
        Command::Openapi => Ok(ExitCode::SUCCESS),
    }
}

/// Prints a line to standard output; a closed pipe is no error.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn in_runtime(work: impl Future<Output = Result<ExitCode>>) -> Result<ExitCode> {
    actix_web::rt::System::new().block_on(work)
}

fn start_log(settings: &Settings) {
    let filter = EnvFilter::try_new(&settings.log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    // A second start in one process (tests) keeps the first log.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(true)
        .try_init();
}
