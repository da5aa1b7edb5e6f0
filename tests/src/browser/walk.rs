//! What people do again and again on the pages: answer a step, confirm an alert, give a command, read a case.

use anyhow::{Context as _, Result, ensure};

use super::Browser;
use crate::context::PASSWORD;
use crate::server::User;

impl Browser {
    /// Signs in as this user, as nobody before.
    pub async fn become_user(&self, user: &User) -> Result<()> {
        self.sign_in(&user.login, PASSWORD).await
    }

    /// Opens the start page of a door with drafts, keeps its picture and begins.
    pub async fn begin(&self, door: &str, picture: &str) -> Result<()> {
        self.open(door).await?;
        self.inspect(&format!("{picture}-start")).await?;
        self.follow(&self.find("main form .govuk-button--start").await?).await
    }

    /// Answers one step of a filing, looks at it filled in, and goes on.
    pub async fn step(&self, picture: &str, slug: &str, answers: &[(&str, &str)]) -> Result<()> {
        let path = self.path().await?;
        let page = path.split(['#', '?']).next().unwrap_or_default();
        ensure!(page.ends_with(slug), "at {path} and not at {slug}");
        self.answer_all(answers).await?;
        self.inspect(&format!("{picture}-{slug}")).await?;
        self.go_on().await.with_context(|| format!("leaving {slug}"))
    }

    /// Answers questions about the victim of this row.
    pub async fn victim(&self, row: usize, answers: &[(&str, &str)]) -> Result<()> {
        for (name, value) in answers {
            let name = format!("accident.victims.{row}.{name}");
            self.answer(&name, value).await.with_context(|| format!("answering {name} with {value}"))?;
        }
        Ok(())
    }

    /// Fails unless the field with that name holds this value: what is known already is not asked again.
    pub async fn holds(&self, name: &str, value: &str) -> Result<()> {
        let field = self.find(&format!("[name=\"{name}\"]:not([type=\"hidden\"])")).await?;
        let found = field.prop("value").await?.unwrap_or_default();
        ensure!(found == value, "{name} holds {found:?} and not {value:?}");
        Ok(())
    }

    /// Looks at the check page with all of these on it, sends, looks at the receipt, and returns the path
    /// of the case that the receipt names.
    pub async fn send(&self, picture: &str, told: &[&str]) -> Result<String> {
        for text in told {
            self.sees(text).await?;
        }
        self.inspect(&format!("{picture}-check")).await?;
        self.go_on().await?;
        self.sees("TNLĐ-91-").await?;
        self.inspect(&format!("{picture}-receipt")).await?;
        let link = self.find("main a[href^=\"/vu/\"]").await?.attr("href").await?;
        link.context("the receipt leads nowhere")
    }

    /// An officer who is not signed in opens the link of a mail and confirms with name and unit.
    pub async fn confirm(&self, path: &str, name: &str, unit: &str) -> Result<()> {
        self.driver.delete_all_cookies().await?;
        self.open(path).await?;
        self.inspect("confirmation").await?;
        self.answer_all(&[("name", name), ("unit", unit)]).await?;
        self.go_on().await?;
        self.sees(name).await?;
        self.sees(unit).await?;
        self.inspect("confirmation-done").await
    }

    /// Opens the page of a command from the case, which must offer it; answers it, and demands to see this
    /// afterwards.
    pub async fn command(
        &self,
        case: &str,
        command: &str,
        answers: &[(&str, &str)],
        then: &str,
    ) -> Result<()> {
        self.open(case).await?;
        let page = format!("{case}/{command}");
        self.find(&format!("a[href=\"{page}\"]")).await.context("the case does not offer it")?;
        self.open(&page).await?;
        self.answer_all(answers).await?;
        self.inspect(&format!("command-{}", command.replace('_', "-"))).await?;
        self.go_on().await.with_context(|| command.to_owned())?;
        self.sees(then).await.with_context(|| format!("after {command}"))
    }

    /// Says of every missing paper of the victims' files that there is none, with the reason, one page each.
    pub async fn complete_files(&self, case: &str) -> Result<()> {
        for _ in 0..60 {
            self.open(&format!("{case}/ho-so")).await?;
            // A row that misses its paper wears a red tag.
            let open =
                self.driver.find_all(thirtyfour::By::Css("tr:has(.govuk-tag--red) a[href*=\"/ho-so/\"]"));
            let Some(mark) = open.await?.into_iter().next() else { return Ok(()) };
            self.follow(&mark).await?;
            self.answer("reason", "Vụ không có giấy tờ này").await?;
            self.go_on().await?;
        }
        anyhow::bail!("points are still missing")
    }

    /// Opens a section of a case, demands to see all of these, and keeps its picture.
    pub async fn read_section(&self, case: &str, section: &str, told: &[&str], picture: &str) -> Result<()> {
        self.open(&format!("{case}?muc={section}")).await?;
        self.inspect(&format!("{picture}-{section}")).await?;
        for text in told {
            self.sees(text).await.with_context(|| section.to_owned())?;
        }
        Ok(())
    }

    /// Chooses the radio button of this name whose label says this.
    pub async fn choose_saying(&self, name: &str, says: &str) -> Result<()> {
        let buttons = self.driver.find_all(thirtyfour::By::Css(format!("[type=\"radio\"][name=\"{name}\"]")));
        for button in buttons.await? {
            let id = button.attr("id").await?.unwrap_or_default();
            let label = self.find(&format!("label[for=\"{id}\"]")).await?;
            if label.text().await?.contains(says) {
                return label.click().await.with_context(|| format!("choosing {says}"));
            }
        }
        anyhow::bail!("no choice of {name} says {says}")
    }

    /// The texts of every element that matches, for what a page lists.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        let mut out = Vec::new();
        for element in self.driver.find_all(thirtyfour::By::Css(css)).await? {
            out.push(element.text().await?);
        }
        Ok(out)
    }
}
