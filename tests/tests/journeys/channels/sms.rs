//! The duty telephone of the provincial police gets a text message with a link, by which an officer confirms.

use anyhow::{Context as _, Result, ensure};
use journeys::http_sink::{Answer, HttpSink};
use journeys::{Api, Context, Kind};
use serde_json::json;

use super::stage::{a_death, names_nobody, run, told_over, until};

#[test]
fn sqlite() {
    confirmed(Kind::Sqlite);
    unclear(Kind::Sqlite);
}

#[test]
fn postgres() {
    confirmed(Kind::Postgres);
    unclear(Kind::Postgres);
}

const SECRET: &str = "bao-cao-tin-nhan";

fn variables(gateway: &HttpSink) -> Vec<(&'static str, String)> {
    vec![
        ("TNLD_SMS_URL", gateway.url("/gui")),
        ("TNLD_SMS_TOKEN", "khoa-nha-mang".to_owned()),
        ("TNLD_SMS_SENDER", "SONOIVU-AG".to_owned()),
        ("TNLD_SMS_ACCEPTED_POINTER", "/code".to_owned()),
        ("TNLD_SMS_ACCEPTED_VALUES", "0".to_owned()),
        ("TNLD_SMS_REPORT_SECRET", SECRET.to_owned()),
    ]
}

const DUTY_PHONE: &str = "update agencies set phone = '+84912345678' where role = 'police_province'";

fn confirmed(kind: Kind) {
    let gateway = HttpSink::start().expect("the gateway listens");
    gateway.answer(Answer::With(200, "{\"code\":0}".to_owned()));
    run(kind, "sms", variables(&gateway), async |ctx| an_officer_confirms_by_the_link(ctx, &gateway).await);
}

async fn an_officer_confirms_by_the_link(ctx: &mut Context, gateway: &HttpSink) -> Result<()> {
    ctx.database.execute(DUTY_PHONE)?;
    let (case, inspector) = a_death(ctx).await?;
    let request = gateway.wait_for(1).await?.remove(0);
    ensure!(request.header("authorization") == "Bearer khoa-nha-mang", "another token");
    let body = request.json();
    let text = body["text"].as_str().context("no text")?;
    ensure!(body["to"] == "84912345678" && body["from"] == "SONOIVU-AG", "{body:#}");
    ensure!(text.is_ascii() && text.len() <= 160, "{text}");
    ensure!(text.contains(&case.number.replace('Đ', "D")), "{text}");
    names_nobody(text)?;
    ensure!(!text.contains("chet") && !text.contains("Rach Gia"), "{text}");

    // The gateway reports that it is on the telephone: once, and only with the secret.
    until(ctx, "select count(*) from outbox where channel = 'sms' and state = 'delivered'", 1).await?;
    let report = json!({ "reference": body["reference"], "status": "DELIVRD" });
    let gateway_side =
        |secret: &str| Api::new(&ctx.server.base()).map(|api| api.with_header("x-report-secret", secret));
    let reports = "/api/v1/delivery-reports/sms";
    gateway_side("doan-mo")?.post(reports, &report).await?.problem(401, "bad_credentials")?;
    for _ in 0..2 {
        gateway_side(SECRET)?.post(reports, &report).await?.expect(204)?;
    }
    let stranger = json!({ "reference": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "status": "DELIVRD" });
    gateway_side(SECRET)?.post(reports, &stranger).await?.problem(422, "invalid_content")?;
    ensure!(told_over(&case, &inspector, "sms").await? == ["sent", "arrived"], "the timeline does not tell");

    let base = ctx.server.base();
    let link = text.split(' ').find(|word| word.starts_with(&base)).context("no link")?;
    let path = link.trim_start_matches(&base);
    let officer = Api::new(&base)?;
    officer.get(path).await?.expect(200)?;
    ensure!(
        ctx.database.number("select count(*) from alerts where acknowledged_at is not null")? == 0,
        "a GET confirmed"
    );
    officer
        .post_form(path, &[("name", "Bùi Văn A"), ("unit", "Trực ban Công an tỉnh")])
        .await?
        .expect(303)?;
    let confirmed =
        "select count(*) from alerts where acknowledged_by_name = 'Bùi Văn A' and role = 'police_province'";
    ensure!(ctx.database.number(confirmed)? == 1, "the link did not confirm");
    ensure!(!ctx.server.log().contains("khoa-nha-mang"), "the token stands in the log");
    Ok(())
}

fn unclear(kind: Kind) {
    let gateway = HttpSink::start().expect("the gateway listens");
    gateway.answer(Answer::Cut);
    let mut variables = variables(&gateway);
    // What the program holds when it is killed must be taken over within the test.
    variables.push(("TNLD_NOTIFIER_LEASE_SECONDS", "3".to_owned()));
    run(kind, "sms_unclear", variables, async |ctx| nobody_is_told_twice(ctx, &gateway).await);
}

async fn nobody_is_told_twice(ctx: &mut Context, gateway: &HttpSink) -> Result<()> {
    ctx.database.execute(DUTY_PHONE)?;
    let (case, inspector) = a_death(ctx).await?;
    until(ctx, "select count(*) from outbox where channel = 'sms' and state = 'dead' and last_error like 'may have been sent%'", 1).await?;
    // The program starts anew, and still does not send it again.
    ctx.server.restart().await?;
    until(ctx, "select count(*) from outbox where channel = 'email' and state <> 'delivered'", 0).await?;
    ensure!(gateway.requests().len() == 1, "{} text messages", gateway.requests().len());
    ensure!(told_over(&case, &inspector, "sms").await? == ["unclear"], "the timeline does not tell");
    Ok(())
}
