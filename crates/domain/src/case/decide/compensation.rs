//! Recording that compensation or allowance was paid (Luật ATVSLĐ Điều 38 khoản 4 và khoản 5).

use super::super::circumstances::Circumstances;
use super::super::compensation::{
    CancelledPayment, Compensation, CompensationKind, RecipientKind, numbered, paid_for_the_dead,
};
use super::super::event::Event;
use super::super::evolve::evolve;
use super::super::findings::{Conclusion, FaultSide};
use super::super::order::NewCompensation;
use super::super::refusal::Refusal;
use super::super::state::{Case, Victim};
use super::{Decision, Warning};
use crate::law::{DeadlineKind, Moment};
use crate::time::{human_date, vn_date};
use crate::value::Dong;
use crate::words::{EventClass, Severity};

const ARTICLE: &str = "Luật ATVSLĐ 84/2015/QH13, Điều 38";

pub(super) fn decide(case: &Case, paid: NewCompensation, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let victim = case.victim(paid.victim).ok_or(Refusal::Unknown { what: "victim" })?;
    if paid.amount.get() == 0 {
        return Err(Refusal::field(
            "/amount",
            "out_of_range",
            "Nhập số tiền đã chi, lớn hơn 0 đồng.",
            "Enter the amount that was paid, more than 0 đồng.",
        ));
    }
    if paid.paid_on > vn_date(c.now) {
        return Err(Refusal::field(
            "/paid_on",
            "in_future",
            "Ngày chi trả không thể ở tương lai; ghi nhận sau khi đã chi.",
            "The payment lies in the future; record it once it was made.",
        ));
    }
    if case.accident.as_ref().is_some_and(|a| paid.paid_on < a.occurred.date()) {
        return Err(Refusal::field(
            "/paid_on",
            "before_accident",
            "Ngày chi trả phải từ ngày xảy ra tai nạn.",
            "The payment lies before the accident.",
        ));
    }
    // Whoever died of the injury later may have taken the money himself before.
    let alive = victim.died_at.is_some_and(|died| paid.paid_on <= vn_date(died));
    if paid.recipient_kind == RecipientKind::Victim && victim.severity() == Severity::Fatal && !alive {
        return Err(Refusal::field(
            "/recipient_kind",
            "victim_dead",
            "Nạn nhân đã chết: tiền trả cho thân nhân hoặc người được ủy quyền, giám hộ; chọn lại người nhận.",
            "The victim has died: the money goes to a relative, an authorised person or a guardian; choose who took it.",
        ));
    }
    if paid.monthly_wage.is_some_and(|w| w.get() == 0) {
        return Err(Refusal::field(
            "/monthly_wage",
            "out_of_range",
            "Tiền lương bình quân phải lớn hơn 0 đồng, hoặc để trống nếu chưa biết.",
            "The average wage is more than 0 đồng; leave it blank while it is not known.",
        ));
    }
    if let Some(number) = paid.replaces {
        check_replaced(case, number)?;
    }
    let mut warnings = Vec::new();
    warnings.extend(late(case, &paid, victim.severity(), c));
    warnings.extend(too_little(case, &paid));
    warnings.extend(below_minimum(case, victim, &paid, c));
    let payment = Compensation {
        victim: paid.victim,
        kind: paid.kind,
        amount: paid.amount,
        paid_on: paid.paid_on,
        recipient_kind: paid.recipient_kind,
        recipient_name: paid.recipient_name,
        decision_reference: paid.decision_reference,
        note: paid.note,
        monthly_wage: paid.monthly_wage,
        insurance_paid: paid.insurance_paid,
        by: c.actor.user,
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
        replaces: paid.replaces,
        cancelled: None,
    };
    Ok(Decision { events: vec![Event::CompensationRecorded { payment: Box::new(payment) }], warnings })
}

/// What was paid in all, with what an insurance paid, against the least that the law asks: by the wage that the
/// payment names.
fn below_minimum(
    case: &Case,
    victim: &Victim,
    paid: &NewCompensation,
    c: &Circumstances<'_>,
) -> Option<Warning> {
    let wage = paid.monthly_wage?;
    let of = case.minimum_of(victim)?;
    let accident = case.accident.as_ref()?.occurred.date();
    let (compensation, allowance, _) = c.law.months_owed(accident, of);
    let months = match paid.kind {
        CompensationKind::Compensation => compensation,
        CompensationKind::Allowance => allowance,
    };
    let least = months.of_wage(wage)?;
    let before = case.compensations.iter().filter(|p| p.stands() && p.victim == paid.victim);
    let sum: Dong = before
        .map(|p| p.amount)
        .chain([paid.amount])
        .chain(paid.insurance_paid)
        .try_fold(Dong::default(), Dong::checked_add)?;
    (sum < least).then(|| {
        Warning::new(
            "below_minimum",
            format!("Tổng đã chi {sum} đồng, thấp hơn mức tối thiểu {least} đồng ({ARTICLE} khoản 4, khoản 5); còn phải trả thêm."),
            format!("{sum} đồng were paid in all, less than the least of {least} đồng ({ARTICLE}(4) and (5)); more is owed."),
        )
    })
}

