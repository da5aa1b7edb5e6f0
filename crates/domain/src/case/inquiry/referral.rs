//! Accidents of special sectors, referred to the body that investigates them (Luật ATVSLĐ Điều 35 khoản 4;
//! Nghị định 39/2016/NĐ-CP Điều 21).

use crate::ids::ReferralId;
use crate::time::Instant;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the body answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralAnswer {
    /// When.
    pub at: Instant,
    /// What: taken over, result, minutes.
    pub text: String,
    /// Number of the paper.
    pub number: Option<String>,
    /// The matter is settled there.
    pub finished: bool,
}

/// A referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Id.
    pub id: ReferralId,
    /// To whom.
    pub body: String,
    /// Under which law.
    pub law: String,
    /// Number of the letter.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// Until when an answer is expected.
    pub answer_due: NaiveDate,
    /// When recorded.
    pub recorded_at: Instant,
    /// Answers, in order.
    #[serde(default)]
    pub answers: Vec<ReferralAnswer>,
}

impl Referral {
    /// The first answer.
    pub fn answered_at(&self) -> Option<Instant> {
        self.answers.first().map(|a| a.at)
    }
}
