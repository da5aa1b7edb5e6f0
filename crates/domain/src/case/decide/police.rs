//! The file goes to the police and comes back (Luật ATVSLĐ Điều 35 khoản 7; Nghị định 39/2016/NĐ-CP Điều 20).

use super::super::change::PoliceDecision;
use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::stage::{PoliceTransfer, Stage};
use super::super::state::Case;
use super::Decision;
use super::consequences::settle;
use crate::law::Trigger;
use crate::time::Instant;
use chrono::Duration;

pub(super) fn send(
    case: &Case,
    transfer: PoliceTransfer,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    if transfer.signs.trim().is_empty() {
        return Err(Refusal::field(
            "/signs",
            "required",
            "Nêu dấu hiệu tội phạm.",
            "Say which signs of a crime were found.",
        ));
    }
    if transfer.at > c.now + Duration::minutes(2) {
        return Err(Refusal::field(
            "/at",
            "in_future",
            "Thời điểm chuyển hồ sơ không thể ở tương lai.",
            "The hand-over lies in the future.",
        ));
    }
    Ok(settle(case, vec![Event::SentToPolice(transfer)], Trigger::CriminalSigns, None, c)?.into())
}

pub(super) fn receive_back(
    case: &Case,
    received_at: Instant,
    decision: PoliceDecision,
    decision_reference: String,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let Stage::Suspended { transfer, .. } = &case.stage else {
        return Err(Refusal::Unknown { what: "hand-over to the police" });
    };
    if received_at > c.now + Duration::minutes(2) {
        return Err(Refusal::field(
            "/received_at",
            "in_future",
            "Thời điểm nhận lại không thể ở tương lai.",
            "This lies in the future.",
        ));
    }
    if received_at < transfer.at {
        return Err(Refusal::field(
            "/received_at",
            "before_transfer",
            "Thời điểm nhận lại phải sau khi chuyển hồ sơ.",
            "This lies before the hand-over.",
        ));
    }
    Ok(vec![Event::ReturnedByPolice { received_at, decision, decision_reference }].into())
}
