//! The fisherman of Kiên Hải in the browser: his wife tells the commune, the commune logs it, makes its record
//! from what was told, and the department closes the case.

use anyhow::ensure;
use journeys::people::{self, KIEN_HAI};
use journeys::server::{User, tnld};
use journeys::told::of_province;
use journeys::{browser_journey, when};

const UNIT: &str = "UBND đặc khu Kiên Hải";
const WIFE: &str = "Thị Hòa";
const FISHERMAN: &str = "Danh Văn Ngư";

fn official() -> User {
    people::commune_official("kienhai.ba", "Võ Văn Bảy", KIEN_HAI, UNIT)
}

browser_journey! {
    /// Two fingers lost on a winch, no contract: one serious injury, a record and no team; the police hear nothing.
    async fn browser_fisherman(ctx, browser) {
        for user in [official(), people::inspector(), people::director()] {
            ctx.add_user(user).await?;
        }
        browser.become_user(&official()).await?;
        let case = log_the_tip(browser).await?;
        let mails = ctx.told(&[of_province("labour_authority_province")]).await?;
        ensure!(mails[0].text.contains("Kính gửi: Sở Nội vụ tỉnh An Giang"), "{}", mails[0].text);
        ensure!(!mails[0].subject.contains(FISHERMAN), "{}", mails[0].subject);

        let overview = ["1 người nặng", "UBND cấp xã lập biên bản ghi nhận", "Mới có tin", "Điều 9 khoản 2", "Điều 35 khoản 1"];
        browser.read_section(&case, "tong-quan", &overview, "fisherman-tip").await?;
        browser.read_section(&case, "nan-nhan", &[FISHERMAN, "034", "Không có hợp đồng"], "fisherman-tip").await?;
        let told = [WIFE, "vợ nạn nhân", "0912 345 678", "Mất điện, mất mạng cả đảo", "Trực tiếp"];
        browser.read_section(&case, "tin", &told, "fisherman-tip").await?;
        browser.read_section(&case, "thoi-han", &["Chưa có thời hạn nào"], "fisherman-tip").await?;
        browser.read_section(&case, "dong-thoi-gian", &["1 cơ quan được báo", "Sở Nội vụ tỉnh An Giang"], "fisherman-tip").await?;

        make_the_record(browser, &case).await?;
        ctx.told(&[]).await?;
        let stage = ["UBND cấp xã đã lập biên bản ghi nhận", "1 người nặng"];
        browser.read_section(&case, "tong-quan", &stage, "fisherman-recorded").await?;
        let record = [
            "Biên bản ghi nhận sự việc", "Trụ sở UBND đặc khu Kiên Hải", "Võ Văn Bảy, cán bộ", "Công an đặc khu",
            "Tời không có che chắn", "Tôi thấy tay áo bị cuốn", "Ga rô, ướp đá phần đứt rời", "Che chắn tời", "Gia đình", "Chủ tịch",
            &when::printed(when::today()),
        ];
        browser.read_section(&case, "tin", &record, "fisherman-recorded").await?;

        let posting = [
            ("place", "Bảng tin UBND đặc khu"),
            ("from", &when::printed(when::today()) as &str),
            ("proof", "Ảnh niêm yết"),
        ];
        browser.command(&case, "record_posting", &posting, "UBND cấp xã đã lập biên bản ghi nhận").await?;
        browser.read_section(&case, "cong-bo", &["Bảng tin UBND đặc khu", "Ảnh niêm yết"], "fisherman-posted").await?;
        browser.confirm(&ctx.confirmation(&mails[0])?, "Võ Thị Lan", "Phòng Lao động, Sở Nội vụ").await?;
        no_team(browser, &case).await?;

        browser.become_user(&people::inspector()).await?;
        browser.open("/vu").await?;
        browser.sees("Kiên Hải").await?;
        browser.command(&case, "close", &[("note", "Đã có biên bản ghi nhận")], "Đã kết thúc").await?;
        let confirmed = ["Đã xác nhận nhận tin: Sở Nội vụ tỉnh An Giang", "Võ Thị Lan · Phòng Lao động, Sở Nội vụ"];
        browser.read_section(&case, "dong-thoi-gian", &confirmed, "fisherman-closed").await?;
        browser.read_section(&case, "bao-tin", &["Võ Thị Lan", "Đã xác nhận"], "fisherman-closed").await?;
        ctx.told(&[]).await?;
        let police = "select count(*) from alerts where role like 'police%'";
        ensure!(ctx.database.number(police)? == 0, "the police were told");
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// The commune writes down what the wife told yesterday morning; the reason for the delay is asked for at once.
async fn log_the_tip(browser: &journeys::Browser) -> anyhow::Result<String> {
    let (told, happened) = (when::days_ago(1), when::days_ago(2));
    browser.begin("/ghi-tin", "fisherman-tip").await?;
    browser
        .answer_all(&[
            ("kind", "tip"),
            ("channel", "in_person"),
            ("received_at", &when::typed_at(told, 7, 30)),
            ("told_by.name", WIFE),
            ("told_by.capacity", "vợ nạn nhân"),
            ("told_by.phone", "0912 345 678"),
            ("told_by.address", "Ấp 1, Hòn Tre"),
        ])
        .await?;
    let refused = browser.go_on().await.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(refused.contains("lý do ghi muộn"), "no reason was asked for: {refused}");
    browser.inspect("fisherman-tip-late").await?;
    browser.holds("told_by.name", WIFE).await?;
    browser.step("fisherman-tip", "tiep-nhan", &[("late_entry_reason", "Mất điện, mất mạng cả đảo")]).await?;
    browser
        .step(
            "fisherman-tip",
            "tai-nan",
            &[
                ("accident.occurred.at", &format!("từ 5h đến 6h ngày {}", when::printed(happened))),
                ("accident.place.commune_code", "Kiên Hải"),
                ("accident.place.spot", "tàu cá ngoài khơi Hòn Tre"),
                ("accident.course.activity", "Thu lưới"),
                ("accident.course.object", "Tời lưới"),
                ("accident.course.hazard", "Tời không có che chắn"),
                ("accident.course.event", "Tời cuốn tay phải, đứt hai ngón"),
            ],
        )
        .await?;
    browser.press_doing("add:accident.victims").await?;
    browser
        .victim(
            0,
            &[
                ("name", FISHERMAN),
                ("birth", "khoảng 35 tuổi"),
                ("sex", "male"),
                ("occupation.text", "ngư dân"),
                ("outcome", "serious"),
                ("serious_codes[]", "034"),
                ("injury", "Đứt hai ngón tay phải"),
                ("relation", "no_contract"),
                ("is_worker", "true"),
            ],
        )
        .await?;
    browser.step("fisherman-tip", "nan-nhan", &[("accident.casualties.serious", "1")]).await?;
    browser.send("fisherman-tip", &[WIFE, FISHERMAN, "Đặc khu Kiên Hải", "Mất điện", "07:30"]).await
}

/// The case offers the record, and asks nothing that the wife has told already.
async fn make_the_record(browser: &journeys::Browser, case: &str) -> anyhow::Result<()> {
    browser.open(case).await?;
    browser.sees("Biên bản ghi nhận sự việc").await?;
    browser.follow(&browser.find("a[href^=\"/xa/ghi-nhan?vu=\"]").await?).await?;
    browser.inspect("fisherman-record-start").await?;
    browser.follow(&browser.find("main form .govuk-button--start").await?).await?;
    browser.holds("told_by.name", WIFE).await?;
    browser.holds("commune_details.tip_received_at", &when::printed_at(when::days_ago(1), 7, 30)).await?;
    browser.step("fisherman-record", "nguoi-bao-tin", &[]).await?;
    browser.holds("accident.place.spot", "tàu cá ngoài khơi Hòn Tre").await?;
    let work = [("commune_details.work_done_for", "Chủ tàu Trần Văn Biển")];
    browser.step("fisherman-record", "thoi-gian-noi-xay-ra", &work).await?;
    browser.holds("accident.course.event", "Tời cuốn tay phải, đứt hai ngón").await?;
    browser.step("fisherman-record", "dien-bien", &[]).await?;
    browser.holds("accident.victims.0.name", FISHERMAN).await?;
    browser
        .victim(
            0,
            &[
                ("citizen_id", "091087001234"),
                ("treatment", "Trạm y tế, chuyển Bệnh viện đa khoa Kiên Giang"),
            ],
        )
        .await?;
    browser.step("fisherman-record", "nan-nhan", &[]).await?;
    browser
        .step(
            "fisherman-record",
            "ghi-nhan",
            &[
                ("commune_details.made_at_place", "Trụ sở UBND đặc khu Kiên Hải"),
                ("commune_details.made_at.at", &when::typed(30)),
                ("commune_details.makers[]", "Võ Văn Bảy, cán bộ\nTrần Văn Công, Công an đặc khu"),
                ("commune_details.first_aid", "Ga rô, ướp đá phần đứt rời"),
                ("commune_details.initial_cause", "Tời không có che chắn"),
                ("commune_details.witness_statements[]", "Tôi thấy tay áo bị cuốn"),
                ("commune_details.damage", "Không có thiệt hại tài sản"),
                ("commune_details.measures", "Che chắn tời"),
                ("commune_details.copies_to[]", "Gia đình\nSở Nội vụ"),
                ("commune_details.posted_on", &when::printed(when::today())),
                ("commune_details.signer_name", "Võ Văn Bảy"),
                ("commune_details.signer_position", "Chủ tịch"),
            ],
        )
        .await?;
    let link = browser.send("fisherman-record", &[FISHERMAN, "Che chắn tời", "Chủ tịch"]).await?;
    ensure!(link == case, "the record opened a case of its own: {link}");
    Ok(())
}

/// A team is not what the law gives this accident: the page says so, and what to do instead.
async fn no_team(browser: &journeys::Browser, case: &str) -> anyhow::Result<()> {
    browser.become_user(&people::director()).await?;
    browser.open(&format!("{case}/found_team")).await?;
    browser
        .answer_all(&[
            ("decision_number", "1/QĐ"),
            ("decision_date", &when::printed(when::today())),
            ("founder", "Giám đốc Sở"),
            ("members.0.name", "Phạm Quốc Việt"),
            ("members.0.position", "Trưởng phòng"),
            ("members.0.unit", "Sở Nội vụ"),
            ("members.0.capacity", "labour_authority"),
            ("members.0.head", "true"),
        ])
        .await?;
    let refused = browser.go_on().await.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(refused.contains("biên bản ghi nhận"), "{refused}");
    browser.holds("decision_number", "1/QĐ").await?;
    browser.inspect("fisherman-no-team").await
}
