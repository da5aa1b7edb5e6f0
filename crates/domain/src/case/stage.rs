//! Stages of a case; the data of a stage stands inside its variant.

use super::findings::{Findings, FindingsSigned};
use super::meeting::Meeting;
use super::minutes::IssuedMinutes;
use super::team::Team;
use crate::ids::CaseId;
use crate::time::Instant;
use crate::words::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Name of a stage, without its data.
    pub enum StageKind {
        Reported = "reported" ["mới có tin", "reported"],
        Declared = "declared" ["đã khai báo", "declared"],
        Recorded = "recorded" ["UBND cấp xã đã lập biên bản ghi nhận", "recorded by the commune"],
        Investigating = "investigating" ["đang điều tra", "under investigation"],
        Suspended = "suspended" ["tạm dừng, hồ sơ ở cơ quan điều tra", "suspended, with the police"],
        Concluded = "concluded" ["đã kết luận, chưa công bố", "concluded, not yet announced"],
        Announced = "announced" ["đã công bố", "announced"],
        FollowUp = "follow_up" ["theo dõi kiến nghị", "following up recommendations"],
        Closed = "closed" ["đã kết thúc", "closed"],
        Dismissed = "dismissed" ["không thụ lý", "dismissed"],
    }
}

text_enum! {
    /// Why a case was dismissed.
    pub enum DismissalKind {
        NotTnld = "not_tnld" ["không phải tai nạn lao động", "not a workplace accident"],
        Merged = "merged" ["trùng với vụ khác", "the same accident as another case"],
        Withdrawn = "withdrawn" ["người báo tin đã rút tin trước khi tiếp nhận", "withdrawn by the reporter before acceptance"],
        OutsideProvince = "outside_province" ["xảy ra ngoài địa bàn tỉnh, đã chuyển nơi có thẩm quyền", "outside the province, referred to the competent one"],
    }
}

/// The file is with the investigating police (Luật ATVSLĐ Điều 35 khoản 7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliceTransfer {
    /// When the file was handed over.
    pub at: Instant,
    /// Investigation body.
    pub body: String,
    /// Signs of a crime, as a human judged.
    pub signs: String,
    /// Article of the penal code that may have been broken.
    #[serde(default)]
    pub penal_article: Option<String>,
    /// What the signs rest on: papers, findings, testimony.
    #[serde(default)]
    pub grounds: Option<String>,
    /// What was handed over.
    pub items: Vec<String>,
    /// Number of the hand-over record.
    pub record_number: Option<String>,
}

/// Minutes drafted and the meeting held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// The team that announced.
    pub team: Team,
    /// Its findings.
    pub findings: Findings,
    /// The meeting.
    pub meeting: Meeting,
    /// The minutes once issued and sent.
    pub minutes: Option<IssuedMinutes>,
    /// Who signed the minutes of the investigation; none for a round announced before signatures were kept.
    #[serde(default)]
    pub signed: Option<FindingsSigned>,
}

/// Where the case stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// A tip or an urgent notice; no full report yet.
    Reported,
    /// The employer declared, or the commune gave notice.
    Declared {
        /// Since.
        since: Instant,
    },
    /// The commune made its record (biên bản ghi nhận sự việc).
    Recorded {
        /// Since.
        since: Instant,
    },
    /// A team is at work.
    Investigating {
        /// The team.
        team: Team,
    },
    /// Stopped: the file is with the police.
    Suspended {
        /// The team whose clock stopped.
        team: Team,
        /// The hand-over.
        transfer: PoliceTransfer,
    },
    /// Minutes drafted; the clock still runs.
    Concluded {
        /// The team.
        team: Team,
        /// The findings.
        findings: Box<Findings>,
        /// When.
        concluded_at: Instant,
        /// The signed minutes; none while they are a draft.
        #[serde(default)]
        signed: Option<Box<FindingsSigned>>,
    },
    /// Meeting held; the clock stopped.
    Announced {
        /// Meeting and minutes.
        announcement: Box<Announcement>,
    },
    /// Minutes sent; recommendations are followed.
    FollowUp {
        /// Meeting and minutes.
        announcement: Box<Announcement>,
    },
    /// At rest.
    Closed {
        /// When.
        at: Instant,
        /// Closing note.
        note: Option<String>,
        /// Absent when a commune record was closed without a team.
        announcement: Option<Box<Announcement>>,
    },
    /// At rest.
    Dismissed {
        /// When.
        at: Instant,
        /// Why, as a kind.
        kind: DismissalKind,
        /// Why, in words.
        reason: String,
        /// The case that goes on, when merged.
        into: Option<CaseId>,
    },
}

