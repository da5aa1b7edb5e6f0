//! The system of the provincial police is told, checks the signature, changes its secret and goes away.

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac as _};
use journeys::http_sink::{Answer, HttpSink, Request};
use journeys::scratch::unique;
use journeys::server::User;
use journeys::{Context, Kind};
use serde_json::json;
use sha2::Sha256;

use super::stage::{a_death, admin, names_nobody, provincial_police, run, tested, told_over, until};

#[test]
fn sqlite() {
    told(Kind::Sqlite);
}

#[test]
fn postgres() {
    told(Kind::Postgres);
}

fn told(kind: Kind) {
    let allowed = vec![("TNLD_NOTIFIER_ALLOW_PRIVATE_WEBHOOKS", "true".to_owned())];
    run(kind, "webhook", allowed, the_police_are_told);
}

fn is_signed(request: &Request, secret: &str) -> Result<bool> {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").context("another kind of secret")?)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key)?;
    let head = format!("{}.{}.", request.header("webhook-id"), request.header("webhook-timestamp"));
    mac.update(head.as_bytes());
    mac.update(&request.body);
    let wanted = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
    Ok(request.header("webhook-signature").split(' ').any(|signature| signature == wanted))
}

async fn the_police_are_told(ctx: &mut Context) -> Result<()> {
    let system = HttpSink::start()?;
    let admin = admin(ctx).await?;
    let agency = provincial_police(&admin).await?;
    let order = json!({ "agency_id": agency, "url": system.url("/tnld"), "topics": ["alert"] });
    let key = unique("webhook");
    let made = admin.post_with_key("/api/v1/webhooks", &order, &key).await?.expect(201)?;
    let secret = made.text_at("/secret")?;
    let again = admin.post_with_key("/api/v1/webhooks", &order, &key).await?.expect(201)?;
    ensure!(again.text_at("/secret")? == secret, "a repetition answers another secret");
    admin.post("/api/v1/webhooks", &order).await?.problem(422, "invalid_content")?;
    let path = format!("/api/v1/webhooks/{}", made.text_at("/webhook/id")?);
    let shown = admin.get(&path).await?.expect(200)?;
    ensure!(!shown.text.contains("whsec_") && !shown.text.contains(&secret), "the secret is shown again");

    let mut officer = User::new("ca.tinh", "provincial_police", "Thiếu tá Bùi Văn A");
    officer.agency_role = Some("police_province".to_owned());
    let officer = ctx.sign_in_as(officer).await?;
    ensure!(officer.get("/api/v1/webhooks").await?.expect(200)?.list_at("")?.len() == 1, "not the own one");
    let mut other = User::new("y.te", "member_agency", "Lê Y Tế");
    other.agency_role = Some("health_authority_province".to_owned());
    let other = ctx.sign_in_as(other).await?;
    ensure!(other.get("/api/v1/webhooks").await?.expect(200)?.list_at("")?.is_empty(), "another's webhook");
    other.get(&path).await?.problem(404, "not_found")?;

    // A test alarms nobody.
    let asked = officer.post(&format!("{path}/test"), &json!(null)).await?.expect(202)?;
    let test = tested(&officer, &asked.text_at("/id")?).await?;
    ensure!(test["state"] == "passed", "{test:#}");
    let ping = system.wait_for(1).await?.remove(0);
    ensure!(ping.json()["type"] == "vn.tnld.ping.v1" && is_signed(&ping, &secret)?, "{}", ping.text());
    ensure!(ctx.database.number("select count(*) from alerts")? == 0, "a test raised an alert");

    let (case, inspector) = a_death(ctx).await?;
    let event = system.wait_for(2).await?.remove(1);
    ensure!(is_signed(&event, &secret)?, "the signature is not valid");
    ensure!(event.header("content-type").starts_with("application/cloudevents+json"), "another type");
    let body = event.json();
    ensure!(
        body["type"] == "vn.tnld.alert.raised.v1" && body["data"]["case_number"] == case.number.as_str(),
        "{body:#}"
    );
    ensure!(body["id"] == event.header("webhook-id"), "{body:#}");
    names_nobody(&event.text())?;
    until(ctx, "select count(*) from outbox where channel = 'webhook' and state = 'delivered'", 1).await?;
    ensure!(told_over(&case, &inspector, "webhook").await? == ["sent"], "the timeline does not tell");

    // Its system confirms over the interface that the event names.
    let confirm = body["data"]["links"]["confirm"].as_str().context("nothing to confirm")?;
    let confirm = confirm.strip_prefix(&ctx.server.base()).context("another site")?;
    let name = json!({ "name": "Bùi Văn A", "unit": "Phòng CSHS" });
    officer.post(confirm, &name).await?.expect(200)?;

    // Two signatures while the secret changes; a stale page changes nothing.
    let stale = shown.etag()?;
    let rotated = officer.change_latest(&path, &format!("{path}/rotate"), &json!({})).await?.expect(200)?;
    let new = rotated.text_at("/secret")?;
    officer
        .change(&format!("{path}/disable"), &json!({ "reason": "x" }), &stale)
        .await?
        .problem(412, "stale_version")?;
    let asked = officer.post(&format!("{path}/test"), &json!(null)).await?.expect(202)?;
    tested(&officer, &asked.text_at("/id")?).await?;
    let ping = system.wait_for(3).await?.remove(2);
    ensure!(is_signed(&ping, &secret)? && is_signed(&ping, &new)? && secret != new, "not signed by both");

    // The system is gone for good.
    system.answer(Answer::With(410, String::new()));
    let asked = officer.post(&format!("{path}/test"), &json!(null)).await?.expect(202)?;
    ensure!(
        tested(&officer, &asked.text_at("/id")?).await?["state"] == "failed",
        "a test of what is gone passed"
    );
    let gone = officer.get(&path).await?.expect(200)?;
    ensure!(
        gone.text_at("/state")? == "disabled" && gone.text_at("/disabled_cause")? == "gone",
        "{}",
        gone.text
    );
    let log = ctx.server.log();
    ensure!(!log.contains("whsec_") && !log.contains(&secret[6..20]), "the secret stands in the log");
    Ok(())
}
