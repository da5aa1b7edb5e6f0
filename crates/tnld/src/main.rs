//! The one binary of the workplace-accident case system: server, notifier and tools.

mod boot;
mod cli;
mod clock;
mod commands;
mod config;
mod demo;
mod mailbox;
mod metrics;
mod pulse;
mod sender;
mod server;
mod stop;

use clap::Parser as _;
use std::process::ExitCode;

fn main() {
    let cli = cli::Cli::parse();
    stop::end(commands::run(cli.command).unwrap_or_else(|problem| {
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), "tnld: {problem:#}");
        ExitCode::FAILURE
    }))
}
