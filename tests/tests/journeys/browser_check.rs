//! The browser helpers themselves, against a page without a server.

use journeys::browser::{Browser, available};

/// A page from a `data:` address: read, pictured, and judged by axe.
#[tokio::test]
async fn browser_reads_pictures_and_judges_a_page() -> anyhow::Result<()> {
    if let Err(reason) = available()? {
        eprintln!("not run: {reason}");
        return Ok(());
    }
    let browser = Browser::start("data:text/html;charset=utf-8,").await?;
    let head = "<html lang=vi><meta name=viewport content='width=device-width'><title>T</title>";
    browser.open(&format!("{head}<main><h1>Tai nạn</h1><label>Tên <input name=n></label></main>")).await?;
    browser.sees("Tai nạn").await?;
    browser.fill("n", "Đặng Văn Đức").await?;
    browser.accessible().await?;
    browser.picture("harness").await?;

    browser.open(&format!("{head}<main><h1>T</h1><input name=n></main>")).await?;
    let error = browser.accessible().await.expect_err("a field without a label must be found");
    assert!(format!("{error:#}").contains("label"), "{error:#}");

    browser.open(&format!("{head}<main><h1>T</h1><p style='margin:0 -8px;width:900px'>x</p></main>")).await?;
    let error =
        browser.picture("harness-too-wide").await.expect_err("a page wider than the phone must be found");
    assert!(format!("{error:#}").contains("900"), "{error:#}");
    Ok(())
}
