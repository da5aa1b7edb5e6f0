//! A report: anything that tells of an accident (tin báo, khai báo, ghi nhận).

use super::statement::AccidentStatement;
use crate::ids::{EnterpriseId, ReportId, UserId};
use crate::time::Instant;
use crate::value::{CommuneCode, Email, OccurredAt, PersonName, Phone};
use crate::words::{Channel, ReportKind, text_enum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Which body received a report; the investigation clock looks at the competent one.
    pub enum ReceivingBody {
        Department = "department" ["cơ quan chuyên môn về lao động cấp tỉnh", "provincial labour department"],
        Commune = "commune" ["UBND cấp xã", "commune People's Committee"],
        Police = "police" ["Công an", "police"],
        Employer = "employer" ["người sử dụng lao động", "employer"],
    }
}

/// Whoever told of the accident.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Informant {
    /// Name.
    pub name: Option<PersonName>,
    /// Position in the establishment, or relation to the victim.
    pub capacity: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// E-mail, for the receipt.
    pub email: Option<Email>,
}

/// What only the employer's declaration carries (PL III and what the law needs beside it).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclarationDetails {
    /// When the employer learned of the accident: starts the clock of an establishment team.
    pub known_at: Option<Instant>,
    /// Number of the employer's document.
    pub document_number: Option<String>,
    /// Place of the document.
    pub document_place: Option<String>,
    /// Date of the document.
    pub document_date: Option<NaiveDate>,
    /// First aid given.
    pub first_aid: Option<String>,
    /// Is the scene kept (Nghị định 39/2016/NĐ-CP Điều 18)?
    pub scene_kept: Option<bool>,
    /// If not: why, and how it was recorded.
    pub scene_note: Option<String>,
    /// What the employer reserves or disputes.
    pub reservations: Option<String>,
    /// Contact person.
    pub contact_name: Option<PersonName>,
    /// Telephone of the contact person.
    pub contact_phone: Option<Phone>,
    /// Who signs.
    pub signer_name: Option<PersonName>,
    /// Position of who signs.
    pub signer_position: Option<String>,
}

/// What a commune's notice (PL IV) and record carry beside the accident.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommuneDetails {
    /// When the commune received the tip.
    pub tip_received_at: Option<Instant>,
    /// Household, person or organisation for whom the work was done.
    pub work_done_for: Option<String>,
    /// Who signs for the commune.
    pub signer_name: Option<PersonName>,
    /// Position of who signs.
    pub signer_position: Option<String>,
    /// Record: where it was made.
    pub made_at_place: Option<String>,
    /// Record: when it was made.
    pub made_at: Option<OccurredAt>,
    /// Record: who made it (official, police, health station, hamlet chief).
    pub makers: Vec<String>,
    /// Record: first aid and emergency care given.
    #[serde(default)]
    pub first_aid: Option<String>,
    /// Record: initial cause.
    pub initial_cause: Option<String>,
    /// Record: danger factor, as code of the list of injury factors.
    pub injury_factor: Option<String>,
    /// Record: statements of witnesses.
    pub witness_statements: Vec<String>,
    /// Record: damage.
    pub damage: Option<String>,
    /// Record: immediate measures and recommendations.
    pub measures: Option<String>,
    /// Record: who receives a copy.
    pub copies_to: Vec<String>,
    /// Record: date of posting for the people.
    pub posted_on: Option<NaiveDate>,
}

text_enum! {
    /// Where a report stands.
    pub enum ReportState {
        Received = "received" ["đã nhận", "received"],
        SupplementRequested = "supplement_requested" ["yêu cầu bổ sung", "supplement requested"],
        Accepted = "accepted" ["đã tiếp nhận", "accepted"],
        Withdrawn = "withdrawn" ["đã rút", "withdrawn"],
    }
}

/// One report with its content. The first-submission time is kept for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Id.
    pub id: ReportId,
    /// Kind.
    pub kind: ReportKind,
    /// How it came.
    pub channel: Channel,
    /// Who told.
    pub told_by: Informant,
    /// Which body received it.
    pub received_by: ReceivingBody,
    /// Who received or logged it, as shown.
    pub receiver_name: Option<String>,
    /// When that body received it (first-submission time).
    pub received_at: Instant,
    /// When it was written into the system.
    pub recorded_at: Instant,
    /// Why it was logged later than received.
    pub late_entry_reason: Option<String>,
    /// User who filed it.
    pub filed_by: Option<UserId>,
    /// Enterprise on whose behalf it was filed.
    pub enterprise: Option<EnterpriseId>,
    /// Commune on whose behalf it was filed.
    pub commune: Option<CommuneCode>,
    /// Filed without a verified account: alerts say "chưa xác minh".
    pub verified: bool,
    /// The accident.
    pub accident: AccidentStatement,
    /// Of a declaration.
    pub declaration: Option<DeclarationDetails>,
    /// Of a commune's notice or record.
    pub commune_details: Option<CommuneDetails>,
}

impl Report {
    /// Full reports establish the facts of a case; a tip or an urgent notice only sketches them.
    pub fn is_full(&self) -> bool {
        match self.kind {
            ReportKind::Declaration | ReportKind::CommuneNotice | ReportKind::CommuneRecord => true,
            ReportKind::Tip | ReportKind::UrgentNotice => false,
        }
    }
}
