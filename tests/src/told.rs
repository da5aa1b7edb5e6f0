//! Which agencies were told, read from the mail socket; and their confirmations by the signed link.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::context::{Context, agency_address};
use crate::people::PROVINCE;
use crate::smtp::Mail;

impl Context {
    /// Waits until every alert is delivered, then demands that exactly these addresses had one mail each
    /// since the last call, digests of the day aside, and returns the mails in the order of `addresses`.
    pub async fn told(&self, addresses: &[String]) -> Result<Vec<Mail>> {
        self.mailed(addresses, |mail| !mail.is_digest()).await
    }

    /// [`Context::told`] where digests of the day count.
    pub async fn told_or_digested(&self, addresses: &[String]) -> Result<Vec<Mail>> {
        self.mailed(addresses, |_any| true).await
    }

    async fn mailed(&self, addresses: &[String], counts: fn(&Mail) -> bool) -> Result<Vec<Mail>> {
        let start = Instant::now();
        while self.database.undelivered()? > 0 {
            ensure!(
                start.elapsed() < Duration::from_secs(20),
                "{} alerts stay undelivered\n{}",
                self.database.undelivered()?,
                self.server.log()
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        let enough = |mails: &[Mail]| mails.iter().filter(|mail| counts(mail)).count() >= addresses.len();
        let mut mails = self.sink.wait_until(Duration::from_secs(20), enough).await?;
        mails.retain(counts);
        let mut came: Vec<String> = mails.iter().map(|mail| mail.to.join(",")).collect();
        let mut wanted = addresses.to_vec();
        came.sort();
        wanted.sort();
        ensure!(came == wanted, "told: {came:#?}\nto be told: {wanted:#?}");
        self.sink.clear();
        let to = |address: &String| mails.iter().find(|mail| mail.to.contains(address)).cloned();
        addresses.iter().map(|address| to(address).context("told to nobody")).collect()
    }

    /// An officer opens the link of an alert, which changes nothing, and confirms with name and unit.
    pub async fn confirm(&self, mail: &Mail, name: &str, unit: &str) -> Result<()> {
        let path = self.confirmation(mail)?;
        let anybody = crate::api::Api::new(&self.server.base())?;
        let confirmed = "select count(*) from alerts where acknowledged_at is not null";
        let before = self.database.number(confirmed)?;
        for _ in 0..2 {
            let page = anybody.get(&path).await?.expect(200)?;
            ensure!(page.text.contains("name=\"name\"") && page.text.contains("name=\"unit\""), "no form");
        }
        ensure!(self.database.number(confirmed)? == before, "a GET confirmed the alert");

        anybody.post_form(&path, &[("name", ""), ("unit", unit)]).await?.expect(422)?;
        ensure!(self.database.number(confirmed)? == before, "a form without a name confirmed the alert");

        let reply = anybody.post_form(&path, &[("name", name), ("unit", unit)]).await?.expect(303)?;
        ensure!(reply.header("location").is_some_and(|to| to.ends_with(&path)), "sent elsewhere");
        ensure!(self.database.number(confirmed)? == before + 1, "the form did not confirm the alert");
        let page = anybody.get(&path).await?.expect(200)?;
        ensure!(
            page.text.contains(name) && page.text.contains(unit),
            "the page names nobody:\n{}",
            page.text
        );
        ensure!(!page.text.contains("name=\"unit\""), "the page asks again");
        Ok(())
    }

    /// The path of the confirmation link in a mail.
    pub fn confirmation(&self, mail: &Mail) -> Result<String> {
        let base = self.server.base();
        let link = mail.link(&format!("{base}/xac-nhan/")).context("no link to confirm in the mail")?;
        Ok(link.trim_start_matches(&base).to_owned())
    }
}

/// Addresses of the agencies of the province that fill a role.
#[must_use]
pub fn of_province(role: &str) -> String {
    agency_address(role, PROVINCE, None)
}

/// Address of the agency of a commune that fills a role.
#[must_use]
pub fn of_commune(role: &str, commune: &str) -> String {
    agency_address(role, PROVINCE, Some(commune))
}

/// Fails when one of the texts stands anywhere in a mail: subject, either body, headers.
pub fn keeps_silent(mail: &Mail, texts: &[&str]) -> Result<()> {
    let raw = String::from_utf8_lossy(&mail.raw);
    for text in texts {
        for part in [mail.subject.as_str(), &mail.text, &mail.html, &raw] {
            ensure!(!part.contains(text), "{text:?} stands in the mail to {:?}:\n{part}", mail.to);
        }
    }
    Ok(())
}