impl Stage {
    /// The name of the stage.
    pub fn kind(&self) -> StageKind {
        match self {
            Self::Reported => StageKind::Reported,
            Self::Declared { .. } => StageKind::Declared,
            Self::Recorded { .. } => StageKind::Recorded,
            Self::Investigating { .. } => StageKind::Investigating,
            Self::Suspended { .. } => StageKind::Suspended,
            Self::Concluded { .. } => StageKind::Concluded,
            Self::Announced { .. } => StageKind::Announced,
            Self::FollowUp { .. } => StageKind::FollowUp,
            Self::Closed { .. } => StageKind::Closed,
            Self::Dismissed { .. } => StageKind::Dismissed,
        }
    }

    /// The team at work or whose work was announced.
    pub fn team(&self) -> Option<&Team> {
        match self {
            Self::Reported | Self::Declared { .. } | Self::Recorded { .. } | Self::Dismissed { .. } => None,
            Self::Investigating { team } | Self::Suspended { team, .. } | Self::Concluded { team, .. } => {
                Some(team)
            }
            Self::Announced { announcement } | Self::FollowUp { announcement } => Some(&announcement.team),
            Self::Closed { announcement, .. } => announcement.as_ref().map(|a| &a.team),
        }
    }

    /// Findings, once concluded.
    pub fn findings(&self) -> Option<&Findings> {
        match self {
            Self::Reported
            | Self::Declared { .. }
            | Self::Recorded { .. }
            | Self::Investigating { .. }
            | Self::Suspended { .. }
            | Self::Dismissed { .. } => None,
            Self::Concluded { findings, .. } => Some(findings),
            Self::Announced { announcement } | Self::FollowUp { announcement } => {
                Some(&announcement.findings)
            }
            Self::Closed { announcement, .. } => announcement.as_ref().map(|a| &a.findings),
        }
    }

    /// The signed minutes of the investigation.
    pub fn signed(&self) -> Option<&FindingsSigned> {
        match self {
            Self::Concluded { signed, .. } => signed.as_deref(),
            Self::Reported
            | Self::Declared { .. }
            | Self::Recorded { .. }
            | Self::Investigating { .. }
            | Self::Suspended { .. }
            | Self::Announced { .. }
            | Self::FollowUp { .. }
            | Self::Closed { .. }
            | Self::Dismissed { .. } => self.announcement().and_then(|a| a.signed.as_ref()),
        }
    }

    /// The meeting, once held.
    pub fn announcement(&self) -> Option<&Announcement> {
        match self {
            Self::Reported
            | Self::Declared { .. }
            | Self::Recorded { .. }
            | Self::Investigating { .. }
            | Self::Suspended { .. }
            | Self::Concluded { .. }
            | Self::Dismissed { .. } => None,
            Self::Announced { announcement } | Self::FollowUp { announcement } => Some(announcement),
            Self::Closed { announcement, .. } => announcement.as_deref(),
        }
    }

    /// The same, to be changed.
    pub(super) fn announcement_mut(&mut self) -> Option<&mut Announcement> {
        match self {
            Self::Reported
            | Self::Declared { .. }
            | Self::Recorded { .. }
            | Self::Investigating { .. }
            | Self::Suspended { .. }
            | Self::Concluded { .. }
            | Self::Dismissed { .. } => None,
            Self::Announced { announcement } | Self::FollowUp { announcement } => Some(announcement),
            Self::Closed { announcement, .. } => announcement.as_deref_mut(),
        }
    }

    /// Nothing moves a case at rest but what the law lists.
    pub fn at_rest(&self) -> bool {
        matches!(self.kind(), StageKind::Closed | StageKind::Dismissed)
    }
}
