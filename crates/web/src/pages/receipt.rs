//! The receipt: number, time, hash, the code to come back with, and what happens next.

use super::page::Page;
use crate::frame::Frame;
use askama::Template;
use casework::cases::CaseOutcome;
use casework::notices::{self, IssuedCode, NoticeOutcome};
use domain::access::Action;
use domain::ids::{CaseId, ReportId};
use domain::time::{Instant, human_datetime};
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
    pub(crate) time: String,
    pub(crate) class: Option<String>,
    pub(crate) hash: String,
    /// The code of the notice and until when it is valid.
    pub(crate) code: Option<(String, String)>,
    pub(crate) warnings: Vec<String>,
    pub(crate) next: Vec<String>,
    pub(crate) links: Vec<(String, String)>,
}

impl Receipt {
    /// The receipt of a report. Whoever is not signed in gets no link to the case.
    pub(crate) fn new(page: &Page, kind: ReportKind, filed: &Filed) -> Self {
        let lang = page.lang();
        let declare = if filed.code.is_some() { "receipt.next_code" } else { "receipt.next_declare" };
        let next: &[&str] = match kind {
            ReportKind::UrgentNotice | ReportKind::Tip => {
                &["receipt.next_alerts", "receipt.next_call", "receipt.next_scene", declare]
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
        Self {
            f: page.frame(page.t(title)),
            number: filed.number.clone(),
            time: human_datetime(filed.at),
            class: filed.class.map(|class| class.label(lang).to_owned()),
            hash: filed.hash.clone(),
            code: filed.code.as_ref().map(|c| (c.code.reveal(), human_datetime(c.valid_until))),
            warnings: filed.warnings.iter().map(|w| w.get(lang).to_owned()).collect(),
            next: next.iter().map(|k| page.t(k)).collect(),
            links: vec![link],
        }
    }
}
