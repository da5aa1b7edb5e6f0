//! The running server keeps what its OpenAPI document promises: schemathesis, pinned, with a fixed seed
//! and a bounded number of requests.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use journeys::scratch::{output_dir, project_root};
use journeys::server::User;
use journeys::{Context, Kind};

/// Roles whose requests are tried; the last one is nobody.
const ROLES: [&str; 3] = ["investigator", "enterprise", ""];

#[tokio::test(flavor = "multi_thread")]
async fn schemathesis_finds_nothing() -> Result<()> {
    let Some(program) = std::env::var_os("TNLD_SCHEMATHESIS") else {
        eprintln!("not run: TNLD_SCHEMATHESIS is not set (make test installs schemathesis)");
        return Ok(());
    };
    let context = Context::start(Kind::Sqlite).await?;
    let mut failed = Vec::new();
    for role in ROLES {
        let mut command = Command::new(&program);
        command.arg("--config-file").arg(project_root().join("tests/schemathesis.toml"));
        command.arg("run").arg(format!("{}/api/v1/openapi.json", context.server.base()));
        command.current_dir(output_dir("schemathesis")?);
        if !role.is_empty() {
            let mut user = User::new(&format!("contract.{role}"), role, "Trần Thị Hợp Đồng");
            if role == "enterprise" {
                user.commune = Some("30742".to_owned());
                user.enterprise = Some(("0100109106".to_owned(), "Công ty Hợp Đồng".to_owned()));
            }
            for (name, value) in context.sign_in_as(user).await?.credentials() {
                command.arg("--header").arg(format!("{name}: {value}"));
            }
        }
        let output = tokio::task::spawn_blocking(move || command.output())
            .await?
            .context("cannot run schemathesis")?;
        let report = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            failed.push(format!("as {role:?}:\n{report}{}", String::from_utf8_lossy(&output.stderr)));
        }
        ensure!(report.contains("passed"), "schemathesis tried nothing:\n{report}");
    }
    ensure!(failed.is_empty(), "{}", failed.join("\n"));
    Ok(())
}
