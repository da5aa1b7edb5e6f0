//! The public pages in a real browser: readable on a phone, accessible, light, in both languages.

use anyhow::{Result, ensure};
use journeys::browser::available;
use journeys::{Browser, Context, Kind};

/// Pages that need no account, and the name of their pictures.
const PAGES: [(&str, &str); 6] = [
    ("/", "start"),
    ("/bao-tin-khan", "urgent-notice"),
    ("/ma-tin", "notice-code"),
    ("/tra-cuu", "assessment"),
    ("/tinh-boi-thuong", "benefits"),
    ("/dang-nhap", "sign-in"),
];

/// Bytes over the line: the first page with styles, fonts and scripts, and any later one.
const FIRST: u64 = 100 * 1024;
const LATER: u64 = 25 * 1024;

#[tokio::test(flavor = "multi_thread")]
async fn browser_public_pages_are_accessible_and_light() -> Result<()> {
    if let Err(reason) = available()? {
        eprintln!("not run: {reason}");
        return Ok(());
    }
    let context = Context::start(Kind::Sqlite).await?;
    let browser = Browser::start(&context.server.base()).await?;
    for (count, (path, name)) in PAGES.into_iter().enumerate() {
        browser.open(path).await?;
        let weight = browser.transferred().await?;
        let limit = if count == 0 { FIRST } else { LATER };
        ensure!(weight > 0, "{path}: nothing was transferred");
        ensure!(weight <= limit, "{path}: {weight} bytes over the line, at most {limit} are allowed");
        for language in ["vi", "en"] {
            browser.open(&format!("{path}?lang={language}")).await?;
            let tag = browser.find("html").await?.attr("lang").await?;
            ensure!(tag.as_deref() == Some(language), "{path}?lang={language}: lang is {tag:?}");
            browser.accessible().await?;
            browser.picture(&format!("{name}-{language}")).await?;
        }
    }
    Ok(())
}
