//! A drill: the police of the province and of the ward answer, the department does not, and the inspector ends it.

use anyhow::{Context as _, Result, ensure};
use journeys::browser::available;
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::{Browser, Context, Kind, Reply, journey, when};
use serde_json::json;

fn drilled() -> [String; 3] {
    [
        of_province("labour_authority_province"),
        of_province("police_province"),
        of_commune("police_first_notice", RACH_GIA),
    ]
}

/// Every number of the figures about real alerts.
fn figures(reply: &Reply) -> Result<Vec<i64>> {
    ["raised", "confirmed", "unconfirmed", "withdrawn"]
        .iter()
        .map(|name| reply.at(&format!("/all/{name}"))?.as_i64().context("no number"))
        .collect()
}

journey! {
    /// Through the real chain, marked everywhere, counted nowhere.
    async fn a_drill(ctx) {
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let body = json!({ "commune_code": RACH_GIA, "note": "Ca đêm" });
        let begun = inspector.post_with_key("/api/v1/drills", &body, "k1").await?.expect(201)?;
        let again = inspector.post_with_key("/api/v1/drills", &body, "k1").await?.expect(201)?;
        ensure!(begun.text_at("/drill/id")? == again.text_at("/drill/id")?, "the repetition began another");
        let path = format!("/api/v1/drills/{}", begun.text_at("/drill/id")?);
        inspector.post("/api/v1/drills", &body).await?.problem(409, "drill_running")?;

        let mails = ctx.told(&drilled()).await?;
        for mail in &mails {
            ensure!(mail.subject.starts_with("[DIỄN TẬP – DRILL]"), "{}", mail.subject);
            for part in [&mail.text, &mail.html] {
                ensure!(part.contains("DIỄN TẬP") && part.contains("DRILL"), "{part}");
                ensure!(part.contains("Ca đêm") && part.contains("Rạch Giá"), "{part}");
            }
        }
        for mail in &mails[1..] {
            let page = inspector.get(&ctx.confirmation(mail)?).await?.expect(200)?;
            ensure!(page.text.contains("DIỄN TẬP") && page.text.contains("Rạch Giá"), "{}", page.text);
            ctx.confirm(mail, "Trần Văn Hải", "Trực ban Công an").await?;
        }
        let report = inspector.get(&path).await?.expect(200)?;
        ensure!(report.text_at("/drill/state")? == "running", "{}", report.text);
        ensure!(report.at("/drill/within_15_minutes")? == &json!({ "part": 2, "whole": 3, "percent": 66.67 }));
        let answered = report.list_at("/agencies")?.iter().filter(|a| a["minutes"].is_number());
        let by_mail = |a: &serde_json::Value| a["channel"] == "email" && a["contact"] == "common_address";
        ensure!(answered.clone().count() == 2 && answered.clone().all(by_mail), "{}", report.text);

        let ended =
            inspector.change(&format!("{path}/end"), &json!({}), &report.etag()?).await?.expect(200)?;
        ensure!(ended.text_at("/drill/state")? == "stopped", "{}", ended.text);
        let page = inspector.get(&ctx.confirmation(&mails[0])?).await?.expect(200)?;
        ensure!(page.text.contains("DIỄN TẬP"), "{}", page.text);
        let late = [("name", "Lê Thị Muộn"), ("unit", "Sở Nội vụ")];
        let late = inspector.post_form(&ctx.confirmation(&mails[0])?, &late).await?.expect(422)?;
        ensure!(late.text.contains("đã kết thúc") && late.text.contains("Lê Thị Muộn"), "{}", late.text);
        ctx.told(&[]).await?;

        let file = inspector.clone().with_header("Accept", "text/csv").get(&path).await?.expect(200)?;
        ensure!(file.text.lines().count() == 4 && file.text.contains("DIỄN TẬP"), "{}", file.text);
        let listed = inspector.get("/api/v1/alerts").await?.expect(200)?;
        ensure!(listed.list_at("/items")?.iter().all(|a| a["drill"] == true), "{}", listed.text);
        ensure!(inspector.get("/api/v1/cases").await?.expect(200)?.at("/total")? == 0, "a drill opened a case");
        let counted = inspector.get("/api/v1/alert-performance").await?.expect(200)?;
        ensure!(figures(&counted)? == [0, 0, 0, 0], "{}", counted.text);
        ensure!(counted.at("/all/within_15_minutes/percent")?.is_null(), "{}", counted.text);
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// Presses the button of the page's form and waits for the page that follows.
async fn go_on(browser: &Browser) -> Result<()> {
    browser.follow(&browser.find("main form .govuk-button:not([tabindex=\"-1\"])").await?).await
}

/// The pages of tasks, drills and figures, and the alerts of a case, on a phone and on a small screen.
#[tokio::test(flavor = "multi_thread")]
async fn browser_pages_of_drills_and_tasks() -> Result<()> {
    if let Err(reason) = available()? {
        eprintln!("not run: {reason}");
        return Ok(());
    }
    let context = Context::start(Kind::Sqlite).await?;
    let mill = people::safety_officer_of("ansat.phuthinh", "Lê Thị Hạnh", MILL_TAX_CODE, MILL);
    let officer = context.sign_in_as(mill).await?;
    let inspector = people::inspector();
    let login = inspector.login.clone();
    let api = context.sign_in_as(inspector).await?;
    let declaration = json!({
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(90) },
            "place": { "commune_code": RACH_GIA, "spot": "Nhà nồi hơi" },
            "employer": { "name": MILL, "tax_code": MILL_TAX_CODE },
            "victims": [{ "name": "Nguyễn Văn Khuất", "relation": "contract", "outcome": "fatal", "death": "scene" }],
            "course": { "event": "Nổ nồi hơi" },
        },
        "declaration": { "known_at": when::minutes_ago(80) },
    });
    let filed = officer.post("/api/v1/declarations", &declaration).await?.expect(201)?;
    let case = filed.text_at("/case_id")?;
    let mails = context.sink.wait_for(4).await?;
    let police = mails.iter().find(|m| m.to.iter().any(|to| to.starts_with("police_province")));
    context
        .confirm(police.context("no mail to the police")?, "Trần Văn Hải", "Trực ban Công an tỉnh")
        .await?;
    let alerts = api.get(&format!("/api/v1/cases/{case}/alerts")).await?.expect(200)?;
    let ward = alerts.list_at("")?.iter().find(|a| a["role"] == "police_first_notice").context("no alert")?;
    let ward = ward["id"].as_str().context("no id")?.to_owned();
    let resend = format!("/api/v1/alerts/{ward}/resend");
    // Common address, superior, then the telephone: each request takes the next contact.
    let mut asked = 0;
    while api.get("/api/v1/tasks?state=open").await?.expect(200)?.at("/total")? == 0 {
        asked += 1;
        ensure!(asked < 6, "no call after {asked} requests");
        api.post(&resend, &json!({})).await?.expect(200)?;
    }
    let open = api.get("/api/v1/tasks?state=open").await?.expect(200)?;
    let task = open.text_at("/items/0/id")?;

    let browser = Browser::start(&context.server.base()).await?;
    browser.sign_in(&login, journeys::PASSWORD).await?;
    let shown = async |path: &str, name: &str, sees: &str| {
        browser.open(path).await?;
        browser.sees(sees).await?;
        browser.accessible().await?;
        browser.picture(name).await
    };
    shown(&format!("/vu/{case}?muc=bao-tin"), "case-alerts", "Đã nhận: Trần Văn Hải").await?;
    shown("/viec", "tasks", "Gọi").await?;
    shown(&format!("/viec/{task}"), "task", "Ghi kết quả").await?;
    browser.choose("outcome", "done").await?;
    browser.fill("note", "Đã gọi hai lần").await?;
    go_on(&browser).await?;
    browser.sees("Cần trả lời: Họ và tên người xác nhận").await?;
    browser.picture("task-error").await?;
    browser.fill("name", "Lê Văn Trực").await?;
    browser.fill("unit", "Công an phường Rạch Giá").await?;
    go_on(&browser).await?;
    browser.sees("Đã xong, đã xác nhận").await?;
    shown("/viec", "tasks-empty", "Không có việc nào đang chờ").await?;
    shown("/hieu-qua-bao-tin", "performance", "100,00 % (2/2)").await?;
    shown("/dien-tap", "drills-empty", "Chưa có cuộc diễn tập nào").await?;
    shown("/dien-tap/bat-dau", "drill-start", "DIỄN TẬP").await?;
    browser.fill("commune_code", "Phường Rạch Giá").await?;
    go_on(&browser).await?;
    browser.sees("Diễn tập tại").await?;
    browser.accessible().await?;
    browser.picture("drill-running").await?;
    go_on(&browser).await?;
    browser.sees("Đã kết thúc").await?;
    browser.picture("drill-report").await?;
    shown("/dien-tap", "drills", "Rạch Giá").await?;
    shown("/bao-tin", "alerts-with-drill", "DIỄN TẬP").await?;
    Ok(())
}
