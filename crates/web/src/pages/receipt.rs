//! The receipt: number, time, hash, and what happens next.

use super::page::Page;
use crate::frame::Frame;
use askama::Template;
use casework::cases::CaseOutcome;
use domain::time::human_datetime;
use domain::words::ReportKind;

#[derive(Template)]
#[template(path = "receipt.html")]
pub(crate) struct Receipt {
    pub(crate) f: Frame,
    pub(crate) number: String,
    pub(crate) time: String,
    pub(crate) class: String,
    pub(crate) hash: String,
    pub(crate) warnings: Vec<String>,
    pub(crate) next: Vec<String>,
    pub(crate) links: Vec<(String, String)>,
}

impl Receipt {
    /// The receipt of a report. Whoever is not signed in gets no link to the case.
    pub(crate) fn new(page: &Page, kind: ReportKind, outcome: &CaseOutcome) -> Self {
        let lang = page.lang();
        let next: &[&str] = match kind {
            ReportKind::UrgentNotice | ReportKind::Tip => {
                &["receipt.next_alerts", "receipt.next_call", "receipt.next_scene", "receipt.next_declare"]
            }
            ReportKind::Declaration => {
                &["receipt.next_alerts", "receipt.next_supplement", "receipt.next_scene"]
            }
            ReportKind::CommuneNotice => &["receipt.next_alerts", "receipt.next_supplement"],
            ReportKind::CommuneRecord => &["receipt.next_record", "receipt.next_supplement"],
        };
        let title = match kind {
            ReportKind::Declaration => "receipt.title_declaration",
            ReportKind::UrgentNotice
            | ReportKind::Tip
            | ReportKind::CommuneNotice
            | ReportKind::CommuneRecord => "receipt.title_notice",
        };
        let mut links = Vec::new();
        if page.caller.session.is_some() {
            links.push((format!("/vu/{}", outcome.case_id), page.t("receipt.open_case")));
        } else {
            links.push(("/bao-tin-khan".to_owned(), page.t("receipt.another")));
        }
        Self {
            f: page.frame(page.t(title)),
            number: outcome.number.clone(),
            time: human_datetime(outcome.at),
            class: outcome.class.label(lang).to_owned(),
            hash: outcome.receipt.clone(),
            warnings: outcome.warnings.iter().map(|(_, w)| w.get(lang).to_owned()).collect(),
            next: next.iter().map(|k| page.t(k)).collect(),
            links,
        }
    }
}
