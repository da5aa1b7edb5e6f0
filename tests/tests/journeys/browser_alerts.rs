//! What people see of alerts: which case each is about, what confirming one opens, who is on duty, and how somebody who
//! forgot the password comes back.

use anyhow::{Context as _, ensure};
use journeys::people::{self, MILL, RACH_GIA};
use journeys::{PASSWORD, browser_journey, when};
use serde_json::json;

browser_journey! {
    /// The list, the confirmation, the roster and the password, as pages.
    async fn browser_alerts_and_duty(ctx, browser) {
        let inspector = ctx.sign_in_as(people::inspector()).await?;
        let admin = ctx.sign_in_as(people::admin()).await?;
        let death = json!({
            "kind": "tip", "channel": "phone",
            "accident": {
                "occurred": { "kind": "exact", "at": when::minutes_ago(60) },
                "place": { "commune_code": RACH_GIA },
                "employer": { "name": MILL },
                "victims": [{ "name": "Vũ Văn Kín", "relation": "contract", "outcome": "fatal", "death": "scene" }],
                "course": { "event": "Ngã từ mái kho" },
            },
        });
        inspector.post("/api/v1/reports", &death).await?.expect(201)?;
        let told = inspector.get("/api/v1/alerts?unconfirmed=true&urgent=true").await?.expect(200)?;
        let number = told.text_at("/items/0/case_number")?.to_owned();
        ensure!(
            told.text_at("/items/0/case_class")? == "fatal" && !told.text.contains("Vũ Văn Kín"),
            "{}",
            told.text
        );
        let none = inspector.get("/api/v1/alerts?class=light").await?.expect(200)?;
        ensure!(none.at("/total")? == 0, "{}", none.text);
        inspector.get("/api/v1/alerts?state=asleep").await?.problem(422, "invalid_content")?;
        let file =
            inspector.clone().with_header("Accept", "text/csv").get("/api/v1/alerts").await?.expect(200)?;
        ensure!(file.text.contains(&number) && !file.text.contains("Vũ Văn Kín"), "{}", file.text);

        browser.become_user(&people::inspector()).await?;
        browser.open("/bao-tin?cho=co&nguoi-chet=co").await?;
        browser.sees(&number).await?;
        browser.sees("Chưa ai xác nhận").await?;
        browser.inspect("alerts").await?;
        browser.open("/bao-tin?tu=32/13/2026").await?;
        browser.sees("Báo từ ngày").await?;
        browser.inspect("alerts-wrong-day").await?;
        browser.open("/bao-tin?loai-vu=light").await?;
        browser.sees("Không có tin báo nào khớp").await?;
        browser.open("/bao-tin?cho=co").await?;
        browser.follow(&browser.find("main td a[href$='/xac-nhan']").await?).await?;
        browser.sees(&number).await?;
        browser.sees("Rạch Giá").await?;
        browser.inspect("alert-confirm").await?;
        browser.go_on().await?;
        browser.sees("Mở hồ sơ vụ").await?;
        browser.inspect("alert-confirmed").await?;
        browser.follow(&browser.find("main a.govuk-button").await?).await?;
        browser.sees(&number).await?;

        browser.become_user(&people::admin()).await?;
        browser.open("/co-quan?q=cong+an+tinh").await?;
        browser.inspect("agencies").await?;
        browser.follow(&browser.find("main td a[href$='/lich-truc']").await?).await?;
        browser.sees("Chưa có ca trực nào").await?;
        browser.follow(&browser.find("main a[href$='/lich-truc/them']").await?).await?;
        browser.fill("officer", "Trần Văn Trực").await?;
        browser.fill("starts_at", "01/11/2026 7h30").await?;
        browser.fill("ends_at", "01/11/2046 7h30").await?;
        browser.follow(&browser.find("main form button.govuk-button").await?).await?;
        browser.sees("người trực phải liên lạc được").await?;
        browser.holds("officer", "Trần Văn Trực").await?;
        browser.inspect("duty-turn-problem").await?;
        browser.fill("phone", "0912 345 678").await?;
        browser.go_on().await?;
        browser.sees("Trần Văn Trực").await?;
        browser.sees("0912 345 678").await?;
        browser.inspect("duty-roster").await?;
        browser.follow(&browser.find("main td form button").await?).await?;
        browser.sees("Chưa có ca trực nào").await?;

        // Whoever forgot the password signs in once with what the administrator reads out, and must choose another.
        browser.open("/nguoi-dung").await?;
        let login = people::inspector().login;
        let users = admin.get("/api/v1/users").await?.expect(200)?;
        let user = users.list_at("")?.iter().find(|u| u["login"] == login.as_str()).context("no such user")?;
        let id = user["id"].as_str().context("no id")?;
        browser.follow(&browser.find(&format!("a[href='/nguoi-dung/{id}/mat-khau']")).await?).await?;
        browser.inspect("reset-password").await?;
        browser.go_on().await?;
        browser.inspect("reset-password-given").await?;
        let given = browser.texts(".govuk-notification-banner__heading.tnld-code").await?.pop().context("no password is shown")?;
        browser.open("/nguoi-dung").await?;
        ensure!(!browser.text().await?.contains(&given), "the password is shown a second time");
        browser.forget_session().await?;
        browser.sign_in(&login, &given).await?;
        browser.sees("Mật khẩu mới").await?;
        ctx.api.post("/api/v1/sessions", &json!({ "login": login, "password": PASSWORD })).await?.expect(401)?;
        Ok(())
    }
}
