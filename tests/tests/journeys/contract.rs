//! The running server keeps what its OpenAPI document promises: schemathesis, pinned, with a fixed seed and a
//! bounded number of requests, as a system of each role and as nobody.

mod callers;
mod reached;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use journeys::scratch::{output_dir, project_root};
use journeys::{Context, Kind};

use callers::{Caller, callers};
use reached::{Operations, Reached};

#[tokio::test(flavor = "multi_thread")]
async fn schemathesis_finds_nothing() -> Result<()> {
    let program = std::env::var_os("TNLD_SCHEMATHESIS")
        .context("TNLD_SCHEMATHESIS names no schemathesis; make test installs it and sets the variable")?;
    let context = Context::start(Kind::Sqlite).await?;
    let operations = Operations::of(&context).await?;
    let mut failed = Vec::new();
    for caller in callers(&context).await? {
        let before = context.server.log().len();
        let (found_nothing, report) = run(&program, &context, &caller).await?;
        let log = context.server.log();
        let reached = Reached::read(&operations, log.get(before..).unwrap_or_default());
        writeln!(std::io::stderr(), "{:>17}: {reached}", caller.role)?;
        std::fs::write(output_dir("schemathesis")?.join(format!("{}.txt", caller.role)), reached.table())?;
        if !found_nothing {
            failed.push(format!("as {}:\n{report}", caller.role));
        }
        // A hollow run finds nothing either.
        if reached.answered() < caller.answered || reached.succeeded() < caller.succeeded {
            failed.push(format!(
                "as {}: {} operations answered something else than 401 and 404, {} are expected; {} succeeded, {} are \
                 expected\nnot reached: {:?}",
                caller.role,
                reached.answered(),
                caller.answered,
                reached.succeeded(),
                caller.succeeded,
                reached.missed()
            ));
        }
    }
    ensure!(failed.is_empty(), "{}", failed.join("\n"));
    Ok(())
}

/// Runs schemathesis as one caller. Says whether it found nothing, and what it wrote.
async fn run(program: &std::ffi::OsStr, context: &Context, caller: &Caller) -> Result<(bool, String)> {
    let folder = output_dir("schemathesis")?;
    let mut command = Command::new(program);
    command.arg("--config-file").arg(configuration(&folder, caller)?);
    command.arg("run").arg(format!("{}/api/v1/openapi.json", context.server.base()));
    command.current_dir(folder);
    command.env("SCHEMATHESIS_HOOKS", project_root().join("tests/schemathesis_hooks.py"));
    command.env("TNLD_KNOWN", caller.known(&context.server.base()));
    if !caller.thorough {
        command.args(["--phases", "examples,fuzzing", "--max-examples", "6"]);
    }
    if let Some(token) = &caller.token {
        command.arg("--header").arg(format!("Authorization: Bearer {token}"));
    }
    let output =
        tokio::task::spawn_blocking(move || command.output()).await?.context("cannot run schemathesis")?;
    let report = String::from_utf8_lossy(&output.stdout);
    ensure!(report.contains("passed"), "schemathesis tried nothing:\n{report}");
    Ok((output.status.success(), format!("{report}{}", String::from_utf8_lossy(&output.stderr))))
}

/// The common settings with what this caller may ask for by id.
fn configuration(folder: &std::path::Path, caller: &Caller) -> Result<PathBuf> {
    let common = std::fs::read_to_string(project_root().join("tests/schemathesis.toml"))?;
    let file = folder.join(format!("{}.toml", caller.role));
    std::fs::write(&file, format!("{common}\n{}", caller.paths()))?;
    Ok(file)
}
