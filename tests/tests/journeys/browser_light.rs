//! A light accident run wholly by the enterprise, in the browser: declared, its own team, the steps of the law one by
//! one, the meeting, the minutes sent to the department, a recommendation carried out, the register.

use anyhow::{Context as _, Result, ensure};
use chrono::Duration;
use journeys::people::{self, MILL};
use journeys::server::tnld;
use journeys::told::of_province;
use journeys::{Browser, Case, browser_journey, when};

use crate::complaint::declaration;

fn day(days: i64) -> String {
    when::printed(when::today() + Duration::days(days))
}

browser_journey! {
    /// Nobody of the department does anything; it only receives the minutes and reads.
    async fn browser_light(ctx, browser) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        ctx.add_user(people::inspector()).await?;
        let case = Case::opened(&officer.post("/api/v1/declarations", &declaration()).await?.expect(201)?)?;
        ctx.told(&[]).await?;
        let page = format!("/vu/{}", case.id);
        browser.become_user(&people::safety_officer()).await?;
        browser.open(&page).await?;
        browser.sees("Thành lập Đoàn điều tra").await?;
        browser.inspect("light-start").await?;
        found(browser, &page).await?;
        let guided = ["Đoàn điều tra cấp cơ sở"];
        browser.read_section(&page, "qua-trinh", &guided, "light-plan").await?;
        work(browser, &page).await?;
        conclude(browser, &page).await?;
        announce(browser, &page).await?;
        let mails = ctx.told(&[of_province("labour_authority_province")]).await?;
        ensure!(mails[0].subject.contains(&case.number) && !mails[0].subject.contains("Danh Út Nhỏ"), "{}", mails[0].subject);
        served(browser, &page).await?;
        follow(browser, &page).await?;
        browser.open("/so-thong-ke").await?;
        for told in ["Danh Út Nhỏ", "05/BB-PT"] {
            browser.sees(told).await?;
        }
        browser.inspect("light-register").await?;
        browser.become_user(&people::inspector()).await?;
        browser.read_section(&page, "cong-bo", &["05/BB-PT"], "light-inspector").await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

async fn found(browser: &Browser, case: &str) -> Result<()> {
    browser.open(&format!("{case}/found_team")).await?;
    browser.press_doing("add:members").await?;
    browser
        .answer_all(&[
            ("decision_number", "01/QĐ-PT"),
            ("decision_date", &day(0)),
            ("founder", "Trần Văn Phúc"),
        ])
        .await?;
    let members = [
        ("Trần Văn Phúc", "Giám đốc", MILL, "employer"),
        ("Lê Thị Hạnh", "Cán bộ an toàn", MILL, "osh_officer"),
        ("Trịnh Văn Đoàn", "Chủ tịch", "Công đoàn cơ sở", "union_or_workers_rep"),
    ];
    for (row, (name, position, unit, capacity)) in members.into_iter().enumerate() {
        for (question, answer) in
            [("name", name), ("position", position), ("unit", unit), ("capacity", capacity)]
        {
            browser.answer(&format!("members.{row}.{question}"), answer).await?;
        }
    }
    browser.answer("members.0.head", "true").await?;
    browser.go_on().await?;
    browser.sees("Đang điều tra").await
}

async fn work(browser: &Browser, case: &str) -> Result<()> {
    let at = when::typed(-1);
    browser.open(&format!("{case}/record_scene")).await?;
    browser
        .answer_all(&[
            ("act", "examined"),
            ("at", &at),
            ("by", "Đoàn điều tra cơ sở"),
            ("what", "Băng tải không có che chắn ở đầu rót."),
            ("sketch", "true"),
        ])
        .await?;
    browser.go_on().await?;
    browser.open(&format!("{case}/record_testimony")).await?;
    browser
        .answer_all(&[
            ("started_at", &at),
            ("ended_at", &at),
            ("place", "Phòng an toàn"),
            ("interviewers.0.name", "Lê Thị Hạnh"),
            ("person.heard_as", "witness"),
            ("person.name", "Lê Văn Chứng"),
            ("rights_explained", "true"),
            ("answers.0.question", "Anh thấy gì?"),
            ("answers.0.answer", "Anh Nhỏ với tay gạt trấu."),
            ("pages", "1"),
            ("reading", "by_self"),
            ("signature", "signed"),
        ])
        .await?;
    browser.go_on().await?;
    browser.open(&format!("{case}/chung-cu/them")).await?;
    browser.answer_all(&[("kind", "scene_sketch"), ("title", "Sơ đồ kho trấu")]).await?;
    browser.go_on().await?;
    let done = ["Băng tải không có che chắn", "Anh Nhỏ với tay gạt trấu"];
    browser.read_section(case, "qua-trinh", &done, "light-worked").await
}

async fn conclude(browser: &Browser, case: &str) -> Result<()> {
    browser.open(&format!("{case}/conclude")).await?;
    let sketch = browser.find("[name=\"evidence[]\"]").await?.attr("value").await?.context("no evidence")?;
    browser.press_doing("add:rules_breached").await?;
    browser
        .answer_all(&[
            ("evidence[]", &sketch),
            ("rules_breached.0.article", "Quy trình vận hành băng tải, mục 3"),
            ("rules_breached.0.by", "employer"),
            ("minutes_number", "05/BB-PT"),
            ("course", "Danh Út Nhỏ bị băng tải quệt tay."),
            ("fault", "employer"),
            ("cause", "1"),
            ("cause_detail", "Băng tải không có che chắn"),
            ("conclusion", "tnld"),
            ("responsibility", "Cơ sở che chắn băng tải"),
            ("damage.lost_days", "2"),
        ])
        .await?;
    browser.inspect("light-conclude").await?;
    browser.go_on().await?;
    browser.sees("Đã kết luận").await?;
    let signed =
        [("signatures.0.signed", "true"), ("signatures.1.signed", "true"), ("signatures.2.signed", "true")];
    browser.command(case, "sign_findings", &signed, "Đã kết luận").await?;
    browser
        .command(
            case,
            "add_recommendation",
            &[
                ("content", "Lắp che chắn đầu rót băng tải"),
                ("owner_kind", "employer"),
                ("owner", MILL),
                ("due", &day(20)),
                ("priority", "engineering"),
            ],
            "Đã kết luận",
        )
        .await
}

async fn announce(browser: &Browser, case: &str) -> Result<()> {
    let held = when::typed(-1);
    browser
        .command(
            case,
            "hold_announcement",
            &[
                ("held_at", &held),
                ("place", "Hội trường công ty"),
                ("chair", "Trần Văn Phúc"),
                ("attendance.0.group", "team"),
                ("attendance.0.name", "Trần Văn Phúc"),
                ("attendance.0.present", "true"),
                ("attendance.1.group", "victim_or_relatives"),
                ("attendance.1.name", "Danh Út Nhỏ"),
                ("attendance.1.present", "true"),
            ],
            "Đã công bố",
        )
        .await?;
    let issued = [("number", "05/BB-PT"), ("date", &day(0) as &str), ("sent_at", &held)];
    browser.command(case, "issue_minutes", &issued, "Theo dõi kiến nghị").await?;
    browser.read_section(case, "cong-bo", &["Sở Nội vụ", "05/BB-PT"], "light-minutes").await
}

/// The minutes reach the department with a proof; they are posted for the workers.
async fn served(browser: &Browser, case: &str) -> Result<()> {
    browser.open(&format!("{case}/record_service")).await?;
    browser.inspect("light-service").await?;
    let first = browser.find("[name=\"entry\"]").await?.attr("value").await?.context("nobody on the list")?;
    browser
        .answer_all(&[
            ("entry", &first),
            ("how", "post"),
            ("served_at", &when::typed(-1)),
            ("proof", "RK 91"),
        ])
        .await?;
    browser.go_on().await?;
    browser.open(&format!("{case}/record_posting")).await?;
    browser.answer_all(&[("place", "Bảng tin cổng chính"), ("from", &day(0))]).await?;
    browser.go_on().await?;
    browser.read_section(case, "cong-bo", &["RK 91", "Bảng tin cổng chính"], "light-served").await
}

/// The enterprise reports on its recommendation; it waits for a second person.
async fn follow(browser: &Browser, case: &str) -> Result<()> {
    browser
        .command(
            case,
            "report_recommendation",
            &[("text", "Đã lắp che chắn"), ("evidence", "Ảnh nghiệm thu"), ("done", "true")],
            "Theo dõi kiến nghị",
        )
        .await?;
    browser.read_section(case, "kien-nghi", &["Lắp che chắn đầu rót", "Đã lắp che chắn"], "light").await
}