/// A record puts right one that was cancelled, and that no other puts right.
fn check_replaced(case: &Case, number: u32) -> Result<(), Refusal> {
    let old = numbered(case).find(|(n, _)| *n == number).map(|(_, p)| p);
    let taken = case.compensations.iter().any(|p| p.stands() && p.replaces == Some(number));
    match old {
        Some(old) if !old.stands() && !taken => Ok(()),
        Some(_) | None => Err(Refusal::field(
            "/replaces",
            "not_cancelled",
            "Chỉ thay cho lần ghi nhận đã hủy và chưa có bản ghi khác thay; hủy bản ghi sai trước.",
            "Only a cancelled record that no other replaces can be put right; cancel the wrong one first.",
        )),
    }
}

/// Takes a wrong record back; it stays to be read, and what it had met is open again.
pub(super) fn cancel(
    case: &Case,
    number: u32,
    reason: String,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let (_, payment) =
        numbered(case).find(|(n, _)| *n == number).ok_or(Refusal::Unknown { what: "payment" })?;
    if let Some(earlier) = &payment.cancelled {
        return Err(Refusal::rule(
            "cancelled_already",
            format!("{} đã hủy bản ghi này: {}", earlier.by_name, earlier.reason),
            format!("{} has cancelled this record: {}", earlier.by_name, earlier.reason),
            "",
        ));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do hủy bản ghi.",
            "Give the reason for cancelling the record.",
        ));
    }
    let cancelled = CancelledPayment { at: c.now, reason, by: c.actor.user, by_name: c.actor.name.clone() };
    let event = Event::CompensationCancelled { number, cancelled };
    let before = paid_for_the_dead(case, c.law).is_ok();
    let after = evolve(case.clone(), c.now, &event);
    let warnings = (before && paid_for_the_dead(&after, c.law).is_err()).then(|| {
        Warning::new(
            "compensation_open_again",
            format!("Sau khi hủy, thời hạn chi trả 05 ngày lại chưa được đáp ứng ({ARTICLE} khoản 4)."),
            format!("Without this record the term of five days is open again ({ARTICLE}(4))."),
        )
    });
    Ok(Decision { events: vec![event], warnings: warnings.into_iter().collect() })
}

/// Five days after the announcement when somebody died, after the medical assessment of the injured (R-BEN-7).
fn late(case: &Case, paid: &NewCompensation, severity: Severity, c: &Circumstances<'_>) -> Option<Warning> {
    if case.compensations.iter().any(|p| p.stands() && p.victim == paid.victim) {
        return None;
    }
    let from = match (case.class(), severity) {
        (EventClass::Fatal, Severity::Fatal) => vn_date(case.stage.announcement()?.meeting.held_at),
        _ => case.assessment_of(paid.victim)?.starts_on(c.law),
    };
    match c.law.term(DeadlineKind::CompensationPayment, from, c.calendar).due {
        Moment::Day(due) if paid.paid_on > due => Some(Warning::new(
            "compensation_late",
            format!("Chi trả sau hạn {} ({ARTICLE}).", human_date(due)),
            format!("Paid after {} ({ARTICLE}).", human_date(due)),
        )),
        Moment::Day(_) | Moment::At(_) => None,
    }
}

/// The smaller allowance is for accidents wholly by the victim's own fault, or on the way to work.
fn too_little(case: &Case, paid: &NewCompensation) -> Option<Warning> {
    let findings = case.stage.findings()?;
    let own_fault = match findings.fault {
        FaultSide::Worker => true,
        FaultSide::Employer | FaultSide::Both | FaultSide::Other => false,
    };
    let allowed = own_fault || findings.conclusion == Conclusion::Benefit392;
    (paid.kind == CompensationKind::Allowance && !allowed).then(|| {
        Warning::new(
            "allowance_instead_of_compensation",
            format!(
                "Kết luận không nêu lỗi hoàn toàn do người lao động: mức phải trả là bồi thường, không phải trợ cấp ({ARTICLE} khoản 4, khoản 5)."
            ),
            format!(
                "The findings do not put the whole fault on the worker: compensation is owed, not the allowance ({ARTICLE}(4) and (5))."
            ),
        )
    })
}
