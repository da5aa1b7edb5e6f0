//! Typed identifiers, all UUIDv7 made by the caller.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(s).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A case (vụ TNLĐ); also the id of its event stream.
    CaseId,
    /// One report of an accident (tin, khai báo, ghi nhận).
    ReportId,
    /// A victim within a case.
    VictimId,
    /// A piece of evidence (chứng cứ, tài liệu) of a case.
    EvidenceId,
    /// A file that is being received.
    UploadId,
    /// A complaint about findings (khiếu nại).
    ComplaintId,
    /// A recommendation (kiến nghị) of a case.
    RecommendationId,
    /// An alert to one recipient; also the id of its event stream.
    AlertId,
    /// A user of the system.
    UserId,
    /// An API token of a system.
    TokenId,
    /// A session of a person.
    SessionId,
    /// An enterprise (người sử dụng lao động).
    EnterpriseId,
    /// An application of a safety officer to act for an enterprise (đăng ký).
    RegistrationId,
    /// A site of an enterprise (cơ sở).
    SiteId,
    /// An agency (cơ quan).
    AgencyId,
    /// A draft of a form.
    DraftId,
    /// A request for supplements to a report.
    SupplementId,
    /// A step of the plan of an investigation.
    StepId,
    /// A record of testimony (biên bản lấy lời khai).
    TestimonyId,
    /// A document that was issued (văn bản).
    DocumentId,
    /// A signed or edited version filed beside it.
    DocumentCopyId,
    /// A request for documents, objects or means.
    DocumentRequestId,
    /// A hand-over of a file (biên bản bàn giao).
    HandoverId,
    /// A referral to a body under specialised law.
    ReferralId,
    /// Something a person must do.
    TaskId,
    /// One message of an alert over one channel.
    MessageId,
    /// A process of the system.
    WorkerId,
    /// A drill of the chain of alerts (diễn tập).
    DrillId,
    /// A webhook of an agency.
    WebhookId,
    /// A test of a channel.
    ChannelTestId,
}
