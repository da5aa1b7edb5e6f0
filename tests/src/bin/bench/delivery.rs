//! The notifier against lettre alone: the same mails over as many connections to the same sink.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};
use journeys::accidents::Communes;
use journeys::server::Subcommand;
use journeys::smtp::Mail;
use journeys::{Kind, Server};

use super::bare_lettre::{self, Manner};
use super::{load, measure};

/// Connections of both: the default of `notifier.connections`.
const CONNECTIONS: usize = 8;

/// Mails of each measurement, at least.
fn wanted() -> i64 {
    std::env::var("TNLD_BENCH_MAILS").ok().and_then(|text| text.parse().ok()).unwrap_or(2000)
}

/// Alerts queue up while no notifier runs; then it delivers them, and lettre delivers the same mails again.
pub(crate) async fn delivery(kind: Kind) -> Result<String> {
    let (mut context, api) = measure::prepare(kind, Subcommand::Serve).await?;
    let communes = Arc::new(Communes::read()?);
    let waiting = "select count(*) from outbox where state = 'pending'";
    let mut first = 0;
    while context.database.number(waiting)? < wanted() {
        load::declare(&api, &communes, first, 100, true).await?;
        first += 100;
    }
    let count = usize::try_from(context.database.number(waiting)?)?;
    let mut settings = context.server.settings().clone();
    context.server.terminate().await?;

    settings.subcommand = Subcommand::Notify;
    let mut notifier = Server::start(settings).await?;
    arrived(&context.sink, count).await?;
    notifier.terminate().await?;
    ensure!(context.database.undelivered()? == 0, "mails arrived that were not recorded");
    let mails = Arc::new(context.sink.mails());
    let tnld = rate(&mails);

    let mut bare = Vec::new();
    for manner in [Manner::AsItComes, Manner::OneWrite] {
        context.sink.clear();
        bare_lettre::send(context.sink.address(), &mails, CONNECTIONS, manner).await?;
        arrived(&context.sink, count).await?;
        bare.push(rate(&context.sink.mails()));
    }
    let [lettre, one_write] = bare[..] else { anyhow::bail!("two manners") };
    let (ratio, harder) = (tnld / lettre, tnld / one_write);
    Ok(format!(
        "| {kind:?} | {count} | {tnld:.0} | {lettre:.0} | {ratio:.2} | {one_write:.0} | {harder:.2} |"
    ))
}

async fn arrived(sink: &journeys::SmtpSink, count: usize) -> Result<()> {
    for _ in 0..1200 {
        if sink.count() >= count {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("{} of {count} mails two minutes later", sink.count())
}

/// Mails per second between the arrival of the first and of the last.
fn rate(mails: &[Mail]) -> f64 {
    let moments = || mails.iter().map(|mail| mail.received_at);
    let (Some(first), Some(last)) = (moments().min(), moments().max()) else { return 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let after_the_first = mails.len().saturating_sub(1) as f64;
    after_the_first / last.duration_since(first).unwrap_or_default().as_secs_f64()
}
