//! Signs of a crime: the file goes to the police, nobody is prosecuted, everything comes back, the whole term is counted
//! anew, and the team announces.

use anyhow::{Result, anyhow, ensure};
use chrono::Duration;
use journeys::case::has;
use journeys::people;
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::{Api, Case, Context, journey, when};
use serde_json::{Value, json};

use crate::boiler_explosion::{founded, team};
use crate::evidence::declared;

const SIGNS: &str = "Van an toàn không kiểm định từ 2022";

journey! {
    /// To the police and back, then to the announcement.
    async fn no_prosecution(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;
        let case = declared(ctx, &officer).await?;
        case.command(&director, "found-team", "investigating", team()).await?;
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;
        let sketch = case.evidence(&inspector, "scene_sketch", "Sơ đồ nhà nồi hơi").await?;
        let valve = case.evidence(&inspector, "object", "Van an toàn").await?;

        sent(ctx, &case, &officer, &inspector).await?;
        came_back(&case, &inspector).await?;
        case.command(&inspector, "conclude", "concluded", founded(&sketch, &valve)).await?;
        case.sign(&inspector, "05/BB-ĐTTNLĐ").await?;
        let meeting = json!({
            "held_at": when::minutes_ago(-1), "place": "Trụ sở công ty", "chair": "Phạm Quốc Việt",
            "attendance": [
                { "group": "team", "name": "Phạm Quốc Việt" }, { "group": "police", "name": "Trần Văn Hải" },
                { "group": "procuracy", "name": "Mai Văn Lợi" },
            ],
        });
        case.command(&inspector, "hold-announcement", "announced", meeting).await?;
        ctx.told(&announced_to()).await?;
        let [_, clock] = clocks(&case, &inspector).await?;
        has(&clock, &json!({ "state": "closed", "open": false }))?;
        let told = case.read(&officer).await?;
        ensure!(told.text_at("/findings/conclusion")? == "tnld" && told.json["prosecuted"] == false);
        let story = case.story(&inspector).await?;
        let ours = ["sent_to_police", "police_ruled", "returned_by_police", "returned_by_police", "announcement_held"];
        let found: Vec<&str> =
            story.iter().map(String::as_str).filter(|kind| ours.contains(kind)).collect();
        ensure!(found == ours, "{found:?}");
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// Who is told that signs of a crime were found.
pub(crate) fn told_of_signs() -> Vec<String> {
    ["labour_authority_province", "police_province", "procuracy_same_level"].map(of_province).to_vec()
}

/// Who is told that findings on a death were announced.
pub(crate) fn announced_to() -> Vec<String> {
    use journeys::people::RACH_GIA;
    vec![
        of_province("labour_authority_province"),
        of_commune("police_first_notice", RACH_GIA),
        of_province("police_province"),
        of_province("procuracy_same_level"),
        of_province("labour_ministry"),
        of_province("health_authority_province"),
        of_province("union_province"),
    ]
}

/// The clock stops; which signs were found is secret.
async fn sent(ctx: &Context, case: &Case, officer: &Api, inspector: &Api) -> Result<()> {
    let transfer = json!({
        "body": "Cơ quan CSĐT Công an tỉnh", "signs": SIGNS, "items": ["Van an toàn", "Sổ kiểm định"],
        "record_number": "07/BB-BG",
    });
    case.command(inspector, "send-to-police", "suspended", transfer).await?;
    ctx.told(&told_of_signs()).await?;
    let clock = case.deadline(inspector, "investigation").await?;
    has(&clock, &json!({ "state": "suspended_police" }))?;
    let seen = case.read(officer).await?;
    ensure!(!seen.text.contains(SIGNS), "the employer reads the signs of a crime");
    case.try_command(inspector, "conclude", json!({})).await?.expect(422)?;
    Ok(())
}

/// The ruling, then half of the papers, then all: only then is the term counted anew.
async fn came_back(case: &Case, inspector: &Api) -> Result<()> {
    let ruling =
        json!({ "decision": "not_prosecuted", "number": "15/QĐ", "date": when::today().to_string() });
    case.command(inspector, "record-ruling", "suspended", ruling).await?;
    let mut back = json!({
        "decision": "prosecuted", "decision_reference": "15/QĐ", "items": ["Van an toàn"], "complete": false,
    });
    let refused = case.try_command(inspector, "return-from-police", back.clone()).await?;
    let refused = refused.problem(422, "invalid_content")?;
    ensure!(refused.text_at("/errors/0/pointer")? == "/decision", "{}", refused.text);
    back["decision"] = json!("not_prosecuted");
    case.command(inspector, "return-from-police", "suspended", back.clone()).await?;
    has(&case.deadline(inspector, "investigation").await?, &json!({ "state": "suspended_police" }))?;
    back["items"] = json!(["Sổ kiểm định"]);
    back["complete"] = json!(true);
    case.command(inspector, "return-from-police", "investigating", back).await?;
    let [stopped, clock] = clocks(case, inspector).await?;
    has(&stopped, &json!({ "state": "closed", "open": false }))?;
    let says = stopped["explanation"]["vi"].as_str().unwrap_or_default();
    ensure!(says.contains("dừng lúc") && says.contains("tính lại từ đầu"), "the stopped clock says: {says}");
    let last = (when::today() + Duration::days(30)).to_string();
    has(&clock, &json!({ "state": "restarted", "length": 30, "alarm_on": last, "open": true }))?;
    Ok(())
}

/// The clock that stopped, and the one counted anew beside it.
async fn clocks(case: &Case, inspector: &Api) -> Result<[Value; 2]> {
    let terms = case.deadlines(inspector, "investigation").await?;
    <[Value; 2]>::try_from(terms).map_err(|terms| anyhow!("two clocks are expected: {terms:#?}"))
}
