//! Complaints: received within the window, answered, taken to the higher body (Nghị định 39/2016/NĐ-CP Điều 17).

use super::super::circumstances::Circumstances;
use super::super::complaint::{Complaint, ComplaintAnswer, Escalation, EscalationOutcome};
use super::super::event::Event;
use super::super::order::{AnswerComplaint, EscalateComplaint, NewComplaint};
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::{Decision, Warning};
use crate::access::Role;
use crate::law::{DeadlineKind, Moment};
use crate::time::{human_date, vn_date};
use chrono::Duration;

const ARTICLE: &str = "Nghị định 39/2016/NĐ-CP, Điều 17";

pub(super) fn record(case: &Case, new: NewComplaint, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let valid = case.valid().ok_or(Refusal::Unknown { what: "announcement" })?;
    let round = new.round.unwrap_or(valid.team.round);
    if round != valid.team.round {
        return Err(Refusal::field(
            "/round",
            "not_valid_round",
            "Chỉ khiếu nại được kết luận đang có hiệu lực; kết luận đã bị thay thế hoặc chưa công bố thì không.",
            "A complaint is against the findings that are valid, not against replaced ones or unannounced ones.",
        ));
    }
    let held = valid.meeting.held_at;
    if new.received_at > c.now + Duration::minutes(2) || new.received_at < held {
        return Err(Refusal::field(
            "/received_at",
            "out_of_range",
            "Thời điểm nhận khiếu nại phải sau khi công bố và không ở tương lai.",
            "A complaint is received after the announcement, and not in the future.",
        ));
    }
    let window = c.law.term(DeadlineKind::Complaint, vn_date(held), c.calendar);
    let mut warnings = Vec::new();
    let mut late_reason = None;
    if let Moment::Day(last) = window.due
        && vn_date(new.received_at) > last
    {
        late_reason = new.late_reason.filter(|r| !r.trim().is_empty());
        if c.actor.role != Role::Director || late_reason.is_none() {
            return Err(Refusal::rule(
                "complaint_too_late",
                format!(
                    "Thời hạn khiếu nại đã hết ngày {}; chỉ Giám đốc Sở được tiếp nhận muộn, kèm lý do.",
                    human_date(last)
                ),
                format!(
                    "The window for complaints closed on {}; only the Director may accept a late one, with a reason.",
                    human_date(last)
                ),
                &window.basis.citation.text,
            ));
        }
        warnings.push(Warning::new(
            "complaint_late",
            format!("Khiếu nại nhận sau hạn {} ({ARTICLE}).", human_date(last)),
            format!("The complaint was received after {} ({ARTICLE}).", human_date(last)),
        ));
    }
    let complaint = Complaint {
        id: new.id,
        round,
        by: new.by,
        name: new.name,
        received_at: new.received_at,
        content: new.content,
        late_reason,
        recorded_by: c.actor.user,
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
        answer: None,
        escalations: Vec::new(),
    };
    Ok(Decision { events: vec![Event::ComplaintReceived(Box::new(complaint))], warnings })
}

pub(super) fn answer(case: &Case, new: AnswerComplaint, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let complaint = case.complaint(new.id).ok_or(Refusal::Unknown { what: "complaint" })?;
    if complaint.answer.is_some() {
        return Err(Refusal::rule(
            "complaint_answered",
            "Khiếu nại này đã được trả lời; nếu còn ý kiến thì ghi nhận khiếu nại lên cấp trên.",
            "This complaint is answered; who still disagrees turns to the higher body.",
            ARTICLE,
        ));
    }
    let received = vn_date(complaint.received_at);
    if new.date > vn_date(c.now) || new.date < received {
        return Err(Refusal::field(
            "/date",
            "out_of_range",
            "Ngày trả lời phải từ ngày nhận khiếu nại và không ở tương lai.",
            "The answer is given after the complaint was received, and not in the future.",
        ));
    }
    let mut warnings = Vec::new();
    if let Moment::Day(due) = c.law.term(DeadlineKind::ComplaintAnswer, received, c.calendar).due
        && new.date > due
    {
        warnings.push(Warning::new(
            "complaint_answer_late",
            format!("Trả lời khiếu nại sau hạn {} ({ARTICLE}).", human_date(due)),
            format!("The complaint was answered after {} ({ARTICLE}).", human_date(due)),
        ));
    }
    let answer = ComplaintAnswer {
        outcome: new.outcome,
        number: new.number,
        date: new.date,
        content: new.content,
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
    };
    Ok(Decision { events: vec![Event::ComplaintAnswered { id: new.id, answer: Box::new(answer) }], warnings })
}

pub(super) fn escalate(
    case: &Case,
    new: EscalateComplaint,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let complaint = case.complaint(new.id).ok_or(Refusal::Unknown { what: "complaint" })?;
    if new.received_on > vn_date(c.now) || new.received_on < vn_date(complaint.received_at) {
        return Err(Refusal::field(
            "/received_on",
            "out_of_range",
            "Ngày cấp trên nhận phải từ ngày nhận khiếu nại lần đầu và không ở tương lai.",
            "The higher body receives it after the first step, and not in the future.",
        ));
    }
    let refused = match new.outcome {
        EscalationOutcome::Refused => true,
        EscalationOutcome::Pending | EscalationOutcome::Reinvestigation => false,
    };
    if refused && new.reference.as_ref().is_none_or(|r| r.trim().is_empty()) {
        return Err(Refusal::field(
            "/reference",
            "refusal_reason_required",
            "Từ chối phải bằng văn bản: ghi số, ngày và lý do (Nghị định 39/2016/NĐ-CP, Điều 17).",
            "A refusal is in writing: give its number, date and reasons (Decree 39/2016, Article 17).",
        ));
    }
    let mut warnings = Vec::new();
    if complaint.answer.is_none() {
        warnings.push(Warning::new(
            "complaint_unanswered",
            format!("Khiếu nại lần đầu chưa được trả lời ({ARTICLE})."),
            format!("The first step is not answered yet ({ARTICLE})."),
        ));
    }
    let escalation = Escalation {
        body: new.body,
        received_on: new.received_on,
        outcome: new.outcome,
        reference: new.reference,
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
    };
    let event = Event::ComplaintEscalated { id: new.id, escalation: Box::new(escalation) };
    Ok(Decision { events: vec![event], warnings })
}
