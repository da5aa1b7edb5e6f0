//! What is owed after the boiler explosion: asked without an account, recorded in the case, held against the least.

use anyhow::{Context as _, Result, ensure};
use chrono::Duration;
use journeys::case::has;
use journeys::people;
use journeys::{Api, Browser, Case, Context, browser_journey, journey, when};
use serde_json::{Value, json};

use crate::boiler_explosion::{declaration, founded, team};

/// Findings on evidence, signed by the whole team.
pub(crate) async fn conclude(
    case: &Case,
    inspector: &Api,
    findings: impl Fn(&str, &str) -> Value,
) -> Result<()> {
    let sketch = case.evidence(inspector, "scene_sketch", "Sơ đồ nhà nồi hơi").await?;
    let valve = case.evidence(inspector, "object", "Van an toàn").await?;
    case.command(inspector, "conclude", "concluded", findings(&sketch, &valve)).await?;
    case.sign(inspector, "05/BB-ĐTTNLĐ").await?;
    Ok(())
}

/// The case, announced.
pub(crate) async fn announced(ctx: &Context, officer: &Api, inspector: &Api) -> Result<Case> {
    let director = ctx.sign_in_as(people::director()).await?;
    let case = Case::opened(&officer.post("/api/v1/declarations", &declaration()).await?.expect(201)?)?;
    case.command(&director, "found-team", "investigating", team()).await?;
    conclude(&case, inspector, founded).await?;
    let meeting = json!({ "held_at": when::minutes_ago(-1), "place": "Trụ sở", "chair": "Phạm Quốc Việt",
        "attendance": [{ "group": "team", "name": "Phạm Quốc Việt" }] });
    case.command(inspector, "hold-announcement", "announced", meeting).await?;
    Ok(case)
}

fn item<'a>(answer: &'a Value, key: &str) -> Result<&'a Value> {
    let items = answer["items"].as_array().context("no items")?;
    items.iter().find(|i| i["key"] == key).with_context(|| format!("no {key} in {answer:#}"))
}

async fn asked_without_an_account(stranger: &Api) -> Result<()> {
    let question = json!({
        "accident_on": "2026-11-20", "percent": 31, "fault": "not_only_victim", "fund": "insured",
        "wages": [{ "amount": 9_000_000 }, { "amount": "9.000.000" }, { "amount": 9_000_000 }],
        "private_insurance": 50_000_000, "contribution_wage": 6_000_000, "contribution_years": 5,
        "health_insured": false, "assessed_on": "2026-11-23",
    });
    let reply = stranger.post("/api/v1/benefit-calculations", &question).await?.expect(200)?;
    let answer = reply.at("")?;
    ensure!(answer["minimum"] == 89_100_000, "{answer:#}");
    let main = item(answer, "compensation")?;
    has(main, &json!({ "payer": "employer", "amount": 89_100_000, "due": "2026-11-30" }))?;
    ensure!(main["formula"]["vi"].as_str().is_some_and(|f| f.contains("9,9 tháng tiền lương")), "{main:#}");
    has(item(answer, "private_insurance")?, &json!({ "amount": 39_100_000 }))?;
    has(item(answer, "fund_monthly")?, &json!({ "payer": "fund", "monthly": true }))?;
    for i in answer["items"].as_array().context("items")? {
        ensure!(i["basis"]["citation"].as_str().is_some_and(|c| c.contains("Điều")), "{i:#}");
        ensure!(i["basis"]["confidence"].is_string() && i["when"]["en"].is_string(), "{i:#}");
    }
    let early = json!({ "accident_on": "2016-06-30", "fault": "victim_only" });
    let refused = stranger.post("/api/v1/benefit-calculations", &early).await?.expect(422)?;
    ensure!(refused.text_at("/errors/0/pointer")? == "/accident_on", "{}", refused.text);
    let both = json!({ "accident_on": "2026-11-20", "died_on": "2026-11-20", "percent": 31, "fault": "x" });
    let refused = stranger.post("/api/v1/benefit-calculations", &both).await?.expect(422)?;
    ensure!(refused.text_at("/errors/0/pointer")? == "/fault", "{}", refused.text);
    Ok(())
}

