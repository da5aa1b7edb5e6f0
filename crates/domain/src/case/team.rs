//! The investigation team and its clock (Luật ATVSLĐ Điều 35; Nghị định 39/2016/NĐ-CP Điều 11).

use super::round::Reinvestigation;
use crate::ids::EvidenceId;
use crate::time::Instant;
use crate::value::PersonName;
use crate::words::{EventClass, TeamLevel, text_enum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// For whom a member sits in the team (Luật ATVSLĐ Điều 35 khoản 1 đến 3).
    pub enum MemberCapacity {
        Employer = "employer" ["người sử dụng lao động hoặc người được ủy quyền", "employer or authorised person"],
        LabourAuthority = "labour_authority" ["đại diện cơ quan chuyên môn về lao động", "labour authority"],
        Health = "health" ["đại diện Sở Y tế hoặc người làm công tác y tế", "health authority or medical officer"],
        UnionOrWorkersRep = "union_or_workers_rep" ["đại diện công đoàn hoặc tập thể người lao động", "trade union or workers' representative"],
        OshOfficer = "osh_officer" ["người làm công tác an toàn, vệ sinh lao động", "OSH officer"],
        Ministry = "ministry" ["đại diện Bộ", "ministry"],
        InvitedEmployer = "invited_employer" ["đại diện đơn vị quản lý nạn nhân được mời", "invited representative of the victim's employer"],
        Other = "other" ["thành viên khác", "other"],
    }
}

/// A member of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMember {
    /// Full name.
    pub name: PersonName,
    /// Position.
    pub position: String,
    /// Unit.
    pub unit: String,
    /// Head of the team (Trưởng đoàn); exactly one.
    pub head: bool,
    /// For whom.
    pub capacity: MemberCapacity,
    /// Number of the written authorisation, when needed.
    pub authorisation: Option<String>,
}

/// The consent to the one extension (Luật ATVSLĐ Điều 35 khoản 6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Days added to the unrolled end.
    pub days: u32,
    /// Number of the consent of whoever founded the team.
    pub consent_number: String,
    /// Date of the consent.
    pub consent_date: NaiveDate,
    /// Who consented.
    pub consented_by: String,
    /// Why.
    pub reason: String,
    /// When recorded.
    pub recorded_at: Instant,
}

/// One team and its clock: a round of investigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Number of the round within the case, from 1.
    pub round: u32,
    /// Level.
    pub level: TeamLevel,
    /// Number of the founding decision (PL V, VI, VII).
    pub decision_number: String,
    /// Date of the founding decision.
    pub decision_date: NaiveDate,
    /// Who founded it.
    pub founder: String,
    /// Members.
    pub members: Vec<TeamMember>,
    /// When it was founded in the system.
    pub founded_at: Instant,
    /// Receipt by the competent body: the clock counts from here.
    pub clock_from: Instant,
    /// Technical or forensic expertise was requested: 60 days.
    pub expertise: Option<Expertise>,
    /// The one extension.
    pub extension: Option<Extension>,
    /// Counted anew since everything came back from the police.
    pub restarted_at: Option<Instant>,
    /// It investigates again what an earlier team announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Reinvestigation>,
    /// Further requests for expertise; the first one moved the term.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_expertise: Vec<Expertise>,
    /// Results of expertise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expertise_results: Vec<ExpertiseResult>,
    /// Who sat in the team before, each with the decision that changed it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<TeamChange>,
    /// Why the term ran out, once it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay_reason: Option<String>,
    /// What the founding decision says besides.
    #[serde(default, skip_serializing_if = "DecisionPaper::is_empty")]
    pub paper: DecisionPaper,
    /// Clocks of this round that stopped when the file went to the police and were counted anew afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stopped: Vec<StoppedClock>,
}

/// A clock that stopped when the file went to the police: it is kept and shown beside the one counted anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoppedClock {
    /// Since when it had been counted anew, when it was not the first.
    pub restarted_at: Option<Instant>,
    /// When the file was handed over.
    pub stopped_at: Instant,
    /// Expertise had been requested by then.
    pub expertise: bool,
    /// The extension it had.
    pub extension: Option<Extension>,
    /// Why it had run out by then, when that was said.
    pub delay_reason: Option<String>,
}

/// What a decision that founds or changes a team says beside number, date and members (PL V, VI, VII).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionPaper {
    /// Place where it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Legal grounds, each without "Căn cứ".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<String>,
    /// Who proposed it (Xét đề nghị của …).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposer: Option<String>,
    /// Who must carry it out besides the members (Điều 3).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub executors: Vec<String>,
    /// Who receives it (Nơi nhận).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// Title of whoever signs it, who is named as the founder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signatory_title: Option<String>,
}

impl DecisionPaper {
    /// Nothing of it was told.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Team {
    /// Every request for expertise, in order.
    pub fn all_expertise(&self) -> impl Iterator<Item = &Expertise> {
        self.expertise.iter().chain(&self.further_expertise)
    }

    /// The head (Trưởng đoàn).
    pub fn head(&self) -> Option<&TeamMember> {
        self.members.iter().find(|m| m.head)
    }
}

/// A decision that changed the members of a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamChange {
    /// When.
    pub at: Instant,
    /// Number of the decision that changed the team.
    pub decision_number: String,
    /// Its date.
    pub decision_date: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who sat in the team until then.
    pub before: Vec<TeamMember>,
    /// What the decision says besides.
    #[serde(default, skip_serializing_if = "DecisionPaper::is_empty")]
    pub paper: DecisionPaper,
}

/// The decision that changes a team, as an event keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamOrder {
    /// Number of the decision.
    pub decision_number: String,
    /// Its date.
    pub decision_date: NaiveDate,
    /// Why.
    pub reason: String,
    /// The members from now on, all of them.
    pub members: Vec<TeamMember>,
    /// What the decision says besides.
    #[serde(default, skip_serializing_if = "DecisionPaper::is_empty")]
    pub paper: DecisionPaper,
}

/// The result of an expertise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertiseResult {
    /// Number of the request it answers.
    pub request_number: String,
    /// Number of the conclusion.
    pub number: String,
    /// Day it was received.
    pub received_on: NaiveDate,
    /// What it concludes.
    pub conclusion: String,
    /// The paper in the file.
    pub evidence: Option<EvidenceId>,
    /// When recorded.
    pub recorded_at: Instant,
}

/// A written request for technical or forensic expertise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expertise {
    /// Technical or forensic, in words.
    pub subject: String,
    /// Body asked.
    pub body: String,
    /// Number of the request.
    pub request_number: String,
    /// Date of the request.
    pub requested_on: NaiveDate,
}

/// How a round ended without being announced, or was superseded: its clock is kept and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastRound {
    /// The team.
    pub team: Team,
    /// The class the round had: its term is kept and shown.
    pub class: EventClass,
    /// When it ended.
    pub ended_at: Instant,
    /// Why: hand-over to another level, or superseded.
    pub reason: String,
    /// It had ended with an announcement.
    pub announced: bool,
}

/// Cases were taken over to the province alone when that was all the event told.
pub(super) fn province() -> TeamLevel {
    TeamLevel::Province
}
