//! A fisherman without a contract lost two fingers on a winch at Kiên Hải; his wife tells the commune.

use anyhow::ensure;
use journeys::people::{self, KIEN_HAI};
use journeys::server::tnld;
use journeys::told::of_province;
use journeys::{Case, journey, when};
use serde_json::{Value, json};

const UNIT: &str = "UBND đặc khu Kiên Hải";

fn accident() -> Value {
    json!({
        "occurred": {
            "kind": "between", "from": when::at(when::days_ago(2), 5, 0), "to": when::at(when::days_ago(2), 6, 0),
        },
        "place": { "commune_code": KIEN_HAI, "spot": "tàu cá ngoài khơi Hòn Tre" },
        "casualties": { "serious": 1 },
        "victims": [{
            "name": "Danh Văn Ngư", "birth": "khoảng 35 tuổi", "sex": "male", "relation": "no_contract",
            "outcome": "serious", "serious_codes": ["034"], "injury": "Đứt hai ngón tay",
        }],
        "course": {
            "activity": "Thu lưới", "object": "Tời lưới", "hazard": "Tời không có che chắn",
            "event": "Tời cuốn tay phải, đứt hai ngón",
        },
    })
}

journey! {
    /// Logged by the commune, recorded by the commune, closed by the department; the police hear nothing.
    async fn the_fisherman(ctx) {
        let commune = ctx.sign_in_as(people::commune_official("kienhai.ba", "Võ Văn Bảy", KIEN_HAI, UNIT)).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;

        let mut tip = json!({
            "kind": "tip", "channel": "in_person", "received_at": when::minutes_ago(5),
            "told_by": { "name": "Thị Hòa", "capacity": "vợ nạn nhân", "phone": "0912 345 678" },
            "accident": accident(),
        });
        // A tip of yesterday without the reason why it is only written now is not taken.
        tip["received_at"] = json!(when::at(when::days_ago(1), 7, 30));
        let refused = commune.post("/api/v1/reports", &tip).await?.problem(422, "invalid_content")?;
        ensure!(refused.text_at("/errors/0/pointer")? == "/late_entry_reason", "{}", refused.text);
        tip["late_entry_reason"] = json!("Mất điện, mất mạng cả đảo");
        let answer = commune.post("/api/v1/reports", &tip).await?.expect(201)?;
        ensure!(answer.text_at("/class")? == "serious_single" && answer.text_at("/stage")? == "reported");
        let case = Case::opened(&answer)?;

        let mails = ctx.told(&[of_province("labour_authority_province")]).await?;
        ensure!(!mails[0].subject.contains("Danh Văn Ngư"), "{}", mails[0].subject);
        ensure!(case.deadlines(&inspector, "investigation").await?.is_empty(), "a record has no investigation term");
        ensure!(case.deadlines(&inspector, "scene_arrival").await?.is_empty());

        let record = json!({
            "told_by": { "name": "Thị Hòa", "capacity": "vợ nạn nhân" }, "accident": accident(),
            "commune_details": {
                "made_at_place": "Trụ sở UBND đặc khu Kiên Hải", "made_at": { "at": when::minutes_ago(30) },
                "makers": ["Võ Văn Bảy, cán bộ", "Trần Văn Công, Công an đặc khu"],
                "initial_cause": "Tời không có che chắn", "witness_statements": ["Tôi thấy tay áo bị cuốn"],
                "measures": "Che chắn tời", "copies_to": ["Gia đình", "Sở Nội vụ"],
                "posted_on": when::today().to_string(), "signer_name": "Võ Văn Bảy", "signer_position": "Chủ tịch",
            },
            "case_id": case.id,
        });
        let recorded = commune.post("/api/v1/commune-records", &record).await?.expect(201)?;
        ensure!(recorded.text_at("/case_id")? == case.id, "the record opened a case of its own");
        ensure!(recorded.text_at("/stage")? == "recorded", "{}", recorded.text);
        ctx.told(&[]).await?;

        let team = json!({
            "decision_number": "1/QĐ", "decision_date": when::today().to_string(), "founder": "Giám đốc Sở",
            "members": [{ "name": "Phạm Quốc Việt", "position": "Trưởng phòng", "unit": "Sở Nội vụ", "head": true,
                "capacity": "labour_authority" }],
        });
        case.try_command(&director, "found-team", team).await?.problem(409, "record_instead_of_team")?;
        let posting = json!({ "place": "Bảng tin UBND đặc khu", "from": when::today().to_string(), "proof": "Ảnh niêm yết" });
        let early = json!({ "place": "Bảng tin", "from": when::days_ago(9).to_string() });
        let path = format!("{}/record-posting", case.path());
        let refused = commune.post(&path, &early).await?.problem(422, "invalid_content")?;
        ensure!(refused.text_at("/errors/0/pointer")? == "/from", "{}", refused.text);
        commune.post(&path, &posting).await?.expect(200)?;
        let seen = case.read(&inspector).await?;
        ensure!(seen.text_at("/postings/0/by")? == "commune" && seen.at("/postings/0/round")? == 0, "{}", seen.text);
        ensure!(seen.text_at("/reports/1/commune_details/posted_on")? == when::today().to_string(), "{}", seen.text);
        let page = crate::fields::printed(&case, &commune, "commune_record", None).await?;
        for told in ["BIÊN BẢN GHI NHẬN SỰ VIỆC", "Danh Văn Ngư", "Tôi thấy tay áo bị cuốn", "Ngày niêm yết công khai"] {
            ensure!(page.contains(told), "{told} is not in the record:\n{page}");
        }
        case.command(&inspector, "close", "closed", json!({ "note": "Đã có biên bản ghi nhận" })).await?;
        ctx.told(&[]).await?;
        let police = "select count(*) from alerts where role like 'police%'";
        ensure!(ctx.database.number(police)? == 0, "the police were told");
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}
