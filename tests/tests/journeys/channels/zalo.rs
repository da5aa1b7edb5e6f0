//! The officer on duty of the provincial police gets a Zalo message.

use anyhow::{Result, ensure};
use journeys::http_sink::{Answer, HttpSink};
use journeys::{Context, Kind, when};
use serde_json::json;

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
    let (zalo, oauth) = (HttpSink::start().expect("listens"), HttpSink::start().expect("listens"));
    zalo.answer(Answer::With(200, "{\"error\":0,\"data\":{\"msg_id\":\"m1\"}}".to_owned()));
    oauth.answer(Answer::With(
        200,
        "{\"access_token\":\"mo-cua\",\"refresh_token\":\"lam-moi-2\",\"expires_in\":\"90000\"}".to_owned(),
    ));
    let variables = vec![
        ("TNLD_ZALO_APP_ID", "397245".to_owned()),
        ("TNLD_ZALO_SECRET_KEY", "khoa-ung-dung".to_owned()),
        ("TNLD_ZALO_REFRESH_TOKEN", "lam-moi-1".to_owned()),
        ("TNLD_ZALO_TEMPLATE_ID", "505716".to_owned()),
        ("TNLD_ZALO_URL", zalo.url("/message/template")),
        ("TNLD_ZALO_OAUTH_URL", oauth.url("/v4/oa/access_token")),
    ];
    run(kind, "zalo", variables, async |ctx| the_officer_on_duty_is_told(ctx, &zalo, &oauth).await);
}

async fn the_officer_on_duty_is_told(ctx: &mut Context, zalo: &HttpSink, oauth: &HttpSink) -> Result<()> {
    let admin = admin(ctx).await?;
    let agency = provincial_police(&admin).await?;
    let shift = json!({ "shifts": [{
        "officer": "Danh Út", "phone": "0987 654 321",
        "starts_at": when::minutes_ago(60), "ends_at": when::at(when::today() + chrono::Duration::days(1), 6, 0),
    }] });
    let roster = format!("/api/v1/agencies/{agency}/duty-roster");
    admin.send("PUT".parse()?, &roster, Some(&shift), &[]).await?.problem(428, "if_match_required")?;
    let read = admin.get(&roster).await?.expect(200)?.etag()?;
    admin.send("PUT".parse()?, &roster, Some(&shift), &[("If-Match", &read)]).await?.expect(200)?;
    admin.send("PUT".parse()?, &roster, Some(&shift), &[("If-Match", &read)]).await?.expect(412)?;
    let asked = admin.post("/api/v1/channels/zalo/test", &json!({})).await?.expect(202)?;
    let test = tested(&admin, asked.text_at("/id")?.as_str()).await?;
    ensure!(test["state"] == "passed" && zalo.requests().is_empty(), "{test:#}");

    let (case, inspector) = a_death(ctx).await?;
    let request = zalo.wait_for(1).await?.remove(0);
    ensure!(request.header("access_token") == "mo-cua", "another token");
    let body = request.json();
    ensure!(body["phone"] == "84987654321" && body["template_id"] == "505716", "{body:#}");
    ensure!(body["template_data"]["ma_vu"] == case.number.as_str(), "{body:#}");
    names_nobody(&request.text())?;
    until(ctx, "select count(*) from outbox where channel = 'zalo' and state = 'delivered'", 1).await?;
    ensure!(oauth.requests().len() == 1, "the token was renewed {} times", oauth.requests().len());
    ensure!(told_over(&case, &inspector, "zalo").await? == ["sent"], "the timeline does not tell");

    // The token is kept sealed, and out of the log.
    let in_clear =
        "select count(*) from channel_tokens where sealed like '%mo-cua%' or sealed like '%lam-moi%'";
    ensure!(ctx.database.number(in_clear)? == 0, "the token stands in the database");
    let log = ctx.server.log();
    ensure!(
        !["mo-cua", "lam-moi", "khoa-ung-dung"].iter().any(|s| log.contains(s)),
        "a secret stands in the log"
    );
    Ok(())
}
