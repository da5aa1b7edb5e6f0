//! The boiler explosion in the browser: declared, confirmed and carried to its end on the pages alone.

mod followed_up;

use anyhow::{Context as _, Result, ensure};
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::when::{self, typed};
use journeys::{Browser, browser_journey};

use chrono::Duration;

use followed_up::followed_up;

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
        followed_up(browser, &case).await?;
        look_at_every_section(browser, &case).await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// What a member of the team reserves, and what the family does not agree with.
const RESERVED: &str = "Cần giám định thêm vật liệu vỏ nồi hơi";
const DISSENT: &str = "Anh Tám không được huấn luyện vận hành";

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
    for (content, due) in
        [("Kiểm định lại toàn bộ nồi hơi", day(60)), ("Huấn luyện lại thợ vận hành", day(30))]
    {
        let asked = [
            ("content", content),
            ("owner_kind", "employer"),
            ("owner", MILL),
            ("due", &due),
            ("proof", "Biên bản, danh sách có chữ ký"),
        ];
        browser.command(case, "add_recommendation", &asked, "Đang điều tra").await?;
    }
    browser.open(&format!("{case}/chung-cu/them")).await?;
    browser.answer_all(&[("kind", "scene_sketch"), ("title", "Sơ đồ nhà nồi hơi")]).await?;
    browser.go_on().await?;
    work_of_the_team(browser, case).await?;
    browser.open(&format!("{case}/conclude")).await?;
    let sketch = browser.find("[name=\"evidence[]\"]").await?.attr("value").await?.context("no evidence")?;
    browser.press_doing("add:rules_breached").await?;
    browser.press_doing("add:causes").await?;
    browser.press_doing("add:reserved_opinions").await?;
    browser
        .answer_all(&[
            ("evidence[]", &sketch),
            ("rules_breached.0.article", "QCVN 01:2008/BLĐTBXH, mục 4.1"),
            ("rules_breached.0.by", "employer"),
            ("causes.0.text", "Van an toàn không được kiểm định"),
            ("causes.0.depth", "root"),
        ])
        .await?;
    browser
        .answer_all(&[
            ("minutes_number", "05/BB-ĐTTNLĐ"),
            ("course", "Nồi hơi số 2 nổ khi áp suất vượt mức."),
            ("fault", "employer"),
            ("cause", "1"),
            ("cause_detail", "Van an toàn không được kiểm định"),
            ("conclusion", "tnld"),
            ("responsibility", "Người sử dụng lao động không kiểm định nồi hơi"),
            ("damage.lost_days", "90"),
            ("damage.medical", "45.000.000"),
            ("reserved_opinions.0.person", "Bùi Thị Ngọc"),
            ("reserved_opinions.0.opinion", RESERVED),
        ])
        .await?;
    browser.inspect("command-conclude").await?;
    browser.go_on().await?;
    browser.sees("Đã kết luận").await?;
    // The members stand in the form already; each signs.
    browser
        .command(
            case,
            "sign_findings",
            &[
                ("signatures.0.signed", "true"),
                ("signatures.1.signed", "true"),
                ("signatures.2.signed", "true"),
            ],
            "Đã kết luận",
        )
        .await?;
    browser.read_section(case, "dieu-tra", &["QCVN 01:2008", "Ký biên bản"], "signed").await
}

/// The plan, the scene, testimony, a request: what the file shows of the work.
async fn work_of_the_team(browser: &Browser, case: &str) -> Result<()> {
    browser.open(&format!("{case}/set_step?kind=testimony")).await?;
    browser
        .answer_all(&[("responsible", "Phạm Quốc Việt"), ("due", &day(3)), ("state", "under_way")])
        .await?;
    browser.inspect("command-set-step").await?;
    browser.go_on().await?;
    browser.open(&format!("{case}/record_scene")).await?;
    let at = typed(-1);
    browser
        .answer_all(&[
            ("act", "examined"),
            ("at", &at),
            ("by", "Đoàn điều tra và Công an tỉnh"),
            ("with_police", "true"),
            ("what", "Vỏ nồi hơi vỡ dọc thân, van an toàn gỉ kẹt."),
            ("sketch", "true"),
            ("photos", "true"),
        ])
        .await?;
    browser.inspect("command-record-scene").await?;
    browser.go_on().await?;
    browser.open(&format!("{case}/record_testimony")).await?;
    browser
        .answer_all(&[
            ("started_at", &at),
            ("ended_at", &at),
            ("place", "Trụ sở nhà máy"),
            ("interviewers.0.name", "Phạm Quốc Việt"),
            ("person.heard_as", "witness"),
            ("person.name", "Lê Văn Chứng"),
            ("person.relationship", "Đồng nghiệp"),
            ("rights_explained", "true"),
            ("answers.0.question", "Lúc nổ anh ở đâu?"),
            ("answers.0.answer", "Tôi ở kho lúa, cách khoảng 30 mét."),
            ("pages", "2"),
            ("reading", "by_self"),
            ("signature", "signed"),
        ])
        .await?;
    browser.inspect("command-record-testimony").await?;
    browser.go_on().await?;
    browser.open(&format!("{case}/request_documents")).await?;
    browser.answer_all(&[("holder", MILL), ("what", "Hồ sơ kiểm định nồi hơi"), ("due", &day(5))]).await?;
    browser.inspect("command-request-documents").await?;
    browser.go_on().await?;
    browser
        .read_section(
            case,
            "qua-trinh",
            &["Phạm Quốc Việt", "van an toàn gỉ kẹt", "Tôi ở kho lúa", "Hồ sơ kiểm định nồi hơi"],
            "inquiry",
        )
        .await
}

async fn announce(browser: &Browser, case: &str) -> Result<()> {
    let held = typed(-1);
    browser.open(&format!("{case}/hold_announcement")).await?;
    browser.press_doing("add:dissent").await?;
    browser
        .answer_all(&[
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
            ("dissent.0.person", "Nguyễn Thị Bảy"),
            ("dissent.0.opinion", DISSENT),
            ("dissent.0.reason", "Ca đêm chỉ có một người trông lò"),
            ("dissent.0.signed", "true"),
        ])
        .await?;
    browser.inspect("command-hold-announcement-dissent").await?;
    browser.go_on().await?;
    browser.sees("Đã công bố").await?;
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
