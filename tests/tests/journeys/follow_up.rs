//! What follows: recommendations over all cases, lessons, the same cause again, notices of prevention, the register,
//! and a case that the province takes over.

use anyhow::{Context as _, Result, ensure};
use chrono::Duration;
use journeys::people::{self, MILL};
use journeys::{Api, Case, Context, browser_journey, journey, when};
use serde_json::{Value, json};

use crate::benefits::conclude;
use crate::boiler_explosion::{declaration, findings, founded, team};

fn recommended(content: &str) -> Value {
    json!({
        "content": content, "owner_kind": "employer", "owner": MILL, "priority": "engineering",
        "proof_kind": "test_certificate", "due": (when::today() + Duration::days(30)).to_string(),
    })
}

/// A boiler explosion, announced, with one recommendation.
async fn announced(officer: &Api, inspector: &Api, director: &Api) -> Result<Case> {
    let case = Case::opened(&officer.post("/api/v1/declarations", &declaration()).await?.expect(201)?)?;
    case.command(director, "found-team", "investigating", team()).await?;
    case.command(inspector, "add-recommendation", "investigating", recommended("Kiểm định van an toàn"))
        .await?;
    conclude(&case, inspector, |sketch, valve| {
        let mut told = founded(sketch, valve);
        told["course"] = json!("Ông Nguyễn Văn Tám đốt lò thì nồi hơi nổ.");
        told
    })
    .await?;
    let meeting = json!({ "held_at": when::minutes_ago(-1), "place": "Trụ sở", "chair": "Phạm Quốc Việt",
        "attendance": [{ "group": "team", "name": "Phạm Quốc Việt" }] });
    case.command(inspector, "hold-announcement", "announced", meeting).await?;
    Ok(case)
}

async fn recommendations(case: &Case, officer: &Api, inspector: &Api) -> Result<()> {
    let id = case.read(inspector).await?.text_at("/recommendations/0/id")?;
    let later = (when::today() + Duration::days(45)).to_string();
    let mut order = json!({ "recommendation_id": id, "due": when::today().to_string(), "reason": "Chờ đơn vị kiểm định" });
    case.try_command(inspector, "extend-recommendation", order.clone())
        .await?
        .problem(422, "invalid_content")?;
    order["due"] = json!(later);
    case.try_command(officer, "extend-recommendation", order.clone()).await?.expect(403)?;
    case.command(inspector, "extend-recommendation", "announced", order).await?;
    let page =
        officer.get("/api/v1/recommendations?priority=engineering&q=van%20an%20toan").await?.expect(200)?;
    ensure!(page.at("/total")? == 1 && page.text_at("/items/0/due")? == later, "{}", page.text);
    ensure!(page.text_at("/items/0/employer_name")? == MILL, "{}", page.text);
    let none = officer.get("/api/v1/recommendations?overdue=true").await?.expect(200)?;
    ensure!(none.at("/total")? == 0, "{}", none.text);
    let proof = json!({ "recommendation_id": id, "text": "Xong", "done": true,
        "evidence_ids": ["01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f"] });
    case.try_command(officer, "report-recommendation", proof).await?.problem(422, "invalid_content")?;
    Ok(())
}

async fn lessons(officer: &Api) -> Result<String> {
    let found = officer.get("/api/v1/lessons?cause=1&industry=C&q=noi%20hoi").await?.expect(200)?;
    ensure!(found.at("/total")? == 1, "{}", found.text);
    ensure!(!found.text.contains("Nguyễn Văn Tám"), "a lesson names a victim: {}", found.text);
    ensure!(found.text_at("/items/0/course")?.contains("nồi hơi nổ"), "{}", found.text);
    found.text_at("/items/0/case_id")
}

