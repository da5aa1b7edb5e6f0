//! Investigating again: a new round in the same case (Luật ATVSLĐ Điều 35; Nghị định 39/2016/NĐ-CP Điều 17).

use super::stage::Announcement;
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
