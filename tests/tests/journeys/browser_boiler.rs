//! The boiler explosion in the browser: declared, confirmed and carried to its end on the pages alone.

use anyhow::{Result, ensure};
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::when::{self, typed};
use journeys::{Browser, browser_journey};

use chrono::Duration;

browser_journey! {
    /// Declared, confirmed by three officers, investigated, announced, followed up, closed.
    async fn browser_boiler(ctx, browser) {
        for user in [people::safety_officer(), people::inspector(), people::director()] {
            ctx.add_user(user).await?;
        }
        browser.become_user(&people::safety_officer()).await?;
        let case = declare(browser).await?;
        let mails = ctx
            .told(&[
                of_province("labour_authority_province"),
                of_commune("police_first_notice", RACH_GIA),
                of_province("police_province"),
                of_commune("commune_pc", RACH_GIA),
            ])
            .await?;
        for (mail, name) in mails.iter().take(3).zip(["Võ Thị Lan", "Trần Văn Hải", "Hồ Minh Đức"]) {
            browser.confirm(&ctx.confirmation(mail)?, name, "Ca trực 24/7").await?;
        }
        investigate(browser, &case).await?;
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;
        announce(browser, &case).await?;
        follow_up(browser, &case).await?;
        look_at_every_section(browser, &case).await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

fn day(days: i64) -> String {
    when::printed(when::today() + Duration::days(days))
}

/// Every field of PL III, step by step, the answers checked, the receipt read. Returns the case's page.
async fn declare(browser: &Browser) -> Result<String> {
    browser.begin("/khai-bao", "declaration").await?;
    browser
        .step(
            "declaration",
            "co-so",
            &[
                ("accident.employer.name", MILL),
                ("accident.employer.tax_code", MILL_TAX_CODE),
                ("accident.employer.address", "12 Nguyễn Trung Trực"),
                ("accident.employer.commune_code", RACH_GIA),
                ("accident.employer.phone", "0297 386 1234"),
                ("accident.employer.fax", "0297 386 1235"),
                ("accident.employer.email", "vanphong@phuthinh.example.vn"),
                ("accident.employer.superior_body", "Tổng công ty Lương thực miền Nam"),
                ("accident.employer.industry.code", "1061"),
                ("accident.employer.industry.text", "Xay xát lúa gạo"),
                ("accident.employer.workers", "64"),
            ],
        )
        .await?;
    browser
        .step(
            "declaration",
            "thoi-gian-noi-xay-ra",
            &[
                ("accident.occurred.at", &typed(40)),
                ("declaration.known_at", &typed(35)),
                ("accident.place.commune_code", RACH_GIA),
                ("accident.place.address", "Khu phố 3"),
                ("accident.place.spot", "Nhà nồi hơi"),
                ("accident.sector", "general"),
                ("accident.technical_incident", "true"),
            ],
        )
        .await?;
    browser
        .step(
            "declaration",
            "dien-bien",
            &[
                ("accident.course.place", "Nhà nồi hơi"),
                ("accident.course.activity", "Đốt lò, tăng áp"),
                ("accident.course.object", "Nồi hơi 2 tấn/giờ"),
                ("accident.course.hazard", "Van an toàn bị kẹt"),
                ("accident.course.event", "Nồi hơi nổ, làm sập mái che"),
            ],
        )
        .await?;
    victims(browser).await?;
    browser
        .step(
            "declaration",
            "hien-truong",
            &[
                ("declaration.first_aid", "Sơ cứu tại chỗ, gọi 115"),
                ("declaration.scene_kept", "true"),
                ("declaration.scene_note", "Đã căng dây, cử người canh"),
                ("declaration.reservations", "Chờ giám định nồi hơi"),
            ],
        )
        .await?;
    browser
        .step(
            "declaration",
            "nguoi-khai-bao",
            &[
                ("declaration.contact_name", "Trần Văn Phúc"),
                ("declaration.contact_phone", "0913 000 111"),
                ("declaration.signer_name", "Trần Văn Phúc"),
                ("declaration.signer_position", "Giám đốc"),
                ("declaration.document_number", "05/KB"),
                ("declaration.document_place", "Rạch Giá"),
                ("declaration.document_date", &day(0)),
            ],
        )
        .await?;
    browser
        .send(
            "declaration",
            &[MILL, "Phường Rạch Giá", "Nguyễn Văn Tám", "Danh Út", "Van an toàn bị kẹt", "Trần Văn Phúc"],
        )
        .await
}

async fn victims(browser: &Browser) -> Result<()> {
    for _ in 0..3 {
        browser.press_doing("add:accident.victims").await?;
    }
    let people = [
        ("Nguyễn Văn Tám", "12/03/1985", "male", "fatal", None),
        ("Lý Thị Sáu", "1990", "female", "serious", Some("051")),
        ("Danh Út", "khoảng 40 tuổi", "male", "serious", Some("034")),
    ];
    for (row, (name, birth, sex, outcome, code)) in people.into_iter().enumerate() {
        let field = |name: &str| format!("accident.victims.{row}.{name}");
        for (question, answer) in [
            ("name", name),
            ("birth", birth),
            ("sex", sex),
            ("occupation.text", "thợ vận hành nồi hơi"),
            ("residence", "Khu phố 5, phường Rạch Giá"),
            ("outcome", outcome),
            ("injury", "Chấn thương do nổ"),
            ("treatment", "Bệnh viện đa khoa Kiên Giang"),
            ("relation", "hdld_written"),
            ("employed_by", "reporter"),
            ("is_worker", "true"),
        ] {
            browser.answer(&field(question), answer).await?;
        }
        match code {
            Some(code) => browser.answer(&field("serious_codes[]"), code).await?,
            None => browser.answer(&field("death"), "scene").await?,
        }
    }
    let counts = [("accident.casualties.dead", "1"), ("accident.casualties.serious", "2")];
    browser.step("declaration", "nan-nhan", &counts).await
}

async fn investigate(browser: &Browser, case: &str) -> Result<()> {
    browser.become_user(&people::inspector()).await?;
    browser.open("/vu").await?;
    browser.sees(MILL).await?;
    browser.inspect("case-list").await?;
    browser.open(case).await?;
    browser.inspect("case-declared").await?;
    browser.command(case, "accept_report", &[("note", "Đã nhận đủ hồ sơ")], "Đã khai báo").await?;
    let arrived = [("at", typed(-1)), ("by", "Tổ công tác".to_owned())];
    let arrived: Vec<_> = arrived.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.command(case, "reach_scene", &arrived, "Đã khai báo").await?;

    browser.become_user(&people::director()).await?;
    browser.open(&format!("{case}/found_team")).await?;
    browser.press_doing("add:members").await?;
    browser
        .answer_all(&[
            ("decision_number", "12/QĐ-SNV"),
            ("decision_date", &day(0)),
            ("founder", "Giám đốc Sở Nội vụ"),
        ])
        .await?;
    let members = [
        ("Phạm Quốc Việt", "Trưởng phòng", "Sở Nội vụ tỉnh An Giang", "labour_authority"),
        ("Bùi Thị Ngọc", "Chuyên viên", "Sở Y tế tỉnh An Giang", "health"),
        ("Trịnh Công Thành", "Chuyên viên", "Liên đoàn Lao động tỉnh", "union_or_workers_rep"),
    ];
    for (row, (name, position, unit, capacity)) in members.into_iter().enumerate() {
        for (question, answer) in
            [("name", name), ("position", position), ("unit", unit), ("capacity", capacity)]
        {
            browser.answer(&format!("members.{row}.{question}"), answer).await?;
        }
    }
    browser.answer("members.0.head", "true").await?;
    browser.inspect("command-found-team").await?;
    browser.go_on().await?;
    browser.sees("Đang điều tra").await?;

    browser.become_user(&people::inspector()).await?;
    browser
        .command(
            case,
            "add_recommendation",
            &[
                ("content", "Kiểm định lại toàn bộ nồi hơi"),
                ("owner_kind", "employer"),
                ("owner", MILL),
                ("due", &day(60)),
                ("proof", "Biên bản kiểm định"),
            ],
            "Đang điều tra",
        )
        .await?;
    browser
        .command(
            case,
            "conclude",
            &[
                ("minutes_number", "05/BB-ĐTTNLĐ"),
                ("course", "Nồi hơi số 2 nổ khi áp suất vượt mức."),
                ("fault", "employer"),
                ("cause", "1"),
                ("cause_detail", "Van an toàn không được kiểm định"),
                ("conclusion", "tnld"),
                ("responsibility", "Người sử dụng lao động không kiểm định nồi hơi"),
                ("damage.lost_days", "90"),
                ("damage.medical", "45.000.000"),
            ],
            "Đã kết luận",
        )
        .await
}

async fn announce(browser: &Browser, case: &str) -> Result<()> {
    let held = typed(-1);
    browser
        .command(
            case,
            "hold_announcement",
            &[
                ("held_at", &held),
                ("place", "Trụ sở công ty"),
                ("chair", "Phạm Quốc Việt"),
                ("attendance.0.group", "team"),
                ("attendance.0.name", "Phạm Quốc Việt"),
                ("attendance.0.present", "true"),
                ("attendance.1.group", "victim_or_relatives"),
                ("attendance.1.name", "Nguyễn Thị Bảy"),
                ("attendance.1.present", "false"),
                ("attendance.1.note", "Có giấy báo vắng"),
            ],
            "Đã công bố",
        )
        .await?;
    browser
        .command(
            case,
            "issue_minutes",
            &[
                ("number", "05/BB-ĐTTNLĐ"),
                ("date", &day(0)),
                ("sent_to[]", "Công an tỉnh An Giang"),
                ("sent_at", &held),
            ],
            "Theo dõi kiến nghị",
        )
        .await
}

async fn follow_up(browser: &Browser, case: &str) -> Result<()> {
    browser.become_user(&people::safety_officer()).await?;
    browser
        .command(
            case,
            "report_recommendation",
            &[("text", "Đã kiểm định cả ba nồi hơi"), ("evidence", "BB số 12/KĐ"), ("done", "true")],
            "Theo dõi kiến nghị",
        )
        .await?;
    browser.become_user(&people::inspector()).await?;
    browser.command(case, "verify_recommendation", &[("accepted", "true")], "Theo dõi kiến nghị").await?;
    browser.command(case, "close", &[("note", "Đủ hồ sơ")], "Đã kết thúc").await
}

/// Every section of the closed case, with what must stand there.
async fn look_at_every_section(browser: &Browser, case: &str) -> Result<()> {
    for (section, told) in [
        ("tong-quan", MILL),
        ("nan-nhan", "Nguyễn Văn Tám"),
        ("thoi-han", "Điều 35 khoản 6"),
        ("bao-tin", "Trần Văn Hải"),
        ("dieu-tra", "Van an toàn không được kiểm định"),
        ("kien-nghi", "Kiểm định lại toàn bộ nồi hơi"),
        ("dong-thoi-gian", "Hồ Minh Đức"),
    ] {
        browser.read_section(case, section, &[told], "case").await?;
    }
    Ok(())
}
