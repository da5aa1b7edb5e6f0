//! The mail server is down and nobody answers: the third contact is reached by other channels before its window ends,
//! what opens links without reading stops nothing, and a confirmation stops the ladder.

use anyhow::{Context as _, Result, ensure};
use journeys::http_sink::{Answer, HttpSink};
use journeys::ladders::law_with;
use journeys::server::tnld;
use journeys::smtp::{Behaviour, Step};
use journeys::{Api, Case, Context, Kind};
use serde_json::{Value, json};

use super::stage::{a_death, admin, death_by, provincial_police, run, until};

/// The order of the real ladders; windows are seconds, and the last rung ends none within the test.
const RUNGS: [&str; 4] = [
    r#"{ contact = "duty_officer", channels = ["email", "sms", "zalo"], window_seconds = 2 }"#,
    r#"{ contact = "deputy", channels = ["email", "sms", "zalo"], window_seconds = 2 }"#,
    r#"{ contact = "common_address", channels = ["email", "webhook", "sms"], window_seconds = 12 }"#,
    r#"{ contact = "superior", channels = ["email", "webhook", "sms"], window_seconds = 4 }"#,
];

#[test]
fn sqlite() {
    climbs(Kind::Sqlite);
}

#[test]
fn postgres() {
    climbs(Kind::Postgres);
}

fn climbs(kind: Kind) {
    let law = law_with(&RUNGS, ("police_province", "public_security_ministry")).expect("the ladders");
    let gateway = HttpSink::start().expect("the gateway listens");
    gateway.answer(Answer::With(200, "{}".to_owned()));
    let variables = vec![
        ("TNLD_LAW_DIR", law.path().display().to_string()),
        ("TNLD_SMS_URL", gateway.url("/gui")),
        ("TNLD_NOTIFIER_ALLOW_PRIVATE_WEBHOOKS", "true".to_owned()),
        // So that the test need not wait long for the mail server to be tried again.
        ("TNLD_NOTIFIER_BREAKER_FAILURES", "3".to_owned()),
        ("TNLD_NOTIFIER_BREAKER_PAUSE_SECONDS", "3".to_owned()),
        ("TNLD_NOTIFIER_BREAKER_LONGEST_PAUSE_SECONDS", "3".to_owned()),
    ];
    run(kind, "ladder_channels", variables, async |ctx| the_third_is_reached(ctx, &gateway).await);
}

/// An officer and a deputy on duty at the provincial police, with nothing but mail; the police have a mobile
/// telephone.
fn roster(ctx: &Context) -> Result<()> {
    ctx.database.execute("update agencies set phone = '+84912345678' where role = 'police_province'")?;
    let (id, from, until) = match ctx.database.kind() {
        Kind::Sqlite => ("randomblob(16)", "0", "9000000000000000"),
        Kind::Postgres => ("gen_random_uuid()", "now() - interval '1 day'", "now() + interval '1 day'"),
    };
    for rank in [1, 2] {
        ctx.database.execute(&format!(
            "insert into duty_rosters (id, agency_id, officer, email, phone, starts_at, ends_at, rank) \
             select {id}, id, 'Trực {rank}', 'truc{rank}@agency.test', null, {from}, {until}, {rank} \
             from agencies where role = 'police_province'"
        ))?;
    }
    Ok(())
}

/// What the timeline of a case tells of the alert to the provincial police, in order.
async fn of_the_police(case: &Case, api: &Api) -> Result<Vec<Value>> {
    let mut timeline = case.timeline(api).await?;
    let police = |entry: &Value| entry["kind"] == "raised" && entry["details"]["role"] == "police_province";
    let alert = timeline.iter().find(|e| police(e)).context("the police were not told")?["alert_id"].clone();
    timeline.retain(|entry| entry["alert_id"] == alert);
    timeline.sort_by_key(|entry| entry["seq"].as_i64());
    Ok(timeline)
}

fn hops(entries: &[Value]) -> Vec<(String, Value)> {
    let hops = entries.iter().filter(|entry| entry["kind"] == "hop");
    hops.map(|hop| {
        let details = &hop["details"];
        (details["contact"].as_str().unwrap_or_default().to_owned(), details["channels"].clone())
    })
    .collect()
}

/// The first three hops: both officers by mail, then the police themselves by all that they have.
fn first_three() -> Vec<(String, Value)> {
    let channels = ["email", "webhook", "sms"];
    [("duty_officer", &channels[..1]), ("deputy", &channels[..1]), ("common_address", &channels[..])]
        .map(|(contact, channels)| {
            let mut sorted = channels.to_vec();
            sorted.sort_unstable();
            (contact.to_owned(), json!(sorted))
        })
        .to_vec()
}

/// The same, whatever the order in which a hop names its channels.
fn sorted(hops: Vec<(String, Value)>) -> Vec<(String, Value)> {
    let sort = |channels: Value| {
        let mut names: Vec<String> = serde_json::from_value(channels).unwrap_or_default();
        names.sort_unstable();
        json!(names)
    };
    hops.into_iter().map(|(contact, channels)| (contact, sort(channels))).collect()
}

