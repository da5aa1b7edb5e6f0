//! A worker hurt lightly dies in hospital four days later: the establishment's file goes to the province.

use anyhow::{Context as _, Result, ensure};
use chrono::Duration;
use journeys::case::has;
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::{Api, Case, journey, when};
use serde_json::{Value, json};

fn light() -> Value {
    let monday = when::days_ago(4);
    json!({
        "told_by": { "name": "Lê Thị Hạnh", "capacity": "cán bộ an toàn", "phone": "0912 345 678" },
        "accident": {
            "occurred": { "kind": "exact", "at": when::at(monday, 8, 0) },
            "place": { "commune_code": RACH_GIA, "address": "Khu phố 3", "spot": "Kho gạo" },
            "employer": { "name": MILL, "tax_code": MILL_TAX_CODE, "workers": 64 },
            "casualties": { "light": 1 },
            "victims": [{ "name": "Ngô Văn Nhẹ", "birth": "1979", "sex": "male", "relation": "contract", "outcome": "light" }],
            "course": { "activity": "Bốc xếp", "event": "Trượt chân, ngã đập đầu" },
        },
        "declaration": { "known_at": when::at(monday, 9, 0), "scene_kept": true },
    })
}

fn own_team() -> Value {
    json!({
        "decision_number": "01/QĐ-CS", "decision_date": when::days_ago(4).to_string(), "founder": "Trần Văn Phúc",
        "members": [
            { "name": "Trần Văn Phúc", "position": "Giám đốc", "unit": MILL, "head": true, "capacity": "employer" },
            { "name": "Lê Thị Hạnh", "position": "Cán bộ an toàn", "unit": MILL, "capacity": "osh_officer" },
            { "name": "Trịnh Văn Đoàn", "position": "Chủ tịch", "unit": "Công đoàn cơ sở", "capacity": "union_or_workers_rep" },
        ],
    })
}

