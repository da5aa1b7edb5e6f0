//! Terms set by law (thời hạn): how a due date came about, explained.

use super::citation::Basis;
use crate::time::Instant;
use crate::words::{Localized, text_enum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Which term.
    pub enum DeadlineKind {
        Investigation = "investigation" ["thời hạn điều tra", "investigation"],
        SceneArrival = "scene_arrival" ["có mặt tại hiện trường", "arrival at the scene"],
        SendMinutes = "send_minutes" ["gửi biên bản điều tra và biên bản cuộc họp công bố", "sending of the minutes"],
        Complaint = "complaint" ["thời hiệu khiếu nại", "complaint window"],
        ComplaintAnswer = "complaint_answer" ["trả lời khiếu nại", "answer to a complaint"],
        OpinionLetter = "opinion_letter" ["gửi văn bản nêu ý kiến cho cơ quan điều tra", "opinion letter to the police"],
        PoliceHandBack = "police_hand_back" ["cơ quan điều tra chuyển trả hồ sơ", "hand-back by the police"],
        CompensationPayment = "compensation_payment" ["chi trả bồi thường, trợ cấp", "payment of compensation or allowance"],
        PoliceRuling = "police_ruling" ["cơ quan điều tra quyết định khởi tố hoặc không khởi tố", "ruling of the police"],
        DocumentRequest = "document_request" ["cung cấp tài liệu, đồ vật theo yêu cầu của Đoàn", "documents or objects requested by the team"],
        ReferralAnswer = "referral_answer" ["trả lời của cơ quan được chuyển vụ việc", "answer to a referral"],
        Supplement = "supplement" ["bổ sung khai báo", "supplement to a report"],
        Recommendation = "recommendation" ["thực hiện kiến nghị", "carrying out of a recommendation"],
    }
}

text_enum! {
    /// What a term is counted in.
    pub enum TermCalendar {
        Calendar = "calendar" ["ngày", "calendar days"],
        Working = "working" ["ngày làm việc", "working days"],
        Clock = "clock" ["giờ", "clock hours"],
    }
}

text_enum! {
    /// State of a clock (R-CLK-3), derived, never stored.
    pub enum ClockState {
        Running = "running" ["đang chạy", "running"],
        Extended = "extended" ["đã gia hạn", "extended"],
        SuspendedPolice = "suspended_police" ["tạm dừng, hồ sơ ở cơ quan điều tra", "stopped, the file is with the police"],
        Restarted = "restarted" ["tính lại từ đầu", "counted anew"],
        Closed = "closed" ["đã kết thúc", "closed"],
        Overdue = "overdue" ["quá hạn", "overdue"],
    }
}

/// A local date for day terms, an instant for clock terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Moment {
    /// End of this civil day in Vietnam.
    Day(NaiveDate),
    /// This instant.
    At(Instant),
}

/// A term with its dates and its article. Derived from events and law; never stored as truth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Which term.
    pub kind: DeadlineKind,
    /// The moment the term is counted from (receipt, meeting …).
    pub starts_at: Moment,
    /// Last moment, rolled to a working day (Bộ luật Dân sự Điều 148 khoản 5).
    pub due: Moment,
    /// The same without the roll: when to raise the alarm.
    pub alarm_on: Moment,
    /// Last possible moment with the one extension, when the law allows one.
    pub extension_max: Option<Moment>,
    /// What is counted.
    pub calendar: TermCalendar,
    /// How many of it.
    pub length: u32,
    /// State of the clock.
    pub state: ClockState,
    /// Rule and article.
    pub basis: Basis,
    /// How it was counted, in words.
    pub explanation: Localized,
}