/// Enterprises with and without an address, an industry, the commune: who is told is exactly who is entitled.
async fn enterprises(ctx: &Context) -> Result<()> {
    let names = [
        ("ansat.gao", "1700101414", "Công ty Gạo Hòn Đất"),
        ("ansat.xay", "1700101421", "Công ty Xây dựng Rạch Giá"),
        ("ansat.cam", "1700101439", "Công ty Cám không thư"),
    ];
    for (login, tax, name) in names {
        ctx.add_user(people::safety_officer_of(login, "Ngô Thị Bảo", tax, name)).await?;
    }
    for change in [
        "update enterprises set vsic_code = '1061', vsic_version = '2025' where tax_code in ('1700101407', '1700101414', '1700101439')",
        "update enterprises set vsic_code = '4101', vsic_version = '2025' where tax_code = '1700101421'",
        "update enterprises set commune_code = '31078', email = 'van-thu@gao.test' where tax_code = '1700101414'",
        "update users set email = 'ansat@phuthinh.test' where login = 'ansat.phuthinh'",
        "update users set email = 'ansat@xay.test' where login = 'ansat.xay'",
    ] {
        ctx.database.execute(change)?;
    }
    Ok(())
}

/// Sends a notice and demands that exactly these had one mail each, which names nobody.
async fn sent_to(ctx: &Context, inspector: &Api, notice: &Value, to: &[&str]) -> Result<()> {
    let sent = inspector.post("/api/v1/prevention-notices", notice).await?.expect(201)?;
    let listed = sent.list_at("/recipients")?;
    ensure!(listed.len() >= to.len(), "{}", sent.text);
    let addresses: Vec<String> = to.iter().map(|a| (*a).to_owned()).collect();
    for mail in ctx.told(&addresses).await? {
        ensure!(mail.subject.contains("Phòng ngừa: Kiểm tra van an toàn"), "{}", mail.subject);
        ensure!(mail.text.contains("Kiểm tra van an toàn trước mỗi ca."), "{}", mail.text);
        ensure!(mail.text.contains("nồi hơi nổ"), "the lesson is not told: {}", mail.text);
        journeys::told::keeps_silent(&mail, &["Nguyễn Văn Tám", "Danh Út"])?;
    }
    Ok(())
}

async fn prevented(ctx: &Context, lesson: &str, officer: &Api, inspector: &Api) -> Result<()> {
    officer.get("/api/v1/prevention-audience?industry=C").await?.expect(403)?;
    enterprises(ctx).await?;
    let count = async |target: &str| -> Result<(u64, u64)> {
        let to = inspector.get(&format!("/api/v1/prevention-audience?{target}")).await?.expect(200)?;
        let number = |at: &str| to.at(at).map(|n| n.as_u64().unwrap_or_default());
        Ok((number("/enterprises")?, number("/reachable")?))
    };
    ensure!(count("industry=C").await? == (3, 2), "rice mills: {:?}", count("industry=C").await?);
    let mut notice = json!({
        "title": "Kiểm tra van an toàn", "body": "Nạn nhân Nguyễn Văn Tám chết vì van kẹt.",
        "commune_code": people::RACH_GIA, "lessons": [lesson],
    });
    inspector.post("/api/v1/prevention-notices", &notice).await?.problem(422, "invalid_content")?;
    notice["body"] = json!("Kiểm tra van an toàn trước mỗi ca.");
    let mut everybody = notice.clone();
    everybody["commune_code"] = Value::Null;
    inspector.post("/api/v1/prevention-notices", &everybody).await?.problem(422, "invalid_content")?;
    // What came before is not of this notice.
    ctx.sink.wait_for(1).await?;
    while ctx.database.undelivered()? > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    ctx.sink.clear();
    sent_to(ctx, inspector, &notice, &["ansat@phuthinh.test", "ansat@xay.test"]).await?;
    let mut mills = everybody;
    mills["industry"] = json!("C");
    sent_to(ctx, inspector, &mills, &["ansat@phuthinh.test", "van-thu@gao.test"]).await?;
    mills["commune_code"] = json!(people::RACH_GIA);
    sent_to(ctx, inspector, &mills, &["ansat@phuthinh.test"]).await?;
    let list = inspector.get("/api/v1/prevention-notices").await?.expect(200)?;
    ensure!(list.at("/total")? == 3, "{}", list.text);
    let newest = list.text_at("/items/0/id")?;
    let (yesterday, tomorrow) = (when::days_ago(1), when::today() + Duration::days(1));
    for (filter, found) in [
        ("industry=c".to_owned(), 2),
        ("industry=10".to_owned(), 0),
        (format!("commune={}", people::RACH_GIA), 2),
        (format!("industry=C&commune={}", people::RACH_GIA), 1),
        (format!("from={tomorrow}"), 0),
        (format!("to={yesterday}"), 0),
        (format!("from={yesterday}&to={tomorrow}"), 3),
    ] {
        let list = inspector.get(&format!("/api/v1/prevention-notices?{filter}")).await?.expect(200)?;
        ensure!(list.at("/total")? == found, "{filter}: {}", list.text);
    }
    let oldest = inspector.get("/api/v1/prevention-notices?sort=sent&limit=2").await?.expect(200)?;
    let next = oldest.text_at("/next")?;
    let rest = inspector
        .get(&format!("/api/v1/prevention-notices?sort=sent&limit=2&cursor={next}"))
        .await?
        .expect(200)?;
    ensure!(rest.text_at("/items/0/id")? == newest && rest.at("/next")?.is_null(), "{}", rest.text);
    for wrong in ["sort=color", "from=abc", "commune=%C4%91", "limit=0"] {
        inspector
            .get(&format!("/api/v1/prevention-notices?{wrong}"))
            .await?
            .problem(422, "invalid_content")?;
    }
    Ok(())
}

