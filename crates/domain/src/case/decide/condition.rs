//! A victim's condition: later death, confirmation, lowering by a medical document (Nghị định 39/2016/NĐ-CP Điều 22).

use super::super::change::ConditionChange;
use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::owed::speaks_for;
use super::super::refusal::Refusal;
use super::super::stage::StageKind;
use super::super::state::Case;
use super::super::statement::VictimStatement;
use super::Decision;
use super::consequences::settle;
use crate::law::Trigger;
use crate::time::from_vn;
use crate::words::Severity;
use chrono::Duration;

fn rank(s: Severity) -> u8 {
    match s {
        Severity::Unknown => 0,
        Severity::Light => 1,
        Severity::Serious => 2,
        Severity::Fatal => 3,
    }
}

pub(super) fn change(
    case: &Case,
    mut change: ConditionChange,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let victim = case.victim(change.victim).ok_or(Refusal::Unknown { what: "victim" })?;
    let old = victim.severity();
    let dies = change.outcome == Severity::Fatal && old != Severity::Fatal;
    if case.stage.kind() == StageKind::Closed && !dies {
        return Err(Refusal::rule(
            "closed_but_for_death",
            "Vụ đã kết thúc; chỉ việc nạn nhân chết sau đó mới mở lại vụ.",
            "The case is closed; only a later death opens it again.",
            "Nghị định 39/2016/NĐ-CP, Điều 22",
        ));
    }
    if change.known_at > c.now + Duration::minutes(2) {
        return Err(Refusal::field(
            "/known_at",
            "in_future",
            "Thời điểm biết tin không thể ở tương lai.",
            "This lies in the future.",
        ));
    }
    if change.died_at.is_some_and(|at| at > c.now + Duration::minutes(2)) {
        return Err(Refusal::field(
            "/died_at",
            "in_future",
            "Thời điểm chết không thể ở tương lai.",
            "This lies in the future.",
        ));
    }
    if let Some(accident) = &case.accident {
        let begins = from_vn(accident.occurred.earliest());
        for (pointer, at) in [("/known_at", Some(change.known_at)), ("/died_at", change.died_at)] {
            if at.is_some_and(|at| at < begins) {
                return Err(Refusal::field(
                    pointer,
                    "before_accident",
                    "Thời điểm này phải sau thời điểm xảy ra tai nạn.",
                    "This lies before the accident.",
                ));
            }
        }
    }
    if change.outcome == Severity::Fatal && change.death.is_none() && dies {
        return Err(Refusal::field(
            "/death",
            "required",
            "Chọn trường hợp chết: tại chỗ, khi cấp cứu, khi điều trị, hay do Tòa án tuyên bố.",
            "Say how the death counts: at the scene, during emergency care, during treatment, or declared by a court.",
        ));
    }
    let lowers = rank(change.severity()) < rank(old);
    let documented = change.medical_document.as_ref().is_some_and(|d| !d.trim().is_empty());
    if lowers && (!documented || !c.actor.role.is_department()) {
        return Err(Refusal::rule(
            "lowering_needs_document",
            "Giảm mức độ thương tích phải do cán bộ Sở thực hiện và có chứng từ y tế.",
            "Lowering an injury needs an officer of the department and a medical document.",
            "Nghị định 39/2016/NĐ-CP, Điều 9",
        ));
    }
    // Without a document no injury that was told is dropped.
    if !documented || !c.actor.role.is_department() {
        change.serious_codes.extend(victim.statement.serious_codes.iter().cloned());
        change.serious_codes.sort();
        change.serious_codes.dedup();
    }
    let trigger = if dies { Trigger::VictimDied } else { Trigger::Reclassified };
    change.told_by = speaks_for(c.actor.role);
    let events = vec![Event::ConditionChanged(Box::new(change))];
    Ok(settle(case, events, trigger, None, c)?.into())
}

pub(super) fn add_victim(
    case: &Case,
    victim: VictimStatement,
    reason: String,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    if case.victim(victim.id).is_some() {
        return Err(Refusal::rule(
            "victim_exists",
            "Nạn nhân này đã có trong vụ.",
            "This victim is in the case already.",
            "",
        ));
    }
    // A death that was counted already, without a name, is no news.
    let events = vec![Event::VictimAdded { victim: Box::new(victim), reason }];
    Ok(settle(case, events, Trigger::Reclassified, None, c)?.into())
}
