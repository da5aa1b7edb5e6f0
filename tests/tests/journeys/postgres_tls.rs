//! PostgreSQL over TLS: the program talks to the server whose certificate is right, and to no other.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use journeys::server::{Outcome, tnld};
use journeys::{Context, Kind, on, people};

#[test]
fn postgres() {
    on(Kind::Postgres, "postgres_tls", over_tls);
}

/// The address of a database under another host name, with this root certificate.
fn verified(url: &str, host: &str, root: &str) -> Result<String> {
    let folder = PathBuf::from(std::env::var("TNLD_TEST_PG_TLS").context("TNLD_TEST_PG_TLS is not set")?);
    let root = folder.join(root);
    let url = url.replace("@127.0.0.1:", &format!("@{host}:"));
    Ok(format!("{url}?sslmode=verify-full&sslrootcert={}", root.display()))
}

/// `tnld check` on this address.
fn check(context: &Context, url: String) -> Result<Outcome> {
    let mut settings = context.server.settings().clone();
    settings.database_url = url;
    tnld(&settings, &["check"])
}

/// In production a database on another machine has to prove who it is; whether it can be reached does not matter.
fn warned_in_production(context: &Context) -> Result<()> {
    let mut settings = context.server.settings().clone();
    settings.mode = "production".to_owned();
    settings.environment = [
        ("TNLD_LINKS_KEY", "một khóa đủ dài cho các liên kết"),
        ("TNLD_PUBLIC_URL", "https://tnld.example.vn"),
        ("TNLD_NOTIFIER_FROM", "Sở Nội vụ <tnld@example.vn>"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    for (options, warned) in [("", true), ("?sslmode=require", true), ("?sslmode=verify-full", false)] {
        settings.database_url = format!("postgres://tnld:bí-mật@khong-co.invalid/tnld{options}");
        let told = tnld(&settings, &["check"])?.stdout;
        ensure!(told.contains("nothing proves that khong-co.invalid") == warned, "{options}: {told}");
        ensure!(!told.contains("bí-mật"), "the password is told: {told}");
    }
    Ok(())
}

fn refused(outcome: &Outcome, texts: &[&str]) -> Result<()> {
    ensure!(!outcome.success, "it was accepted:\n{}", outcome.stdout);
    for text in texts {
        ensure!(outcome.stdout.contains(text), "{text:?} is not said:\n{}", outcome.stdout);
    }
    Ok(())
}

/// Commands that end while the pool's threads still connect: OpenSSL's exit handler must not end them instead.
fn ends_as_it_says(context: &Context, url: &str) -> Result<()> {
    const TOGETHER: usize = 8;
    for _ in 0..6 {
        let outcomes = std::thread::scope(|scope| {
            let running: Vec<_> =
                (0..TOGETHER).map(|_| scope.spawn(|| check(context, url.to_owned()))).collect();
            running.into_iter().map(|one| one.join()).collect::<Vec<_>>()
        });
        for outcome in outcomes {
            let outcome = outcome.map_err(|_| anyhow::anyhow!("a thread of the test panicked"))??;
            ensure!(outcome.success, "{}: {}{}", outcome.status, outcome.stdout, outcome.stderr);
        }
    }
    Ok(())
}

async fn over_tls(kind: Kind) -> Result<()> {
    let context = Context::start(kind).await?;
    let plain = context.database.url().to_owned();
    let right = verified(&plain, "localhost", "root.crt")?;

    let outcome = check(&context, right.clone())?;
    if std::env::var("TNLD_TEST_TLS").unwrap_or_default() != "required" && !outcome.success {
        // A build without TLS says so instead of trying without.
        return refused(&outcome, &["SSL support is not compiled in", "make release"]);
    }
    ensure!(
        outcome.success && outcome.stdout.contains("protected by TLSv1."),
        "{}: {}{}",
        outcome.status,
        outcome.stdout,
        outcome.stderr
    );
    ends_as_it_says(&context, &right)?;
    let outcome = check(&context, plain.clone())?;
    ensure!(outcome.stdout.contains("the connection is not encrypted"), "{}", outcome.stdout);

    let stranger = check(&context, verified(&plain, "localhost", "other.crt")?)?;
    refused(&stranger, &["WRONG   database", "certificate verify failed", "sslrootcert"])?;
    let another_name = check(&context, verified(&plain, "127.0.0.1", "root.crt")?)?;
    refused(&another_name, &["WRONG   database", "does not match host name \"127.0.0.1\"", "another name"])?;
    let nowhere = check(&context, verified(&plain, "localhost", "nowhere.crt")?)?;
    refused(&nowhere, &["WRONG   database", "root certificate file", "sslrootcert"])?;

    warned_in_production(&context)?;

    // The whole program over TLS: every connection of it, and a person who signs in.
    drop(context);
    let mut context = Context::start_with(kind, |settings| {
        if let Ok(url) = verified(&settings.database_url, "localhost", "root.crt") {
            settings.database_url = url;
        }
    })
    .await?;
    context.sign_in_as(people::inspector()).await?;
    let connections = |how: &str| {
        context.database.number(&format!(
            "select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
             where datname = current_database() and pid <> pg_backend_pid() and {how}"
        ))
    };
    ensure!(connections("ssl")? > 0, "nothing goes over TLS");
    ensure!(connections("not ssl")? == 0, "something goes past TLS");
    ensure!(context.server.terminate().await?, "the server did not end well");
    Ok(())
}
