//! A light injury on Monday, a death in hospital on Friday, in the browser: the establishment's file goes to the
//! province, its clock stays on the page, and the agencies are told anew.

use anyhow::ensure;
use chrono::Duration;
use journeys::people::{self, MILL, RACH_GIA};
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::{Browser, browser_journey, when};

const WORKER: &str = "Ngô Văn Nhẹ";

browser_journey! {
    /// Declared and kept by the employer; four days later fatal, handed over, thirty days from the news.
    async fn browser_later_death(ctx, browser) {
        for user in [people::safety_officer(), people::inspector(), people::director()] {
            ctx.add_user(user).await?;
        }
        browser.become_user(&people::safety_officer()).await?;
        let case = declare(browser).await?;
        ctx.told(&[]).await?;
        let overview = ["Nhẹ", "Đoàn điều tra cấp cơ sở", "Đã khai báo", "Điều 35 khoản 1"];
        browser.read_section(&case, "tong-quan", &overview, "death-light").await?;
        let monday = when::printed(when::days_ago(4));
        let own_term = [&format!("4 ngày kể từ ngày {monday}") as &str, "Điều 35 khoản 6"];
        browser.read_section(&case, "thoi-han", &own_term, "death-light").await?;
        browser.read_section(&case, "dong-thoi-gian", &["Phân loại vụ", "TNLĐ nhẹ"], "death-light").await?;

        found_own_team(browser, &case).await?;
        ctx.told(&[]).await?;

        let died = [
            ("outcome", "fatal"),
            ("death", "treatment"),
            ("died_at", &when::typed(120) as &str),
            ("known_at", &when::typed(30)),
            ("reason", "Bệnh viện báo tử"),
        ];
        browser.command(&case, "change_condition", &died, "Chết người").await?;
        let mails = ctx.told(&[
            of_province("labour_authority_province"),
            of_commune("police_first_notice", RACH_GIA),
            of_province("police_province"),
            of_commune("commune_pc", RACH_GIA),
        ]).await?;
        for mail in &mails {
            ensure!(mail.subject.contains("đã chết") && !mail.subject.contains(WORKER), "{}", mail.subject);
        }
        browser.confirm(&ctx.confirmation(&mails[1])?, "Trần Văn Hải", "Công an phường Rạch Giá").await?;

        browser.become_user(&people::inspector()).await?;
        let overview = ["Chết người", "Đoàn điều tra cấp tỉnh", "Điều 35 khoản 2"];
        browser.read_section(&case, "tong-quan", &overview, "death").await?;
        browser.read_section(&case, "nan-nhan", &[WORKER, "Chết", &when::printed(when::today())], "death").await?;
        let last = when::printed(when::today() + Duration::days(30));
        let clocks = [
            own_term[0], "Thời hạn điều tra (lần 1)", "Kết thúc", "vụ chuyển cho Đoàn khác", "(lần 2)", "30 ngày kể từ ngày", &last, "2 giờ kể từ", "Điều 11 khoản 2",
        ];
        browser.read_section(&case, "thoi-han", &clocks, "death").await?;
        let states = browser.texts("main .tnld-clock h2 .govuk-tag").await?;
        ensure!(
            states.len() == 3 && states[0].contains("Đã kết thúc") && states[1].contains("Đang chạy"),
            "{states:?}"
        );
        let story = [
            "Tình trạng nạn nhân thay đổi", "Bệnh viện báo tử", "Chuyển thẩm quyền",
            "Đoàn điều tra cấp cơ sở → Đoàn điều tra cấp tỉnh",
            "Đã xác nhận nhận tin: Công an phường Rạch Giá", "Trần Văn Hải · Công an phường Rạch Giá",
        ];
        browser.read_section(&case, "dong-thoi-gian", &story, "death").await?;
        browser.read_section(&case, "bao-tin", &["Công an tỉnh An Giang", "Trần Văn Hải"], "death").await?;

        found_provincial_team(browser, &case).await?;
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;
        let both = ["14/QĐ-SNV", "Bùi Thị Ngọc", "01/QĐ-CS", "Trịnh Văn Đoàn", "Kết thúc lần này"];
        browser.read_section(&case, "dieu-tra", &both, "death").await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// What the system knows of the enterprise is filled in; one light injury goes to nobody outside.
async fn declare(browser: &Browser) -> anyhow::Result<String> {
    let monday = when::days_ago(4);
    browser.begin("/khai-bao", "death-declaration").await?;
    browser.holds("accident.employer.name", MILL).await?;
    browser.step("death-declaration", "co-so", &[("accident.employer.workers", "64")]).await?;
    browser
        .step(
            "death-declaration",
            "thoi-gian-noi-xay-ra",
            &[
                ("accident.occurred.at", &when::typed_at(monday, 8, 0)),
                ("declaration.known_at", &when::typed_at(monday, 9, 0)),
                ("accident.place.commune_code", RACH_GIA),
                ("accident.place.address", "Khu phố 3"),
                ("accident.place.spot", "Kho gạo"),
            ],
        )
        .await?;
    browser
        .step(
            "death-declaration",
            "dien-bien",
            &[("accident.course.activity", "Bốc xếp"), ("accident.course.event", "Trượt chân, ngã đập đầu")],
        )
        .await?;
    browser.press_doing("add:accident.victims").await?;
    browser
        .victim(
            0,
            &[
                ("name", WORKER),
                ("birth", "1979"),
                ("sex", "male"),
                ("occupation.text", "công nhân bốc xếp"),
                ("outcome", "light"),
                ("injury", "Sưng vùng đầu"),
                ("relation", "hdld_written"),
                ("employed_by", "reporter"),
                ("is_worker", "true"),
            ],
        )
        .await?;
    browser.step("death-declaration", "nan-nhan", &[("accident.casualties.light", "1")]).await?;
    browser.step("death-declaration", "hien-truong", &[("declaration.scene_kept", "true")]).await?;
    let signer = [("declaration.signer_name", "Trần Văn Phúc"), ("declaration.signer_position", "Giám đốc")];
    browser.step("death-declaration", "nguoi-khai-bao", &signer).await?;
    browser.send("death-declaration", &[MILL, WORKER, "Trượt chân"]).await
}

/// Members of a team as the page asks for them, row by row.
async fn members(browser: &Browser, people: &[(&str, &str, &str, &str)]) -> anyhow::Result<()> {
    for (row, (name, position, unit, capacity)) in people.iter().enumerate() {
        for (question, answer) in
            [("name", name), ("position", position), ("unit", unit), ("capacity", capacity)]
        {
            browser.answer(&format!("members.{row}.{question}"), answer).await?;
        }
    }
    browser.answer("members.0.head", "true").await
}

async fn found_own_team(browser: &Browser, case: &str) -> anyhow::Result<()> {
    browser.open(&format!("{case}/found_team")).await?;
    browser.press_doing("add:members").await?;
    browser
        .answer_all(&[
            ("decision_number", "01/QĐ-CS"),
            ("decision_date", &when::printed(when::days_ago(4))),
            ("founder", "Trần Văn Phúc"),
        ])
        .await?;
    members(
        browser,
        &[
            ("Trần Văn Phúc", "Giám đốc", MILL, "employer"),
            ("Lê Thị Hạnh", "Cán bộ an toàn", MILL, "osh_officer"),
            ("Trịnh Văn Đoàn", "Chủ tịch", "Công đoàn cơ sở", "union_or_workers_rep"),
        ],
    )
    .await?;
    browser.inspect("death-own-team").await?;
    browser.go_on().await?;
    browser.sees("Đang điều tra").await
}

async fn found_provincial_team(browser: &Browser, case: &str) -> anyhow::Result<()> {
    browser.become_user(&people::director()).await?;
    browser.open(&format!("{case}/found_team")).await?;
    browser.press_doing("add:members").await?;
    browser
        .answer_all(&[
            ("decision_number", "14/QĐ-SNV"),
            ("decision_date", &when::printed(when::today())),
            ("founder", "Giám đốc Sở"),
        ])
        .await?;
    members(
        browser,
        &[
            ("Phạm Quốc Việt", "Trưởng phòng", "Sở Nội vụ tỉnh An Giang", "labour_authority"),
            ("Bùi Thị Ngọc", "Chuyên viên", "Sở Y tế tỉnh An Giang", "health"),
            ("Trịnh Công Thành", "Chuyên viên", "Liên đoàn Lao động tỉnh", "union_or_workers_rep"),
        ],
    )
    .await?;
    browser.go_on().await?;
    browser.sees("Đang điều tra").await
}
