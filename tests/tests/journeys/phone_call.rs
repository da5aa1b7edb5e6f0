//! An employer telephones at 22:40; the officer on duty writes it down at 23:10.

use anyhow::{Context as _, ensure};
use chrono::{DateTime, Duration};
use journeys::case::has;
use journeys::people::{self, MILL, RACH_GIA};
use journeys::told::{of_commune, of_province};
use journeys::{Case, journey, when};
use serde_json::json;

journey! {
    /// The clock counts from the call, not from the writing.
    async fn the_phone_call(ctx) {
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let yesterday = when::days_ago(1);
        let mut call = json!({
            "kind": "declaration", "channel": "phone", "received_at": when::at(yesterday, 22, 40),
            "told_by": { "name": "Trần Văn Phúc", "capacity": "giám đốc", "phone": "0913 000 111" },
            "accident": {
                "occurred": { "kind": "exact", "at": when::at(yesterday, 21, 50) },
                "place": { "commune_code": RACH_GIA, "address": "Khu phố 3" },
                "employer": { "name": MILL },
                "casualties": { "dead": 1 },
                "victims": [{ "name": "Vũ Văn Gọi", "relation": "contract", "outcome": "fatal", "death": "scene" }],
                "course": { "event": "Ngã từ mái kho" },
            },
        });
        let refused = inspector.post("/api/v1/reports", &call).await?.problem(422, "invalid_content")?;
        let errors = refused.list_at("/errors")?;
        ensure!(
            errors.len() == 1 && errors[0]["pointer"] == "/late_entry_reason" && errors[0]["code"] == "reason_required",
            "{}", refused.text
        );
        ensure!(ctx.database.number("select count(*) from cases")? == 0, "a refused call opened a case");

        call["late_entry_reason"] = json!("Trực đêm, nhập sau khi báo lãnh đạo");
        let answer = inspector.post("/api/v1/reports", &call).await?.expect(201)?;
        let case = Case::opened(&answer)?;
        ensure!(case.number.ends_with("-000001"), "the refused call took a number: {}", case.number);
        ctx.told(&[
            of_province("labour_authority_province"),
            of_commune("police_first_notice", RACH_GIA),
            of_province("police_province"),
            of_commune("commune_pc", RACH_GIA),
        ]).await?;

        let moment = |text: &str| DateTime::parse_from_rfc3339(text).with_context(|| text.to_owned());
        let received = moment(&format!("{}:00+07:00", when::at(yesterday, 22, 40)))?;
        let scene = case.deadline(&inspector, "scene_arrival").await?;
        ensure!(moment(scene["starts_at"].as_str().unwrap_or_default())? == received, "{scene:#}");
        ensure!(moment(scene["due"].as_str().unwrap_or_default())? == received + Duration::hours(2), "{scene:#}");
        has(&case.deadline(&inspector, "investigation").await?, &json!({
            "length": 30, "alarm_on": (yesterday + Duration::days(30)).to_string(), "open": true,
        }))?;

        let view = case.read(&inspector).await?;
        let report = view.at("/reports/0")?;
        has(report, &json!({
            "channel": "phone", "receiver_name": "Phạm Quốc Việt", "received_by": "department",
            "late_entry_reason": "Trực đêm, nhập sau khi báo lãnh đạo",
        }))?;
        ensure!(moment(&view.text_at("/reports/0/received_at")?)? == received, "{report:#}");
        ensure!(moment(&view.text_at("/reports/0/recorded_at")?)? > received, "{report:#}");
        Ok(())
    }
}
