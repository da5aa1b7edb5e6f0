//! Closing: nothing may be left open.

use super::super::compensation::{Unpaid, paid_for_the_dead};
use super::super::event::Event;
use super::super::recommendation::RecommendationState;
use super::super::refusal::Refusal;
use super::super::stage::StageKind;
use super::super::state::Case;
use super::{Decision, Warning};
use crate::words::{EventClass, TeamLevel};

pub(super) fn decide(case: &Case, note: Option<String>) -> Result<Decision, Refusal> {
    let open = case.recommendations.iter().filter(|r| r.state() != RecommendationState::Verified).count();
    if open > 0 {
        return Err(Refusal::rule(
            "recommendations_open",
            format!("Còn {open} kiến nghị chưa được xác minh."),
            format!("{open} recommendation(s) are not verified yet."),
            "Nghị định 39/2016/NĐ-CP, Điều 18",
        ));
    }
    let team_needed = match case.level() {
        TeamLevel::Establishment | TeamLevel::Province | TeamLevel::Central => true,
        TeamLevel::CommuneRecord | TeamLevel::Specialised | TeamLevel::None => false,
    };
    if case.stage.kind() != StageKind::FollowUp && team_needed {
        return Err(Refusal::rule(
            "investigation_required",
            "Vụ phải được điều tra và công bố trước khi kết thúc.",
            "The accident must be investigated and announced before the case is closed.",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35",
        ));
    }
    if case.level() == TeamLevel::CommuneRecord && case.stage.kind() == StageKind::Declared {
        return Err(Refusal::rule(
            "record_required",
            "UBND cấp xã phải lập biên bản ghi nhận sự việc trước khi kết thúc vụ.",
            "The commune must make its record before the case is closed.",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 1",
        ));
    }
    Ok(Decision { events: vec![Event::Closed { note }], warnings: unpaid(case).into_iter().collect() })
}

/// The employer owes the money whether or not the file is closed, so nothing is held open for it; but whoever
/// closes is told.
fn unpaid(case: &Case) -> Option<Warning> {
    case.stage.announcement().filter(|_| case.class() == EventClass::Fatal)?;
    let Unpaid(n) = paid_for_the_dead(case).err()?;
    Some(Warning::new(
        "compensation_not_recorded",
        format!(
            "Chưa ghi nhận việc chi trả bồi thường, trợ cấp cho {n} người chết (Luật ATVSLĐ 84/2015/QH13, Điều 38)."
        ),
        format!("No compensation or allowance is recorded for {n} of the dead (Law on OSH, Article 38)."),
    ))
}