/// Opens every link of a text, as scanners of mail and previews of messages do.
async fn opens_all(ctx: &Context, text: &str) -> Result<usize> {
    let (base, scanner) = (ctx.server.base(), Api::new(&ctx.server.base())?);
    let end = |c: char| c.is_whitespace() || "<>\"')\\".contains(c);
    let mut opened = 0;
    for (start, _) in text.match_indices(&base) {
        let link = text.get(start..).and_then(|rest| rest.split(end).next()).unwrap_or_default();
        scanner.get(link.trim_start_matches(&base).trim_end_matches('.')).await?;
        opened += 1;
    }
    Ok(opened)
}

const CONFIRMED: &str = "select count(*) from alerts where acknowledged_at is not null";

async fn the_third_is_reached(ctx: &mut Context, gateway: &HttpSink) -> Result<()> {
    let system = HttpSink::start()?;
    roster(ctx)?;
    let admin = admin(ctx).await?;
    let agency = provincial_police(&admin).await?;
    let order = json!({ "agency_id": agency, "url": system.url("/tnld"), "topics": ["alert"] });
    admin.post("/api/v1/webhooks", &order).await?.expect(201)?;
    ctx.sink.behave(Behaviour::Drop(Step::Connect));

    let (case, inspector) = a_death(ctx).await?;
    let text = gateway.wait_for(1).await?.remove(0).json()["text"].as_str().unwrap_or_default().to_owned();
    let event = system.wait_for(1).await?.remove(0);
    until(ctx, "select count(*) from outbox where channel <> 'email' and state <> 'delivered'", 0).await?;
    let story = of_the_police(&case, &inspector).await?;
    ensure!(sorted(hops(&story)) == first_three(), "{story:#?}");
    // In its window: both were sent before the next rung was taken, and by nothing but the other channels.
    let sent: Vec<&str> = story
        .iter()
        .filter(|e| e["kind"] == "sent")
        .filter_map(|e| e["details"]["channel"].as_str())
        .collect();
    ensure!(sent.len() == 2 && sent.contains(&"sms") && sent.contains(&"webhook"), "{story:#?}");
    ensure!(ctx.sink.count() == 0, "the mail server took a mail");

    // By now it is known that the mail server is down: nobody waits for it.
    let mail_down = "select count(*) from channel_health where circuit = 'email' and state <> 'closed'";
    until(ctx, mail_down, 1).await?;
    let second = death_by(&inspector, 30).await?;
    let at_once = of_the_police(&second, &inspector).await?;
    ensure!(sorted(hops(&at_once)) == first_three(), "{at_once:#?}");
    let down = at_once.iter().filter(|e| e["kind"] == "hop" && e["details"]["down"] == json!(["email"]));
    ensure!(down.count() == 3, "{at_once:#?}");

    // What opens links without reading stops nothing.
    let opened = opens_all(ctx, &text).await? + opens_all(ctx, &event.text()).await?;
    ensure!(opened >= 2, "there was nothing to open");
    let climbed = "select count(*) from events where kind = 'hop' and payload like '%duty_phone%'";
    let climbed = match ctx.database.kind() {
        Kind::Sqlite => climbed.to_owned(),
        Kind::Postgres => climbed.replace("payload", "payload::text"),
    };
    // Each death has three alerts that must be confirmed; all get to the telephone.
    until(ctx, &climbed, 6).await?;
    ensure!(ctx.database.number(CONFIRMED)? == 0, "opening a link confirmed");
    let names: Vec<String> =
        hops(&of_the_police(&case, &inspector).await?).into_iter().map(|(who, _)| who).collect();
    ensure!(
        names == ["duty_officer", "deputy", "common_address", "superior", "duty_phone"],
        "a hop is missing: {names:?}"
    );

    // The mail server works again: what waited is sent, and its links are opened by a scanner too.
    ctx.sink.behave(Behaviour::Accept);
    until(ctx, "select count(*) from outbox where state = 'pending'", 0).await?;
    ensure!(ctx.sink.mails_to("truc1@agency.test").len() == 2, "the officer on duty did not get what waited");
    for mail in ctx.sink.mails() {
        ensure!(opens_all(ctx, &mail.text).await? > 0, "a mail without a link");
        opens_all(ctx, &mail.html).await?;
    }
    ensure!(ctx.database.number(CONFIRMED)? == 0, "a scanner confirmed");

    // A person confirms: no hop after that, no call to make, and the others go on.
    let base = ctx.server.base();
    let link = text.split(' ').find(|word| word.starts_with(&base)).context("no link in the text message")?;
    let words = [("name", "Bùi Văn A"), ("unit", "Trực ban Công an tỉnh")];
    Api::new(&base)?.post_form(link.trim_start_matches(&base), &words).await?.expect(303)?;
    let story = of_the_police(&case, &inspector).await?;
    ensure!(story.last().is_some_and(|e| e["kind"] == "acknowledged"), "{story:#?}");
    let open = "select count(*) from tasks where kind = 'phone_call' and state = 'open'";
    ensure!(ctx.database.number(open)? == 5, "the call to who confirmed is still to be made");
    let stopped = "select count(*) from alerts where acknowledged_at is not null and next_rung_at is null";
    ensure!(ctx.database.number(stopped)? == 1, "the ladder of who confirmed goes on");
    let verified = tnld(ctx.server.settings(), &["verify"])?;
    ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
    Ok(())
}
