//! The announcement meeting and the minutes (PL XI; Luật ATVSLĐ Điều 35 khoản 8).

use crate::time::Instant;
use crate::words::text_enum;
use chrono::NaiveDate;
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
    /// Why absent or why not signed.
    pub note: Option<String>,
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
}

/// The meeting: holding it ends the investigation clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// When it was held.
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
    /// Why it was held after the term, when it was.
    pub late_reason: Option<String>,
    /// When recorded.
    pub recorded_at: Instant,
}

/// The minutes as issued and sent (within 3 working days of the meeting).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedMinutes {
    /// Number of the investigation minutes.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// To whom sent.
    pub sent_to: Vec<String>,
    /// When sent.
    pub sent_at: Instant,
}
