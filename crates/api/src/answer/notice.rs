//! The own notice, for who holds its code.

use super::moment;
use super::outcome::{WarningAnswer, warnings};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use casework::notices::{IssuedCode, NoticeAct, NoticeOutcome, NoticeReport, NoticeView};
use chrono::NaiveDate;
use domain::words::Lang;
use serde::Serialize;
use tnld_http::dto::{
    AccidentInput, DeclarationDetailsInput, DeclarationInput, InformantInput, ReportKindWord, ReportStateWord,
};
use utoipa::ToSchema;
use uuid::Uuid;

/// The code of a notice, shown to whoever filed it and never again.
#[derive(Serialize, ToSchema)]
pub struct NoticeCodeAnswer {
    /// The code. Keep it: with it the report is completed, supplemented, corrected or withdrawn without an account.
    #[schema(example = "7K2M-9QXA-03TV-B4GH-R8WZ")]
    pub code: String,
    /// Until when.
    #[schema(format = "date-time")]
    pub valid_until: String,
}

impl std::fmt::Debug for NoticeCodeAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NoticeCodeAnswer").field("valid_until", &self.valid_until).finish_non_exhaustive()
    }
}

impl From<&IssuedCode> for NoticeCodeAnswer {
    fn from(issued: &IssuedCode) -> Self {
        Self { code: issued.code.reveal(), valid_until: moment(issued.valid_until) }
    }
}

/// What can be done with a code.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeActWord {
    /// File the full declaration.
    Complete,
    /// Supplement.
    Supplement,
    /// Correct, before acceptance.
    Correct,
    /// Withdraw, before acceptance.
    Withdraw,
}

impl From<NoticeAct> for NoticeActWord {
    fn from(act: NoticeAct) -> Self {
        match act {
            NoticeAct::Complete => Self::Complete,
            NoticeAct::Supplement => Self::Supplement,
            NoticeAct::Correct => Self::Correct,
            NoticeAct::Withdraw => Self::Withdraw,
        }
    }
}

/// An own report in the reporter's own words.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeReportAnswer {
    /// Id.
    pub id: Uuid,
    /// Kind.
    pub kind: ReportKindWord,
    /// Where it stands.
    pub state: ReportStateWord,
    /// First-submission time; never moves.
    #[schema(format = "date-time")]
    pub received_at: String,
    /// When it was accepted.
    #[schema(format = "date-time")]
    pub accepted_at: Option<String>,
    /// Who told.
    pub told_by: InformantInput,
    /// The accident in the own words, as last corrected by the reporter.
    pub accident: AccidentInput,
    /// The scene, whom to call, and the rest of a declaration.
    pub declaration: Option<DeclarationDetailsInput>,
}

impl From<&NoticeReport> for NoticeReportAnswer {
    fn from(r: &NoticeReport) -> Self {
        Self {
            id: r.id.0,
            kind: r.kind.into(),
            state: r.state.into(),
            received_at: moment(r.received_at),
            accepted_at: r.accepted_at.map(moment),
            told_by: (&r.told_by).into(),
            accident: (&r.accident).into(),
            declaration: r.declaration.as_ref().map(Into::into),
        }
    }
}

/// Something the department asked the reporter to supply.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeRequestAnswer {
    /// Id.
    pub id: Uuid,
    /// Report.
    pub report_id: Uuid,
    /// What is missing and why.
    pub reason: String,
    /// Last day.
    pub due: NaiveDate,
}

/// The own notice. Nothing that others told and nothing of the investigation is in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeAnswer {
    /// Number of the case, to name when calling.
    #[schema(example = "TNLĐ-91-2026-000123")]
    pub number: String,
    /// Until when the code is valid.
    #[schema(format = "date-time")]
    pub valid_until: String,
    /// Own reports, oldest first.
    pub reports: Vec<NoticeReportAnswer>,
    /// What was asked and still waits for an answer.
    pub requests: Vec<NoticeRequestAnswer>,
    /// What can be done now.
    pub may: Vec<NoticeActWord>,
    /// The full declaration, prefilled with what the notice told; absent when none is to be filed.
    pub declaration: Option<DeclarationInput>,
}

impl From<NoticeView> for NoticeAnswer {
    fn from(view: NoticeView) -> Self {
        let prefilled =
            view.allows(NoticeAct::Complete).then(|| view.notice().map(DeclarationInput::from)).flatten();
        let request = |s: &domain::case::SupplementRequest| NoticeRequestAnswer {
            id: s.id.0,
            report_id: s.report.0,
            reason: s.reason.clone(),
            due: s.due,
        };
        Self {
            number: view.number,
            valid_until: moment(view.valid_until),
            reports: view.reports.iter().map(NoticeReportAnswer::from).collect(),
            requests: view.requests.iter().map(request).collect(),
            may: view.may.into_iter().map(NoticeActWord::from).collect(),
            declaration: prefilled,
        }
    }
}

/// The receipt of what was done with a code.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeOutcomeAnswer {
    /// Number of the case, to name when calling.
    #[schema(example = "TNLĐ-91-2026-000123")]
    pub number: String,
    /// Own report that was filed or cared for.
    pub report_id: Uuid,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Hash of the last entry in the chained log: the reporter's proof.
    pub receipt: String,
    /// What the reporter should know.
    pub warnings: Vec<WarningAnswer>,
}

/// The receipt with a status.
pub(crate) fn receipt(status: StatusCode, outcome: NoticeOutcome, lang: Lang) -> HttpResponse {
    HttpResponse::build(status).json(NoticeOutcomeAnswer {
        number: outcome.number,
        report_id: outcome.report_id.0,
        at: moment(outcome.at),
        receipt: outcome.receipt,
        warnings: warnings(outcome.warnings, lang),
    })
}
