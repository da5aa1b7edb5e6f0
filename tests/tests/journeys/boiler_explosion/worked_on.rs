//! The work of the team: what it recommends at once, the scene with the police, testimony.

use anyhow::{Result, ensure};
use chrono::Duration;
use journeys::case::has;
use journeys::people::MILL;
use journeys::{Api, Case, when};
use serde_json::json;

/// What the team recommends, and in how many days.
pub(super) const RECOMMENDED: [(&str, i64); 2] =
    [("Kiểm định lại toàn bộ nồi hơi", 60), ("Huấn luyện lại thợ vận hành nồi hơi", 30)];

/// Two recommendations, each with its last day as a term.
pub(super) async fn recommended(case: &Case, inspector: &Api) -> Result<()> {
    for (content, days) in RECOMMENDED {
        let one = json!({
            "content": content, "owner_kind": "employer", "owner": MILL, "proof": "Biên bản",
            "due": (when::today() + Duration::days(days)).to_string(),
        });
        case.command(inspector, "add-recommendation", "investigating", one).await?;
    }
    let terms = case.deadlines(inspector, "recommendation").await?;
    ensure!(terms.len() == RECOMMENDED.len(), "{terms:#?}");
    for (_, days) in RECOMMENDED {
        let due = (when::today() + Duration::days(days)).to_string();
        let term = terms.iter().find(|t| t["due"] == due.as_str());
        has(term.unwrap_or(&serde_json::Value::Null), &json!({ "due": due, "open": true }))?;
    }
    Ok(())
}

/// The scene is examined with the police; a witness is heard.
pub(super) async fn worked_on(case: &Case, inspector: &Api) -> Result<()> {
    let scene = json!({
        "act": "examined", "at": when::minutes_ago(1), "by": "Đoàn điều tra và Công an tỉnh", "with_police": true,
        "what": "Vỏ nồi hơi vỡ dọc thân, van an toàn gỉ kẹt.", "sketch": true, "photos": true,
    });
    inspector.post(&format!("{}/record-scene", case.path()), &scene).await?.expect(200)?;
    let heard = json!({
        "started_at": when::minutes_ago(3), "ended_at": when::minutes_ago(1), "place": "Trụ sở nhà máy",
        "interviewers": [{ "name": "Phạm Quốc Việt" }], "rights_explained": true,
        "person": { "name": "Lê Văn Chứng", "heard_as": "witness", "relationship": "Đồng nghiệp" },
        "answers": [{ "question": "Lúc nổ anh ở đâu?", "answer": "Tôi ở kho lúa." }],
        "pages": 1, "reading": "by_self", "signature": "signed",
    });
    inspector.post(&format!("{}/record-testimony", case.path()), &heard).await?.expect(200)?;
    let seen = case.read(inspector).await?;
    has(seen.at("/inquiry/scene/0")?, &json!({ "act": "examined", "with_police": true }))?;
    ensure!(seen.list_at("/inquiry/testimony")?.len() == 1, "{}", seen.text);
    Ok(())
}
