//! Testimony (Phụ lục VIII Nghị định 39/2016/NĐ-CP).

use crate::ids::{EvidenceId, TestimonyId, VictimId};
use crate::time::Instant;
use crate::value::{Birth, PersonName, Sex};
use crate::words::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// As what the person was heard.
    pub enum HeardAs {
        Victim = "victim" ["người bị tai nạn", "victim"],
        Witness = "witness" ["người biết sự việc", "witness"],
        Concerned = "concerned" ["người có liên quan", "person concerned"],
    }
}

text_enum! {
    /// How the record was read.
    pub enum Reading {
        BySelf = "by_self" ["tự đọc", "read by the person"],
        ReadAloud = "read_aloud" ["được đọc cho nghe", "read to the person"],
    }
}

text_enum! {
    /// How every page was signed by the person heard.
    pub enum TestimonySignature {
        Signed = "signed" ["đã ký từng trang", "signed on every page"],
        Fingerprint = "fingerprint" ["điểm chỉ từng trang", "fingerprint on every page"],
        Refused = "refused" ["từ chối ký", "refused to sign"],
    }
}

/// Who asked, or who wrote it down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interviewer {
    /// Full name.
    pub name: PersonName,
    /// Title.
    pub title: Option<String>,
    /// Unit.
    pub unit: Option<String>,
    /// Role in the team.
    pub role: Option<String>,
}

/// Who was heard (PL VIII mục 3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeardPerson {
    /// Full name.
    pub name: PersonName,
    /// Other name.
    pub other_name: Option<String>,
    /// Sex.
    pub sex: Sex,
    /// Birth, possibly half known.
    pub birth: Option<Birth>,
    /// Nationality.
    pub nationality: Option<String>,
    /// Ethnic group.
    pub ethnicity: Option<String>,
    /// Religion.
    pub religion: Option<String>,
    /// Permanent residence.
    pub residence: Option<String>,
    /// Where the person lives now.
    pub current_address: Option<String>,
    /// Number of the identity card or passport.
    pub identity_number: Option<String>,
    /// Day it was issued.
    pub identity_issued_on: Option<NaiveDate>,
    /// Where it was issued.
    pub identity_issued_by: Option<String>,
    /// Occupation.
    pub occupation: Option<String>,
    /// Position.
    pub position: Option<String>,
    /// Place of work.
    pub workplace: Option<String>,
    /// Relation to the person hurt.
    pub relationship: Option<String>,
    /// Heard as.
    pub heard_as: HeardAs,
    /// Which victim, when a victim was heard.
    pub victim: Option<VictimId>,
}

/// One question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionAnswer {
    /// Hỏi.
    pub question: String,
    /// Đáp.
    pub answer: String,
}

/// A record of testimony.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Testimony {
    /// Id.
    pub id: TestimonyId,
    /// Round of investigation.
    pub round: u32,
    /// Begun.
    pub started_at: Instant,
    /// Ended.
    pub ended_at: Instant,
    /// Where.
    pub place: String,
    /// Who asked.
    pub interviewers: Vec<Interviewer>,
    /// Who wrote it down.
    pub note_taker: Option<Interviewer>,
    /// Who was heard.
    pub person: HeardPerson,
    /// Rights and the duty to tell the truth were explained.
    pub rights_explained: bool,
    /// Questions and answers.
    pub answers: Vec<QuestionAnswer>,
    /// Pages.
    pub pages: u32,
    /// How it was read.
    pub reading: Reading,
    /// Corrections that the person asked for.
    pub corrections: Option<String>,
    /// How it was signed.
    pub signature: TestimonySignature,
    /// Why it was not signed.
    pub refusal_reason: Option<String>,
    /// Witness to the reading, when the person cannot read.
    pub reading_witness: Option<String>,
    /// Interpreter.
    pub interpreter: Option<String>,
    /// The signed paper in the file.
    pub evidence: Option<EvidenceId>,
    /// The earlier record that this one takes the place of.
    pub replaces: Option<TestimonyId>,
    /// Why it was written anew.
    pub replace_reason: Option<String>,
    /// When recorded here.
    pub recorded_at: Instant,
}
