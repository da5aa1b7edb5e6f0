//! Referring an accident of a special sector, and what became of it (Luật ATVSLĐ Điều 35 khoản 4).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{Referral, ReferralAnswer};
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::told::Problems;
use super::{Decision, Warning};
use crate::ids::ReferralId;
use crate::time::vn_date;
use crate::words::TeamLevel;

pub(super) fn refer(case: &Case, r: Referral, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let mut problems = Problems::default();
    problems.come("/date", r.date, c.now);
    if r.answer_due < vn_date(c.now) {
        problems.add(
            "/answer_due",
            "in_past",
            "Hạn trả lời không thể ở quá khứ.",
            "The answer is due in the past.",
        );
    }
    problems.done()?;
    let mut warnings = Vec::new();
    if case.level() != TeamLevel::Specialised {
        warnings.push(Warning::new(
            "not_specialised",
            "Theo thông tin hiện có, vụ này không thuộc lĩnh vực điều tra theo pháp luật chuyên ngành (Nghị định 39/2016/NĐ-CP, Điều 21); kiểm tra lại lĩnh vực.",
            "As far as known this accident belongs to no sector with its own law (Decree 39/2016, Article 21); check the sector.",
        ));
    }
    Ok(Decision { events: vec![Event::Referred(Box::new(r))], warnings })
}

pub(super) fn answer(
    case: &Case,
    id: ReferralId,
    answer: ReferralAnswer,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    case.inquiry.referrals.iter().find(|r| r.id == id).ok_or(Refusal::Unknown { what: "referral" })?;
    let mut problems = Problems::default();
    problems.passed("/at", answer.at, c.now);
    problems.done()?;
    Ok(vec![Event::ReferralAnswered { id, answer }].into())
}
