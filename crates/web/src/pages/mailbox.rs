//! `/hop-thu`: the mails of a demonstration; elsewhere there is no such page.

use super::page::{Answer, Page};
use super::table::{Cell, TablePage};
use crate::frame::Frame;
use askama::Template;
use casework::Mode;
use domain::access::Action;
use domain::time::human_datetime;
use tnld_http::Fault;

#[derive(Template)]
#[template(path = "mail.html")]
pub(crate) struct MailPage {
    f: Frame,
    rows: Vec<(String, String)>,
    text: String,
    links: Vec<String>,
}

#[cfg(test)]
impl MailPage {
    /// Sample data for the tests of templates.
    pub(crate) fn sample(f: Frame) -> Self {
        let pair = ("a".to_owned(), "b".to_owned());
        Self { f, rows: vec![pair], text: "t".to_owned(), links: vec!["/xac-nhan/x".to_owned()] }
    }
}

fn mailbox(p: &Page) -> Result<std::sync::Arc<dyn crate::Mailbox>, Fault> {
    p.context(Action::ReadService)?;
    let demo = p.app.settings().mode == Mode::Demo;
    p.settings.mailbox.clone().filter(|_| demo).ok_or(Fault::NoRoute)
}

pub(crate) async fn list(p: Page) -> Answer {
    let mails = mailbox(&p)?.list();
    let mut page = TablePage::new(&p, "mails", &["at", "to", "subject"]);
    page.rows = mails
        .into_iter()
        .map(|m| {
            vec![
                Cell::text(human_datetime(m.at)),
                Cell::text(m.to),
                Cell::link(format!("/hop-thu/{}", super::case_list::encode(&m.id)), m.subject),
            ]
        })
        .collect();
    p.html(&page)
}

pub(crate) async fn show(p: Page) -> Answer {
    let mail = mailbox(&p)?.read(p.segment("mail")).ok_or(Fault::NoRoute)?;
    let rows = vec![
        (p.t("mail.from"), mail.from),
        (p.t("mail.to"), mail.summary.to),
        (p.t("mail.at"), human_datetime(mail.summary.at)),
    ];
    // Links lead within this installation whatever name it is reached under.
    let local = |link: &String| {
        link.split_once("://").and_then(|(_, rest)| rest.find('/').map(|i| rest[i..].to_owned()))
    };
    let links = mail.links.iter().filter_map(local).filter(|l| l.len() > 1).collect();
    p.html(&MailPage { f: p.frame(mail.summary.subject), rows, text: mail.text, links })
}
