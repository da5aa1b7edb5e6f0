//! A worker hurt lightly dies in hospital four days later: the establishment's file goes to the province.

use anyhow::{Context as _, ensure};
use chrono::Duration;
use journeys::case::has;
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::{Case, journey, when};
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
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}
