//! An accountant without an account sends an urgent notice at once and comes back with its code.

use anyhow::{Result, ensure};
use journeys::people::{self, MILL, MILL_TAX_CODE, RACH_GIA};
use journeys::scratch::unique;
use journeys::server::tnld;
use journeys::told::{of_commune, of_province};
use journeys::{Api, Case, journey, when};
use serde_json::{Value, json};

/// What nobody but the commune told.
const OTHERS: &str = "Người chỉ xã biết";

fn notice() -> Value {
    json!({
        "told_by": { "name": "Trần Thị Mai", "capacity": "kế toán", "phone": "0912 345 678" },
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(30) },
            "place": { "commune_code": RACH_GIA, "spot": "nhà nồi hơi" },
            "employer": { "name": MILL, "tax_code": MILL_TAX_CODE },
            "casualties": { "dead": 1 },
            "course": { "event": "Nồi hơi nổ" },
        },
        "scene_kept": true, "contact_name": "Trần Văn Phúc", "contact_phone": "0913 000 111",
    })
}

async fn open(api: &Api, code: &str) -> Result<Value> {
    Ok(api.post("/api/v1/notice-openings", &json!({ "code": code })).await?.expect(200)?.json)
}

/// The body that a code goes with.
fn with(code: &str, mut body: Value) -> Value {
    body["code"] = json!(code);
    body
}

journey! {
    /// Six answers now, the full declaration later, prefilled; supplements and a correction; no account.
    async fn a_notice_is_completed_with_its_code(ctx) {
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let key = unique("notice");
        let told = notice();
        let answer = ctx.api.post_with_key("/api/v1/urgent-notices", &told, &key).await?.expect(201)?;
        let case = Case::opened(&answer)?;
        let code = answer.text_at("/notice/code")?;
        ensure!(code.len() == 24 && code.matches('-').count() == 4, "{code}");
        let again = ctx.api.post_with_key("/api/v1/urgent-notices", &told, &key).await?.expect(201)?;
        ensure!(again.json == answer.json, "the same request is answered the same, code and all");
        let letters = code.replace('-', "");
        for table in ["idempotency where body like", "events where payload like", "notice_codes where code_hash like"] {
            let stored = ctx.database.number(&format!("select count(*) from {table} '%{letters}%'"))?;
            ensure!(stored == 0, "the code stands in {table}");
        }
        let first = case.read(&inspector).await?.text_at("/reports/0/received_at")?;
        ctx.told(&[
            of_province("labour_authority_province"), of_commune("police_first_notice", RACH_GIA),
            of_province("police_province"), of_commune("commune_pc", RACH_GIA),
        ]).await?;

        // Others tell of the same accident into the case; the code shows nothing of it.
        let mut tip = json!({
            "kind": "tip", "channel": "phone", "received_at": when::minutes_ago(-1), "case_id": case.id,
            "accident": notice()["accident"],
        });
        tip["accident"]["victims"] = json!([{ "name": OTHERS, "outcome": "serious", "relation": "contract" }]);
        inspector.post("/api/v1/reports", &tip).await?.expect(201)?;
        let opened = open(&ctx.api, &code.to_lowercase().replace('-', " ")).await?;
        ensure!(opened["number"] == json!(case.number) && opened["reports"].as_array().is_some_and(|r| r.len() == 1));
        ensure!(!opened.to_string().contains(OTHERS), "{opened:#}");
        ensure!(opened["may"] == json!(["complete", "supplement", "correct", "withdraw"]), "{opened:#}");

        // Never asked twice: what the notice told is the beginning of the declaration.
        let mut declaration = opened["declaration"].clone();
        ensure!(declaration["accident"]["course"]["event"] == "Nồi hơi nổ", "{declaration:#}");
        ensure!(declaration["declaration"]["contact_name"] == "Trần Văn Phúc", "{declaration:#}");
        ensure!(declaration["declaration"]["known_at"] == json!(first), "{declaration:#}");
        declaration["accident"]["victims"] = json!([
            { "name": "Nguyễn Văn Tám", "birth": "1985", "sex": "male", "relation": "contract", "outcome": "fatal",
              "death": "scene" },
        ]);
        declaration["declaration"]["signer_name"] = json!("Trần Văn Phúc");
        if let Some(map) = declaration.as_object_mut() { map.remove("case_id"); }
        let body = with(&code, declaration.clone());
        let key = unique("declaration");
        let declared = ctx.api.post_with_key("/api/v1/notice-declarations", &body, &key).await?.expect(201)?;
        ensure!(declared.text_at("/number")? == case.number);
        let again = ctx.api.post_with_key("/api/v1/notice-declarations", &body, &key).await?.expect(201)?;
        ensure!(again.json == declared.json);
        ctx.api.post("/api/v1/notice-declarations", &body).await?.problem(409, "notice_completed")?;
        let read = case.read(&inspector).await?;
        ensure!(read.text_at("/stage")? == "declared" && read.text_at("/reports/0/received_at")? == first);
        ensure!(read.at("/reports/2/kind")? == "declaration" && read.at("/reports/2/verified")? == false);
        let list = inspector.get("/api/v1/cases").await?.expect(200)?;
        ensure!(list.text_at("/items/0/first_received_at")? == first, "the first submission stands");
        ctx.told(&[]).await?;

        // A correction of the own words changes nothing that others told.
        let opened = open(&ctx.api, &code).await?;
        let mut accident = opened["reports"][1]["accident"].clone();
        accident["course"]["object"] = json!("Nồi hơi 2 tấn/giờ");
        let report = opened["reports"][1]["id"].clone();
        let correction = json!({ "report_id": report, "reason": "Nói rõ thêm", "accident": accident });
        ctx.api.post("/api/v1/notice-corrections", &with(&code, correction)).await?.expect(200)?;
        let read = case.read(&inspector).await?;
        ensure!(read.at("/accident/course/object")? == "Nồi hơi 2 tấn/giờ", "{}", read.text);
        let people = read.list_at("/accident/victims")?.len();
        ensure!(people >= 1 && read.text.contains("Nguyễn Văn Tám"), "{}", read.text);

        // The department asks; the reporter sees the question and answers it.
        let ask = json!({ "report_id": report, "reason": "Thiếu số lao động", "due": when::today().to_string() });
        case.command(&inspector, "request-supplement", "declared", ask).await?;
        let opened = open(&ctx.api, &code).await?;
        ensure!(opened["requests"][0]["reason"] == "Thiếu số lao động", "{opened:#}");
        let supplement =
            json!({ "report_id": report, "request_id": opened["requests"][0]["id"], "text": "64 lao động" });
        ctx.api.post("/api/v1/notice-supplements", &with(&code, supplement)).await?.expect(200)?;
        ensure!(open(&ctx.api, &code).await?["requests"] == json!([]));
        case.command(&inspector, "accept-report", "declared", json!({ "report_id": report })).await?;
        let late = with(&code, json!({ "report_id": report, "reason": "Nhầm" }));
        ctx.api.post("/api/v1/notice-withdrawals", &late).await?.problem(409, "accepted_already")?;
        // The notice itself was not accepted; it can still be taken back.
        let notice = with(&code, json!({ "report_id": case.report, "reason": "Đã khai báo đầy đủ" }));
        ctx.api.post("/api/v1/notice-withdrawals", &notice).await?.expect(200)?;
        ensure!(case.read(&inspector).await?.text_at("/stage")? == "declared");
        let foreign = with(&code, json!({ "report_id": case.id, "text": "x" }));
        ctx.api.post("/api/v1/notice-supplements", &foreign).await?.problem(404, "not_found")?;
        let log = ctx.server.log();
        ensure!(!log.contains(&code) && !log.contains(&letters), "the code stands in the log");
        let verified = tnld(ctx.server.settings(), &["verify"])?;
        ensure!(verified.success, "tnld verify: {}{}", verified.stdout, verified.stderr);
        Ok(())
    }
}

