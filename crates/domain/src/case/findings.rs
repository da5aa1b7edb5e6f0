//! Findings on cause and responsibility (items 6 to 13 of PL IX and PL X).

use super::cause_tree::CauseNode;
use super::victim_finding::VictimFinding;
use crate::ids::EvidenceId;
use crate::time::Instant;
use crate::value::{Dong, PersonName};
use crate::words::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Whose fault (PL IX mục 7).
    pub enum FaultSide {
        Employer = "employer" ["do lỗi của người sử dụng lao động", "employer's fault"],
        Worker = "worker" ["do lỗi của người lao động", "worker's fault"],
        Both = "both" ["do lỗi của cả hai bên", "fault of both"],
        Other = "other" ["nguyên nhân khác, không do lỗi hai bên", "other cause, nobody's fault"],
    }
}

text_enum! {
    /// Conclusion on the accident (PL IX mục 8).
    pub enum Conclusion {
        Tnld = "tnld" ["là tai nạn lao động", "a workplace accident"],
        Benefit392 = "benefit_39_2" ["tai nạn được hưởng trợ cấp theo khoản 2 Điều 39", "accident with allowance under Article 39(2)"],
        NotTnld = "not_tnld" ["không phải là tai nạn lao động", "not a workplace accident"],
    }
}

/// A person at fault (PL IX mục 9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonAtFault {
    /// Name.
    pub name: PersonName,
    /// Position and unit.
    pub position: Option<String>,
    /// What was violated.
    pub violation: String,
    /// Article or rule violated.
    pub article: Option<String>,
    /// Handling proposed.
    pub proposed_handling: String,
    /// Evidence of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// Damage and cost (PL IX mục 13, PL XII bảng II).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// Days off work.
    pub lost_days: Option<u32>,
    /// Medical cost.
    pub medical: Option<Dong>,
    /// Wages during treatment.
    pub wages: Option<Dong>,
    /// Compensation or allowance.
    pub compensation: Option<Dong>,
    /// Other cost.
    pub other: Option<Dong>,
    /// What the other cost is.
    pub other_note: Option<String>,
    /// Damage to property and equipment.
    pub property: Option<Dong>,
}

/// A member's opinion that differs and is kept on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReservedOpinion {
    /// Who.
    pub person: String,
    /// What.
    pub opinion: String,
}

/// How it happened in the words of the European statistics (ESAW), each a code of the list; nothing of it is asked for
/// by the law.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Esaw {
    /// What the victim was doing.
    pub activity: Option<String>,
    /// What departed from normal.
    pub deviation: Option<String>,
    /// What hurt, and how.
    pub contact: Option<String>,
}

/// The team's conclusion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Course of events as established.
    pub course: String,
    /// Whose fault.
    pub fault: FaultSide,
    /// Principal cause, code 1 to 9 (PL XII mục 1.1), or 10 for an allowance under Article 39(2).
    pub cause: String,
    /// Cause in words.
    pub cause_detail: String,
    /// Principal injury factor, code of the list in force on the date of the accident.
    pub injury_factor: Option<String>,
    /// Activity, deviation and contact, where the team tells them.
    #[serde(default)]
    pub esaw: Esaw,
    /// Conclusion.
    pub conclusion: Conclusion,
    /// Degree of violation and responsibility in words.
    pub responsibility: String,
    /// Persons at fault; empty when nobody is.
    pub persons_at_fault: Vec<PersonAtFault>,
    /// Damage and cost.
    pub damage: Damage,
    /// Reserved opinions of members.
    pub reserved_opinions: Vec<ReservedOpinion>,
    /// Number of the draft minutes.
    pub minutes_number: Option<String>,
    /// Evidence that course and cause rest on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
    /// Causes below the principal one, as a tree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<CauseNode>,
    /// Rules that were breached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules_breached: Vec<RuleBreached>,
    /// What speaks against the findings, and why they stand all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contrary: Vec<ContraryEvidence>,
    /// What PL IX and PL X ask of each victim (items 4, 11, 12).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub victims: Vec<VictimFinding>,
    /// Who took part in the investigation without being a member (item 3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    /// What PL X asks beyond PL IX.
    #[serde(default)]
    pub provincial: ProvincialPart,
    /// Of an accident on the way to or from work: why none of the papers of Điều 35 khoản 5 is in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commuting_paper_reason: Option<String>,
}

/// A rule that was breached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleBreached {
    /// Article, standard, rule of the works.
    pub article: String,
    /// By which side.
    pub by: FaultSide,
    /// How.
    pub how: Option<String>,
}

/// Evidence or a statement that speaks against the findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContraryEvidence {
    /// What it says.
    pub what: String,
    /// The item in the file.
    pub evidence: Option<EvidenceId>,
    /// Why the findings stand all the same.
    pub answer: Option<String>,
}

/// Somebody who took part in the investigation (PL IX mục 3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Name.
    pub name: PersonName,
    /// Unit.
    pub unit: Option<String>,
    /// Position.
    pub position: Option<String>,
}

/// What PL X asks beyond PL IX.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvincialPart {
    /// First day of the work at the scene.
    pub site_from: Option<NaiveDate>,
    /// Last day of the work at the scene.
    pub site_to: Option<NaiveDate>,
    /// How the team worked with the police.
    pub coordination: Option<String>,
    /// Recommendations to the department or the ministry.
    pub proposals: Option<String>,
    /// Sanctions proposed.
    pub sanctions: Option<String>,
    /// Hand-over because of signs of a crime.
    pub criminal_signs: Option<String>,
}

impl Findings {
    /// Every piece of evidence that the findings name, each with its place in them.
    pub fn linked(&self) -> Vec<(String, EvidenceId)> {
        let mut out = Vec::new();
        let mut all = |pointer: String, ids: &[EvidenceId]| {
            out.extend(ids.iter().enumerate().map(|(n, id)| (format!("{pointer}/{n}"), *id)));
        };
        all("/evidence".to_owned(), &self.evidence);
        for (n, cause) in self.causes.iter().enumerate() {
            all(format!("/causes/{n}/evidence"), &cause.evidence);
        }
        for (n, person) in self.persons_at_fault.iter().enumerate() {
            all(format!("/persons_at_fault/{n}/evidence"), &person.evidence);
        }
        for (n, against) in self.contrary.iter().enumerate() {
            out.extend(against.evidence.map(|id| (format!("/contrary/{n}/evidence_id"), id)));
        }
        out
    }
}

/// Somebody signed the minutes, or did not and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesSignature {
    /// Name, as in the team.
    pub name: String,
    /// Signed.
    pub signed: bool,
    /// Why not.
    pub reason: Option<String>,
}

/// The minutes of the investigation are signed: findings bound to evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingsSigned {
    /// Number of the minutes (PL IX, PL X).
    pub minutes_number: String,
    /// Day of signing.
    pub signed_on: NaiveDate,
    /// Signatures.
    pub signatures: Vec<MinutesSignature>,
    /// When recorded.
    pub recorded_at: Instant,
}
