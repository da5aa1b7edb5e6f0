//! A light accident run wholly by the enterprise, in the browser: declared, its own team, the steps of the law one by
//! one, the meeting, the minutes sent to the department, a recommendation carried out, the register.

use anyhow::{Context as _, Result, ensure};
use chrono::Duration;
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::server::{User, tnld};
use journeys::told::of_province;
use journeys::{Browser, browser_journey, when};

/// The second person of the enterprise: who checks what the safety officer reports.
fn manager() -> User {
    people::safety_officer_of("giamdoc.phuthinh", "Trần Văn Phúc", MILL_TAX_CODE, MILL)
}

fn day(days: i64) -> String {
    when::printed(when::today() + Duration::days(days))
}

browser_journey! {
    /// Nobody of the department does anything; it only receives the minutes and reads.
    async fn browser_light(ctx, browser) {
        for user in [people::safety_officer(), manager(), people::inspector()] {
            ctx.add_user(user).await?;
        }
        browser.become_user(&people::safety_officer()).await?;
        let page = declare(browser).await?;
        ctx.told(&[]).await?;
        browser.open(&page).await?;
        browser.sees("Thành lập Đoàn điều tra").await?;
        browser.inspect("light-start").await?;
        found(browser, &page).await?;
        let guided = ["Đoàn điều tra cấp cơ sở"];
        browser.read_section(&page, "qua-trinh", &guided, "light-plan").await?;
        work(browser, &page).await?;
        left_to_the_employer(browser, &page).await?;
        conclude(browser, &page).await?;
        announce(browser, &page).await?;
        let mails = ctx.told(&[of_province("labour_authority_province")]).await?;
        ensure!(mails[0].subject.contains("TNLĐ-") && !mails[0].subject.contains("Danh Út Nhỏ"), "{}", mails[0].subject);
        served(browser, &page).await?;
        follow(browser, &page).await?;
        close(browser, &page).await?;
        browser.open("/so-thong-ke").await?;
        for told in ["Danh Út Nhỏ", "05/BB-PT", "Thợ bốc trấu", "Kho trấu", "là tai nạn lao động"] {
            browser.sees(told).await?;
        }
        browser.inspect("light-register").await?;
        browser.become_user(&people::inspector()).await?;
        browser.read_section(&page, "cong-bo", &["05/BB-PT", "RK 91"], "light-inspector").await?;
        browser.read_section(&page, "tong-quan", &["Đã kết thúc"], "light-inspector").await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// PL III, step by step: one light wound goes to nobody outside.
async fn declare(browser: &Browser) -> Result<String> {
    browser.begin("/khai-bao", "light-declaration").await?;
    browser.holds("accident.employer.name", MILL).await?;
    browser.step("light-declaration", "co-so", &[("accident.employer.workers", "64")]).await?;
    browser
        .step(
            "light-declaration",
            "thoi-gian-noi-xay-ra",
            &[
                ("accident.occurred.at", &when::typed(90)),
                ("declaration.known_at", &when::typed(80)),
                ("accident.place.commune_code", RACH_GIA),
                ("accident.place.spot", "Kho trấu"),
            ],
        )
        .await?;
    let course = [
        ("accident.course.activity", "Gạt trấu ở đầu rót"),
        ("accident.course.event", "Bị băng tải quệt tay"),
    ];
    browser.step("light-declaration", "dien-bien", &course).await?;
    browser.press_doing("add:accident.victims").await?;
    browser
        .victim(
            0,
            &[
                ("name", "Danh Út Nhỏ"),
                ("birth", "12/03/1985"),
                ("sex", "male"),
                ("occupation.text", "Thợ bốc trấu"),
                ("outcome", "light"),
                ("injury", "Trầy xước tay"),
                ("relation", "hdld_written"),
                ("employed_by", "reporter"),
                ("is_worker", "true"),
            ],
        )
        .await?;
    browser.step("light-declaration", "nan-nhan", &[("accident.casualties.light", "1")]).await?;
    let scene = [("declaration.first_aid", "Rửa, băng"), ("declaration.scene_kept", "true")];
    browser.step("light-declaration", "hien-truong", &scene).await?;
    let signer = [("declaration.signer_name", "Trần Văn Phúc"), ("declaration.signer_position", "Giám đốc")];
    browser.step("light-declaration", "nguoi-khai-bao", &signer).await?;
    browser.send("light-declaration", &[MILL, "Danh Út Nhỏ", "Bị băng tải quệt tay"]).await
}

/// The department reads the work of the employer's team and is offered nothing that is the team's own.
async fn left_to_the_employer(browser: &Browser, case: &str) -> Result<()> {
    browser.become_user(&people::inspector()).await?;
    browser.open(case).await?;
    browser.inspect("light-of-the-employer").await?;
    browser.find(&format!("a[href=\"{case}/take_over\"]")).await.context("it could take the case over")?;
    for command in ["conclude", "sign_findings", "plan_meeting", "hold_announcement", "close"] {
        ensure!(
            browser.find(&format!("a[href=\"{case}/{command}\"]")).await.is_err(),
            "{command} is offered to the department"
        );
    }
    browser.become_user(&people::safety_officer()).await
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

/// The minutes reach everybody on the list with a proof; they are posted for the workers.
async fn served(browser: &Browser, case: &str) -> Result<()> {
    for (n, proof) in ["RK 91", "RK 92", "RK 93"].into_iter().enumerate() {
        browser.open(&format!("{case}/record_service")).await?;
        if n == 0 {
            browser.inspect("light-service").await?;
        }
        let next = browser.find("[name=\"entry\"]").await?.attr("value").await?.context("nobody waits")?;
        browser
            .answer_all(&[
                ("entry", &next),
                ("how", "post"),
                ("served_at", &when::typed(-1)),
                ("proof", proof),
            ])
            .await?;
        browser.go_on().await?;
    }
    browser.open(&format!("{case}/record_posting")).await?;
    browser.answer_all(&[("place", "Bảng tin cổng chính"), ("from", &day(0))]).await?;
    browser.go_on().await?;
    let told = ["RK 91", "RK 92", "RK 93", "Bảng tin cổng chính"];
    browser.read_section(case, "cong-bo", &told, "light-served").await
}

/// The safety officer reports on the recommendation; another person of the enterprise checks it.
async fn follow(browser: &Browser, case: &str) -> Result<()> {
    let done = [("text", "Đã lắp che chắn"), ("evidence", "Ảnh nghiệm thu"), ("done", "true")];
    browser.command(case, "report_recommendation", &done, "Theo dõi kiến nghị").await?;
    browser.read_section(case, "kien-nghi", &["Lắp che chắn đầu rót", "Đã lắp che chắn"], "light").await?;
    // Whoever reported does not check it.
    browser.open(&format!("{case}/verify_recommendation")).await?;
    browser.answer_all(&[("accepted", "true")]).await?;
    let refused = browser.go_on().await.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(refused.contains("không được tự xác minh"), "{refused}");
    browser.become_user(&manager()).await?;
    let checked = [("accepted", "true"), ("note", "Đã xem tại chỗ")];
    browser.command(case, "verify_recommendation", &checked, "Theo dõi kiến nghị").await?;
    browser.read_section(case, "kien-nghi", &["Đã xem tại chỗ"], "light-verified").await
}

/// The file is completed and the case closed, with the reason for what is left open.
async fn close(browser: &Browser, case: &str) -> Result<()> {
    browser.complete_files(case).await?;
    browser.open(&format!("{case}/close")).await?;
    browser.inspect("light-close").await?;
    let refused = browser.go_on().await.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(refused.contains("Ghi lý do kết thúc vụ"), "closed without a reason: {refused}");
    browser.command(case, "close", &[("note", "Nạn nhân và công đoàn không khiếu nại")], "Đã kết thúc").await
}
