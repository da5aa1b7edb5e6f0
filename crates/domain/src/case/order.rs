//! What the larger commands carry, already parsed.

use super::compensation::{CompensationKind, RecipientKind};
use super::recommendation::{OwnerKind, Recommendation};
use super::team::TeamMember;
use crate::ids::{RecommendationId, VictimId};
use crate::time::Instant;
use crate::value::Dong;
use chrono::NaiveDate;

/// What founding a team needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTeam {
    /// Number of the decision.
    pub decision_number: String,
    /// Date of the decision.
    pub decision_date: NaiveDate,
    /// Who signed it.
    pub founder: String,
    /// Members.
    pub members: Vec<TeamMember>,
}

/// What an extension needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extend {
    /// Days, at most the length of the term.
    pub days: u32,
    /// Number of the consent.
    pub consent_number: String,
    /// Date of the consent.
    pub consent_date: NaiveDate,
    /// Who consented.
    pub consented_by: String,
    /// Why.
    pub reason: String,
}

/// What a new recommendation needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecommendation {
    /// Id.
    pub id: RecommendationId,
    /// What must be done.
    pub content: String,
    /// Kind of owner.
    pub owner_kind: OwnerKind,
    /// Owner.
    pub owner: String,
    /// Last day.
    pub due: NaiveDate,
    /// Proof wanted.
    pub proof: Option<String>,
}

/// What the record of a payment needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCompensation {
    /// For whom.
    pub victim: VictimId,
    /// Compensation or allowance.
    pub kind: CompensationKind,
    /// Đồng.
    pub amount: Dong,
    /// Day of the payment.
    pub paid_on: NaiveDate,
    /// Who took the money.
    pub recipient_kind: RecipientKind,
    /// Name of who took it.
    pub recipient_name: String,
    /// Number and date of the employer's decision to pay.
    pub decision_reference: Option<String>,
    /// Note.
    pub note: Option<String>,
}

impl NewRecommendation {
    pub(super) fn into_recommendation(self, at: Instant) -> Recommendation {
        Recommendation {
            id: self.id,
            content: self.content,
            owner_kind: self.owner_kind,
            owner: self.owner,
            due: self.due,
            proof: self.proof,
            added_at: at,
            progress: Vec::new(),
            verifications: Vec::new(),
        }
    }
}
