//! A report of a case and the requests for supplements.

use super::moment;
use chrono::NaiveDate;
use domain::case::{CaseReport, SupplementRequest};
use serde::Serialize;
use tnld_http::dto::{
    AccidentInput, ChannelWord, CommuneDetailsInput, DeclarationDetailsInput, InformantInput,
    ReceivingBodyWord, ReportKindWord, ReportStateWord,
};
use utoipa::ToSchema;
use uuid::Uuid;

/// A correction.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionAnswer {
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Why.
    pub reason: String,
    /// JSON Pointers of what changed.
    pub changed: Vec<String>,
    /// The accident as this report tells it since then.
    pub accident: AccidentInput,
}

/// A report as first submitted, and where it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportAnswer {
    /// Id.
    pub id: Uuid,
    /// Kind.
    pub kind: ReportKindWord,
    /// Where it stands.
    pub state: ReportStateWord,
    /// How it came.
    pub channel: ChannelWord,
    /// Who told.
    pub told_by: InformantInput,
    /// Which body received it.
    pub received_by: ReceivingBodyWord,
    /// Who received or logged it.
    pub receiver_name: Option<String>,
    /// First-submission time; never moves.
    #[schema(format = "date-time")]
    pub received_at: String,
    /// When it was written into the system.
    #[schema(format = "date-time")]
    pub recorded_at: String,
    /// Why it was logged late.
    pub late_entry_reason: Option<String>,
    /// When it was accepted.
    #[schema(format = "date-time")]
    pub accepted_at: Option<String>,
    /// Filed by a verified account.
    pub verified: bool,
    /// The accident as this report first told it.
    pub accident: AccidentInput,
    /// Of a declaration.
    pub declaration: Option<DeclarationDetailsInput>,
    /// Of a commune's notice or record.
    pub commune_details: Option<CommuneDetailsInput>,
    /// Corrections.
    pub corrections: Vec<CorrectionAnswer>,
    /// The case it came from, when that case was taken in.
    pub absorbed_from: Option<Uuid>,
}

impl From<&CaseReport> for ReportAnswer {
    fn from(r: &CaseReport) -> Self {
        let report = &r.report;
        Self {
            id: report.id.0,
            kind: report.kind.into(),
            state: r.state.into(),
            channel: report.channel.into(),
            told_by: (&report.told_by).into(),
            received_by: report.received_by.into(),
            receiver_name: report.receiver_name.clone(),
            received_at: moment(report.received_at),
            recorded_at: moment(report.recorded_at),
            late_entry_reason: report.late_entry_reason.clone(),
            accepted_at: r.accepted_at.map(moment),
            verified: report.verified,
            accident: (&report.accident).into(),
            declaration: report.declaration.as_ref().map(Into::into),
            commune_details: report.commune_details.as_ref().map(Into::into),
            corrections: r
                .corrections
                .iter()
                .map(|c| CorrectionAnswer {
                    at: moment(c.at),
                    reason: c.reason.clone(),
                    changed: c.changed.clone(),
                    accident: (&c.accident).into(),
                })
                .collect(),
            absorbed_from: r.absorbed_from.map(|id| id.0),
        }
    }
}

/// A request for supplements.
#[derive(Debug, Serialize, ToSchema)]
pub struct SupplementAnswer {
    /// Id.
    pub id: Uuid,
    /// Report.
    pub report_id: Uuid,
    /// What is missing and why.
    pub reason: String,
    /// When asked.
    #[schema(format = "date-time")]
    pub asked_at: String,
    /// Last day.
    pub due: NaiveDate,
    /// When answered.
    #[schema(format = "date-time")]
    pub answered_at: Option<String>,
    /// The answer.
    pub answer: Option<String>,
}

impl From<&SupplementRequest> for SupplementAnswer {
    fn from(s: &SupplementRequest) -> Self {
        Self {
            id: s.id.0,
            report_id: s.report.0,
            reason: s.reason.clone(),
            asked_at: moment(s.asked_at),
            due: s.due,
            answered_at: s.answered_at.map(moment),
            answer: s.answer.clone(),
        }
    }
}
