//! Documents on the pages: previewed, issued, corrected, filed signed, verified.

use anyhow::{Context as _, ensure};
use journeys::people;
use journeys::scratch::project_root;
use journeys::{browser_journey, when};

use crate::evidence::declared;

browser_journey! {
    /// The department issues its quick report, corrects it, and files the signed version; anybody verifies it.
    async fn browser_documents(ctx, browser) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        ctx.add_user(people::inspector()).await?;
        let case = declared(ctx, &officer).await?;
        let home = format!("/vu/{}/van-ban", case.id);
        browser.become_user(&people::inspector()).await?;
        browser.open(&home).await?;
        browser.sees("Chưa phát hành văn bản nào").await?;
        browser.inspect("documents-empty").await?;
        browser.follow(&browser.find("a[href*='phat-hanh?mau=quick_report']").await?).await?;
        browser.inspect("document-issue").await?;
        // It lacks something: the page says so and asks.
        browser.go_on().await.err().context("a form with gaps was issued")?;
        browser.sees("đánh dấu để trống").await?;
        browser.inspect("document-issue-problem").await?;
        browser.answer("leave_gaps", "true").await?;
        browser.go_on().await?;
        browser.sees("01/BC-SNV").await?;
        browser.find("td a[href$='/tep']").await?;
        browser.find("td a[href$='/tep-docx']").await?;
        browser.follow(&browser.find("a[href*='phat-hanh?mau=quick_report'][href*='thay=']").await?).await?;
        browser.answer_all(&[("reason", "Sai số người bị thương"), ("leave_gaps", "true")]).await?;
        browser.inspect("document-correct").await?;
        browser.go_on().await?;
        browser.sees("02/BC-SNV").await?;
        browser.sees("Đã thay bằng 02/BC-SNV").await?;

        browser.follow(&browser.find("tr:last-child a[href$='/ban-luu']").await?).await?;
        browser.inspect("document-copy").await?;
        let photo = project_root().join("crates/tnld/src/demo/files/scene.jpg");
        browser.find("#file").await?.send_keys(photo.display().to_string()).await?;
        for _ in 0..100 {
            if browser.texts(".tnld-upload-said").await?.iter().any(|t| t.contains("Đã nhận tệp")) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        browser.answer("note", &format!("Ký ngày {}", when::today())).await?;
        browser.go_on().await?;
        browser.sees("Bản đã ký").await?;
        browser.inspect("documents-issued").await?;
        browser.read_section(&format!("/vu/{}", case.id), "dong-thoi-gian", &["Đã phát hành văn bản"], "documents").await?;

        // The code that is printed on the paper, typed by somebody without an account.
        let codes = browser_codes(browser, &home).await?;
        browser.forget_session().await?;
        browser.open("/xac-minh").await?;
        browser.answer("ma", &codes[0]).await?;
        browser.go_on().await?;
        browser.sees("đã được thay thế").await?;
        browser.inspect("verify-replaced").await?;
        browser.open(&format!("/xac-minh/{}", codes[1])).await?;
        browser.sees("đang có hiệu lực").await?;
        browser.inspect("verify-stands").await?;
        browser.open("/xac-minh?ma=khong-co").await?;
        browser.sees("Không có văn bản nào").await?;
        browser.inspect("verify-unknown").await?;
        ensure!(!browser.text().await?.contains("Khuất"), "a person is named");
        Ok(())
    }
}

async fn browser_codes(browser: &journeys::Browser, home: &str) -> anyhow::Result<Vec<String>> {
    browser.open(home).await?;
    let codes = browser.texts("td .tnld-code").await?;
    ensure!(codes.len() == 2 && codes.iter().all(|c| c.len() == 64), "{codes:?}");
    Ok(codes)
}
