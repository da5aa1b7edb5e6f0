//! A safety officer registers in the flow of a declaration; the department approves.

use anyhow::{Result, ensure};
use journeys::people::{self, MILL_TAX_CODE, RACH_GIA};
use journeys::scratch::unique;
use journeys::server::User;
use journeys::{Api, Case, Context, PASSWORD, journey, when};
use serde_json::{Value, json};

fn application(tax_code: &str) -> Value {
    json!({
        "tax_code": tax_code, "enterprise": "Công ty TNHH Mới Mở", "address": "9 Lạc Hồng",
        "commune_code": RACH_GIA, "name": "Lê Thị Hạnh", "title": "cán bộ an toàn", "phone": "0912 345 678",
        "email": "hanh@moimo.example.vn", "password": PASSWORD,
    })
}

fn declaration() -> Value {
    json!({
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(60) },
            "place": { "commune_code": RACH_GIA },
            "employer": { "name": "Công ty TNHH Mới Mở" },
            "victims": [{ "name": "Danh Út", "relation": "contract", "outcome": "light" }],
            "course": { "event": "Trượt chân" },
        },
    })
}

async fn signed_in(ctx: &Context, login: &str) -> Result<Api> {
    Api::new(&ctx.server.base())?.sign_in(login, PASSWORD).await
}

journey! {
    /// Register, declare at once, be approved, see the case; nobody learns what the directory holds.
    async fn an_officer_registers_and_declares(ctx) {
        let colleague = ctx.sign_in_as(people::safety_officer()).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let key = unique("registration");
        let known = ctx.api.post_with_key("/api/v1/registrations", &application(MILL_TAX_CODE), &key).await?;
        let known = known.expect(201)?;
        let again = ctx.api.post_with_key("/api/v1/registrations", &application(MILL_TAX_CODE), &key).await?;
        ensure!(again.expect(201)?.json == known.json, "one account for one request");
        let fresh = ctx.api.post("/api/v1/registrations", &application("0100109106")).await?.expect(201)?;
        let shape = |reply: &Value| reply.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>());
        ensure!(shape(&known.json) == shape(&fresh.json) && known.at("/warnings")? == fresh.at("/warnings")?);
        let slip = ctx.api.post("/api/v1/registrations", &application("0100109100")).await?.expect(201)?;
        ensure!(slip.text_at("/warnings/0/code")? == "tax_code.check_digit", "{}", slip.text);
        let mut weak = application("0100109106");
        weak["password"] = json!("ngắn");
        let weak = ctx.api.post("/api/v1/registrations", &weak).await?.problem(422, "invalid_content")?;
        ensure!(weak.text_at("/errors/0/code")? == "password_too_short");
        let hash = ctx.database.number(
            "select count(*) from idempotency where scope like '%registrations%' and body like '%argon2%'",
        )?;
        ensure!(hash == 0, "a password hash stands in a stored answer");

        let login = known.text_at("/login")?;
        ensure!(login.starts_with(&format!("{MILL_TAX_CODE}.")), "{login}");
        let applicant = signed_in(ctx, &login).await?;
        ensure!(applicant.get("/api/v1/registrations/own").await?.expect(200)?.text_at("/state")? == "requested");
        let declared = applicant.post("/api/v1/declarations", &declaration()).await?.expect(201)?;
        let case = Case::opened(&declared)?;
        ensure!(!declared.text_at("/notice/code")?.is_empty(), "the way back while nobody answers for the account");
        applicant.get(&case.path()).await?.problem(404, "not_found")?;
        ensure!(applicant.get("/api/v1/cases").await?.expect(200)?.at("/total")? == 0);
        colleague.get(&case.path()).await?.problem(404, "not_found")?;
        ensure!(case.read(&inspector).await?.at("/reports/0/verified")? == false);
        let id = known.text_at("/id")?;
        applicant.post(&format!("/api/v1/registrations/{id}/approve"), &json!({})).await?.problem(403, "forbidden")?;

        let list = inspector.get("/api/v1/registrations?state=requested&q=moi").await?.expect(200)?;
        ensure!(list.list_at("/items")?.len() == 3 && list.at("/waiting")? == 3, "{}", list.text);
        let one = inspector.get(&format!("/api/v1/registrations/{id}")).await?.expect(200)?;
        ensure!(one.text_at("/known/name")? == people::MILL && one.list_at("/members")?.len() == 1, "{}", one.text);
        inspector.post(&format!("/api/v1/registrations/{id}/approve"), &json!({})).await?.expect(200)?;
        inspector.post(&format!("/api/v1/registrations/{id}/approve"), &json!({})).await?
            .problem(409, "registration_decided")?;
        let applicant = signed_in(ctx, &login).await?;
        let own = case.read(&applicant).await?;
        ensure!(own.at("/reports/0/verified")? == true, "{}", own.text);
        ensure!(case.story(&inspector).await?.contains(&"reporter_confirmed".to_owned()));
        case.read(&colleague).await?;

        let id = fresh.text_at("/id")?;
        let silent = json!({ "reason": " " });
        inspector.post(&format!("/api/v1/registrations/{id}/refuse"), &silent).await?.problem(422, "invalid_content")?;
        let why = json!({ "reason": "Gọi không ai nghe máy" });
        inspector.post(&format!("/api/v1/registrations/{id}/refuse"), &why).await?.expect(200)?;
        let refused = signed_in(ctx, &fresh.text_at("/login")?).await?;
        let own = refused.get("/api/v1/registrations/own").await?.expect(200)?;
        ensure!(own.text_at("/reason")? == "Gọi không ai nghe máy" && own.text_at("/state")? == "refused");
        refused.post("/api/v1/declarations", &declaration()).await?.problem(404, "not_found")?;
        // Who declared under the new account has a receipt at its address.
        let receipt = ctx.told(&["hanh@moimo.example.vn".to_owned()]).await?.remove(0);
        ensure!(receipt.subject.contains("Đã nhận tin báo"), "{}", receipt.subject);
        Ok(())
    }
}

