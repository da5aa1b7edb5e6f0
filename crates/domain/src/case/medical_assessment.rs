//! The medical assessment (giám định y khoa) of an injured victim: it decides what the employer owes, and starts the
//! term of payment (Luật ATVSLĐ Điều 38 khoản 4, khoản 7).

use super::compensation::{PaidFor, paid_for};
use super::state::{Case, Victim};
use crate::ids::{UserId, VictimId};
use crate::law::{CompensationStart, LawSet, MinimumOf};
use crate::time::{Instant, vn_date};
use crate::words::{RelationChain, Severity};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a medical assessment found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MedicalAssessment {
    /// Of whom.
    pub victim: VictimId,
    /// Loss of working capacity in percent, 0 to 100.
    pub percent: u8,
    /// Number of the record.
    pub document_number: String,
    /// Day of the record.
    pub document_date: NaiveDate,
    /// Council that assessed.
    pub issued_by: Option<String>,
    /// When the employer received it.
    pub received_on: NaiveDate,
    /// Who recorded it.
    pub by: Option<UserId>,
    /// Name of who recorded it.
    pub by_name: String,
    /// When it was recorded.
    pub recorded_at: Instant,
}

impl MedicalAssessment {
    /// The day from which the five days count; which one is a setting of the law set (R-BEN-7).
    pub fn starts_on(&self, law: &LawSet) -> NaiveDate {
        match law.settings().compensation_counts_from {
            CompensationStart::Received => self.received_on,
            CompensationStart::Document => self.document_date,
        }
    }
}

impl Case {
    /// The assessment of a victim that counts: the last one recorded.
    pub fn assessment_of(&self, victim: VictimId) -> Option<&MedicalAssessment> {
        self.assessments.iter().rev().find(|a| a.victim == victim)
    }

    /// What the least payment for a victim is computed of: the death, or the assessment.
    pub fn minimum_of(&self, victim: &Victim) -> Option<MinimumOf> {
        if victim.severity() == Severity::Fatal {
            return Some(MinimumOf::Death);
        }
        self.assessment_of(victim.statement.id).map(|a| MinimumOf::Percent(a.percent))
    }
}

/// The injured workers to whom the employer owes something by their assessment, with the day from which his term
/// counts and what was paid of it.
pub(super) fn owed_to_the_injured(case: &Case, law: &LawSet) -> Vec<(VictimId, NaiveDate, PaidFor)> {
    let accident = case.accident.as_ref().map_or_else(|| vn_date(case.opened_at), |a| a.occurred.date());
    case.victims
        .iter()
        .filter(|v| v.statement.is_worker && v.statement.relation.chain() == RelationChain::Contract)
        .filter(|v| v.severity() != Severity::Fatal)
        .filter_map(|v| {
            let assessment = case.assessment_of(v.statement.id)?;
            let (months, _, _) = law.months_owed(accident, MinimumOf::Percent(assessment.percent));
            (months.0 > 0).then(|| (v.statement.id, assessment.starts_on(law), paid_for(case, v, law)))
        })
        .collect()
}
