//! Complaints: received within the window, answered, taken to the higher body (Nghị định 39/2016/NĐ-CP Điều 17).

use super::super::circumstances::Circumstances;
use super::super::complaint::{Complaint, ComplaintAnswer, ComplaintOutcome, Escalation, EscalationOutcome};
use super::super::event::Event;
use super::super::order::{AnswerComplaint, EscalateComplaint, NewComplaint};
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::{Decision, Warning};
use crate::access::Role;
use crate::law::{DeadlineKind, Moment};
use crate::time::{human_date, vn_date};
use chrono::{Duration, NaiveDate};

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
    let mut out_of_time = None;
    if let Moment::Day(last) = window.due
        && vn_date(new.received_at) > last
    {
        late_reason = new.late_reason.filter(|r| !r.trim().is_empty());
        let accepted = c.actor.role == Role::Director && late_reason.is_some();
        out_of_time = (!accepted).then_some(last);
        warnings.push(if accepted { accepted_late(last) } else { kept_late(last) });
    }
    let complaint = Complaint {
        id: new.id,
        round,
        by: new.by,
        name: new.name,
        received_at: new.received_at,
        content: new.content,
        late_reason,
        out_of_time,
        recorded_by: c.actor.user,
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
        answer: None,
        escalations: Vec::new(),
    };
    Ok(Decision { events: vec![Event::ComplaintReceived(Box::new(complaint))], warnings })
}

fn accepted_late(last: NaiveDate) -> Warning {
    let day = human_date(last);
    Warning::new(
        "complaint_late",
        format!("Khiếu nại nhận sau hạn {day} ({ARTICLE})."),
        format!("The complaint was received after {day} ({ARTICLE})."),
    )
}

/// A complaint is never turned away at the door: it is kept, and a human decides.
fn kept_late(last: NaiveDate) -> Warning {
    let day = human_date(last);
    Warning::new(
        "complaint_out_of_time",
        format!(
            "Khiếu nại đã được ghi nhận nhưng hết thời hạn từ ngày {day} ({ARTICLE}). Cần trả lời là hết thời hạn; Giám đốc Sở có thể giải quyết nội dung kèm lý do, hoặc điều tra lại khi xét thấy cần thiết (Luật ATVSLĐ 84/2015/QH13, Điều 35)."
        ),
        format!(
            "The complaint is kept, but the window closed on {day} ({ARTICLE}). It is answered as out of time; the Director may answer it on its merits with a reason, or have the case investigated again where necessary (Law 84/2015/QH13, Article 35)."
        ),
    )
}

/// A complaint that missed the window is answered so, or on its merits by the Director, who says why. Answers the
/// reason.
fn in_time(
    complaint: &Complaint,
    new: &AnswerComplaint,
    c: &Circumstances<'_>,
) -> Result<Option<String>, Refusal> {
    match (complaint.out_of_time, new.outcome) {
        (Some(_), ComplaintOutcome::OutOfTime) => Ok(None),
        (None, ComplaintOutcome::OutOfTime) => Err(Refusal::field(
            "/outcome",
            "complaint_in_time",
            "Khiếu nại này còn trong thời hạn hoặc đã được Giám đốc Sở tiếp nhận; phải trả lời về nội dung.",
            "This complaint came in time or was accepted by the Director; it is answered on its merits.",
        )),
        (None, _merits) => Ok(None),
        (Some(last), _merits) => {
            let reason = new.late_reason.clone().filter(|r| !r.trim().is_empty());
            match (c.actor.role, reason) {
                (Role::Director, Some(reason)) => Ok(Some(reason)),
                (Role::Director, None) => Err(Refusal::field(
                    "/late_reason",
                    "required",
                    "Ghi lý do giải quyết nội dung khiếu nại đã hết thời hạn, hoặc chọn kết quả hết thời hạn.",
                    "Say why a complaint that is out of time is answered on its merits, or answer that it is out of time.",
                )),
                _other => Err(Refusal::rule(
                    "complaint_too_late",
                    format!(
                        "Thời hạn khiếu nại đã hết ngày {}; hãy trả lời là hết thời hạn. Chỉ Giám đốc Sở được giải quyết nội dung, kèm lý do.",
                        human_date(last)
                    ),
                    format!(
                        "The window for complaints closed on {}: answer that it is out of time. Only the Director may answer it on its merits, with a reason.",
                        human_date(last)
                    ),
                    ARTICLE,
                )),
            }
        }
    }
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
    let late_reason = in_time(complaint, &new, c)?;
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
        late_reason,
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
