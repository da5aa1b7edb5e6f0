//! After the announcement: two recommendations carried out and verified, one of them only at the second attempt; what the
//! law still asks; the end.

use anyhow::{Context as _, Result, ensure};
use chrono::Duration;
use journeys::case::has;
use journeys::people::MILL;
use journeys::{Api, Case, when};
use serde_json::{Value, json};

use super::{DISSENT, RESERVED};

/// Both are reported with proof by the employer and verified by a second person; then the case closes.
pub(super) async fn followed_up(case: &Case, officer: &Api, inspector: &Api, director: &Api) -> Result<()> {
    case.try_command(inspector, "close", json!({})).await?.problem(409, "recommendations_open")?;
    let seen = case.read(officer).await?;
    ensure!(seen.text_at("/findings/conclusion")? == "tnld", "the employer reads what was announced");
    ensure!(seen.text.contains(RESERVED) && seen.text.contains(DISSENT), "dissent travels with every copy");
    ensure!(seen.list_at("/recommendations")?.len() == 2, "{}", seen.text);
    let (boilers, training) =
        (seen.text_at("/recommendations/0/id")?, seen.text_at("/recommendations/1/id")?);
    reported(case, officer, &boilers, "Đã kiểm định cả ba nồi hơi", "Biên bản kiểm định số 12/KĐ").await?;
    let accepted = json!({ "recommendation_id": boilers, "accepted": true });
    case.try_command(officer, "verify-recommendation", accepted.clone()).await?.expect(403)?;
    case.command(inspector, "verify-recommendation", "follow_up", accepted).await?;
    case.try_command(inspector, "close", json!({})).await?.problem(409, "recommendations_open")?;
    rejected_once(case, officer, inspector, director, &training).await?;
    let terms = case.deadlines(inspector, "recommendation").await?;
    ensure!(
        terms.len() == 2 && terms.iter().all(|t| t["state"] == "closed" && t["open"] == false),
        "{terms:#?}"
    );

    paid(case, officer, inspector).await?;
    opinion(case, inspector).await?;
    let refused = case.try_command(inspector, "close", json!({ "note": "Đủ hồ sơ" })).await?;
    let refused = refused.problem(409, "file_incomplete")?;
    ensure!(refused.text_at("/errors/0/pointer")? == "/conditions/victim_files", "{}", refused.text);
    ensure!(
        refused.text.contains("nạn nhân 1 – Biên bản khám nghiệm hiện trường")
            && refused.text.contains("Điều 16"),
        "{}",
        refused.text
    );
    ensure!(case.complete_files(inspector).await? > 3, "photos, examinations and testimony of two victims");
    // Nothing stands against it, but something is left: whoever closes says why.
    let silent = case.try_command(inspector, "close", json!({})).await?.problem(422, "invalid_content")?;
    ensure!(silent.text_at("/errors/0/pointer")? == "/note", "{}", silent.text);
    case.command(inspector, "close", "closed", json!({ "note": "Đủ hồ sơ" })).await?;
    let reply = inspector.get(&format!("{}/deadlines", case.path())).await?.expect(200)?;
    for term in reply.list_at("")? {
        // The window for complaints outlives the file; the family is paid already.
        ensure!(term["open"] == (term["kind"] == "complaint"), "after the end of the case: {term:#}");
    }
    let late = json!({ "content": "Muộn", "owner_kind": "employer", "owner": MILL,
        "due": (when::today() + Duration::days(1)).to_string() });
    case.try_command(inspector, "add-recommendation", late).await?.problem(409, "not_allowed_in_stage")?;
    Ok(())
}

/// The owner reports, with a paper of the file as proof. Answers the id of the paper.
async fn reported(case: &Case, by: &Api, id: &str, text: &str, paper: &str) -> Result<String> {
    let proof = case.evidence(by, "document", paper).await?;
    let done = json!({
        "recommendation_id": id, "text": text, "evidence": paper, "evidence_ids": [proof], "done": true,
    });
    case.command(by, "report-recommendation", "follow_up", done).await?;
    Ok(proof)
}

