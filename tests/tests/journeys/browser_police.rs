//! Signs of a crime on the pages: to the police with the list of what went, the ruling, half and all of it back, the
//! term counted anew, the announcement.

use anyhow::{Result, ensure};
use chrono::Duration;
use journeys::people;
use journeys::server::tnld;
use journeys::told::of_province;
use journeys::when::{self, typed};
use journeys::{Browser, browser_journey};

use crate::boiler_explosion::{founded, team};
use crate::evidence::declared;
use crate::police::{announced_to, told_of_signs};
use crate::silence::police;

browser_journey! {
    /// From the hand-over to the announcement.
    async fn browser_police(ctx, browser) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;
        ctx.sign_in_as(police()).await?;
        let opened = declared(ctx, &officer).await?;
        opened.command(&director, "found-team", "investigating", team()).await?;
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;
        let sketch = opened.evidence(&inspector, "scene_sketch", "Sơ đồ nhà nồi hơi").await?;
        let valve = opened.evidence(&inspector, "object", "Van an toàn").await?;
        let case = format!("/vu/{}", opened.id);

        browser.become_user(&people::inspector()).await?;
        send(browser, &case).await?;
        ctx.told(&told_of_signs()).await?;
        browser.become_user(&people::safety_officer()).await?;
        browser.open(&format!("{case}?muc=dong-thoi-gian")).await?;
        ensure!(!browser.text().await?.contains("kiểm định từ 2022"), "the employer reads the signs of a crime");
        browser.become_user(&people::inspector()).await?;
        back(browser, &case).await?;

        opened.command(&inspector, "conclude", "concluded", founded(&sketch, &valve)).await?;
        opened.sign(&inspector, "05/BB-ĐTTNLĐ").await?;
        let held = typed(-1);
        let meeting = [
            ("held_at", held.as_str()),
            ("place", "Trụ sở công ty"),
            ("chair", "Phạm Quốc Việt"),
            ("attendance.0.group", "team"),
            ("attendance.0.name", "Phạm Quốc Việt"),
            ("attendance.0.present", "true"),
            ("attendance.1.group", "police"),
            ("attendance.1.name", "Trần Văn Hải"),
            ("attendance.1.present", "true"),
        ];
        browser.command(&case, "hold_announcement", &meeting, "Đã công bố").await?;
        ctx.told(&announced_to()).await?;
        let story = ["Chuyển hồ sơ cho cơ quan điều tra", "Quyết định của cơ quan điều tra", "Nhận lại hồ sơ", "Họp công bố"];
        browser.read_section(&case, "dong-thoi-gian", &story, "police").await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

async fn send(browser: &Browser, case: &str) -> Result<()> {
    let transfer = [
        ("body", "Cơ quan CSĐT Công an tỉnh"),
        ("signs", "Van an toàn không kiểm định từ 2022"),
        ("penal_article", "khoản 1 Điều 295"),
        ("grounds", "Biên bản khám nghiệm hiện trường"),
        ("items[]", "Van an toàn\nSổ kiểm định"),
        ("record_number", "07/BB-BG"),
    ];
    browser.command(case, "send_to_police", &transfer, "Tạm dừng").await?;
    browser.read_section(case, "thoi-han", &["Tạm dừng"], "police-suspended").await?;
    browser
        .read_section(
            case,
            "dieu-tra",
            &["Sổ kiểm định", "kiểm định từ 2022", "Điều 295"],
            "police-suspended",
        )
        .await
}

async fn back(browser: &Browser, case: &str) -> Result<()> {
    let today = when::printed(when::today());
    // A complex case: the police may take longer, and the term follows their notice.
    let until = when::printed(when::today() + Duration::days(40));
    let longer = [("by", "police"), ("number", "7/TB"), ("date", today.as_str()), ("until", until.as_str())];
    browser.command(case, "extend_police_term", &longer, "Tạm dừng").await?;
    browser.read_section(case, "thoi-han", &["7/TB", &until], "police-longer").await?;
    let ruling = [("decision", "not_prosecuted"), ("number", "15/QĐ"), ("date", today.as_str())];
    browser.command(case, "record_ruling", &ruling, "Tạm dừng").await?;
    // The police tick what goes back; the team finds it filled in.
    browser.become_user(&police()).await?;
    let list = [("items[]", "Van an toàn"), ("record_number", "9/BBGN"), ("note", "Sổ giữ lại để sao")];
    browser.command(case, "list_police_return", &list, "Tạm dừng").await?;
    browser.become_user(&people::inspector()).await?;
    browser.open(&format!("{case}/return_from_police")).await?;
    browser.sees("9/BBGN").await?;
    browser.holds("items[]", "Van an toàn").await?;
    browser.holds("record_number", "9/BBGN").await?;
    browser.inspect("police-listed").await?;
    // What the police ruled is known already.
    browser.holds("decision_reference", &format!("15/QĐ · {today}")).await?;
    let half = [("items[]", "Van an toàn"), ("complete", "false")];
    browser.command(case, "return_from_police", &half, "Tạm dừng").await?;
    browser.sees("nhận đủ tài liệu").await?;
    browser.inspect("police-half-returned").await?;
    let all = [("items[]", "Sổ kiểm định"), ("complete", "true")];
    browser.command(case, "return_from_police", &all, "Đang điều tra").await?;
    let last = when::printed(when::today() + Duration::days(30));
    browser.read_section(case, "thoi-han", &[&last, "tính lại"], "police-restarted").await?;
    browser.read_section(case, "qua-trinh", &["15/QĐ", "không khởi tố"], "police-back").await
}
