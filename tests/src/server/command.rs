//! Subcommands that do one thing and end.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use super::settings::{Settings, User};
use crate::scratch::{output_dir, unique};

/// How a subcommand ended.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Whether it ended with code 0.
    pub success: bool,
    /// The code it ended with, or the signal that ended it, in words.
    pub status: String,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

/// Runs `tnld ARGUMENTS` with the settings' environment to its end.
pub fn tnld(settings: &Settings, arguments: &[&str]) -> Result<Outcome> {
    let output =
        command(settings)?.args(arguments).stdin(Stdio::null()).output().context("cannot run tnld")?;
    Ok(Outcome {
        success: output.status.success(),
        status: output.status.to_string(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// The program with the settings' environment and nothing else of ours in it.
pub(super) fn command(settings: &Settings) -> Result<Command> {
    let mut command = Command::new(binary()?);
    for (name, _) in std::env::vars() {
        if name.starts_with("TNLD_") {
            command.env_remove(name);
        }
    }
    command.current_dir(&settings.data_dir).env("NO_COLOR", "1").envs(settings.variables());
    Ok(command)
}

/// Prepares the tables.
pub(crate) fn migrate(settings: &Settings) -> Result<()> {
    succeeded("migrate", &tnld(settings, &["migrate"])?)
}

/// Makes a user with this password.
pub(crate) fn add_user(settings: &Settings, user: &User, password: &str) -> Result<()> {
    let file = settings.data_dir.join(unique("password"));
    std::fs::write(&file, password)?;
    let path = file.display().to_string();
    let mut arguments =
        vec!["user", "add", "--login", &user.login, "--role", &user.role, "--name", &user.name];
    if let Some(commune) = &user.commune {
        arguments.extend(["--commune", commune]);
    }
    if let Some(role) = &user.agency_role {
        arguments.extend(["--agency-role", role]);
    }
    if let Some(unit) = &user.unit {
        arguments.extend(["--unit", unit]);
    }
    if let Some((tax_code, name)) = &user.enterprise {
        arguments.extend(["--tax-code", tax_code, "--enterprise", name]);
    }
    arguments.extend(["--password-file", &path]);
    let outcome = tnld(settings, &arguments);
    std::fs::remove_file(&file)?;
    succeeded(&format!("user add --login {}", user.login), &outcome?)
}

fn succeeded(what: &str, outcome: &Outcome) -> Result<()> {
    if !outcome.success {
        bail!("tnld {what} failed, {}\n{}{}", outcome.status, outcome.stdout, outcome.stderr);
    }
    Ok(())
}

/// The program under test: `TNLD_BIN`, or the debug build in the target folder.
fn binary() -> Result<PathBuf> {
    let path = match std::env::var_os("TNLD_BIN") {
        Some(path) => PathBuf::from(path),
        None => output_dir("debug")?.join("tnld"),
    };
    ensure!(path.is_file(), "{} is not there: run `make build` first", path.display());
    Ok(path)
}