journey! {
    /// Sites of the own enterprise and of the province: added, renamed, closed, offered in a declaration.
    async fn sites_are_kept(ctx) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        let mut rival = people::safety_officer_of("khac", "Trần Văn Khác", "0100109106", "Công ty Khác");
        rival.commune = Some(RACH_GIA.to_owned());
        let rival = ctx.sign_in_as(rival).await?;
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let leader = ctx.sign_in_as(User::new("lanhdao", "leader", "Ngô Thị Lãnh")).await?;
        let own = officer.get("/api/v1/enterprises").await?.expect(200)?;
        ensure!(own.list_at("")?.len() == 1, "{}", own.text);
        let found = inspector.get("/api/v1/enterprises?q=phu%20thinh").await?.expect(200)?;
        ensure!(found.json == own.json, "{}", found.text);
        leader.get("/api/v1/enterprises").await?.problem(403, "forbidden")?;
        let sites = format!("/api/v1/enterprises/{}/sites", own.text_at("/0/id")?);
        let site = json!({ "name": "Nhà máy số 2", "address": "Khu phố 3", "commune_code": RACH_GIA });
        rival.post(&sites, &site).await?.problem(404, "not_found")?;
        rival.get(&sites).await?.problem(404, "not_found")?;
        let made = officer.post(&sites, &site).await?.expect(201)?;
        let again = officer.post(&sites, &site).await?.problem(422, "invalid_content")?;
        ensure!(again.text_at("/errors/0/code")? == "taken");
        let mut nowhere = site.clone();
        nowhere["commune_code"] = json!("99999");
        officer.post(&sites, &nowhere).await?.problem(422, "invalid_content")?;
        let second = json!({ "name": "Kho Tắc Cậu", "address": "Ấp Minh Phong", "commune_code": RACH_GIA });
        let second = inspector.post(&sites, &second).await?.expect(201)?;

        let path = format!("/api/v1/sites/{}", made.text_at("/id")?);
        rival.get(&path).await?.problem(404, "not_found")?;
        let renamed = json!({ "name": "Nhà máy xay 2", "address": "Khu phố 3", "commune_code": RACH_GIA });
        let patch = async |etag: Option<&str>, body: &Value| {
            let headers: Vec<(&str, &str)> = etag.map(|tag| ("if-match", tag)).into_iter().collect();
            officer.send("PATCH".parse()?, &path, Some(body), &headers).await
        };
        patch(None, &renamed).await?.problem(428, "if_match_required")?;
        let changed = patch(Some(&made.etag()?), &renamed).await?.expect(200)?;
        patch(Some(&made.etag()?), &renamed).await?.problem(412, "stale_version")?;
        // What a site answers as its place goes into a declaration as it is.
        let place = officer.get(&path).await?.expect(200)?.at("/place")?.clone();
        let mut body = declaration();
        body["accident"]["place"] = place;
        let case = Case::opened(&officer.post("/api/v1/declarations", &body).await?.expect(201)?)?;
        ensure!(case.read(&officer).await?.text_at("/accident/place/address")? == "Khu phố 3");

        let close = format!("{path}/close");
        officer.change(&close, &json!({}), &changed.etag()?).await?.expect(200)?;
        officer.change(&close, &json!({}), "\"3\"").await?.problem(409, "site_closed")?;
        let listed = officer.get(&sites).await?.expect(200)?;
        ensure!(listed.text_at("/0/id")? == second.text_at("/id")? && !listed.at("/1/closed_at")?.is_null());
        ctx.told(&[]).await?;
        Ok(())
    }
}

