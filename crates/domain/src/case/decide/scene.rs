//! Arrival of the department's people at the scene, within two hours (Nghị định 39/2016/NĐ-CP Điều 11 khoản 2).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::Decision;
use crate::time::Instant;
use chrono::Duration;

pub(super) fn decide(
    case: &Case,
    at: Instant,
    by: String,
    note: Option<String>,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    if at > c.now + Duration::minutes(2) {
        return Err(Refusal::field(
            "/at",
            "in_future",
            "Thời điểm đến không thể ở tương lai.",
            "The arrival lies in the future.",
        ));
    }
    // People tell the time to the minute.
    if at + Duration::minutes(1)
        <= case.reports.iter().map(|r| r.report.received_at).min().unwrap_or(case.opened_at)
    {
        return Err(Refusal::field(
            "/at",
            "before_tip",
            "Thời điểm đến phải sau khi nhận tin.",
            "The arrival lies before the first report.",
        ));
    }
    Ok(vec![Event::SceneReached { at, by, note }].into())
}
