//! Two notifiers are killed at random while hundreds of alerts climb their ladders: each rung is sent at least
//! once, none is taken after a confirmation, and what comes twice bears the same Message-ID or webhook-id.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use journeys::accidents::{Communes, DECLARATIONS, declarant};
use journeys::chance::Chance;
use journeys::http_sink::HttpSink;
use journeys::ladders::law_with;
use journeys::scratch::unique;
use journeys::server::{Subcommand, User, tnld};
use journeys::{Api, Context, Kind, Server, on};
use serde_json::json;

use crate::channels::stage::{admin, provincial_police};

/// Windows that let a notifier be killed on each rung.
const RUNGS: [&str; 4] = [
    r#"{ contact = "duty_officer", channels = ["email"], window_seconds = 8 }"#,
    r#"{ contact = "deputy", channels = ["email"], window_seconds = 8 }"#,
    r#"{ contact = "common_address", channels = ["email", "webhook"], window_seconds = 8 }"#,
    r#"{ contact = "superior", channels = ["email"], window_seconds = 8 }"#,
];

/// Accidents; each makes three alerts that must be confirmed. `TNLD_LADDER_CASES` changes it.
fn cases() -> u64 {
    given("TNLD_LADDER_CASES", 167)
}

/// How often a notifier is killed; `TNLD_LADDER_KILLS` changes it.
fn kills() -> u64 {
    given("TNLD_LADDER_KILLS", 50)
}

/// Alerts that somebody confirmed, and how many must be for the test to show anything.
const CONFIRMED: &str = "select count(*) from alerts where acknowledged_at is not null";
const ENOUGH: i64 = 10;

