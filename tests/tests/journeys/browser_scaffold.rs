//! The scaffold of Phú Quốc in the browser: the commune's notice, three confirmations, the province's twenty days.

use anyhow::ensure;
use chrono::Duration;
use journeys::people::{self, PHU_QUOC};
use journeys::server::{User, tnld};
use journeys::told::{of_commune, of_province};
use journeys::{Browser, browser_journey, when};

const WORKERS: [(&str, &str); 2] = [("Trần Văn Hồ", "043"), ("Lý Văn Giàn", "029")];
const TOLD: [&str; 3] = ["Sở Nội vụ tỉnh An Giang", "Công an đặc khu Phú Quốc", "Công an tỉnh An Giang"];
const OFFICERS: [&str; 3] = ["Võ Thị Lan", "Lâm Văn Biển", "Hồ Minh Đức"];

fn official() -> User {
    people::commune_official("phuquoc.dao", "Nguyễn Văn Đảo", PHU_QUOC, "UBND đặc khu Phú Quốc")
}

browser_journey! {
    /// Two construction workers without contracts, both seriously hurt: PL IV to the department and both police.
    async fn browser_scaffold(ctx, browser) {
        for user in [official(), people::inspector(), people::director()] {
            ctx.add_user(user).await?;
        }
        browser.become_user(&official()).await?;
        let case = give_notice(browser).await?;
        let mails = ctx.told(&[
            of_province("labour_authority_province"),
            of_commune("police_first_notice", PHU_QUOC),
            of_province("police_province"),
        ]).await?;
        for (mail, name) in mails.iter().zip(TOLD) {
            ensure!(mail.text.contains(&format!("Kính gửi: {name}")), "not to {name}:\n{}", mail.text);
            ensure!(WORKERS.iter().all(|(worker, _)| !mail.subject.contains(worker)), "{}", mail.subject);
        }
        browser.read_section(&case, "dong-thoi-gian", &["3 cơ quan được báo", TOLD[0], TOLD[1], TOLD[2]], "scaffold-commune").await?;
        for (mail, officer) in mails.iter().zip(OFFICERS) {
            browser.confirm(&ctx.confirmation(mail)?, officer, "Đơn vị trực ban").await?;
        }

        browser.become_user(&people::inspector()).await?;
        let overview = ["Từ 2 người nặng", "Đoàn điều tra cấp tỉnh", "Đã khai báo", "Căn cứ phân loại", "Nghị định 39/2016/NĐ-CP, Điều 9", "Điều 35 khoản 2"];
        browser.read_section(&case, "tong-quan", &overview, "scaffold").await?;
        let hurt = ["Trần Văn Hồ", "Lý Văn Giàn", "043", "029", "Không có hợp đồng lao động"];
        browser.read_section(&case, "nan-nhan", &hurt, "scaffold").await?;
        let notice = ["Báo tin của UBND cấp xã (PL IV)", "Trần Thị Liên", "chị nạn nhân", "Hộ ông Trần Văn Chủ", "Phó Chủ tịch"];
        browser.read_section(&case, "tin", &notice, "scaffold").await?;
        let last = when::printed(when::today() + Duration::days(20));
        let terms = [
            "20 ngày kể từ ngày", &last, "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6",
            "2 giờ kể từ", "Nghị định 39/2016/NĐ-CP, Điều 11 khoản 2",
        ];
        browser.read_section(&case, "thoi-han", &terms, "scaffold").await?;
        let confirmations: Vec<String> = TOLD.iter().map(|name| format!("Đã xác nhận nhận tin: {name}")).collect();
        let mut told: Vec<&str> = confirmations.iter().map(String::as_str).collect();
        let by = OFFICERS.map(|officer| format!("{officer} · Đơn vị trực ban"));
        told.extend(by.iter().map(String::as_str));
        browser.read_section(&case, "dong-thoi-gian", &told, "scaffold").await?;
        let times = browser.texts(".tnld-timeline__entry--alert .tnld-timeline__when").await?;
        let today = when::printed(when::today());
        ensure!(times.iter().all(|at| at.len() > today.len()), "an entry without its time: {times:?}");

        found_team(browser, &case).await?;
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// Every field of PL IV. Two numbers that do not fit the list are said, and nothing typed is lost.
async fn give_notice(browser: &Browser) -> anyhow::Result<String> {
    browser.begin("/xa/bao-tin", "scaffold").await?;
    browser
        .step(
            "scaffold",
            "nguoi-bao-tin",
            &[
                ("commune_details.tip_received_at", &when::typed(60)),
                ("told_by.name", "Trần Thị Liên"),
                ("told_by.capacity", "chị nạn nhân"),
                ("told_by.address", "Khu phố 5, Dương Đông"),
                ("told_by.phone", "0912 345 678"),
            ],
        )
        .await?;
    browser
        .step(
            "scaffold",
            "thoi-gian-noi-xay-ra",
            &[
                ("accident.occurred.at", &when::typed(180)),
                ("accident.place.commune_code", "phu quoc"),
                ("accident.place.address", "Khu phố 5, Dương Đông"),
                ("accident.place.spot", "Giàn giáo tầng ba"),
                ("commune_details.work_done_for", "Hộ ông Trần Văn Chủ"),
            ],
        )
        .await?;
    browser
        .step(
            "scaffold",
            "dien-bien",
            &[
                ("accident.course.activity", "Tô tường ngoài"),
                ("accident.course.object", "Giàn giáo"),
                ("accident.course.hazard", "Giàn giáo không giằng"),
                ("accident.course.event", "Sập giàn giáo từ tầng ba"),
            ],
        )
        .await?;
    browser.press_doing("add:accident.victims").await?;
    for (row, (name, code)) in WORKERS.into_iter().enumerate() {
        browser
            .victim(
                row,
                &[
                    ("name", name),
                    ("birth", "1992"),
                    ("sex", "male"),
                    ("occupation.text", "thợ hồ"),
                    ("residence", "Khu phố 2, An Thới"),
                    ("outcome", "serious"),
                    ("serious_codes[]", code),
                    ("injury", "Ngã từ tầng ba"),
                    ("relation", "no_contract"),
                    ("is_worker", "true"),
                ],
            )
            .await?;
    }
    browser.step("scaffold", "nan-nhan", &[("accident.casualties.serious", "2")]).await?;
    browser
        .step(
            "scaffold",
            "ky",
            &[
                ("commune_details.signer_name", "Nguyễn Văn Đảo"),
                ("commune_details.signer_position", "Phó Chủ tịch"),
            ],
        )
        .await?;
    browser
        .send(
            "scaffold",
            &["Đặc khu Phú Quốc", "Trần Văn Hồ", "Lý Văn Giàn", "Hộ ông Trần Văn Chủ", "Phó Chủ tịch"],
        )
        .await
}

/// A team without the members the law asks for may start; the director is told who is missing.
async fn found_team(browser: &Browser, case: &str) -> anyhow::Result<()> {
    browser.become_user(&people::director()).await?;
    let answers = [
        ("decision_number", "13/QĐ-SNV"),
        ("decision_date", &when::printed(when::today()) as &str),
        ("founder", "Giám đốc Sở"),
        ("members.0.name", "Phạm Quốc Việt"),
        ("members.0.position", "Trưởng phòng"),
        ("members.0.unit", "Sở Nội vụ tỉnh An Giang"),
        ("members.0.capacity", "labour_authority"),
        ("members.0.head", "true"),
    ];
    browser.command(case, "found_team", &answers, "Đang điều tra").await?;
    browser.sees("Sở Y tế").await?;
    browser.inspect("scaffold-team-warned").await?;
    browser.read_section(case, "dieu-tra", &["13/QĐ-SNV", "Phạm Quốc Việt"], "scaffold").await
}
