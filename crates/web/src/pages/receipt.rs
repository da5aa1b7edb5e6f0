//! The receipt: number, time, hash, and what happens next.

use super::page::Page;
use crate::frame::Frame;
use crate::views::agencies_told;
use askama::Template;
use casework::cases::{CaseOutcome, Happened};
use domain::access::Action;
use domain::time::{Instant, human_datetime, vn_date};
use domain::words::ReportKind;
use tnld_http::Fault;

#[derive(Template)]
#[template(path = "receipt.html")]
pub(crate) struct Receipt {
    pub(crate) f: Frame,
    pub(crate) number: String,
    /// Question and answer: times, class, who was told.
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) hash: String,
    pub(crate) warnings: Vec<String>,
    pub(crate) next: Vec<String>,
    pub(crate) links: Vec<(String, String)>,
}

/// What was sent.
pub(crate) struct Sent<'a> {
    /// Kind.
    pub(crate) kind: ReportKind,
    /// What became of it.
    pub(crate) outcome: &'a CaseOutcome,
    /// When a report that an officer logged was really received.
    pub(crate) logged: Option<Instant>,
    /// The agencies that it told; `None` where that is not known.
    pub(crate) told: Option<Vec<String>>,
}

/// The agencies that a report told, for whoever may read the case.
pub(crate) async fn told(page: &Page, outcome: &CaseOutcome) -> Result<Option<Vec<String>>, Fault> {
    let ctx = page.context(Action::ReadCase)?;
    let Ok(timeline) = casework::cases::timeline(&page.app, ctx, outcome.case_id).await else {
        return Ok(None);
    };
    let names = timeline.iter().filter(|e| e.at == outcome.at).filter_map(|e| match &e.happened {
        Happened::Case(event) => agencies_told(event, page.app.law(), vn_date(e.at), page.lang()),
        Happened::Alert { .. } => None,
    });
    Ok(Some(names.flatten().collect()))
}

impl Receipt {
    /// The receipt of a report. Whoever is not signed in gets no link to the case.
    pub(crate) fn new(page: &Page, sent: Sent<'_>) -> Self {
        let lang = page.lang();
        let outcome = sent.outcome;
        let nobody = sent.told.as_ref().is_some_and(Vec::is_empty);
        let alerts = if nobody { "receipt.next_nobody" } else { "receipt.next_alerts" };
        let next: &[&str] = match sent.kind {
            _logged if sent.logged.is_some() => &[alerts, "receipt.next_open"],
            ReportKind::UrgentNotice | ReportKind::Tip => {
                &[alerts, "receipt.next_call", "receipt.next_scene", "receipt.next_declare"]
            }
            ReportKind::Declaration => &[alerts, "receipt.next_supplement", "receipt.next_scene"],
            ReportKind::CommuneNotice => &[alerts, "receipt.next_supplement"],
            ReportKind::CommuneRecord => &["receipt.next_record", "receipt.next_supplement"],
        };
        let title = match sent.kind {
            _logged if sent.logged.is_some() => "receipt.title_logged",
            ReportKind::Declaration => "receipt.title_declaration",
            ReportKind::CommuneRecord => "receipt.title_record",
            ReportKind::UrgentNotice | ReportKind::Tip | ReportKind::CommuneNotice => "receipt.title_notice",
        };
        let mut links = Vec::new();
        if page.caller.session.is_some() {
            links.push((format!("/vu/{}", outcome.case_id), page.t("receipt.open_case")));
        } else {
            links.push(("/bao-tin-khan".to_owned(), page.t("receipt.another")));
        }
        let mut rows = Vec::new();
        match sent.logged {
            Some(received) => {
                rows.push((page.t("case.received_at"), human_datetime(received)));
                rows.push((page.t("case.recorded_at"), human_datetime(outcome.at)));
            }
            None => rows.push((page.t("receipt.time"), human_datetime(outcome.at))),
        }
        rows.push((page.t("receipt.class"), outcome.class.label(lang).to_owned()));
        if let Some(names) = sent.told.filter(|names| !names.is_empty()) {
            rows.push((page.t("receipt.told"), names.join("\n")));
        }
        Self {
            f: page.frame(page.t(title)),
            number: outcome.number.clone(),
            rows,
            hash: outcome.receipt.clone(),
            warnings: outcome.warnings.iter().map(|(_, w)| w.get(lang).to_owned()).collect(),
            next: next.iter().map(|k| page.t(k)).collect(),
            links,
        }
    }
}
