//! An employer telephones at 22:40 and the officer writes it down two days later, in the browser: both clocks count from the
//! call.

use anyhow::ensure;
use chrono::Duration;
use journeys::people::{self, MILL, RACH_GIA};
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::{Browser, browser_journey, when};

const REASON: &str = "Trực đêm, nhập sau khi báo lãnh đạo";

browser_journey! {
    /// True time of receipt, reason, two hours until 00:40, thirty days from the day of the call.
    async fn browser_phone_call(ctx, browser) {
        ctx.add_user(people::inspector()).await?;
        browser.become_user(&people::inspector()).await?;
        let case = log_the_call(browser).await?;
        let mails = ctx.told(&[
            of_province("labour_authority_province"),
            of_commune("police_first_notice", RACH_GIA),
            of_province("police_province"),
            of_commune("commune_pc", RACH_GIA),
        ]).await?;
        ensure!(mails[1].text.contains("Kính gửi: Công an phường Rạch Giá"), "{}", mails[1].text);

        let called = when::printed_at(when::days_ago(2), 22, 40);
        browser.read_section(&case, "tong-quan", &["Chết người", "Đoàn điều tra cấp tỉnh"], "call").await?;
        let report = [
            "Điện thoại", &format!("Nhận lúc {called}") as &str, "Ghi vào hệ thống lúc",
            "Phạm Quốc Việt", REASON, "Trần Văn Phúc", "giám đốc", "0913 000 111",
        ];
        browser.read_section(&case, "tin", &report, "call").await?;
        let arrival = format!("2 giờ kể từ {called}");
        let due = when::printed_at(when::days_ago(1), 0, 40);
        let day = when::printed(when::days_ago(2));
        let thirty = format!("30 ngày kể từ ngày {day} (nhận tin, khai báo lúc 22:40");
        let last = when::printed(when::days_ago(2) + Duration::days(30));
        let terms = [&arrival as &str, &due, "Nghị định 39/2016/NĐ-CP, Điều 11 khoản 2", &thirty, &last, "Điều 35 khoản 6"];
        browser.read_section(&case, "thoi-han", &terms, "call").await?;

        for (mail, officer) in mails.iter().take(3).zip(["Võ Thị Lan", "Trần Văn Hải", "Hồ Minh Đức"]) {
            browser.confirm(&ctx.confirmation(mail)?, officer, "Ca trực đêm").await?;
        }
        browser.become_user(&people::inspector()).await?;
        let story = ["Võ Thị Lan · Ca trực đêm", "Trần Văn Hải · Ca trực đêm", "Hồ Minh Đức · Ca trực đêm", REASON];
        browser.read_section(&case, "dong-thoi-gian", &story, "call").await?;
        let alerts = ["Ủy ban nhân dân phường Rạch Giá", "Đã gửi, để biết", "Đã xác nhận"];
        browser.read_section(&case, "bao-tin", &alerts, "call").await?;
        browser.open("/vu?loc=overdue").await?;
        browser.sees(MILL).await?;
        browser.inspect("call-overdue-list").await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// The officer is asked for the reason where the time is typed; what the caller said is kept.
async fn log_the_call(browser: &Browser) -> anyhow::Result<String> {
    let that_day = when::days_ago(2);
    browser.begin("/ghi-tin", "call").await?;
    browser
        .answer_all(&[
            ("kind", "declaration"),
            ("channel", "phone"),
            ("received_at", &when::typed_at(that_day, 22, 40)),
            ("told_by.name", "Trần Văn Phúc"),
            ("told_by.capacity", "giám đốc"),
            ("told_by.phone", "0913 000 111"),
        ])
        .await?;
    let refused = browser.go_on().await.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(refused.contains("lý do ghi muộn"), "no reason was asked for: {refused}");
    browser.holds("told_by.phone", "0913 000 111").await?;
    browser.step("call", "tiep-nhan", &[("late_entry_reason", REASON)]).await?;
    browser
        .step(
            "call",
            "tai-nan",
            &[
                ("accident.occurred.at", &when::typed_at(that_day, 21, 50)),
                ("accident.place.commune_code", "Rạch Giá"),
                ("accident.place.address", "Khu phố 3"),
                ("accident.employer.name", MILL),
                ("accident.course.event", "Ngã từ mái kho"),
                ("declaration.known_at", &when::typed_at(that_day, 22, 0)),
            ],
        )
        .await?;
    browser.press_doing("add:accident.victims").await?;
    browser
        .victim(
            0,
            &[
                ("name", "Vũ Văn Gọi"),
                ("sex", "male"),
                ("outcome", "fatal"),
                ("death", "scene"),
                ("relation", "hdld_written"),
                ("is_worker", "true"),
            ],
        )
        .await?;
    browser.step("call", "nan-nhan", &[("accident.casualties.dead", "1")]).await?;
    browser.send("call", &[MILL, "Vũ Văn Gọi", REASON, "22:40"]).await
}
