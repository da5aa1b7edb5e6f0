//! Investigating again: a new round in the same case (Luật ATVSLĐ Điều 35; Nghị định 39/2016/NĐ-CP Điều 17).

use super::evidence::EvidenceItem;
use super::file_list::FilePointMark;
use super::inquiry::Inquiry;
use super::stage::Announcement;
use super::team::Team;
use crate::ids::ComplaintId;
use crate::law::Basis;
use crate::time::Instant;
use crate::words::{TeamLevel, text_enum};
use serde::{Deserialize, Serialize};

text_enum! {
    /// Why a case is investigated again.
    pub enum ReinvestigationGround {
        Complaint = "complaint" ["theo khiếu nại, tố cáo", "on a complaint"],
        ExOfficio = "ex_officio" ["khi xét thấy cần thiết", "found necessary"],
        SocialInsurance = "social_insurance" ["theo yêu cầu của cơ quan bảo hiểm xã hội", "at the request of social insurance"],
    }
}

/// What a team that investigates again carries beside what every team does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reinvestigation {
    /// Why, as a kind.
    pub ground: ReinvestigationGround,
    /// The complaint it follows.
    pub complaint: Option<ComplaintId>,
    /// When it was asked for, when it was.
    pub requested_at: Option<Instant>,
    /// Why, in words.
    pub reason: String,
    /// Level of the team whose findings are looked at again.
    pub earlier: TeamLevel,
    /// Rule and article of the competence.
    pub competence: Basis,
    /// From what the clock counts; the law says nothing of it.
    pub clock: Basis,
}

/// Findings that a later round replaced: kept for ever, valid no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// What was announced.
    pub announcement: Announcement,
    /// When the later round was announced.
    pub at: Instant,
}

/// An announced round was left for another one: what stood in the file then was public to the parties and stays so,
/// what came since is secret until the later round is announced (Nghị định 39/2016/NĐ-CP Điều 12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopened {
    /// When.
    pub at: Instant,
    /// The team whose findings were announced.
    pub team: Team,
    /// Evidence as it stood.
    pub evidence: Vec<EvidenceItem>,
    /// Points of the victims' files as they were marked.
    pub file_notes: Vec<FilePointMark>,
    /// The work of the team as it stood.
    pub inquiry: Inquiry,
}
