//! A payment of compensation or allowance.

use super::moment;
use chrono::NaiveDate;
use domain::case::{Compensation, MedicalAssessment};
use serde::Serialize;
use tnld_http::dto::{CompensationKindWord, RecipientKindWord};
use utoipa::ToSchema;
use uuid::Uuid;

/// Money that the employer paid for a victim.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompensationAnswer {
    /// Number of the record in the case, from 1 in order of recording.
    pub number: u32,
    /// For whom.
    pub victim_id: Uuid,
    /// Compensation or allowance.
    pub kind: CompensationKindWord,
    /// Đồng.
    pub amount: i64,
    /// Day of the payment.
    pub paid_on: NaiveDate,
    /// Who took the money.
    pub recipient_kind: RecipientKindWord,
    /// Name of who took it, when the reader may see names.
    pub recipient_name: String,
    /// Number and date of the employer's decision to pay.
    pub decision_reference: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Average monthly wage before the accident, đồng.
    pub monthly_wage: Option<i64>,
    /// What an accident insurance paid, đồng.
    pub insurance_paid: Option<i64>,
    /// Name of who recorded it.
    pub by_name: String,
    /// When it was recorded.
    #[schema(format = "date-time")]
    pub recorded_at: String,
    /// Number of the cancelled record that this one puts right.
    pub replaces: Option<u32>,
    /// Taken back because it was recorded wrongly; it counts for nothing then.
    pub cancelled: Option<CancelledAnswer>,
}

/// Why a record counts no longer.
#[derive(Debug, Serialize, ToSchema)]
pub struct CancelledAnswer {
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Why, when the reader may see names.
    pub reason: String,
    /// Name of who cancelled it.
    pub by_name: String,
}

impl From<(u32, &Compensation)> for CompensationAnswer {
    fn from((number, p): (u32, &Compensation)) -> Self {
        Self {
            number,
            victim_id: p.victim.0,
            kind: p.kind.into(),
            amount: p.amount.get(),
            paid_on: p.paid_on,
            recipient_kind: p.recipient_kind.into(),
            recipient_name: p.recipient_name.clone(),
            decision_reference: p.decision_reference.clone(),
            note: p.note.clone(),
            monthly_wage: p.monthly_wage.map(|m| m.get()),
            insurance_paid: p.insurance_paid.map(|m| m.get()),
            by_name: p.by_name.clone(),
            recorded_at: moment(p.recorded_at),
            replaces: p.replaces,
            cancelled: p.cancelled.as_ref().map(|c| CancelledAnswer {
                at: moment(c.at),
                reason: c.reason.clone(),
                by_name: c.by_name.clone(),
            }),
        }
    }
}

/// The medical assessment of a victim.
#[derive(Debug, Serialize, ToSchema)]
pub struct MedicalAssessmentAnswer {
    /// Of whom.
    pub victim_id: Uuid,
    /// Loss of working capacity in percent.
    pub percent: u8,
    /// Number of the record.
    pub document_number: String,
    /// Day of the record.
    pub document_date: NaiveDate,
    /// Council that assessed.
    pub issued_by: Option<String>,
    /// When the employer received it.
    pub received_on: NaiveDate,
    /// Name of who recorded it.
    pub by_name: String,
    /// When it was recorded.
    #[schema(format = "date-time")]
    pub recorded_at: String,
}

impl From<&MedicalAssessment> for MedicalAssessmentAnswer {
    fn from(a: &MedicalAssessment) -> Self {
        Self {
            victim_id: a.victim.0,
            percent: a.percent,
            document_number: a.document_number.clone(),
            document_date: a.document_date,
            issued_by: a.issued_by.clone(),
            received_on: a.received_on,
            by_name: a.by_name.clone(),
            recorded_at: moment(a.recorded_at),
        }
    }
}
