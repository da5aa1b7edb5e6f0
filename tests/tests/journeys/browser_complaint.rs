//! The complaint on the pages: planned, announced with every field of PL XI, served, posted, complained about,
//! investigated again, replaced.

use anyhow::{Result, ensure};
use journeys::people;
use journeys::server::tnld;
use journeys::told::of_province;
use journeys::when::{self, typed};
use journeys::{Browser, Case, browser_journey};

use chrono::Duration;

use crate::complaint::{conclude, declaration, team};

browser_journey! {
    /// From the first announcement to the one that replaces it.
    async fn browser_complaint(ctx, browser) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        ctx.add_user(people::director()).await?;
        let answer = officer.post("/api/v1/declarations", &declaration()).await?.expect(201)?;
        let opened = Case::opened(&answer)?;
        opened.command(&officer, "found-team", "investigating", team("01/QĐ-PT")).await?;
        conclude(&opened, &officer, "worker", "7").await?;
        let case = format!("/vu/{}", opened.id);

        browser.become_user(&people::safety_officer()).await?;
        plan(browser, &case).await?;
        hold(browser, &case, true).await?;
        ctx.told(&[of_province("labour_authority_province")]).await?;
        let receipt = opened.evidence(&officer, "document", "Biên nhận của Sở").await?;
        serve(browser, &case, &receipt).await?;

        browser.become_user(&people::inspector()).await?;
        complain(browser, &case).await?;
        browser.become_user(&people::director()).await?;
        again(browser, &case).await?;
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;

        conclude(&opened, &inspector, "employer", "1").await?;
        let standing = ["Còn hiệu lực trong khi điều tra lại", "Giấy tờ chứng minh việc gửi"];
        browser.read_section(&case, "cong-bo", &standing, "standing").await?;
        // The employer reads what was announced, and nothing of what the new team collects.
        browser.become_user(&people::safety_officer()).await?;
        browser.open(&format!("{case}/chung-cu")).await?;
        browser.inspect("evidence-while-investigated-again").await?;
        browser.sees("đang được điều tra lại").await?;
        let rows = browser.texts(".tnld-evidence th a").await?;
        ensure!(rows == ["Sơ đồ băng tải", "Biên nhận của Sở"], "{rows:?}");
        browser.open(&format!("{case}/ho-so")).await?;
        browser.inspect("file-list-while-investigated-again").await?;
        browser.read_section(&case, "qua-trinh", &["được giữ kín"], "inquiry-while-again").await?;
        browser.open(&format!("{case}/van-ban")).await?;
        browser.inspect("documents-while-investigated-again").await?;
        browser.sees("Khai báo tai nạn lao động").await?;
        let secret = browser.text().await?;
        ensure!(!secret.contains("Biên bản điều tra") && !secret.contains("Mục lục hồ sơ"), "{secret}");
        browser.become_user(&people::inspector()).await?;
        hold(browser, &case, false).await?;
        ctx.told(&[
            of_province("labour_authority_province"), of_province("labour_ministry"),
            of_province("health_authority_province"), of_province("union_province"),
        ]).await?;
        browser.read_section(&case, "cong-bo", &["Bị thay thế từ", "Đang có hiệu lực"], "superseded").await?;
        browser.read_section(&case, "dong-thoi-gian", &["Điều tra lại", "Nhận khiếu nại"], "complaint").await?;
        browser.open(&format!("{case}/van-ban")).await?;
        browser.inspect("documents").await?;
        for form in ["Biên bản cuộc họp công bố", "Mục lục hồ sơ", "Còn thiếu"] {
            browser.sees(form).await?;
        }
        browser.open(&format!("{case}/ban-niem-yet")).await?;
        browser.inspect("public-version").await?;
        let text = browser.text().await?;
        ensure!(!text.contains("Danh Út Nhỏ") && !text.contains("Thị Sa Rên"), "a name is posted");
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

async fn plan(browser: &Browser, case: &str) -> Result<()> {
    let later = when::printed_at(when::today() + Duration::days(1), 9, 0);
    browser
        .command(
            case,
            "plan_meeting",
            &[
                ("at", &later),
                ("place", "Hội trường công ty"),
                ("agenda", "Đọc toàn văn biên bản"),
                ("invited.0.group", "victim_or_relatives"),
                ("invited.0.name", "Thị Sa Rên"),
                ("invited.0.contact", "0912 000 333"),
            ],
            "Đã kết luận",
        )
        .await?;
    browser.read_section(case, "cong-bo", &["Hội trường công ty", "0912 000 333"], "planned").await
}

/// Held as it was planned, or without a plan.
async fn hold(browser: &Browser, case: &str, planned: bool) -> Result<()> {
    let now = typed(-1);
    let mut answers = vec![
        ("held_at", now.as_str()),
        ("closed_at", &now),
        ("place", "Hội trường công ty"),
        ("number", "03/BB-CB"),
        ("chair", "Phạm Quốc Việt"),
        ("secretary", "Bùi Thị Ngọc"),
        ("attendance.0.group", "team"),
        ("attendance.0.name", "Phạm Quốc Việt"),
        ("attendance.0.present", "true"),
        ("attendance.1.group", "victim_or_relatives"),
        ("attendance.1.name", "Thị Sa Rên"),
        ("attendance.1.present", "true"),
        ("minutes_read", "Biên bản điều tra số 05/BB"),
        ("answers", "Đã giải trình"),
        ("final_conclusion", "Giữ nguyên kết luận"),
        ("unfinished", "Che chắn băng tải"),
    ];
    if planned {
        // The employer was invited: his row is there, and whether he came has to be said.
        answers.push(("attendance.2.present", "true"));
    }
    browser.command(case, "hold_announcement", &answers, "Đã công bố").await
}

async fn serve(browser: &Browser, case: &str, receipt: &str) -> Result<()> {
    let today = when::printed(when::today());
    browser
        .command(
            case,
            "issue_minutes",
            &[("number", "05/BB"), ("date", &today), ("sent_at", &typed(-1))],
            "Theo dõi kiến nghị",
        )
        .await?;
    browser
        .command(
            case,
            "record_service",
            &[
                ("entry", "1"),
                ("how", "document_axis"),
                ("served_at", &typed(-1)),
                ("proof", "Văn bản 77"),
                ("evidence_id", receipt),
            ],
            "Theo dõi kiến nghị",
        )
        .await?;
    browser
        .command(
            case,
            "record_posting",
            &[("place", "Bảng tin cổng chính"), ("from", &today)],
            "Theo dõi kiến nghị",
        )
        .await?;
    let told = [
        "Văn bản 77",
        "Biên nhận của Sở",
        "Bảng tin cổng chính",
        "Điều kiện kết thúc vụ",
        "Thời hạn lưu hồ sơ",
        "03/BB-CB",
    ];
    browser.read_section(case, "cong-bo", &told, "announced").await?;
    browser.open(&format!("{case}/close")).await?;
    browser.inspect("command-close-conditions").await?;
    browser.sees("nên xong trước").await?;
    browser.sees("Hồ sơ còn thiếu").await?;
    let files = browser.find(&format!("main a[href=\"{case}/ho-so\"]")).await?;
    browser.follow(&files).await?;
    browser.sees("Danh mục hồ sơ từng nạn nhân").await
}

async fn complain(browser: &Browser, case: &str) -> Result<()> {
    let today = when::printed(when::today());
    browser
        .command(
            case,
            "record_complaint",
            &[
                ("by", "relative"),
                ("name", "Thị Sa Rên"),
                ("received_at", &typed(-1)),
                ("content", "Lỗi không phải của người lao động"),
            ],
            "Theo dõi kiến nghị",
        )
        .await?;
    browser
        .command(
            case,
            "answer_complaint",
            &[
                ("outcome", "partly"),
                ("number", "12/TB"),
                ("date", &today),
                ("content", "Xem xét lại phần lỗi"),
            ],
            "Theo dõi kiến nghị",
        )
        .await
}

async fn again(browser: &Browser, case: &str) -> Result<()> {
    let today = when::printed(when::today());
    browser
        .command(
            case,
            "reinvestigate",
            &[
                ("ground", "complaint"),
                ("reason", "Kết luận về lỗi chưa đủ chứng cứ"),
                ("decision_number", "20/QĐ-SNV"),
                ("decision_date", &today),
                ("founder", "Giám đốc Sở Nội vụ"),
                ("members.0.name", "Phạm Quốc Việt"),
                ("members.0.position", "Trưởng phòng"),
                ("members.0.unit", "Sở Nội vụ"),
                ("members.0.capacity", "labour_authority"),
                ("members.1.name", "Trịnh Công Thành"),
                ("members.1.position", "Chuyên viên"),
                ("members.1.unit", "Liên đoàn Lao động tỉnh"),
                ("members.1.capacity", "union_or_workers_rep"),
            ],
            "Đang điều tra",
        )
        .await
}