journey! {
    /// Whoever asks too often waits, and loses nothing of what he typed; the others are not kept waiting by him.
    async fn registering_too_often_waits_and_keeps_the_answers(ctx) {
        let mut refused = None;
        for _ in 0..60 {
            let reply = ctx.api.post("/api/v1/registrations", &application("0100109106")).await?;
            if reply.status == 429 {
                refused = Some(reply);
                break;
            }
        }
        let Some(refused) = refused else { anyhow::bail!("sixty accounts in one go") };
        let wait: u64 = refused.header("retry-after").unwrap_or_default().parse()?;
        ensure!((1..=60).contains(&wait) && refused.json["code"] == "too_many_requests", "{}", refused.text);
        ensure!(!refused.text.contains(PASSWORD), "{}", refused.text);
        let anybody = Api::new(&ctx.server.base())?;
        let asked = anybody.get("/dang-ky").await?.expect(200)?;
        let csrf = asked.text.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let csrf = csrf.unwrap_or_default().to_owned();
        let form = [
            ("_csrf", csrf.as_str()), ("tax_code", "0100109106"), ("enterprise", "Công ty TNHH Mới Mở"), ("address", "9 Lạc Hồng"),
            ("commune_code", RACH_GIA), ("name", "Lê Thị Hạnh"), ("phone", "0912 345 678"), ("password", PASSWORD),
        ];
        let page = anybody.post_form("/dang-ky", &form).await?;
        ensure!(page.status == 429, "{}", page.status);
        ensure!(page.text.contains("Công ty TNHH Mới Mở") && page.text.contains("9 Lạc Hồng"), "answers are lost");
        ensure!(!page.text.contains(PASSWORD), "the page repeats a password");
        // An accident is never turned away at the door.
        ctx.api.post("/api/v1/urgent-notices", &json!({
            "told_by": { "name": "Lê Thị Hạnh", "phone": "0912 345 678" }, "accident": declaration()["accident"],
        })).await?.expect(201)?;
        Ok(())
    }
}
