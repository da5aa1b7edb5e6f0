//! The announcement meeting (PL XI; Luật ATVSLĐ Điều 35 khoản 8): planned, then held.

use crate::time::Instant;
use crate::words::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Group present at the meeting (PL XI mục 2).
    pub enum AttendanceGroup {
        Team = "team" ["Đoàn điều tra", "investigation team"],
        Employer = "employer" ["người sử dụng lao động hoặc người được ủy quyền", "employer or authorised person"],
        Commune = "commune" ["đại diện UBND cấp xã", "commune People's Committee"],
        Union = "union" ["đại diện công đoàn", "trade union"],
        VictimOrRelatives = "victim_or_relatives" ["nạn nhân hoặc đại diện thân nhân", "victim or relatives"],
        Witness = "witness" ["người biết sự việc", "witness"],
        PersonConcerned = "person_concerned" ["người có liên quan", "person concerned"],
        Police = "police" ["cơ quan Công an", "police"],
        Procuracy = "procuracy" ["Viện kiểm sát nhân dân", "procuracy"],
    }
}

/// Somebody who is to come to the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Group.
    pub group: AttendanceGroup,
    /// Name of the person or of the agency.
    pub name: String,
    /// Unit and position.
    pub unit: Option<String>,
    /// Telephone or address under which the invitation goes out.
    pub contact: Option<String>,
}

/// A meeting as planned; a later plan of the same round replaces it and says why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingPlan {
    /// Round of investigation that will be announced.
    pub round: u32,
    /// When it is to be held.
    pub at: Instant,
    /// Where.
    pub place: String,
    /// What is on the agenda beside the minutes.
    pub agenda: Option<String>,
    /// Who is invited.
    pub invited: Vec<Invited>,
    /// Why it was planned anew; absent for the first plan of a round.
    pub reason: Option<String>,
    /// Who planned it.
    pub by_name: String,
    /// When it was planned.
    pub recorded_at: Instant,
}

/// One person at the meeting, or absent with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// Group.
    pub group: AttendanceGroup,
    /// Name.
    pub name: String,
    /// Unit and position.
    pub unit: Option<String>,
    /// Present.
    pub present: bool,
    /// Why absent.
    pub note: Option<String>,
    /// Number of the paper that authorises whoever stands for somebody else (PL XI mục 2 điểm b).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorisation: Option<String>,
}

/// Dissent recorded and signed in the meeting minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dissent {
    /// Who.
    pub person: String,
    /// Opinion.
    pub opinion: String,
    /// Reason.
    pub reason: Option<String>,
    /// Signed by that person; not told by records of before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<bool>,
}

/// An opinion given in turn (PL XI mục 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Who.
    pub person: String,
    /// What was said.
    pub opinion: String,
}

/// Somebody who would not sign the meeting minutes (PL XI mục 6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningRefusal {
    /// Who.
    pub person: String,
    /// Why.
    pub reason: String,
}

/// What PL XI records of the course of the meeting; empty in records of before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proceedings {
    /// Number of the meeting minutes.
    pub number: Option<String>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Title and number of the investigation minutes that were read in full.
    pub minutes_read: Option<String>,
    /// Opinions in turn.
    pub opinions: Vec<Opinion>,
    /// What the head of the team answered.
    pub answers: Option<String>,
    /// Final conclusion.
    pub final_conclusion: Option<String>,
    /// Recommendations that are not carried out yet.
    pub unfinished: Option<String>,
    /// Refusals to sign.
    pub refusals: Vec<SigningRefusal>,
}

/// The meeting: holding it ends the investigation clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// When it was opened.
    pub held_at: Instant,
    /// Where.
    pub place: String,
    /// Chair (head of the team).
    pub chair: String,
    /// Secretary.
    pub secretary: Option<String>,
    /// Who was there and who was not.
    pub attendance: Vec<Attendee>,
    /// Dissent.
    pub dissent: Vec<Dissent>,
    /// What was read, said, concluded and not signed.
    #[serde(default)]
    pub proceedings: Proceedings,
    /// Why it was held after the term, when it was.
    pub late_reason: Option<String>,
    /// When recorded.
    pub recorded_at: Instant,
}
