//! Complaints about announced findings (Nghị định 39/2016/NĐ-CP Điều 17).

use crate::ids::{ComplaintId, UserId};
use crate::time::Instant;
use crate::words::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Who complains.
    pub enum Complainant {
        Employer = "employer" ["người sử dụng lao động", "employer"],
        Worker = "worker" ["người lao động bị nạn", "worker"],
        Relative = "relative" ["thân nhân người bị nạn", "relative"],
        SocialInsurance = "social_insurance" ["cơ quan bảo hiểm xã hội", "social insurance"],
    }
}

text_enum! {
    /// What came of a complaint.
    pub enum ComplaintOutcome {
        Upheld = "upheld" ["khiếu nại đúng", "upheld"],
        Partly = "partly" ["khiếu nại đúng một phần", "partly upheld"],
        Rejected = "rejected" ["khiếu nại sai", "rejected"],
        OutOfTime = "out_of_time" ["hết thời hạn khiếu nại, không thụ lý", "out of time, not taken up"],
    }
}

text_enum! {
    /// What the higher body did with a complaint that was not settled by the answer.
    pub enum EscalationOutcome {
        Pending = "pending" ["đang xem xét", "under consideration"],
        Reinvestigation = "reinvestigation" ["tổ chức điều tra lại", "re-investigates"],
        Refused = "refused" ["từ chối bằng văn bản, nêu lý do", "refused in writing with reasons"],
    }
}

/// The answer of whoever founded the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComplaintAnswer {
    /// What came of it.
    pub outcome: ComplaintOutcome,
    /// Number of the answer.
    pub number: String,
    /// Date of the answer.
    pub date: NaiveDate,
    /// What it says.
    pub content: String,
    /// Why a complaint that came after the window was answered on its merits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<String>,
    /// Who recorded it.
    pub by_name: String,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// The second step: to the body competent to investigate again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// Which body.
    pub body: String,
    /// When it received the complaint.
    pub received_on: NaiveDate,
    /// What it did.
    pub outcome: EscalationOutcome,
    /// Number and date of its decision or refusal, and its reasons.
    pub reference: Option<String>,
    /// Who recorded it.
    pub by_name: String,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// A complaint and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    /// Id.
    pub id: ComplaintId,
    /// Round whose findings it is against.
    pub round: u32,
    /// Who complains.
    pub by: Complainant,
    /// Name of who complains.
    pub name: String,
    /// When it was received.
    pub received_at: Instant,
    /// What it says.
    pub content: String,
    /// Why it came after the window had closed; with `out_of_time` absent, why the Director accepted it all the same.
    pub late_reason: Option<String>,
    /// Last day of the window that it missed, while nobody accepted it: kept, and answered by whoever decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of_time: Option<NaiveDate>,
    /// User who recorded it.
    pub recorded_by: Option<UserId>,
    /// Name of who recorded it.
    pub by_name: String,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The answer, once given.
    #[serde(default)]
    pub answer: Option<ComplaintAnswer>,
    /// Steps to the higher body, in order.
    #[serde(default)]
    pub escalations: Vec<Escalation>,
}
