//! Evidence on the pages: a photo with its progress bar, an object without a file, custody, what is set aside, and the
//! file of each victim.

use anyhow::{Context as _, ensure};
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::scratch::project_root;
use journeys::told::{of_commune, of_province};
use journeys::{Browser, browser_journey, when};
use serde_json::json;
use std::time::Duration;

async fn until_said(browser: &Browser, words: &str) -> anyhow::Result<()> {
    for _ in 0..300 {
        if browser.texts(".tnld-upload-said").await?.iter().any(|t| t.contains(words)) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("{:?} instead of {words}", browser.texts(".tnld-upload-said").await?)
}

async fn choose_file(browser: &Browser, file: &str) -> anyhow::Result<()> {
    let path = project_root().join(file);
    browser.find("#file").await?.send_keys(path.display().to_string()).await.context("choosing the file")
}

browser_journey! {
    /// An inspector gathers the evidence of a death.
    async fn browser_evidence(ctx, browser) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        ctx.add_user(people::inspector()).await?;
        let declaration = json!({
            "accident": {
                "occurred": { "kind": "exact", "at": when::minutes_ago(90) },
                "place": { "commune_code": RACH_GIA },
                "employer": { "name": MILL, "tax_code": MILL_TAX_CODE },
                "victims": [
                    { "name": "Nguyễn Văn Khuất", "relation": "contract", "outcome": "fatal", "death": "scene" },
                    { "name": "Trần Văn Bị", "relation": "contract", "outcome": "serious" },
                ],
                "course": { "event": "Nồi hơi nổ" },
            },
            "declaration": { "known_at": when::minutes_ago(80) },
        });
        let filed = officer.post("/api/v1/declarations", &declaration).await?.expect(201)?;
        ctx.told(&[
            of_province("labour_authority_province"),
            of_commune("commune_pc", RACH_GIA),
            of_commune("police_first_notice", RACH_GIA),
            of_province("police_province"),
        ]).await?;
        let case = format!("/vu/{}", filed.text_at("/case_id")?);
        let home = format!("{case}/chung-cu");
        browser.become_user(&people::inspector()).await?;
        browser.open(&case).await?;
        browser.follow(&browser.find(&format!("a[href=\"{home}\"]")).await?).await?;
        browser.sees("Chưa có chứng cứ nào").await?;
        browser.inspect("evidence-empty").await?;

        // A disguised file is refused with the reason; the right one is sent with a progress bar.
        browser.open(&format!("{home}/them")).await?;
        choose_file(browser, "tests/tests/journeys/disguised.pdf").await?;
        until_said(browser, "nội dung là").await?;
        browser.inspect("evidence-refused").await?;
        choose_file(browser, "crates/tnld/src/demo/files/scene.jpg").await?;
        until_said(browser, "Đã nhận tệp").await?;
        // What is wrong with the rest loses neither the file nor what was typed.
        browser.answer_all(&[("kind", "victim_photo"), ("title", "Ảnh nạn nhân tại hiện trường")]).await?;
        browser.follow(&browser.find("main form .govuk-button-group button").await?).await?;
        browser.sees("Chọn nạn nhân").await?;
        browser.sees("Tệp đã nhận: scene.jpg").await?;
        browser.inspect("evidence-add-problem").await?;
        browser.answer("kind", "scene_photo").await?;
        browser.go_on().await?;
        browser.sees("Ảnh nạn nhân tại hiện trường").await?;

        // An object without a file, and a paper about one victim.
        browser.open(&format!("{home}/them")).await?;
        browser.inspect("evidence-add").await?;
        browser.answer_all(&[("kind", "object"), ("title", "Van an toàn"), ("obtained_from", "Tổ lò hơi"), ("place", "Nhà nồi hơi")]).await?;
        browser.go_on().await?;
        browser.open(&format!("{home}/them")).await?;
        let victim = browser.find("#victim_id option:nth-child(2)").await?.attr("value").await?.context("no victim")?;
        browser.answer_all(&[("kind", "autopsy"), ("title", "Biên bản khám nghiệm tử thi"), ("victim_id", &victim)]).await?;
        browser.go_on().await?;
        browser.sees("3 trong 3 chứng cứ").await?;
        browser.inspect("evidence-list").await?;
        browser.open(&format!("{home}?loai=object")).await?;
        browser.sees("1 trong 3 chứng cứ").await?;

        // The photo: what the camera wrote.
        browser.open(&home).await?;
        let links = browser.texts(".tnld-evidence th a").await?;
        ensure!(links == ["Ảnh nạn nhân tại hiện trường", "Van an toàn", "Biên bản khám nghiệm tử thi"], "{links:?}");
        browser.follow(&browser.find(".tnld-evidence tbody tr:nth-child(1) th a").await?).await?;
        for told in ["20/11/2026 07:05:30", "10.012533, 105.075000", "JPEG", "Tải tệp gốc"] {
            browser.sees(told).await?;
        }
        browser.inspect("evidence-photo").await?;

        // The object changes hands and is set aside.
        browser.open(&home).await?;
        browser.follow(&browser.find(".tnld-evidence tbody tr:nth-child(2) th a").await?).await?;
        let item = browser.path().await?;
        browser.open(&format!("{item}/giao-nhan")).await?;
        browser.inspect("evidence-move").await?;
        browser.answer_all(&[("to", "Trung tâm Kiểm định"), ("reason", "Trưng cầu giám định"), ("condition", "Niêm phong số 3")]).await?;
        browser.go_on().await?;
        browser.sees("→ Trung tâm Kiểm định").await?;
        browser.inspect("evidence-custody").await?;
        browser.open(&format!("{item}/khong-dung")).await?;
        browser.answer("reason", "Không phải van của nồi hơi này").await?;
        browser.go_on().await?;
        browser.sees("Không phải van của nồi hơi này").await?;

        // Each look at the autopsy is written down.
        browser.open(&home).await?;
        browser.follow(&browser.find(".tnld-evidence tbody tr:nth-child(3) th a").await?).await?;
        browser.sees("1 lượt xem").await?;
        browser.inspect("evidence-looks").await?;

        // A picture of a telephone that is not drawn: the page says so and gives the original.
        browser.open(&format!("{home}/them")).await?;
        choose_file(browser, "tests/tests/journeys/telephone.heic").await?;
        until_said(browser, "Đã nhận tệp").await?;
        browser.answer_all(&[("kind", "document"), ("title", "Ảnh từ điện thoại")]).await?;
        browser.go_on().await?;
        browser.open(&home).await?;
        browser.follow(&browser.find(".tnld-evidence tbody tr:nth-child(4) th a").await?).await?;
        browser.sees("Không dựng được ảnh xem trước của tệp HEIC").await?;
        browser.inspect("evidence-heic").await?;

        // The file of each victim.
        browser.open(&format!("{case}/ho-so")).await?;
        browser.sees("Nguyễn Văn Khuất").await?;
        browser.inspect("evidence-file-list").await?;
        let mark = browser.find("a[href$=\"/discharge\"]").await?;
        browser.follow(&mark).await?;
        browser.answer("reason", "Nạn nhân chết tại chỗ").await?;
        browser.go_on().await?;
        browser.sees("Nạn nhân chết tại chỗ").await?;
        browser.press_doing("unmark").await?;
        ensure!(!browser.text().await?.contains("Nạn nhân chết tại chỗ"), "the mark is still there");
        Ok(())
    }
}
