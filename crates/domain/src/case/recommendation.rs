//! Recommendations: what must change, by whom, by when (PL IX mục 10; Nghị định 39/2016/NĐ-CP Điều 18).

use crate::ids::{EvidenceId, RecommendationId, UserId};
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

text_enum! {
    /// Where a measure stands in the hierarchy of controls: the higher, the better it prevents.
    pub enum ControlLevel {
        Elimination = "elimination" ["loại bỏ mối nguy", "elimination"],
        Substitution = "substitution" ["thay thế bằng cái ít nguy hiểm hơn", "substitution"],
        Engineering = "engineering" ["biện pháp kỹ thuật, che chắn, cách ly", "engineering controls"],
        Administrative = "administrative" ["biện pháp tổ chức, quy trình, huấn luyện", "administrative controls"],
        Ppe = "ppe" ["phương tiện bảo vệ cá nhân", "personal protective equipment"],
    }
}

text_enum! {
    /// What proves that a measure was carried out.
    pub enum ProofKind {
        Photo = "photo" ["ảnh", "photograph"],
        Document = "document" ["văn bản, hồ sơ", "document"],
        TestCertificate = "test_certificate" ["giấy chứng nhận kiểm định, kết quả đo", "test certificate"],
        TrainingRecord = "training_record" ["hồ sơ huấn luyện", "training record"],
        SiteVisit = "site_visit" ["kiểm tra tại chỗ", "visit on site"],
        Other = "other" ["bằng chứng khác", "other"],
    }
}

/// The due date was put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueExtension {
    /// The last day before.
    pub from: NaiveDate,
    /// The last day since.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who extended.
    pub by: Option<UserId>,
    /// Name of who extended.
    pub by_name: String,
    /// When.
    pub at: Instant,
}

/// What the owner reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What was done.
    pub text: String,
    /// Evidence in words until files can be attached.
    pub evidence: Option<String>,
    /// Evidence of the file that proves it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence_ids: Vec<EvidenceId>,
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
    /// Kind of proof wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof_kind: Option<ProofKind>,
    /// Where the measure stands in the hierarchy of controls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<ControlLevel>,
    /// When added.
    pub added_at: Instant,
    /// Reports of the owner.
    pub progress: Vec<Progress>,
    /// Checks.
    pub verifications: Vec<Verification>,
    /// Extensions, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<DueExtension>,
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
