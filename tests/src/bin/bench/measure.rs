//! One line of each table.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, ensure};
use journeys::accidents::{Communes, DECLARATIONS, declarant};
use journeys::databases::psql;
use journeys::server::Subcommand;
use journeys::{Api, Context, Kind};

use super::percentiles::Times;
use super::template::Template;
use super::{bare_sqlite, load, pgbench, process, recording};

/// Seconds of each measurement.
fn seconds() -> u64 {
    std::env::var("TNLD_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(15)
}

/// Starts the program on an empty database and signs a declarant in.
pub(crate) async fn prepare(kind: Kind, subcommand: Subcommand) -> Result<(Context, Api)> {
    let context = Context::start_with(kind, |settings| {
        settings.subcommand = subcommand;
        settings.environment.push(("TNLD_LOG_LEVEL".to_owned(), "warn".to_owned()));
    })
    .await?;
    let api = context.sign_in_as(declarant("bench")).await?;
    Ok((context, api))
}

/// Records the statements of one declaration from PostgreSQL's log.
pub(crate) async fn record() -> Result<Template> {
    let log =
        PathBuf::from(std::env::var("TNLD_TEST_PG_LOG").context("TNLD_TEST_PG_LOG is not set: make bench")?);
    let (mut context, api) = prepare(Kind::Postgres, Subcommand::Run).await?;
    let url = context.database.url().to_owned();
    let name = url.rsplit('/').next().context("no database in the address")?.to_owned();
    psql(&url, &format!("alter database {name} set log_statement = 'all'"))?;
    context.server.restart().await?;
    let communes = Communes::read()?;
    for number in 0..3 {
        api.post(DECLARATIONS, &communes.declaration(communes.same_place(number), false))
            .await?
            .expect(201)?;
    }
    let template = recorded(&log).await?;
    Ok(template)
}

/// The log is written a moment after the answer.
async fn recorded(log: &Path) -> Result<Template> {
    let mut tries = 0;
    loop {
        match recording::pair(log, 0).and_then(|(first, second)| Template::new(&first, &second)) {
            Ok(template) => return Ok(template),
            Err(error) if tries > 20 => return Err(error),
            Err(_) => tries += 1,
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Declarations per second at so many clients, the bare database directly afterwards.
pub(crate) async fn throughput(kind: Kind, clients: usize, template: &Template) -> Result<String> {
    let (mut context, api) = prepare(kind, Subcommand::Run).await?;
    let communes = Arc::new(Communes::read()?);
    load::closed(&api, &communes, 1_000_000, clients, Duration::from_secs(2)).await?;
    let pid = context.server.pid().context("the server has ended")?;
    let before = process::processor(pid)?;
    let measured = load::closed(&api, &communes, 0, clients, Duration::from_secs(seconds())).await?;
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let each = (process::processor(pid)? - before).as_secs_f64() * 1000.0 / measured.times.len() as f64;
    let resident = process::peak_mb(pid)?;
    context.server.terminate().await?;

    let url = context.database.url().to_owned();
    let template = template.clone();
    let bare = tokio::task::spawn_blocking(move || match kind {
        Kind::Postgres => pgbench::rate(&url, &template, clients, seconds()),
        Kind::Sqlite => {
            let file = url.strip_prefix("sqlite://").unwrap_or(&url);
            bare_sqlite::rate(Path::new(file), &template, clients as u64, seconds())
        }
    })
    .await??;

    let times = Times::new(measured.times);
    let (rate, ratio) = (measured.per_second, measured.per_second / bare);
    let (p50, p95, p99) = (times.at(50), times.at(95), times.at(99));
    Ok(format!(
        "| {kind:?} | {clients} | {rate:.0} | {bare:.0} | {ratio:.2} | {p50:.1} | {p95:.1} | {p99:.1} | {each:.2} | {resident} |"
    ))
}

/// Time from 201 to the mail's last byte at the sink, at 50 declarations per second of which one in ten is
/// fatal.
pub(crate) async fn latency(kind: Kind) -> Result<String> {
    let (context, api) = prepare(kind, Subcommand::Run).await?;
    let answered =
        load::steady(&api, &Arc::new(Communes::read()?), 50, Duration::from_secs(seconds().max(10))).await?;
    let fatal = answered.iter().filter(|one| one.fatal).count();
    let moments: HashMap<String, SystemTime> = answered.into_iter().map(|one| (one.number, one.at)).collect();
    wait_for_alerts(&context).await?;
    let mut times = Vec::new();
    for mail in context.sink.mails() {
        let sent =
            moments.iter().find(|(number, _)| mail.subject.contains(*number) || mail.text.contains(*number));
        // A mail may be there before the 201 is: that is no delay.
        times.extend(sent.map(|(_, at)| mail.received_at.duration_since(*at).unwrap_or_default()));
    }
    ensure!(times.len() >= fatal, "{} mails for {fatal} fatal accidents", times.len());
    let times = Times::new(times);
    let (p50, p95, p99, most) = (times.at(50), times.at(95), times.at(99), times.at(100));
    Ok(format!("| {kind:?} | {} | {p50:.0} | {p95:.0} | {p99:.0} | {most:.0} |", times.count()))
}

async fn wait_for_alerts(context: &Context) -> Result<()> {
    for _ in 0..1200 {
        if context.database.undelivered()? == 0 {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("alerts are still undelivered two minutes later")
}