journey! {
    /// Wrong, ended and misspelt codes; guessing is slowed; whoever is signed in needs none.
    async fn a_code_is_guarded(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let mut light = notice();
        light["accident"]["casualties"] = json!({ "light": 1 });
        let answer = ctx.api.post("/api/v1/urgent-notices", &light).await?.expect(201)?;
        let code = answer.text_at("/notice/code")?;
        let own = officer.post("/api/v1/urgent-notices", &light).await?.expect(201)?;
        ensure!(own.at("/notice")?.is_null(), "whoever has an account opens the case itself");
        let tip = json!({ "accident": light["accident"] });
        let tip = ctx.api.post("/api/v1/tips", &tip).await?.expect(201)?;
        let told = with(&tip.text_at("/notice/code")?, json!({ "accident": light["accident"] }));
        ctx.api.post("/api/v1/notice-declarations", &told).await?.problem(409, "no_urgent_notice")?;

        let misspelt = ctx.api.post("/api/v1/notice-openings", &json!({ "code": "7K2M" })).await?;
        ensure!(misspelt.problem(422, "invalid_content")?.text_at("/errors/0/code")? == "notice_code.shape");
        ctx.database.execute("update notice_codes set expires_at = created_at")?;
        let wrong = json!({ "code": "7K2M-9QXA-03TV-B4GH-R8WZ" });
        let ended = ctx.api.post("/api/v1/notice-openings", &json!({ "code": code })).await?;
        let ended = ended.problem(404, "notice_code_unknown")?;
        let unknown = ctx.api.post("/api/v1/notice-openings", &wrong).await?.problem(404, "notice_code_unknown")?;
        ensure!(ended.json["detail"] == unknown.json["detail"], "an ended code is told from an unknown one");
        for _ in 0..18 {
            ctx.api.post("/api/v1/notice-openings", &wrong).await?.problem(404, "notice_code_unknown")?;
        }
        let slowed = ctx.api.post("/api/v1/notice-openings", &wrong).await?.problem(429, "too_many_requests")?;
        ensure!(slowed.header("retry-after").is_some());
        ctx.told(&[]).await?;
        Ok(())
    }
}
