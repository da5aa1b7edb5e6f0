//! Two construction workers without contracts fell from a scaffold at Phú Quốc, both seriously hurt.

use anyhow::{Context as _, ensure};
use chrono::Duration;
use journeys::case::has;
use journeys::people::{self, PHU_QUOC};
use journeys::told::{of_commune, of_province};
use journeys::{Case, journey, when};
use serde_json::{Value, json};

fn notice() -> Value {
    let worker = |name: &str, code: &str| {
        json!({
            "name": name, "birth": "1992", "sex": "male", "relation": "no_contract", "outcome": "serious",
            "serious_codes": [code], "occupation": { "text": "thợ hồ" },
        })
    };
    json!({
        "told_by": { "name": "Trần Thị Liên", "capacity": "chị nạn nhân", "phone": "0912 345 678" },
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(180) },
            "place": { "commune_code": PHU_QUOC, "address": "Khu phố 5, Dương Đông" },
            "casualties": { "serious": 2 },
            "victims": [worker("Trần Văn Hồ", "043"), worker("Lý Văn Giàn", "029")],
            "course": { "activity": "Tô tường ngoài", "object": "Giàn giáo", "event": "Sập giàn giáo từ tầng ba" },
        },
        "commune_details": {
            "tip_received_at": when::minutes_ago(60), "work_done_for": "Hộ ông Trần Văn Chủ",
            "signer_name": "Nguyễn Văn Đảo", "signer_position": "Phó Chủ tịch",
        },
    })
}

journey! {
    /// The commune's notice reaches the department and both police; the province has 20 days.
    async fn the_scaffold(ctx) {
        let unit = "UBND đặc khu Phú Quốc";
        let commune = ctx.sign_in_as(people::commune_official("phuquoc.dao", "Nguyễn Văn Đảo", PHU_QUOC, unit)).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;

        let answer = commune.post("/api/v1/commune-notices", &notice()).await?.expect(201)?;
        ensure!(answer.text_at("/class")? == "serious_multi", "{}", answer.text);
        let case = Case::opened(&answer)?;
        let mails = ctx.told(&[
            of_province("labour_authority_province"),
            of_commune("police_first_notice", PHU_QUOC),
            of_province("police_province"),
        ]).await?;
        let names = ["Sở Nội vụ tỉnh An Giang", "Công an đặc khu Phú Quốc", "Công an tỉnh An Giang"];
        for (mail, name) in mails.iter().zip(names) {
            ensure!(mail.text.contains(&format!("Kính gửi: {name}")), "not to {name}:\n{}", mail.text);
            ensure!(!mail.subject.contains("Trần Văn Hồ") && !mail.subject.contains("Lý Văn Giàn"));
        }
        for (mail, person) in mails.iter().zip(["Võ Thị Lan", "Lâm Văn Biển", "Hồ Minh Đức"]) {
            ctx.confirm(mail, person, "Đơn vị trực ban").await?;
        }
        let timeline = case.timeline(&inspector).await?;
        let confirmed = timeline.iter().filter(|entry| entry["kind"] == "acknowledged").count();
        ensure!(confirmed == 3, "{confirmed} confirmations on the timeline");

        let term = case.deadline(&inspector, "investigation").await?;
        let last = when::today() + Duration::days(20);
        has(&term, &json!({ "length": 20, "calendar": "calendar", "open": true, "alarm_on": last.to_string() }))?;
        let due: chrono::NaiveDate = term["due"].as_str().context("no due date")?.parse()?;
        ensure!(due >= last && !when::is_weekend(due), "due {due}");
        has(&case.deadline(&inspector, "scene_arrival").await?, &json!({ "length": 2, "open": true }))?;

        let view = case.read(&inspector).await?;
        ensure!(view.text_at("/classified/level")? == "province", "{}", view.text);
        let team = json!({
            "decision_number": "13/QĐ-SNV", "decision_date": when::today().to_string(), "founder": "Giám đốc Sở",
            "members": [{ "name": "Phạm Quốc Việt", "position": "Trưởng phòng", "unit": "Sở Nội vụ", "head": true,
                "capacity": "labour_authority" }],
        });
        let founded = case.command(&director, "found-team", "investigating", team).await?;
        ensure!(founded.text_at("/warnings/0/code")? == "incomplete_team", "{}", founded.text);
        ctx.told(&[of_province("health_authority_province"), of_province("union_province")]).await?;
        Ok(())
    }
}