journey! {
    /// The public answer; the assessment of an injured victim and its five days; a payment below the least.
    async fn benefits_of_the_boiler(ctx) {
        asked_without_an_account(&Api::new(&ctx.server.base())?).await?;
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let case = announced(ctx, &officer, &inspector).await?;
        let read = case.read(&officer).await?;
        let injured = read.list_at("/victims")?.iter().find(|v| v["severity"] == "serious").context("nobody")?;
        let victim = injured["id"].as_str().context("no id")?.to_owned();
        let today = when::today();
        let mut assessment = json!({
            "victim_id": victim, "percent": 131, "document_number": "45/GĐYK",
            "document_date": today.to_string(), "issued_by": "Hội đồng GĐYK tỉnh An Giang",
            "received_on": today.to_string(),
        });
        case.try_command(&officer, "record-assessment", assessment.clone()).await?.problem(422, "invalid_content")?;
        assessment["percent"] = json!("31");
        case.command(&officer, "record-assessment", "announced", assessment).await?;
        let terms = case.deadlines(&inspector, "compensation_payment").await?;
        let own = terms.iter().find(|t| t["reference"] == victim.as_str()).context("no term of the victim")?;
        has(own, &json!({ "length": 5, "open": true, "alarm_on": (today + Duration::days(5)).to_string() }))?;

        let mut payment = json!({
            "victim_id": victim, "kind": "compensation", "amount": 80_000_000, "paid_on": today.to_string(),
            "recipient_kind": "victim", "recipient_name": "Lý Thị Sáu", "monthly_wage": 9_000_000,
        });
        let paid = case.command(&officer, "record-compensation", "announced", payment.clone()).await?;
        let warned = paid.list_at("/warnings")?;
        ensure!(warned.iter().any(|w| w["code"] == "below_minimum"), "{}", paid.text);
        let terms = case.deadlines(&inspector, "compensation_payment").await?;
        let own = terms.iter().find(|t| t["reference"] == victim.as_str()).context("no term of the victim")?;
        // 9.9 months of wage are the least: the term stays open until the rest is paid.
        has(own, &json!({ "open": true }))?;
        let says = own["explanation"]["vi"].as_str().unwrap_or_default();
        ensure!(says.contains("chưa đủ mức tối thiểu"), "{says}");
        payment["amount"] = json!(9_100_000);
        case.command(&officer, "record-compensation", "announced", payment).await?;
        let terms = case.deadlines(&inspector, "compensation_payment").await?;
        let own = terms.iter().find(|t| t["reference"] == victim.as_str()).context("no term of the victim")?;
        has(own, &json!({ "open": false }))?;
        let read = case.read(&inspector).await?;
        ensure!(read.at("/assessments/0/percent")? == 31, "{}", read.text);
        Ok(())
    }
}

browser_journey! {
    /// The page: from the start page, and from a case with what it tells.
    async fn browser_benefits(ctx, browser) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let case = announced(ctx, &officer, &inspector).await?;
        without_an_account(browser).await?;
        browser.become_user(&people::safety_officer()).await?;
        let read = case.read(&officer).await?;
        let injured = read.list_at("/victims")?.iter().find(|v| v["severity"] == "serious").context("nobody")?;
        let (id, victim) = (format!("/vu/{}", case.id), injured["id"].as_str().context("no id")?);
        let today = when::printed(when::today());
        let answers = [
            ("victim_id", victim), ("percent", "31"), ("document_number", "45/GĐYK"),
            ("document_date", today.as_str()), ("issued_by", "Hội đồng GĐYK tỉnh An Giang"),
            ("received_on", today.as_str()),
        ];
        browser.command(&id, "record_assessment", &answers, "Có kết luận giám định y khoa").await?;
        browser.open(&format!("{id}?muc=dieu-tra")).await?;
        browser.sees("31 % · 45/GĐYK").await?;
        browser.inspect("case-owed").await?;
        browser.open(&format!("/tinh-boi-thuong?vu={}&nan-nhan={victim}", case.id)).await?;
        browser.holds("percent", "31").await?;
        browser.holds("assessed_on", &today).await?;
        browser.answer_all(&[("wages.0.amount", "9.000.000"), ("fund", "unpaid")]).await?;
        browser.go_on().await?;
        browser.sees("89.100.000 đồng").await?;
        browser.inspect("benefits-from-case").await
    }
}

async fn without_an_account(browser: &Browser) -> Result<()> {
    browser.open("/").await?;
    browser.follow(&browser.find("main a[href=\"/tinh-boi-thuong\"]").await?).await?;
    let day = when::printed(when::today());
    browser.answer_all(&[("accident_on", &day), ("fault", "not_only_victim"), ("percent", "20")]).await?;
    browser.press_doing("add:wages").await?;
    browser
        .answer_all(&[
            ("wages.0.amount", "9 triệu"),
            ("wages.1.amount", "9.600.000"),
            ("private_insurance", "10 triệu"),
            ("health_insured", "true"),
            ("fund", "insured"),
            ("contribution_wage", "6.000.000"),
            ("contribution_years", "5"),
        ])
        .await?;
    browser.go_on().await?;
    // 5.5 months of 9 300 000, and 20 % from the fund.
    browser.sees("51.150.000 đồng").await?;
    browser.sees("41.825.000 đồng").await?;
    browser.inspect("benefits-answer").await
}
