//! After the announcement, on the pages: both recommendations carried out and verified, one only at the second attempt;
//! the letter of opinion; the file completed; closed.

use anyhow::{Result, ensure};
use journeys::Browser;
use journeys::people;

use super::{DISSENT, RESERVED, day};

const BOILERS: &str = "Kiểm định lại toàn bộ nồi hơi";
const TRAINING: &str = "Huấn luyện lại thợ vận hành";
const STAGE: &str = "Theo dõi kiến nghị";

/// From the first report of the employer to the closed case.
pub(super) async fn followed_up(browser: &Browser, case: &str) -> Result<()> {
    browser.become_user(&people::safety_officer()).await?;
    // Who reads what was announced reads who disagreed.
    browser.read_section(case, "dieu-tra", &[RESERVED], "dissent").await?;
    browser.read_section(case, "cong-bo", &[DISSENT, "Nguyễn Thị Bảy"], "dissent").await?;
    report(browser, case, BOILERS, "Đã kiểm định cả ba nồi hơi", "Biên bản kiểm định số 12/KĐ").await?;
    report(browser, case, TRAINING, "Đã huấn luyện ca ngày", "Danh sách ca ngày").await?;

    browser.become_user(&people::inspector()).await?;
    verify(browser, case, BOILERS, &[("accepted", "true"), ("note", "Đã đối chiếu tem kiểm định")]).await?;
    browser.open(&format!("{case}/verify_recommendation")).await?;
    browser.choose_saying("recommendation_id", TRAINING).await?;
    browser.answer("accepted", "false").await?;
    let silent = browser.go_on().await.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(silent.contains("Cần trả lời"), "rejected without a reason: {silent}");
    browser.inspect("boiler-rejected-without-reason").await?;
    let why = "Chưa có ca đêm và chưa có chữ ký người học";
    verify(browser, case, TRAINING, &[("accepted", "false"), ("note", why)]).await?;

    browser.become_user(&people::safety_officer()).await?;
    browser.read_section(case, "kien-nghi", &[why, "Chưa đạt"], "rejected").await?;
    report(browser, case, TRAINING, "Đã huấn luyện cả hai ca", "Danh sách có chữ ký").await?;
    browser.become_user(&people::director()).await?;
    verify(browser, case, TRAINING, &[("accepted", "true"), ("note", "Đã xem danh sách")]).await?;
    let both = [
        "Đã kiểm định cả ba nồi hơi",
        "Đã huấn luyện cả hai ca",
        "Danh sách có chữ ký",
        "Đã xem danh sách",
        why,
    ];
    browser.read_section(case, "kien-nghi", &both, "verified").await?;

    browser.become_user(&people::inspector()).await?;
    browser.open(&format!("{case}/close")).await?;
    browser.inspect("command-close-file-missing").await?;
    browser.sees("Hồ sơ còn thiếu").await?;
    browser.sees("Chưa gửi văn bản nêu ý kiến").await?;
    opinion(browser, case).await?;
    browser.complete_files(case).await?;
    browser.command(case, "close", &[("note", "Đủ hồ sơ")], "Đã kết thúc").await
}

/// The owner reports, with a paper of the file as proof.
async fn report(browser: &Browser, case: &str, content: &str, text: &str, paper: &str) -> Result<()> {
    browser.open(&format!("{case}/chung-cu/them")).await?;
    browser.answer_all(&[("kind", "document"), ("title", paper)]).await?;
    browser.go_on().await?;
    browser.open(&format!("{case}/report_recommendation")).await?;
    browser.choose_saying("recommendation_id", content).await?;
    browser.answer_all(&[("text", text), ("evidence", paper), ("done", "true")]).await?;
    browser.inspect("command-report-recommendation-of-two").await?;
    browser.go_on().await?;
    browser.sees(STAGE).await
}

async fn verify(browser: &Browser, case: &str, content: &str, answers: &[(&str, &str)]) -> Result<()> {
    browser.open(&format!("{case}/verify_recommendation")).await?;
    browser.choose_saying("recommendation_id", content).await?;
    browser.answer_all(answers).await?;
    browser.inspect("command-verify-recommendation-of-two").await?;
    browser.go_on().await?;
    browser.sees(STAGE).await
}

/// The police worked at the scene too: they and the procuracy get the opinion of the team.
async fn opinion(browser: &Browser, case: &str) -> Result<()> {
    browser.open(&format!("{case}/send_opinion")).await?;
    browser
        .answer_all(&[
            ("number", "21/SNV-ATLĐ"),
            ("date", &day(0)),
            ("sent_to[]", "Công an tỉnh An Giang\nViện kiểm sát nhân dân"),
            ("cause", "Van an toàn không được kiểm định"),
            ("fault", "employer"),
            ("conclusion", "tnld"),
        ])
        .await?;
    browser.inspect("command-send-opinion").await?;
    browser.go_on().await?;
    browser.sees(STAGE).await
}
