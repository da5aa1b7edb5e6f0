//! Server and notifier are killed at random while declarations arrive: nothing that was acknowledged is
//! lost, nothing is there twice, every alert arrives.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use journeys::accidents::{Communes, DECLARATIONS, declarant};
use journeys::chance::Chance;
use journeys::scratch::unique;
use journeys::server::{Subcommand, tnld};
use journeys::{Api, Context, Kind, Server, on};

/// How often something is killed; `TNLD_KILLS` changes it.
fn kills() -> u64 {
    std::env::var("TNLD_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20)
}

#[test]
fn sqlite() {
    on(Kind::Sqlite, "kills", nothing_is_lost);
}

#[test]
fn postgres() {
    on(Kind::Postgres, "kills", nothing_is_lost);
}

async fn nothing_is_lost(kind: Kind) -> Result<()> {
    let mut chance = Chance::new();
    let seed = chance.seed();
    killed_at_random(kind, &mut chance).await.with_context(|| format!("TNLD_SEED={seed} repeats the moments"))
}

async fn killed_at_random(kind: Kind, chance: &mut Chance) -> Result<()> {
    let mut context = Context::start_with(kind, |settings| {
        settings.subcommand = Subcommand::Serve;
        // A killed notifier's lease must run out within the test.
        settings.environment.push(("TNLD_NOTIFIER_LEASE_SECONDS".to_owned(), "2".to_owned()));
    })
    .await?;
    let api = context.sign_in_as(declarant("kills")).await?;
    let mut settings = context.server.settings().clone();
    settings.subcommand = Subcommand::Notify;
    let mut notifier = Server::start(settings).await?;

    let stop = Arc::new(AtomicBool::new(false));
    let clients = declare_until(&api, &stop)?;
    for _ in 0..kills() {
        tokio::time::sleep(chance.milliseconds(50, 900)).await;
        if chance.below(3) == 0 {
            notifier.restart().await?;
        } else {
            context.server.restart().await?;
        }
    }
    stop.store(true, Ordering::SeqCst);
    let mut numbers = Vec::new();
    for client in clients {
        numbers.extend(client.await??);
    }
    ensure!(numbers.len() as u64 > kills(), "only {} declarations between {} kills", numbers.len(), kills());
    judge(&context, &numbers).await
}

/// Four people who declare one accident after the other, each until it is acknowledged.
fn declare_until(
    api: &Api,
    stop: &Arc<AtomicBool>,
) -> Result<Vec<tokio::task::JoinHandle<Result<Vec<String>>>>> {
    let communes = Communes::read()?;
    let next = Arc::new(AtomicU64::new(0));
    Ok((0..4)
        .map(|_| {
            let (api, stop, next, communes) =
                (api.clone(), Arc::clone(stop), Arc::clone(&next), communes.clone());
            tokio::spawn(async move {
                let mut numbers = Vec::new();
                while !stop.load(Ordering::SeqCst) {
                    let body = communes.declaration(next.fetch_add(1, Ordering::SeqCst), true);
                    numbers.push(until_acknowledged(&api, &body).await?);
                }
                Ok(numbers)
            })
        })
        .collect())
}

/// The same declaration under the same key again and again; what the server cannot answer now may be
/// repeated, anything else is an error.
async fn until_acknowledged(api: &Api, body: &serde_json::Value) -> Result<String> {
    let key = unique("kill");
    let start = Instant::now();
    loop {
        if let Ok(reply) = api.post_with_key(DECLARATIONS, body, &key).await {
            // 409: the killed attempt's key is still in flight.
            if !matches!(reply.status, 409 | 500..) {
                return reply.expect(201)?.text_at("/number");
            }
        }
        ensure!(start.elapsed() < Duration::from_secs(120), "two minutes without an acknowledgement");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

async fn judge(context: &Context, numbers: &[String]) -> Result<()> {
    let distinct: HashSet<_> = numbers.iter().collect();
    ensure!(distinct.len() == numbers.len(), "two declarations were given one number");
    let database = &context.database;
    let cases = database.number("select count(*) from cases")?;
    ensure!(
        cases == i64::try_from(numbers.len())?,
        "{cases} cases for {} acknowledged declarations",
        numbers.len()
    );
    let gaps = database.number("select count(*) from cases c where c.seq > 1 and not exists (select 1 from cases p where p.province = c.province and p.year = c.year and p.seq = c.seq - 1)")?;
    ensure!(gaps == 0, "{gaps} gaps in the case numbers");

    let start = Instant::now();
    while database.undelivered()? > 0 {
        ensure!(
            start.elapsed() < Duration::from_secs(120),
            "{} alerts do not arrive",
            database.undelivered()?
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let alerts = database.number("select count(*) from alerts")?;
    let uneven = database.number(
        "select count(*) from (select case_id from alerts where case_id is not null group by case_id having count(*) <> (select count(*) from alerts where case_id is not null) / (select count(*) from cases)) as u",
    )?;
    ensure!(
        alerts >= 2 * cases && uneven == 0,
        "{alerts} alerts for {cases} cases, {uneven} cases with more or fewer"
    );
    // A mail may come twice when its sender was killed before it could note the success; the Message-ID
    // tells that it is the same.
    let messages: HashSet<_> = context.sink.mails().into_iter().map(|mail| mail.message_id).collect();
    ensure!(
        i64::try_from(messages.len())? == alerts,
        "{} different mails for {alerts} alerts",
        messages.len()
    );

    let verified = tnld(context.server.settings(), &["verify"])?;
    ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
    Ok(())
}