fn given(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn sqlite() {
    on(Kind::Sqlite, "ladder_kills", no_rung_is_lost);
}

#[test]
fn postgres() {
    on(Kind::Postgres, "ladder_kills", no_rung_is_lost);
}

async fn no_rung_is_lost(kind: Kind) -> Result<()> {
    let mut chance = Chance::new();
    let seed = chance.seed();
    killed_at_random(kind, &mut chance).await.with_context(|| format!("TNLD_SEED={seed} repeats the moments"))
}

fn police() -> User {
    let mut user = User::new("congan.leo", "provincial_police", "Bùi Đức Mạnh");
    user.unit = Some("Phòng Cảnh sát hình sự".to_owned());
    user.agency_role = Some("police_province".to_owned());
    user
}

/// An officer and a deputy on duty at the provincial police.
fn roster(context: &Context) -> Result<()> {
    let (id, from, until) = match context.database.kind() {
        Kind::Sqlite => ("randomblob(16)", "0", "9000000000000000"),
        Kind::Postgres => ("gen_random_uuid()", "now() - interval '1 day'", "now() + interval '1 day'"),
    };
    for rank in [1, 2] {
        context.database.execute(&format!(
            "insert into duty_rosters (id, agency_id, officer, email, phone, starts_at, ends_at, rank) \
             select {id}, id, 'Trực {rank}', 'truc{rank}@agency.test', null, {from}, {until}, {rank} \
             from agencies where role = 'police_province'"
        ))?;
    }
    Ok(())
}

async fn killed_at_random(kind: Kind, chance: &mut Chance) -> Result<()> {
    let law = law_with(&RUNGS, ("police_first_notice", "police_province"))?;
    let directory = law.path().display().to_string();
    let context = Context::start_with(kind, |settings| {
        settings.subcommand = Subcommand::Serve;
        // A killed notifier's lease must run out within the test.
        settings.environment.push(("TNLD_NOTIFIER_LEASE_SECONDS".to_owned(), "2".to_owned()));
        settings.environment.push(("TNLD_LAW_DIR".to_owned(), directory.clone()));
        settings.environment.push(("TNLD_NOTIFIER_ALLOW_PRIVATE_WEBHOOKS".to_owned(), "true".to_owned()));
    })
    .await?;
    roster(&context)?;
    let enterprise = context.sign_in_as(declarant("leothang")).await?;
    let police = context.sign_in_as(police()).await?;
    let system = HttpSink::start()?;
    let admin = admin(&context).await?;
    let order = json!({
        "agency_id": provincial_police(&admin).await?, "url": system.url("/tnld"), "topics": ["alert"],
    });
    admin.post("/api/v1/webhooks", &order).await?.expect(201)?;
    let mut settings = context.server.settings().clone();
    settings.subcommand = Subcommand::Notify;
    let mut notifiers = [Server::start(settings.clone()).await?, Server::start(settings).await?];

    let declaring = tokio::spawn(declare(enterprise, cases()));
    for _ in 0..kills() {
        tokio::time::sleep(chance.milliseconds(50, 700)).await;
        let victim = usize::try_from(chance.below(2))?;
        if let Some(notifier) = notifiers.get_mut(victim) {
            notifier.restart().await?;
        }
        confirm_some(&police, chance).await?;
    }
    declaring.await??;
    // However long the machine took to send the first, some are confirmed before the ladders end.
    while context.database.number(CONFIRMED)? < ENOUGH {
        confirm_some(&police, chance).await?;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    wait_for_the_end(&context).await?;
    judge(&context)?;
    judge_webhooks(&context, &system)
}

async fn declare(api: Api, count: u64) -> Result<()> {
    let communes = Communes::read()?;
    for number in 0..count {
        let body = communes.declaration(number, true);
        let key = unique("ladder");
        loop {
            let reply = api.post_with_key(DECLARATIONS, &body, &key).await?;
            // A machine under load answers "busy, nothing was written": a client asks again under the same key.
            if reply.status() != 503 {
                reply.expect(201)?;
                break;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }
    Ok(())
}

/// The police confirm one of the alerts that they have, somewhere on its ladder.
async fn confirm_some(police: &Api, chance: &mut Chance) -> Result<()> {
    let listed = police.get("/api/v1/alerts?state=sent&limit=50").await?.expect(200)?;
    let items = listed.list_at("/items")?.clone();
    if items.is_empty() {
        return Ok(());
    }
    let picked = usize::try_from(chance.below(items.len() as u64))?;
    let Some(id) = items.get(picked).and_then(|i| i.get("id")).and_then(|i| i.as_str()) else {
        return Ok(());
    };
    let words = json!({ "name": "Bùi Đức Mạnh", "unit": "Phòng Cảnh sát hình sự" });
    police.post(&format!("/api/v1/alerts/{id}/acknowledge"), &words).await?.expect(200)?;
    Ok(())
}

/// Every ladder has been climbed to the telephone, or was stopped by a confirmation.
async fn wait_for_the_end(context: &Context) -> Result<()> {
    let start = Instant::now();
    let open = "select count(*) from alerts where ladder is not null and acknowledged_at is null and ladder_round = 0";
    let waiting = "select count(*) from outbox where state = 'pending'";
    loop {
        let (open, waiting) = (context.database.number(open)?, context.database.number(waiting)?);
        if open + waiting == 0 {
            return Ok(());
        }
        ensure!(
            start.elapsed() < Duration::from_secs(240),
            "{open} ladders are not at their end, {waiting} messages wait"
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

fn judge(context: &Context) -> Result<()> {
    let database = &context.database;
    let nothing = |what: &str, query: &str| {
        let count = database.number(query)?;
        ensure!(count == 0, "{count} {what}");
        anyhow::Ok(())
    };
    let alerts = database.number("select count(*) from alerts where ladder is not null")?;
    ensure!(alerts == i64::try_from(cases() * 3)?, "{alerts} alerts with a ladder");
    let confirmed = database.number(CONFIRMED)?;
    ensure!(confirmed >= ENOUGH, "only {confirmed} were confirmed: the test shows too little");
    nothing(
        "rungs were taken after the confirmation",
        "select count(*) from events h join events a on a.stream = h.stream \
         where a.kind = 'acknowledged' and h.kind = 'hop' and h.seq > a.seq",
    )?;
    nothing(
        "rungs were taken twice",
        "select count(*) from (select alert_id, payload->>'round' as r, payload->>'rung' as n, channel, address \
         from outbox where payload->>'rung' is not null group by 1, 2, 3, 4, 5 having count(*) > 1) as twice",
    )?;
    nothing("messages were given up", "select count(*) from outbox where state = 'dead'")?;
    nothing(
        "ladders end in silence",
        "select count(*) from alerts where ladder is not null and acknowledged_at is null and next_rung_at is null",
    )?;
    nothing(
        "ladders have no call",
        "select count(*) from alerts a where a.ladder is not null and a.acknowledged_at is null \
         and not exists (select 1 from tasks t where t.alert_id = a.id and t.state = 'open')",
    )?;
    let by_mail = "select count(*) from outbox where channel = 'email' and state";
    let delivered = database.number(&format!("{by_mail} = 'delivered'"))?;
    let mails = context.sink.mails();
    let different: HashSet<_> = mails.iter().map(|mail| &mail.message_id).collect();
    ensure!(
        i64::try_from(different.len())? >= delivered,
        "{} different mails for {delivered} delivered messages",
        different.len()
    );
    let queued = database.number(&format!("{by_mail} in ('delivered', 'cancelled')"))?;
    ensure!(i64::try_from(different.len())? <= queued, "mails that nobody queued");
    let verified = tnld(context.server.settings(), &["verify"])?;
    ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
    Ok(())
}

/// Every event came at least once; one that came again has the same webhook-id and says the same.
fn judge_webhooks(context: &Context, system: &HttpSink) -> Result<()> {
    let by_webhook = "select count(*) from outbox where channel = 'webhook' and state";
    let delivered = context.database.number(&format!("{by_webhook} = 'delivered'"))?;
    let queued = context.database.number(&format!("{by_webhook} in ('delivered', 'cancelled')"))?;
    ensure!(delivered > 0, "no event went to the system of the police: the test shows too little");
    let mut said: HashMap<String, Vec<u8>> = HashMap::new();
    for request in system.requests() {
        let id = request.header("webhook-id").to_owned();
        ensure!(!id.is_empty() && request.json()["id"] == id.as_str(), "{}", request.text());
        let first = said.entry(id.clone()).or_insert_with(|| request.body.clone());
        ensure!(
            *first == request.body,
            "the event {id} says another thing the second time: {}",
            request.text()
        );
    }
    let different = i64::try_from(said.len())?;
    ensure!(
        (delivered..=queued).contains(&different),
        "{different} different events for {delivered} delivered of {queued} queued"
    );
    Ok(())
}
