//! Hand-over of a file between teams or bodies (Nghị định 39/2016/NĐ-CP Điều 17, Điều 20, Điều 22).

use super::super::evidence::Recorder;
use super::super::state::Case;
use crate::ids::{EvidenceId, HandoverId};
use crate::time::Instant;
use crate::words::{TeamLevel, text_enum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// A body that gives or takes a file.
    pub enum HandoverParty {
        EstablishmentTeam = "establishment_team" ["Đoàn điều tra cấp cơ sở", "establishment team"],
        Commune = "commune" ["UBND cấp xã", "commune People's Committee"],
        ProvincialTeam = "provincial_team" ["Đoàn điều tra cấp tỉnh", "provincial team"],
        CentralTeam = "central_team" ["Đoàn điều tra cấp trung ương", "central team"],
        Police = "police" ["cơ quan điều tra", "investigating police"],
        Specialised = "specialised" ["cơ quan điều tra theo luật chuyên ngành", "body under specialised law"],
    }
}

text_enum! {
    /// Side of a hand-over.
    pub enum HandoverSide {
        Giver = "giver" ["bên giao", "giving side"],
        Receiver = "receiver" ["bên nhận", "receiving side"],
    }
}

/// One thing handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverItem {
    /// Document, object or means.
    pub what: String,
    /// Pages, pieces.
    pub quantity: Option<String>,
    /// Condition.
    pub condition: Option<String>,
    /// The item in the file.
    pub evidence: Option<EvidenceId>,
}

/// A side confirmed the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverSignature {
    /// Side.
    pub side: HandoverSide,
    /// Name of who confirmed.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// When.
    pub at: Instant,
    /// What that side remarked: missing or damaged items.
    pub remark: Option<String>,
    /// Whose hand recorded it; none in older records.
    #[serde(default)]
    pub recorded_by: Option<Recorder>,
    /// The signed paper on which it was recorded for a side that did not confirm here itself.
    #[serde(default)]
    pub paper: Option<SignedPaper>,
}

/// A signed record on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedPaper {
    /// Number.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
}

/// A record of hand-over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Id.
    pub id: HandoverId,
    /// From.
    pub from: HandoverParty,
    /// To.
    pub to: HandoverParty,
    /// Number of the record (biên bản bàn giao).
    pub record_number: String,
    /// Date of the record.
    pub date: NaiveDate,
    /// Items.
    pub items: Vec<HandoverItem>,
    /// Why.
    pub reason: String,
    /// Confirmations; complete with one of each side.
    #[serde(default)]
    pub signatures: Vec<HandoverSignature>,
    /// When recorded here.
    pub recorded_at: Instant,
}

impl Handover {
    /// Did the side confirm?
    pub fn signed_by(&self, side: HandoverSide) -> bool {
        self.signatures.iter().any(|s| s.side == side)
    }

    /// Both sides confirmed.
    pub fn complete(&self) -> bool {
        HandoverSide::ALL.iter().all(|side| self.signed_by(*side))
    }
}

/// The team that has to hand the whole file over and has not (Nghị định 39/2016/NĐ-CP Điều 22), and to whom: it had
/// begun when the case went to another level.
pub fn handover_owed(case: &Case) -> Option<(HandoverParty, HandoverParty)> {
    let party = |level| match level {
        TeamLevel::Establishment => Some(HandoverParty::EstablishmentTeam),
        TeamLevel::Province => Some(HandoverParty::ProvincialTeam),
        TeamLevel::Central => Some(HandoverParty::CentralTeam),
        TeamLevel::Specialised => Some(HandoverParty::Specialised),
        TeamLevel::CommuneRecord | TeamLevel::None => None,
    };
    // Whoever investigates anew needs the file too (Nghị định 39/2016/NĐ-CP Điều 17).
    let again = case.stage.team().is_some_and(|t| t.again.is_some());
    let past = case.past_rounds.last().filter(|p| (!p.announced || again) && !case.stage.at_rest())?;
    let level = case.stage.team().map_or(case.level(), |t| t.level);
    let (from, to) = (party(past.team.level)?, party(level)?);
    let done = case.inquiry.handovers.iter().any(|h| h.from == from && h.recorded_at >= past.ended_at);
    (from != to && !done).then_some((from, to))
}
