//! Dismissal, always with a reason.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::stage::DismissalKind;
use super::super::state::Case;
use super::Decision;
use super::consequences::settle;
use crate::ids::CaseId;
use crate::law::Trigger;

pub(super) fn decide(
    case: &Case,
    kind: DismissalKind,
    reason: String,
    into: Option<CaseId>,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do không thụ lý.",
            "Give the reason for the dismissal.",
        ));
    }
    let trigger = match kind {
        DismissalKind::Merged => {
            if into.is_none() {
                return Err(Refusal::field(
                    "/into",
                    "required",
                    "Nêu vụ được giữ lại.",
                    "Name the case that goes on.",
                ));
            }
            Trigger::Merged
        }
        DismissalKind::NotTnld | DismissalKind::Withdrawn | DismissalKind::OutsideProvince => {
            Trigger::Dismissed
        }
    };
    Ok(settle(case, vec![Event::Dismissed { kind, reason, into }], trigger, None, c)?.into())
}
