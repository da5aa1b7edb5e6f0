//! A mailbox that is not there: the dead letter is explained, mended in the directory and sent again.

use anyhow::{Context as _, Result, ensure};
use journeys::people::{self, MILL, RACH_GIA};
use journeys::smtp::{Behaviour, Step};
use journeys::told::of_province;
use journeys::{Api, Browser, Context, Kind, PASSWORD, journey, when};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn death() -> Value {
    json!({
        "kind": "tip", "channel": "phone",
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(60) },
            "place": { "commune_code": RACH_GIA },
            "employer": { "name": MILL },
            "victims": [{ "name": "Vũ Văn Kín", "relation": "contract", "outcome": "fatal", "death": "scene" }],
            "course": { "event": "Ngã từ mái kho" },
        },
    })
}

/// Waits until the police cannot be told.
async fn given_up(ctx: &Context, api: &Api) -> Result<Value> {
    let start = Instant::now();
    loop {
        let page = api.get("/api/v1/dead-letters").await?.expect(200)?;
        if let Some(letter) = page.list_at("/items")?.iter().find(|d| d["role"] == "police_province") {
            return Ok(letter.clone());
        }
        ensure!(start.elapsed() < Duration::from_secs(20), "no dead letter\n{}", ctx.server.last_words());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

journey! {
    /// From the refusal to the delivery at the new address.
    async fn a_dead_letter_is_mended_and_sent_again(ctx) {
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let admin = ctx.sign_in_as(people::admin()).await?;
        let police = of_province("police_province");
        ctx.sink.behave_for(&police, Behaviour::Answer(Step::Recipient, 550, "5.1.1 User unknown"));
        inspector.post("/api/v1/reports", &death()).await?.expect(201)?;
        let letter = given_up(ctx, &admin).await?;
        ensure!(letter["cause"] == "no_such_mailbox" && letter["address"] == "…@agency.test", "{letter:#}");
        ensure!(letter["case_id"].is_null(), "the administrator has no business with the case: {letter:#}");
        ensure!(!letter.to_string().contains("police_province.91@"), "{letter:#}");
        let page = admin.get("/tin-loi").await?.expect(200)?;
        ensure!(page.text.contains("Địa chỉ thư không tồn tại") && !page.text.contains("police_province.91@"), "{}", page.text);

        ctx.database.execute("update agencies set email = 'moi@congan.test' where role = 'police_province'")?;
        let id = letter["id"].as_str().context("no id")?;
        let path = format!("/api/v1/dead-letters/{id}/replay");
        let done = admin.post_with_key(&path, &json!({}), "gui-lai").await?.expect(200)?;
        ensure!(done.at("/replayed")? == &json!(1), "{}", done.text);
        let twice = admin.post_with_key(&path, &json!({}), "gui-lai").await?.expect(200)?;
        ensure!(twice.text == done.text, "{}", twice.text);
        ctx.sink.wait_until(Duration::from_secs(20), |mails| {
            mails.iter().any(|mail| mail.to.iter().any(|to| to == "moi@congan.test"))
        }).await?;
        ensure!(ctx.sink.mails_to("moi@congan.test").len() == 1, "sent twice");
        admin.post(&path, &json!({})).await?.problem(404, "not_found")?;
        let empty = inspector.get("/api/v1/dead-letters").await?.expect(200)?;
        ensure!(empty.list_at("/items")?.is_empty(), "{}", empty.text);
        Ok(())
    }
}

/// Both pages as people see them: well, and with something to see to.
#[tokio::test(flavor = "multi_thread")]
async fn browser_health_and_dead_letters() -> Result<()> {
    if let Err(reason) = journeys::browser::available()? {
        eprintln!("not run: {reason}");
        return Ok(());
    }
    let ctx = Context::start(Kind::Sqlite).await?;
    let inspector = ctx.sign_in_as(people::inspector()).await?;
    ctx.add_user(people::admin()).await?;
    let browser = Browser::start(&ctx.server.base()).await?;
    browser.sign_in(&people::admin().login, PASSWORD).await?;
    browser.open("/suc-khoe").await?;
    browser.sees("Mọi thứ hoạt động").await?;
    browser.accessible().await?;
    browser.picture("health-well").await?;

    let police = of_province("police_province");
    ctx.sink.behave_for(&police, Behaviour::Answer(Step::Recipient, 550, "5.1.1 User unknown"));
    inspector.post("/api/v1/reports", &death()).await?.expect(201)?;
    given_up(&ctx, &inspector).await?;
    let start = Instant::now();
    while ctx.database.number("select count(*) from incidents")? == 0 {
        ensure!(start.elapsed() < Duration::from_secs(60), "nobody looked\n{}", ctx.server.last_words());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    browser.open("/suc-khoe").await?;
    browser.sees("việc cần xử lý").await?;
    browser.accessible().await?;
    browser.picture("health-wrong").await?;
    browser.open("/tin-loi").await?;
    browser.sees("Địa chỉ thư không tồn tại").await?;
    browser.accessible().await?;
    browser.picture("dead-letters").await?;
    let all = browser.find("form[action='/tin-loi/gui-lai'] button").await?;
    browser.follow(&all).await?;
    browser.sees("để gửi lại").await?;
    browser.open("/tin-loi?lang=en").await?;
    browser.accessible().await?;
    Ok(())
}
