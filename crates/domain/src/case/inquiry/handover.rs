//! Hand-over of a file between teams or bodies (Nghị định 39/2016/NĐ-CP Điều 17, Điều 20, Điều 22).

use crate::ids::{EvidenceId, HandoverId};
use crate::time::Instant;
use crate::words::text_enum;
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
