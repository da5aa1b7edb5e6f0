//! Registering in the flow of a declaration, its approval, and the sites of the enterprise, in the browser.

use std::io::Write as _;

use anyhow::{Context as _, Result, ensure};
use chrono::Duration;
use journeys::browser::available;
use journeys::people::{self, RACH_GIA};
use journeys::{Browser, Context, Kind, PASSWORD, on, when};

#[test]
fn sqlite() {
    on(Kind::Sqlite, "browser_registration", whole_road);
}

#[test]
fn postgres() {
    on(Kind::Postgres, "browser_registration", whole_road);
}

async fn whole_road(kind: Kind) -> Result<()> {
    if let Err(reason) = available()? {
        writeln!(std::io::stderr(), "not run: {reason}")?;
        return Ok(());
    }
    let context = Context::start(kind).await?;
    context.add_user(people::inspector()).await?;
    let browser = Browser::start(&context.server.base()).await?;
    let outcome = walk(&browser).await;
    if outcome.is_err() {
        browser.picture("broken-registration").await.unwrap_or_default();
    }
    outcome.with_context(|| format!("the log of the program:\n{}", context.server.log()))
}

async fn follow(browser: &Browser, css: &str) -> Result<()> {
    browser.follow(&browser.find(css).await?).await
}

async fn walk(browser: &Browser) -> Result<()> {
    browser.open("/khai-bao").await?;
    browser.sees("báo tin khẩn rồi khai báo").await?;
    browser.inspect("declare-door").await?;
    follow(browser, "main a[href=\"/bao-tin-khan\"]").await?;
    notify(browser).await?;
    let login = register(browser).await?;
    // The declaration goes on where it was, and nothing of it waits for approval.
    follow(browser, "main a[href=\"/tin-cua-toi\"]").await?;
    follow(browser, "main form[action=\"/tin-cua-toi/khai-bao\"] button.govuk-button").await?;
    browser.open("/tin-cua-toi").await?;
    follow(browser, "main form[action=\"/tin-cua-toi/khai-bao\"] button.govuk-button").await?;
    follow(browser, "main a.govuk-button[href$=\"/kiem-tra\"]").await?;
    browser.go_on().await?;
    browser.sees("Đã nhận khai báo").await?;

    decide(browser).await?;
    browser.sign_in(&login, PASSWORD).await?;
    ensure!(browser.path().await? == "/tai-khoan", "the decision is not told");
    browser.sees("Đăng ký đã được duyệt").await?;
    browser.inspect("account-approved").await?;
    browser.open("/vu").await?;
    browser.sees("TNLĐ-91-").await?;
    sites(browser).await
}

async fn notify(browser: &Browser) -> Result<()> {
    let time = (when::now() - Duration::minutes(30)).format("%d/%m/%Y %Hh%M").to_string();
    browser
        .answer_all(&[
            ("accident.occurred.at", &time),
            ("accident.place.commune_code", RACH_GIA),
            ("accident.employer.name", "Công ty TNHH Mới Mở"),
            ("accident.employer.tax_code", "0100109106"),
            ("accident.casualties.light", "1"),
            ("accident.course.event", "Trượt chân ở kho"),
            ("told_by.name", "Lê Thị Hạnh"),
            ("told_by.phone", "0912 345 678"),
        ])
        .await?;
    browser.go_on().await?;
    browser.go_on().await?;
    follow(browser, "main form[action=\"/ma-tin\"] button.govuk-button").await
}

/// Registers from the own notice, prefilled with it; gives the login.
async fn register(browser: &Browser) -> Result<String> {
    follow(browser, "main a[href=\"/dang-ky\"]").await?;
    for (name, told) in
        [("tax_code", "0100109106"), ("enterprise", "Công ty TNHH Mới Mở"), ("name", "Lê Thị Hạnh")]
    {
        let value = browser.find(&format!("[name=\"{name}\"]")).await?.prop("value").await?;
        ensure!(value.as_deref() == Some(told), "{name} is asked twice: {value:?}");
    }
    browser
        .answer_all(&[
            ("address", "9 Lạc Hồng"),
            ("commune_code", RACH_GIA),
            ("title", "cán bộ an toàn"),
            ("email", "hanh@moimo.example.vn"),
            ("password", "ngắn"),
        ])
        .await?;
    ensure!(browser.go_on().await.is_err(), "a short password was taken");
    browser.inspect("registration-form").await?;
    browser.answer("password", PASSWORD).await?;
    browser.go_on().await?;
    ensure!(browser.path().await? == "/tai-khoan");
    browser.sees("đang chờ duyệt").await?;
    browser.inspect("account-waiting").await?;
    let text = browser.text().await?;
    let login = text.split_whitespace().find(|word| word.starts_with("0100109106."));
    login.map(str::to_owned).context("no login on the page")
}

/// The inspector looks at the refusal's page and approves.
async fn decide(browser: &Browser) -> Result<()> {
    let inspector = people::inspector();
    browser.sign_in(&inspector.login, PASSWORD).await?;
    browser.open("/duyet-dang-ky").await?;
    browser.inspect("registrations").await?;
    follow(browser, "main table a[href^=\"/duyet-dang-ky/\"]").await?;
    browser.sees("Danh bạ chưa có cơ sở này").await?;
    browser.inspect("registration-one").await?;
    follow(browser, "main a[href$=\"/tu-choi\"]").await?;
    browser.inspect("registration-refuse").await?;
    follow(browser, ".govuk-back-link").await?;
    follow(browser, "main form[action$=\"/duyet\"] button").await?;
    browser.sees("Đã duyệt").await?;
    browser.open("/duyet-dang-ky").await?;
    browser.sees("Không có đăng ký nào").await?;
    browser.open("/co-so?q=moi").await?;
    browser.sees("Công ty TNHH Mới Mở").await?;
    browser.inspect("enterprises").await
}

async fn sites(browser: &Browser) -> Result<()> {
    browser.open("/co-so").await?;
    browser.sees("Chưa có cơ sở nào").await?;
    follow(browser, "main a.govuk-button[href$=\"/them\"]").await?;
    browser
        .answer_all(&[("name", "Kho Tắc Cậu"), ("address", "Ấp Minh Phong"), ("commune_code", RACH_GIA)])
        .await?;
    browser.inspect("site-form").await?;
    browser.go_on().await?;
    browser.inspect("sites").await?;
    browser.open("/khai-bao").await?;
    browser.find("input[name=\"co-so\"]").await?.click().await?;
    browser.inspect("declaration-start-sites").await?;
    follow(browser, "main form .govuk-button--start").await?;
    browser.go_on().await?;
    let address = browser.find("[name=\"accident.place.address\"]").await?.prop("value").await?;
    ensure!(address.as_deref() == Some("Kho Tắc Cậu, Ấp Minh Phong"), "{address:?}");
    browser.open("/co-so").await?;
    follow(browser, "main table a[href$=\"/dong\"]").await?;
    browser.inspect("site-close").await?;
    browser.go_on().await?;
    browser.sees("Đã đóng").await
}