async fn registered(officer: &Api, inspector: &Api, stranger: &Api) -> Result<()> {
    for (who, names) in [(officer, true), (inspector, true)] {
        let book = who.get("/api/v1/accident-register").await?.expect(200)?;
        let rows = book.list_at("/items")?;
        ensure!(rows.len() >= 3, "{}", book.text);
        ensure!(rows.iter().any(|r| r["name"] == "Nguyễn Văn Tám") == names, "{}", book.text);
        ensure!(rows.iter().any(|r| r["conclusion"] == "tnld" && r["cause"] == "1"), "{}", book.text);
    }
    let other = stranger.get("/api/v1/accident-register").await?.expect(200)?;
    ensure!(other.list_at("/items")?.is_empty(), "another enterprise's register: {}", other.text);
    let old = inspector.get("/api/v1/accident-register?year=2017").await?.expect(200)?;
    ensure!(old.at("/accidents")? == 0, "{}", old.text);
    Ok(())
}

async fn taken_over(ctx: &Context, officer: &Api, inspector: &Api, director: &Api) -> Result<()> {
    let mut light = declaration();
    light["accident"]["occurred"]["at"] = json!(when::minutes_ago(300));
    light["accident"]["technical_incident"] = json!(false);
    light["accident"]["casualties"] = json!({ "light": 1 });
    light["accident"]["victims"] =
        json!([{ "name": "Ngô Văn Nhẹ", "relation": "contract", "outcome": "light" }]);
    let opened = officer.post("/api/v1/declarations", &light).await?.expect(201)?;
    let case = Case::opened(&opened)?;
    let receipt = ctx.told(&["ansat@phuthinh.test".to_owned()]).await?.remove(0);
    ensure!(receipt.subject.contains("Đã nhận tin báo"), "{}", receipt.subject);
    let mut own = team();
    own["members"][0]["capacity"] = json!("employer");
    case.command(officer, "found-team", "investigating", own).await?;
    case.try_command(officer, "take-over", json!({ "reason": "x" })).await?.expect(403)?;
    case.try_command(inspector, "take-over", json!({ "reason": "" })).await?.expect(422)?;
    let order = json!({ "reason": "Cơ sở có nhiều vụ tương tự", "items": ["Biên bản hiện trường"] });
    case.command(inspector, "take-over", "declared", order).await?;
    // Whoever investigated is told by mail what to hand over, and reads it in the case.
    let mail = ctx.told(&["ansat@phuthinh.test".to_owned()]).await?.remove(0);
    ensure!(
        mail.subject.contains(&case.number) && mail.text.contains("Biên bản hiện trường"),
        "{}",
        mail.text
    );
    let own = case.read(officer).await?;
    ensure!(own.text_at("/takeover/to")? == "province", "{}", own.text);
    let read = case.read(inspector).await?;
    ensure!(read.at("/taken_over")? == true && read.list_at("/past_rounds")?.len() == 1, "{}", read.text);
    case.command(director, "found-team", "investigating", team()).await?;
    ensure!(case.deadlines(inspector, "investigation").await?.len() == 2, "both clocks are kept");
    escalated(ctx, &case, inspector, director).await
}

