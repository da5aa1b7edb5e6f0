//! The session ends while somebody types: what was typed comes back after signing in.

use anyhow::{Context as _, ensure};
use journeys::people;
use journeys::{Api, Case, PASSWORD, browser_journey, when};

use crate::boiler_explosion::declaration;

browser_journey! {
    /// A command of a case and a wrong password on the way.
    async fn browser_session_ends(ctx, browser) {
        let officer = ctx.sign_in_as(people::safety_officer()).await?;
        ctx.add_user(people::inspector()).await?;
        let case = Case::opened(&officer.post("/api/v1/declarations", &declaration()).await?.expect(201)?)?;
        browser.become_user(&people::inspector()).await?;
        let page = format!("/vu/{}/reach_scene", case.id);
        browser.open(&page).await?;
        let by = "Tổ công tác đi tàu cao tốc";
        let at = when::typed_at(when::today(), 0, 0);
        browser.answer_all(&[("at", &at), ("by", by)]).await?;
        browser.forget_session().await?;
        browser.go_on().await?;
        browser.sees("Những gì bạn đã nhập chưa mất").await?;
        ensure!(!browser.text().await?.contains(&case.number), "the case is named to nobody in particular");
        browser.inspect("session-ended").await?;
        browser.answer_all(&[("login", &people::inspector().login), ("password", "không phải mật khẩu này")]).await?;
        browser.go_on().await.err().context("a wrong password was taken")?;
        browser.answer("password", PASSWORD).await?;
        browser.go_on().await?;
        browser.sees("Những gì bạn đã nhập vẫn còn").await?;
        browser.inspect("session-back").await?;
        browser.go_on().await?;
        ensure!(browser.path().await?.starts_with(&page), "at {}", browser.path().await?);
        browser.holds("by", by).await?;
        browser.holds("at", &at).await?;
        // A page of elsewhere that posts to us keeps nothing for anybody.
        for (site, status, comes_back) in [("same-origin", 401, true), ("cross-site", 403, false)] {
            let sender = Api::new(ctx.api.base())?.with_header("sec-fetch-site", site);
            let told = sender.post_form(&page, &[("by", by)]).await?;
            ensure!(told.status == status && told.text.contains(by) == comes_back, "{site}: {}", told.text);
        }
        Ok(())
    }
}