/// Rejected with a reason, reported again with a better proof, verified by somebody else.
async fn rejected_once(case: &Case, officer: &Api, inspector: &Api, director: &Api, id: &str) -> Result<()> {
    let check =
        |accepted: bool, note: Value| json!({ "recommendation_id": id, "accepted": accepted, "note": note });
    case.try_command(inspector, "verify-recommendation", check(true, Value::Null))
        .await?
        .problem(409, "nothing_to_verify")?;
    reported(case, officer, id, "Đã huấn luyện ca ngày", "Danh sách huấn luyện ca ngày").await?;
    let silent = case.try_command(inspector, "verify-recommendation", check(false, Value::Null)).await?;
    let silent = silent.problem(422, "invalid_content")?;
    ensure!(silent.text_at("/errors/0/pointer")? == "/note", "{}", silent.text);
    let why = "Chưa có ca đêm và chưa có chữ ký người học";
    case.command(inspector, "verify-recommendation", "follow_up", check(false, json!(why))).await?;
    let told = case.read(officer).await?;
    has(told.at("/recommendations/1")?, &json!({ "state": "rejected" }))?;
    ensure!(told.text_at("/recommendations/1/verifications/0/note")? == why, "the employer is not told why");

    let proof = reported(case, officer, id, "Đã huấn luyện cả hai ca", "Danh sách có chữ ký").await?;
    case.command(director, "verify-recommendation", "follow_up", check(true, json!("Đã đối chiếu"))).await?;
    let seen = case.read(inspector).await?;
    let kept = seen.at("/recommendations/1")?;
    has(kept, &json!({ "state": "verified" }))?;
    ensure!(kept["progress"][1]["evidence_ids"] == json!([proof]), "the proof is not named: {kept:#}");
    let checks: Vec<_> = kept["verifications"].as_array().into_iter().flatten().collect();
    ensure!(checks.len() == 2 && checks[0]["accepted"] == false && checks[1]["accepted"] == true, "{kept:#}");
    ensure!(
        checks.iter().all(|c| c["by_name"] != kept["progress"][1]["by_name"]),
        "no second person: {kept:#}"
    );
    Ok(())
}

/// The police worked at the scene too: without the letter of opinion nothing is closed.
async fn opinion(case: &Case, inspector: &Api) -> Result<()> {
    has(
        &case.deadline(inspector, "opinion_letter").await?,
        &json!({ "length": 10, "calendar": "working", "open": true }),
    )?;
    let refused = case.try_command(inspector, "close", json!({ "note": "Đủ hồ sơ" })).await?;
    ensure!(
        refused.status() == 409 && refused.text.contains("/conditions/opinion_letter"),
        "{}",
        refused.text
    );
    let letter = json!({
        "number": "21/SNV-ATLĐ", "date": when::today().to_string(),
        "sent_to": ["Công an tỉnh An Giang", "Viện kiểm sát nhân dân"],
        "cause": "Van an toàn không được kiểm định", "fault": "employer", "conclusion": "tnld",
    });
    case.try_command(inspector, "send-opinion", letter).await?.expect(200)?;
    has(&case.deadline(inspector, "opinion_letter").await?, &json!({ "state": "closed", "open": false }))
}

/// The employer records what the family of the dead was paid: the term of five days is met.
async fn paid(case: &Case, officer: &Api, inspector: &Api) -> Result<()> {
    let pay = case.deadline(inspector, "compensation_payment").await?;
    has(&pay, &json!({ "length": 5, "calendar": "calendar", "open": true }))?;
    let seen = case.read(officer).await?;
    let dead = seen.list_at("/victims")?.iter().find(|v| v["severity"] == "fatal").context("nobody died")?;
    let mut payment = json!({
        "victim_id": dead["id"], "kind": "compensation", "amount": "0",
        "paid_on": when::today().to_string(), "recipient_kind": "relative",
        "recipient_name": "Nguyễn Thị Bảy", "decision_reference": "12/QĐ-XX",
    });
    let nothing = case.try_command(officer, "record-compensation", payment.clone()).await?;
    nothing.problem(422, "invalid_content")?;
    payment["amount"] = json!("250.000.000");
    case.command(officer, "record-compensation", "follow_up", payment).await?;
    let read = case.read(inspector).await?;
    ensure!(read.at("/compensations/0/amount")? == 250_000_000, "{}", read.text);
    has(
        &case.deadline(inspector, "compensation_payment").await?,
        &json!({ "state": "closed", "open": false }),
    )?;
    Ok(())
}