/// What is beyond the province goes on to the centre; both sides confirm the hand-over, every clock is kept.
async fn escalated(ctx: &Context, case: &Case, inspector: &Api, director: &Api) -> Result<()> {
    let mut user = journeys::server::User::new("bo.anh", "ministry", "Lý Thị Ánh");
    user.unit = Some("Bộ Nội vụ".to_owned());
    user.agency_role = Some("labour_ministry".to_owned());
    let ministry = ctx.sign_in_as(user).await?;
    let order = json!({ "to": "central", "reason": "Liên quan nhiều tỉnh", "items": ["Toàn bộ hồ sơ"] });
    case.try_command(inspector, "take-over", order.clone()).await?.problem(409, "director_escalates")?;
    case.command(director, "take-over", "declared", order).await?;
    let to_the_ministry = |m: &journeys::Mail| m.to.iter().any(|a| a.starts_with("labour_ministry"));
    let patience = std::time::Duration::from_secs(20);
    ctx.sink.wait_until(patience, |mails| mails.iter().any(to_the_ministry)).await?;
    let record = json!({
        "from": "provincial_team", "to": "central_team", "record_number": "02/BBBG", "date": when::today().to_string(),
        "reason": "Vượt khả năng của tỉnh", "items": [{ "what": "Toàn bộ hồ sơ" }],
    });
    case.command(inspector, "record-handover", "declared", record).await?;
    let read = case.read(inspector).await?;
    let id = read.text_at("/inquiry/handovers/0/id")?;
    let sign = |side: &str| json!({ "handover_id": id, "side": side, "name": "Lý Thị Ánh", "unit": "Đoàn" });
    let confirm = format!("{}/confirm-handover", case.path());
    inspector.post(&confirm, &sign("giver")).await?.expect(200)?;
    ministry.post(&confirm, &sign("receiver")).await?.expect(200)?;
    let mut team = team();
    team["members"][0]["capacity"] = json!("ministry");
    case.command(&ministry, "found-team", "investigating", team).await?;
    let seen = case.read(&ministry).await?;
    ensure!(seen.text_at("/team/level")? == "central" && seen.at("/sees_findings")? == true, "{}", seen.text);
    ensure!(case.deadlines(inspector, "investigation").await?.len() == 3, "every clock is kept");
    Ok(())
}

