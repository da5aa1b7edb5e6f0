//! Recording the medical assessment of an injured victim (Luật ATVSLĐ Điều 38 khoản 6, khoản 7).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::medical_assessment::MedicalAssessment;
use super::super::order::NewAssessment;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::{Decision, Warning};
use crate::law::MinimumOf;
use crate::time::vn_date;
use crate::value::FieldError;
use crate::words::Severity;

pub(super) fn decide(case: &Case, order: NewAssessment, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let victim = case.victim(order.victim).ok_or(Refusal::Unknown { what: "victim" })?;
    let mut problems = Vec::new();
    let mut fault = |pointer: &str, code, vi: &str, en: &str| {
        problems.push(FieldError::new(pointer, code, vi, en));
    };
    if victim.severity() == Severity::Fatal {
        fault(
            "/victim_id",
            "victim_died",
            "Nạn nhân này đã chết: bồi thường, trợ cấp tính theo trường hợp chết, không theo tỷ lệ suy giảm.",
            "This victim died: what is owed is computed for a death, not by a percentage.",
        );
    }
    if order.percent > 100 {
        fault("/percent", "number.range", "Tỷ lệ từ 0 đến 100.", "A percentage from 0 to 100.");
    }
    let today = vn_date(c.now);
    let accident = case.accident.as_ref().map(|a| a.occurred.date());
    for (pointer, day) in [("/document_date", order.document_date), ("/received_on", order.received_on)] {
        if day > today {
            fault(pointer, "in_future", "Ngày này không thể ở tương lai.", "This day lies in the future.");
        }
        if accident.is_some_and(|a| day < a) {
            fault(
                pointer,
                "before_accident",
                "Ngày này không thể trước ngày tai nạn.",
                "This day lies before the accident.",
            );
        }
    }
    if order.received_on < order.document_date {
        fault(
            "/received_on",
            "before_document",
            "Ngày nhận không thể trước ngày ghi trên kết luận.",
            "It cannot be received before the day it bears.",
        );
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let (months, _, _) =
        c.law.months_owed(accident.unwrap_or(order.document_date), MinimumOf::Percent(order.percent));
    let nothing = (months.0 == 0).then(|| {
        Warning::new(
            "nothing_owed",
            format!("Mức suy giảm {} %: không phải bồi thường, trợ cấp; người sử dụng lao động trả phí giám định (Luật ATVSLĐ 84/2015/QH13, Điều 38 khoản 2, khoản 4).", order.percent),
            format!("A loss of {} %: no compensation or allowance is owed; the employer pays the fee of the assessment (Law on OSH, Article 38(2) and (4)).", order.percent),
        )
    });
    let assessment = MedicalAssessment {
        victim: order.victim,
        percent: order.percent,
        document_number: order.document_number,
        document_date: order.document_date,
        issued_by: order.issued_by,
        received_on: order.received_on,
        by: c.actor.user,
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
    };
    let events = vec![Event::AssessmentRecorded { assessment: Box::new(assessment) }];
    Ok(Decision { events, warnings: nothing.into_iter().collect() })
}
