//! Recommendations: what must change, by whom, by when (PL IX mục 10; Nghị định 39/2016/NĐ-CP Điều 18).

use crate::ids::{RecommendationId, UserId};
use crate::time::Instant;
use crate::words::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Where a recommendation stands.
    pub enum RecommendationState {
        Open = "open" ["chưa thực hiện", "open"],
        Reported = "reported" ["đã báo cáo thực hiện, chờ xác minh", "reported as done, awaiting verification"],
        Verified = "verified" ["đã xác minh", "verified"],
        Rejected = "rejected" ["chưa đạt, phải thực hiện lại", "rejected, to be done again"],
    }
}

text_enum! {
    /// Who must carry it out.
    pub enum OwnerKind {
        Employer = "employer" ["người sử dụng lao động", "employer"],
        Agency = "agency" ["cơ quan", "agency"],
        Person = "person" ["cá nhân", "person"],
    }
}

/// What the owner reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What was done.
    pub text: String,
    /// Evidence in words until files can be attached.
    pub evidence: Option<String>,
    /// Reported as done, or only as under way.
    pub done: bool,
    /// Who reported.
    pub by: Option<UserId>,
    /// Name of who reported.
    pub by_name: String,
    /// When.
    pub at: Instant,
}

/// The check by a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Accepted or rejected.
    pub accepted: bool,
    /// Why; required when rejected.
    pub note: Option<String>,
    /// Who.
    pub by: Option<UserId>,
    /// Name of who verified.
    pub by_name: String,
    /// When.
    pub at: Instant,
}

/// A recommendation and its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// Id.
    pub id: RecommendationId,
    /// What must be done.
    pub content: String,
    /// Kind of owner.
    pub owner_kind: OwnerKind,
    /// Name of the owner.
    pub owner: String,
    /// Last day.
    pub due: NaiveDate,
    /// Proof wanted.
    pub proof: Option<String>,
    /// When added.
    pub added_at: Instant,
    /// Reports of the owner.
    pub progress: Vec<Progress>,
    /// Checks.
    pub verifications: Vec<Verification>,
}

impl Recommendation {
    /// Where it stands, from its history.
    pub fn state(&self) -> RecommendationState {
        let reported = self.progress.iter().rev().find(|p| p.done).map(|p| p.at);
        match (self.verifications.last(), reported) {
            (Some(v), _) if v.accepted => RecommendationState::Verified,
            (Some(v), Some(at)) if at > v.at => RecommendationState::Reported,
            (Some(_), _) => RecommendationState::Rejected,
            (None, Some(_)) => RecommendationState::Reported,
            (None, None) => RecommendationState::Open,
        }
    }
}
