//! What the interface answers: one file per thing, each with its schema.

mod agency;
mod alert;
mod announcement;
mod assessment;
mod benefit;
mod case;
mod case_row;
mod channel;
mod compensation;
mod dead_letter;
mod deadline;
mod document;
mod drill;
mod duplicate;
mod evidence;
mod follow_up;
mod health;
mod inquiry;
mod investigation;
mod notice;
mod outcome;
mod page;
mod performance;
mod police_file;
mod police_matter;
mod prevention;
mod public_version;
mod reference;
mod registration;
mod report;
mod session;
mod share;
mod site;
mod task;
mod timeline;
mod timeline_inquiry;
mod token;
mod user;
mod webhook;

pub use agency::{AgencyAnswer, DutyTurnAnswer};
pub use alert::AlertAnswer;
pub use announcement::ClosingConditionAnswer;
pub use assessment::AssessmentAnswer;
pub use benefit::BenefitsAnswer;
pub use case::CaseAnswer;
pub use case_row::CaseRowAnswer;
pub use channel::{ChannelHealthAnswer, ChannelTestAnswer};
pub use dead_letter::{DeadLetterAnswer, DeadLetterPage, ReplayedAnswer};
pub use deadline::CaseDeadlineAnswer;
pub use document::{DocumentListAnswer, FiledCopyAnswer, IssueAnswer, VerifiedDocumentAnswer};
pub use drill::{DrillPage, DrillReportAnswer};
pub use duplicate::DuplicateAnswer;
pub use evidence::{
    AddedEvidenceAnswer, EvidenceItemAnswer, EvidenceListAnswer, FileListAnswer, UploadAnswer,
};
pub use follow_up::{
    EarlierCaseAnswer, LessonAnswer, LessonPage, RecommendationItemAnswer, RecommendationPage,
    RegisterPageAnswer,
};
pub use health::HealthAnswer;
pub(crate) use notice::receipt;
pub use notice::{NoticeAnswer, NoticeCodeAnswer, NoticeOutcomeAnswer};
pub use outcome::OutcomeAnswer;
pub(crate) use outcome::{changed, created};
pub use page::{AlertPage, CasePageAnswer};
pub use performance::PerformanceAnswer;
pub use police_file::PoliceFilePage;
pub use prevention::{AudienceAnswer, PreventionNoticePage, PreventionNoticeReport};
pub use public_version::{PublicAnswer, PublicRecordAnswer, PublicVersionAnswer};
pub use reference::{
    CodeListAnswer, CommuneAnswer, CommuneListAnswer, HolidayListAnswer, ProvinceListAnswer,
};
pub use registration::{OwnRegistrationAnswer, RegisteredAnswer, RegistrationAnswer, RegistrationPageAnswer};
pub use session::SessionAnswer;
pub(crate) use site::site;
pub use site::{EnterpriseAnswer, SiteAnswer};
pub use task::{TaskAnswer, TaskPage};
pub use timeline::TimelineEntryAnswer;
pub use token::{NewTokenAnswer, TokenAnswer};
pub use user::{OneTimePasswordAnswer, UserAnswer};
pub use webhook::{WebhookAnswer, WebhookSecretAnswer};

use domain::law::{Basis, Moment};
use domain::time::{Instant, rfc3339_vn};
use serde::Serialize;
use tnld_http::dto::ConfidenceWord;
use utoipa::ToSchema;

/// RFC 3339 with the offset of Vietnam.
pub(crate) fn moment(at: Instant) -> String {
    rfc3339_vn(at)
}

/// A day as `YYYY-MM-DD`, an instant as RFC 3339 with +07:00.
pub(crate) fn day_or_moment(m: Moment) -> String {
    match m {
        Moment::Day(day) => day.to_string(),
        Moment::At(at) => rfc3339_vn(at),
    }
}

/// Rule, article and how sure we are of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct BasisAnswer {
    /// Rule id, explained in `docs/law.md`.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: ConfidenceWord,
}

impl From<&Basis> for BasisAnswer {
    fn from(basis: &Basis) -> Self {
        Self {
            rule: basis.rule.to_string(),
            citation: basis.citation.text.clone(),
            confidence: basis.citation.confidence.into(),
        }
    }
}

/// A text in both languages.
#[derive(Debug, Serialize, ToSchema)]
pub struct BothLanguages {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl From<domain::words::Localized> for BothLanguages {
    fn from(text: domain::words::Localized) -> Self {
        Self { vi: text.vi, en: text.en }
    }
}
