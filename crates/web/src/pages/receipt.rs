//! The receipt: number, time, hash, the code to come back with, and what happens next.

use super::page::Page;
use crate::frame::Frame;
use crate::views::agencies_told;
use askama::Template;
use casework::cases::{CaseOutcome, Happened};
use casework::notices::{self, IssuedCode, NoticeOutcome};
use domain::access::Action;
use domain::ids::{CaseId, ReportId};
use domain::time::{Instant, human_datetime, vn_date};
use domain::words::{EventClass, Localized, ReportKind};
use serde::{Deserialize, Serialize};
use tnld_http::Fault;

/// What was filed, as far as the receipt tells it. Kept with the draft, but for the code.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Filed {
    number: String,
    at: Instant,
    hash: String,
    /// Class of the case, for who may know it.
    class: Option<EventClass>,
    /// The case, for who may open it.
    case: Option<CaseId>,
    /// The report.
    report: Option<ReportId>,
    warnings: Vec<Localized>,
    #[serde(skip)]
    code: Option<IssuedCode>,
}

fn words(warnings: Vec<(String, Localized)>) -> Vec<Localized> {
    warnings.into_iter().map(|(_, words)| words).collect()
}

impl From<CaseOutcome> for Filed {
    fn from(outcome: CaseOutcome) -> Self {
        Self {
            number: outcome.number,
            at: outcome.at,
            hash: outcome.receipt,
            class: Some(outcome.class),
            case: Some(outcome.case_id),
            report: outcome.report_id,
            warnings: words(outcome.warnings),
            code: outcome.notice,
        }
    }
}

impl Filed {
    /// Whoever waits for approval finds the code of the own report with the receipt; the case is not shown yet.
    pub(crate) async fn with_code(mut self, p: &Page) -> Result<Self, Fault> {
        if let Some(report) = self.report {
            let ctx = p.context(Action::OwnDrafts)?;
            self.code = notices::of_filer(&p.app, ctx, report).await?;
        }
        Ok(self)
    }
}

impl From<NoticeOutcome> for Filed {
    fn from(outcome: NoticeOutcome) -> Self {
        Self {
            number: outcome.number,
            at: outcome.at,
            hash: outcome.receipt,
            class: None,
            case: None,
            report: None,
            warnings: words(outcome.warnings),
            code: None,
        }
    }
}

#[derive(Template)]
#[template(path = "receipt.html")]
pub(crate) struct Receipt {
    pub(crate) f: Frame,
    pub(crate) number: String,
    /// Question and answer: times, class, who was told.
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) hash: String,
    /// The code of the notice and until when it is valid.
    pub(crate) code: Option<(String, String)>,
    pub(crate) warnings: Vec<String>,
    pub(crate) next: Vec<String>,
    pub(crate) links: Vec<(String, String)>,
}

/// What was sent.
pub(crate) struct Sent<'a> {
    /// Kind.
    pub(crate) kind: ReportKind,
    /// What became of it.
    pub(crate) filed: &'a Filed,
    /// When a report that an officer logged was really received.
    pub(crate) logged: Option<Instant>,
    /// The agencies that it told; `None` where that is not known.
    pub(crate) told: Option<Vec<String>>,
}

/// The agencies that a report told, for whoever is signed in and may read the case.
pub(crate) async fn told(page: &Page, filed: &Filed) -> Result<Option<Vec<String>>, Fault> {
    let Some(case) = filed.case.filter(|_| page.caller.session.is_some()) else { return Ok(None) };
    let ctx = page.context(Action::ReadCase)?;
    let Ok(timeline) = casework::cases::timeline(&page.app, ctx, case).await else {
        return Ok(None);
    };
    let names = timeline.iter().filter(|e| e.at == filed.at).filter_map(|e| match &e.happened {
        Happened::Case(event) => agencies_told(event, page.app.law(), vn_date(e.at), page.lang()),
        Happened::Alert { .. } => None,
    });
    Ok(Some(names.flatten().collect()))
}

impl Receipt {
    /// The receipt of a report. Whoever is not signed in gets no link to the case.
    pub(crate) fn new(page: &Page, sent: Sent<'_>) -> Self {
        let lang = page.lang();
        let filed = sent.filed;
        let declare = if filed.code.is_some() { "receipt.next_code" } else { "receipt.next_declare" };
        let nobody = sent.told.as_ref().is_some_and(Vec::is_empty);
        let alerts = if nobody { "receipt.next_nobody" } else { "receipt.next_alerts" };
        let next: &[&str] = match sent.kind {
            _logged if sent.logged.is_some() => &[alerts, "receipt.next_open"],
            ReportKind::UrgentNotice | ReportKind::Tip => {
                &[alerts, "receipt.next_call", "receipt.next_scene", declare]
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
        let link = match filed.case {
            Some(_) if page.caller.session.is_some() && filed.code.is_some() => {
                (super::register::ACCOUNT.to_owned(), page.t("account.title"))
            }
            Some(case) if page.caller.session.is_some() => {
                (format!("/vu/{case}"), page.t("receipt.open_case"))
            }
            Some(_) => ("/bao-tin-khan".to_owned(), page.t("receipt.another")),
            None => (super::my_notice::HOME.to_owned(), page.t("receipt.my_notice")),
        };
        let mut rows = Vec::new();
        match sent.logged {
            Some(received) => {
                rows.push((page.t("case.received_at"), human_datetime(received)));
                rows.push((page.t("case.recorded_at"), human_datetime(filed.at)));
            }
            None => rows.push((page.t("receipt.time"), human_datetime(filed.at))),
        }
        if let Some(class) = filed.class {
            rows.push((page.t("receipt.class"), class.label(lang).to_owned()));
        }
        if let Some(names) = sent.told.filter(|names| !names.is_empty()) {
            rows.push((page.t("receipt.told"), names.join("\n")));
        }
        Self {
            f: page.frame(page.t(title)),
            number: filed.number.clone(),
            rows,
            hash: filed.hash.clone(),
            code: filed.code.as_ref().map(|c| (c.code.reveal(), human_datetime(c.valid_until))),
            warnings: filed.warnings.iter().map(|w| w.get(lang).to_owned()).collect(),
            next: next.iter().map(|k| page.t(k)).collect(),
            links: vec![link],
        }
    }
}