journey! {
    /// The whole of it through the interface.
    async fn follow_up_of_the_boiler(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;
        let stranger = ctx
            .sign_in_as(people::safety_officer_of("ansat.khac", "Ngô Thị Khác", "1700999998", "Công ty Khác"))
            .await?;
        let case = announced(&officer, &inspector, &director).await?;
        recommendations(&case, &officer, &inspector).await?;
        let lesson = lessons(&officer).await?;
        prevented(ctx, &lesson, &officer, &inspector).await?;
        registered(&officer, &inspector, &stranger).await?;
        taken_over(ctx, &officer, &inspector, &director).await?;
        // The same cause at the same site, later (never the day before, whatever the hour): a task names the earlier case, and so does the page of the new one.
        let mut again = declaration();
        again["accident"]["occurred"]["at"] = json!(when::minutes_ago(38));
        again["accident"]["victims"][0]["name"] = json!("Trần Văn Chín");
        let again = Case::opened(&officer.post("/api/v1/declarations", &again).await?.expect(201)?)?;
        ensure!(again.id != case.id, "the second accident is a case of its own");
        again.command(&director, "found-team", "investigating", team()).await?;
        again.command(&inspector, "conclude", "concluded", findings()).await?;
        let tasks = inspector.get("/api/v1/tasks").await?.expect(200)?;
        let named = tasks.list_at("/items")?.iter().any(|t| {
            t["kind"] == "same_cause" && t.to_string().contains(&case.number)
        });
        ensure!(named, "{}", tasks.text);
        let read = again.read(&inspector).await?;
        ensure!(read.text_at("/same_cause/0/number")? == case.number, "{}", read.text);
        Ok(())
    }
}

browser_journey! {
    /// The pages, looked at.
    async fn browser_follow_up(ctx, browser) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let director = ctx.sign_in_as(people::director()).await?;
        let case = announced(&officer, &inspector, &director).await?;
        browser.become_user(&people::inspector()).await?;
        browser.open("/kien-nghi").await?;
        browser.sees("Kiểm định van an toàn").await?;
        browser.inspect("recommendations").await?;
        browser.open("/kien-nghi?qua-han=co").await?;
        browser.sees("Không có kiến nghị nào phù hợp").await?;
        browser.inspect("recommendations-empty").await?;
        days_that_are_none(browser).await?;
        browser.open("/bai-hoc?q=noi%20hoi").await?;
        browser.sees("nồi hơi nổ").await?;
        ensure!(!browser.text().await?.contains("Nguyễn Văn Tám"), "a lesson names a victim");
        browser.inspect("lessons").await?;
        browser.open("/so-thong-ke").await?;
        browser.sees("Nguyễn Văn Tám").await?;
        browser.inspect("register-book").await?;
        browser.open("/phong-ngua/gui").await?;
        browser
            .answer_all(&[("title", "Van an toàn"), ("body", "Kiểm tra trước mỗi ca."), ("industry", "C")])
            .await?;
        browser.go_on().await?;
        browser.sees("Sẽ gửi cho").await?;
        browser.inspect("prevention-count").await?;
        browser.open("/phong-ngua").await?;
        browser.inspect("prevention").await?;
        browser.open(&format!("/vu/{}?muc=kien-nghi", case.id)).await?;
        browser.inspect("case-recommendations").await?;
        let read = case.read(&inspector).await.context("the case")?;
        let id = read.text_at("/recommendations/0/id")?;
        let due = when::printed(when::today() + Duration::days(45));
        let answers = [("recommendation_id", id.as_str()), ("due", due.as_str()), ("reason", "Chờ kiểm định")];
        browser.command(&format!("/vu/{}", case.id), "extend_recommendation", &answers, "Gia hạn kiến nghị").await
    }
}

/// A filter that is no day is told at its field with what was typed, and the list is there.
async fn days_that_are_none(browser: &journeys::Browser) -> Result<()> {
    for list in ["/kien-nghi", "/ho-so-cong-an", "/so-thong-ke", "/bao-tin", "/vu", "/phong-ngua"] {
        browser.open(&format!("{list}?tu=31%2F02%2F2026&den=abc")).await?;
        browser.find("#f-tu-error").await.with_context(|| format!("{list}: the first day"))?;
        browser.find("#f-den-error").await.with_context(|| format!("{list}: the last day"))?;
        browser.holds("tu", "31/02/2026").await?;
        browser.holds("den", "abc").await?;
    }
    browser.open("/so-thong-ke?tu=31%2F02%2F2026").await?;
    browser.find("select#f-xa option[value='30760']").await.context("communes by name")?;
    browser.inspect("register-book-no-day").await
}