journey! {
    /// First the establishment's four days and no mail; after the death the province's thirty, and all mails.
    async fn the_later_death(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;

        let answer = officer.post("/api/v1/declarations", &light()).await?.expect(201)?;
        ensure!(answer.text_at("/class")? == "light", "{}", answer.text);
        let case = Case::opened(&answer)?;
        ctx.told(&[]).await?;
        let last = when::days_ago(4) + Duration::days(4);
        has(&case.deadline(&officer, "investigation").await?, &json!({
            "length": 4, "calendar": "calendar", "state": "running", "alarm_on": last.to_string(),
        }))?;
        ensure!(case.read(&officer).await?.text_at("/classified/level")? == "establishment");

        case.try_command(&director, "found-team", own_team()).await?.problem(409, "not_competent_to_found")?;
        case.command(&officer, "found-team", "investigating", own_team()).await?;
        ctx.told(&[]).await?;
        let sketch = worked_on(&case, &officer).await?;

        let view = case.read(&officer).await?;
        let death = json!({
            "victim_id": view.text_at("/victims/0/id")?, "outcome": "fatal", "death": "treatment",
            "died_at": when::minutes_ago(120), "known_at": when::minutes_ago(30), "reason": "Bệnh viện báo tử",
        });
        let died = case.command(&officer, "change-condition", "declared", death).await?;
        ensure!(died.text_at("/class")? == "fatal", "{}", died.text);
        let mails = ctx.told(&[
            of_province("labour_authority_province"),
            of_commune("police_first_notice", RACH_GIA),
            of_province("police_province"),
            of_commune("commune_pc", RACH_GIA),
        ]).await?;
        for mail in &mails {
            ensure!(mail.subject.contains("đã chết") && !mail.subject.contains("Ngô Văn Nhẹ"), "{}", mail.subject);
        }
        ctx.confirm(&mails[1], "Trần Văn Hải", "Công an phường Rạch Giá").await?;

        let view = case.read(&inspector).await?;
        ensure!(view.text_at("/classified/level")? == "province", "{}", view.text);
        ensure!(view.list_at("/past_rounds")?.len() == 1, "the establishment's round is lost");
        ensure!(case.story(&inspector).await?.iter().any(|kind| kind == "handed_over"));
        handed_over(&case, &officer, &inspector, &sketch).await?;

        let clocks = case.deadlines(&inspector, "investigation").await?;
        ensure!(clocks.len() == 2, "{clocks:#?}");
        has(&clocks[0], &json!({
            "length": 4, "state": "closed", "open": false, "reference": "1", "alarm_on": last.to_string(),
        }))?;
        has(&clocks[1], &json!({
            "length": 30, "state": "running", "open": true, "reference": "2",
            "alarm_on": (when::today() + Duration::days(30)).to_string(),
        }))?;
        ensure!(clocks[0]["met_at"].as_str().is_some(), "the old clock does not say when it ended");
        let scene = case.deadline(&inspector, "scene_arrival").await?;
        has(&scene, &json!({ "open": true, "state": "running" })).context("two hours from the news of the death")?;

        let provincial = json!({
            "decision_number": "14/QĐ-SNV", "decision_date": when::today().to_string(), "founder": "Giám đốc Sở",
            "members": [
                { "name": "Phạm Quốc Việt", "position": "Trưởng phòng", "unit": "Sở Nội vụ", "head": true, "capacity": "labour_authority" },
                { "name": "Bùi Thị Ngọc", "position": "Chuyên viên", "unit": "Sở Y tế", "capacity": "health" },
                { "name": "Trịnh Công Thành", "position": "Chuyên viên", "unit": "LĐLĐ tỉnh", "capacity": "union_or_workers_rep" },
            ],
        });
        case.command(&director, "found-team", "investigating", provincial).await?;
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;
        ensure!(case.read(&inspector).await?.at("/team/round")? == 2);
        let found = crate::complaint::findings("employer", "1", &sketch);
        case.try_command(&officer, "conclude", found.clone()).await?.expect(403)?;
        case.command(&inspector, "conclude", "concluded", found).await?;
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

/// What the establishment's team had done when the worker died: a sketch and a testimony. Answers the sketch.
async fn worked_on(case: &Case, officer: &Api) -> Result<String> {
    let sketch = case.evidence(officer, "scene_sketch", "Sơ đồ kho gạo").await?;
    let heard = json!({
        "started_at": when::minutes_ago(200), "ended_at": when::minutes_ago(190), "place": "Phòng an toàn",
        "interviewers": [{ "name": "Lê Thị Hạnh" }], "rights_explained": true,
        "person": { "name": "Lê Văn Chứng", "heard_as": "witness" },
        "answers": [{ "question": "Anh thấy gì?", "answer": "Anh Nhẹ trượt trên bao gạo." }],
        "pages": 1, "reading": "by_self", "signature": "signed",
    });
    officer.post(&format!("{}/record-testimony", case.path()), &heard).await?.expect(200)?;
    Ok(sketch)
}

/// The whole file goes to the province with a list, and both sides sign for it (Nghị định 39/2016/NĐ-CP Điều 22).
async fn handed_over(case: &Case, officer: &Api, inspector: &Api, sketch: &str) -> Result<()> {
    let read = case.read(inspector).await?;
    ensure!(read.text.contains("Anh Nhẹ trượt trên bao gạo."), "the testimony did not come along");
    let list = inspector.get(&format!("{}/evidence", case.path())).await?.expect(200)?;
    ensure!(list.text_at("/items/0/id")? == sketch, "{}", list.text);
    let record = json!({
        "from": "establishment_team", "to": "provincial_team", "record_number": "01/BBBG",
        "date": when::today().to_string(), "reason": "Nạn nhân chết trong thời gian điều trị",
        "items": [{ "what": "Sơ đồ kho gạo" }, { "what": "Biên bản lấy lời khai" }],
    });
    case.command(inspector, "record-handover", "declared", record).await?;
    let id = case.read(inspector).await?.text_at("/inquiry/handovers/0/id")?;
    let sign =
        |side: &str, name: &str| json!({ "handover_id": id, "side": side, "name": name, "unit": "Đoàn" });
    let path = format!("{}/confirm-handover", case.path());
    officer.post(&path, &sign("giver", "Trần Văn Phúc")).await?.expect(200)?;
    inspector.post(&path, &sign("receiver", "Phạm Quốc Việt")).await?.expect(200)?;
    let signed = case.read(inspector).await?;
    for name in ["Trần Văn Phúc", "Phạm Quốc Việt"] {
        ensure!(signed.at("/inquiry/handovers/0")?.to_string().contains(name), "{name} has not signed");
    }
    Ok(())
}
