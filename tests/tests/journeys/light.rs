//! A light accident that the department takes from the employer: until then the team of the establishment concludes,
//! announces and closes alone, and the department is told how to get there.

use anyhow::{Result, ensure};
use journeys::people;
use journeys::server::tnld;
use journeys::{Api, Case, Context, journey, when};
use serde_json::{Value, json};

use crate::complaint::{declaration, findings, meeting, team};

journey! {
    /// Refused with what to do; taken over; then founded, concluded, announced and closed by the department.
    async fn taken_from_the_employer(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;
        let case = Case::opened(&officer.post("/api/v1/declarations", &declaration()).await?.expect(201)?)?;
        case.command(&officer, "found-team", "investigating", team("01/QĐ-PT")).await?;
        let sketch = case.evidence(&officer, "scene_sketch", "Sơ đồ băng tải").await?;
        left_to_the_employer(&case, &inspector, "conclude", findings("employer", "1", &sketch)).await?;
        left_to_the_employer(&case, &director, "conclude", findings("employer", "1", &sketch)).await?;
        case.command(&officer, "conclude", "concluded", findings("worker", "7", &sketch)).await?;
        let signing = json!({
            "minutes_number": "05/BB", "signed_on": when::today().to_string(), "signatures": [],
        });
        left_to_the_employer(&case, &inspector, "sign-findings", signing).await?;
        let plan = json!({ "at": when::minutes_ago(-60), "place": "Hội trường", "invited": [{ "group": "employer", "name": "A" }] });
        left_to_the_employer(&case, &inspector, "plan-meeting", plan).await?;
        case.sign(&officer, "05/BB").await?;
        left_to_the_employer(&case, &director, "hold-announcement", meeting()).await?;
        left_to_the_employer(&case, &inspector, "close", json!({ "note": "Xong" })).await?;
        // Another enterprise learns nothing at all.
        let stranger = people::safety_officer_of("ansat.khac", "Ngô Thị Khác", "1700999998", "Công ty Khác");
        let stranger = ctx.sign_in_as(stranger).await?;
        let unseen = format!("{}/conclude", case.path());
        stranger.change(&unseen, &findings("worker", "7", &sketch), "\"1\"").await?.expect(404)?;

        let order = json!({ "reason": "Kết luận về lỗi không phù hợp chứng cứ", "items": ["Toàn bộ hồ sơ"] });
        case.command(&inspector, "take-over", "declared", order).await?;
        case.try_command(&officer, "found-team", team("02/QĐ-PT")).await?.expect(403)?;
        case.command(&director, "found-team", "investigating", team("12/QĐ-SNV")).await?;
        let ours = findings("employer", "1", &sketch);
        case.try_command(&officer, "conclude", ours.clone()).await?.expect(403)?;
        case.command(&inspector, "conclude", "concluded", ours).await?;
        case.sign(&inspector, "21/BB").await?;
        case.command(&inspector, "hold-announcement", "announced", meeting()).await?;
        let minutes = json!({ "number": "21/BB", "date": when::today().to_string(), "sent_at": when::minutes_ago(-1) });
        case.command(&inspector, "issue-minutes", "follow_up", minutes).await?;
        closed(ctx, &case, &officer, &inspector).await
    }
}

/// 409, with the reason and both ways: taking the case over, or another investigation.
async fn left_to_the_employer(case: &Case, who: &Api, command: &str, body: Value) -> Result<()> {
    let refused = case.try_command(who, command, body).await?.problem(409, "employers_own_team")?;
    let told = refused.text_at("/detail")?;
    for part in ["Đoàn điều tra của cơ sở", "lấy vụ lên cấp tỉnh", "điều tra lại"] {
        ensure!(told.contains(part), "{command}: {part} is not told: {told}");
    }
    ensure!(refused.text.contains("Điều 35"), "{command}: no article: {}", refused.text);
    Ok(())
}

async fn closed(ctx: &Context, case: &Case, officer: &Api, inspector: &Api) -> Result<()> {
    case.serve_everybody(inspector, &when::minutes_ago(-1)).await?;
    case.complete_files(inspector).await?;
    case.try_command(officer, "close", json!({ "note": "Xong" })).await?.expect(403)?;
    case.command(inspector, "close", "closed", json!({ "note": "Đủ hồ sơ" })).await?;
    let read = case.read(officer).await?;
    ensure!(read.text_at("/findings/fault")? == "employer", "{}", read.text);
    ensure!(read.list_at("/past_rounds")?.len() == 1, "the round of the establishment is lost");
    let verified = tnld(ctx.server.settings(), &["verify"])?;
    ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
    Ok(())
}
