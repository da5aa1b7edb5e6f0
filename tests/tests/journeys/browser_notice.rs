//! An urgent notice and its completion in the browser, without an account.

use std::io::Write as _;

use anyhow::{Context as _, Result, ensure};
use chrono::Duration;
use journeys::browser::available;
use journeys::people::{MILL, RACH_GIA};
use journeys::{Browser, Context, Kind, on, when};

#[test]
fn sqlite() {
    on(Kind::Sqlite, "browser_notice", whole_road);
}

#[test]
fn postgres() {
    on(Kind::Postgres, "browser_notice", whole_road);
}

async fn whole_road(kind: Kind) -> Result<()> {
    if let Err(reason) = available()? {
        writeln!(std::io::stderr(), "not run: {reason}")?;
        return Ok(());
    }
    let context = Context::start(kind).await?;
    let browser = Browser::start(&context.server.base()).await?;
    let outcome = walk(&browser).await;
    if outcome.is_err() {
        browser.picture("broken-notice").await.unwrap_or_default();
    }
    outcome.with_context(|| format!("the log of the program:\n{}", context.server.log()))
}

async fn press(browser: &Browser, action: &str) -> Result<()> {
    browser.follow(&browser.find(&format!("main form[action=\"{action}\"] button.govuk-button")).await?).await
}

async fn walk(browser: &Browser) -> Result<()> {
    let code = notify(browser).await?;
    // On the receipt the code is sent along; typed later, it is changed for a pass as well.
    press(browser, "/ma-tin").await?;
    ensure!(browser.path().await? == "/tin-cua-toi");
    press(browser, "/tin-cua-toi/thoat").await?;
    browser.open("/tin-cua-toi").await?;
    ensure!(browser.path().await? == "/ma-tin", "what was left is open");
    browser.answer("code", "7K2M-9QXA-03TV-B4GH-R8WZ").await?;
    ensure!(browser.go_on().await.is_err(), "a wrong code opens something");
    browser.inspect("notice-code-wrong").await?;
    browser.answer("code", &code.to_lowercase().replace('-', "")).await?;
    browser.go_on().await?;
    ensure!(browser.path().await? == "/tin-cua-toi");
    browser.sees("Nồi hơi nổ").await?;
    browser.inspect("my-notice").await?;
    complete(browser).await?;
    care(browser).await?;
    browser.open("/tin-cua-toi?lang=en").await?;
    browser.sees("My notice").await?;
    browser.inspect("my-notice-en").await
}

/// Six answers, checked and sent; gives the code.
async fn notify(browser: &Browser) -> Result<String> {
    browser.open("/bao-tin-khan").await?;
    let time = (when::now() - Duration::minutes(30)).format("%d/%m/%Y %Hh%M").to_string();
    browser
        .answer_all(&[
            ("accident.occurred.at", &time),
            ("accident.place.commune_code", RACH_GIA),
            ("accident.place.spot", "Nhà nồi hơi"),
            ("accident.employer.name", MILL),
            ("accident.casualties.dead", "1"),
            ("accident.course.event", "Nồi hơi nổ, một người chết"),
            ("scene_kept", "true"),
            ("told_by.name", "Trần Thị Mai"),
            ("told_by.phone", "0912 345 678"),
        ])
        .await?;
    browser.go_on().await?;
    browser.go_on().await?;
    browser.sees("TNLĐ-91-").await?;
    browser.inspect("notice-receipt").await?;
    let code = browser.find(".tnld-notice__code").await?.text().await?;
    ensure!(!browser.path().await?.contains(&code) && code.len() == 24, "{code}");
    Ok(code)
}

/// The full declaration: what was told is there, the rest is filled in.
async fn complete(browser: &Browser) -> Result<()> {
    press(browser, "/tin-cua-toi/khai-bao").await?;
    let filled = async |name: &str| -> Result<String> {
        let field = browser.find(&format!("[name=\"{name}\"]")).await?;
        field.prop("value").await?.with_context(|| format!("{name} has no value"))
    };
    ensure!(filled("accident.employer.name").await? == MILL, "the employer is asked twice");
    browser.answer("accident.employer.workers", "64").await?;
    browser.inspect("notice-declaration").await?;
    browser.go_on().await?;
    ensure!(filled("accident.place.commune_code").await?.starts_with(RACH_GIA));
    browser.go_on().await?;
    ensure!(filled("accident.course.event").await?.starts_with("Nồi hơi nổ"));
    browser.answer("accident.course.activity", "Đốt lò").await?;
    browser.go_on().await?;
    ensure!(filled("accident.casualties.dead").await? == "1");
    // Left in the middle, it is found again.
    browser.open("/tin-cua-toi").await?;
    browser.sees("Tiếp tục khai báo").await?;
    press(browser, "/tin-cua-toi/khai-bao").await?;
    browser.inspect("notice-declaration-sections").await?;
    let check = browser.find("main a.govuk-button[href$=\"/kiem-tra\"]").await?;
    browser.follow(&check).await?;
    browser.sees("Trần Thị Mai").await?;
    browser.go_on().await?;
    browser.sees("TNLĐ-91-").await?;
    browser.inspect("notice-declaration-receipt").await
}

async fn care(browser: &Browser) -> Result<()> {
    browser.follow(&browser.find("main a[href=\"/tin-cua-toi\"]").await?).await?;
    browser.inspect("my-notice-completed").await?;
    browser.follow(&browser.find("main a[href=\"/tin-cua-toi/bo-sung\"]").await?).await?;
    browser.inspect("notice-supplement").await?;
    browser.answer("text", "Có hai người chứng kiến").await?;
    browser.go_on().await?;
    browser.sees("Đã nhận nội dung bổ sung.").await?;
    browser.follow(&browser.find("main a[href=\"/tin-cua-toi/dinh-chinh\"]").await?).await?;
    browser.answer_all(&[("reason", "Nói rõ"), ("accident.place.spot", "Gian lò số 2")]).await?;
    browser.inspect("notice-correction").await?;
    browser.go_on().await?;
    browser.sees("Đã đính chính.").await?;
    browser.sees("Gian lò số 2").await?;
    browser.follow(&browser.find("main a[href=\"/tin-cua-toi/rut-tin\"]").await?).await?;
    browser.inspect("notice-withdrawal").await?;
    browser.answer("reason", "Trùng với báo cáo khác").await?;
    browser.go_on().await?;
    browser.sees("Đã rút tin.").await
}
