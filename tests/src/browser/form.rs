//! Forms as a person fills them in.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::{By, WebElement};

use super::Browser;

/// Opens the folded list in which a choice stands.
const UNFOLD: &str = "
const field = [...document.getElementsByName(arguments[0])].find((one) => one.value === arguments[1]);
const folded = field && field.closest('details');
if (folded) { folded.open = true; }
";

/// The button below a form: the first of several, or the only one. Buttons that add rows have a name.
const GO_ON: &str = "main form .govuk-button-group button, main form > button.govuk-button:not([name])";

impl Browser {
    /// Answers one question, whatever kind of field it is.
    pub async fn answer(&self, name: &str, value: &str) -> Result<()> {
        let field = self.find(&format!("[name=\"{name}\"]:not([type=\"hidden\"])")).await?;
        let kind = match field.tag_name().await?.as_str() {
            "select" => "select".to_owned(),
            _other => field.attr("type").await?.unwrap_or_default(),
        };
        match kind.as_str() {
            "select" => self.select(name, value).await,
            "radio" | "checkbox" => {
                self.driver.execute(UNFOLD, vec![json!(name), json!(value)]).await?;
                self.choose(name, value).await
            }
            _text => self.fill(name, value).await,
        }
    }

    /// Answers several questions of one page.
    pub async fn answer_all(&self, answers: &[(&str, &str)]) -> Result<()> {
        for (name, value) in answers {
            self.answer(name, value).await.with_context(|| format!("answering {name} with {value}"))?;
        }
        Ok(())
    }

    /// Presses the first button below the form: the one that goes on or sends. An error when the page
    /// that follows shows problems.
    pub async fn go_on(&self) -> Result<()> {
        self.follow(&self.find(GO_ON).await?).await?;
        let problems = self.driver.find_all(By::Css(".govuk-error-summary li")).await?;
        let mut told = Vec::new();
        for problem in problems {
            told.push(problem.text().await?);
        }
        ensure!(told.is_empty(), "{} shows problems: {told:#?}", self.path().await?);
        Ok(())
    }

    /// Presses the button that does this (`_do`), such as `add:members`.
    pub async fn press_doing(&self, what: &str) -> Result<()> {
        let button = format!("button[name=\"_do\"][value=\"{what}\"]:not([tabindex=\"-1\"])");
        self.follow(&self.find(&button).await?).await.with_context(|| format!("pressing {what}"))
    }

    /// Presses what leads to another page, and waits until that page is there.
    pub async fn follow(&self, element: &WebElement) -> Result<()> {
        self.driver.execute("window.left = true;", Vec::new()).await?;
        element.click().await?;
        let start = Instant::now();
        loop {
            let arrived = "return !window.left && document.readyState === 'complete';";
            // Between two pages there is none to ask.
            let answer = self.driver.execute(arrived, Vec::new()).await;
            if answer.is_ok_and(|answer| answer.json() == &json!(true)) {
                return Ok(());
            }
            ensure!(start.elapsed() < Duration::from_secs(20), "no page follows {}", self.path().await?);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Signs in on the page for it, as nobody before.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<()> {
        self.open("/dang-nhap").await?;
        self.driver.delete_all_cookies().await?;
        self.open("/dang-nhap").await?;
        self.answer_all(&[("login", login), ("password", password)]).await?;
        self.go_on().await?;
        let path = self.path().await?;
        ensure!(!path.starts_with("/dang-nhap"), "signing in leads back to {path}");
        Ok(())
    }

    /// The session is over: the browser has nothing to show any more.
    pub async fn forget_session(&self) -> Result<()> {
        self.driver.delete_all_cookies().await?;
        Ok(())
    }

    /// Keeps pictures of the page and demands that it is accessible.
    pub async fn inspect(&self, name: &str) -> Result<()> {
        self.picture(name).await?;
        self.accessible().await
    }
}
