//! What the timeline tells of the work of a team: what and when, without the words of people.

use super::moment;
use domain::case::Event;
use serde_json::{Value, json};

/// Of an event of the inquiry; null for any other.
pub(super) fn of_inquiry(event: &Event) -> Value {
    match event {
        Event::TeamChanged(o) => json!({
            "decision_number": o.decision_number, "decision_date": o.decision_date, "reason": o.reason,
            "members": o.members.iter().map(|m| m.name.as_str()).collect::<Vec<_>>(),
        }),
        Event::InvitationAnswered(a) => {
            json!({ "unit": a.unit, "capacity": a.capacity, "reply": a.reply, "member_name": a.member_name })
        }
        Event::StepSet(s) => json!({
            "step_id": s.id, "step": s.kind, "title": s.title, "state": s.state, "responsible": s.responsible,
            "due": s.due,
        }),
        Event::SceneRecorded(s) => json!({
            "act": s.act, "at": moment(s.at), "by": s.by, "with_police": s.with_police,
            "record_number": s.record_number,
        }),
        Event::TestimonyTaken(t) => json!({
            "testimony_id": t.id, "heard_as": t.person.heard_as, "ended_at": moment(t.ended_at),
            "replaces": t.replaces,
        }),
        Event::DocumentsRequested(r) => json!({ "request_id": r.id, "holder": r.holder, "due": r.due }),
        Event::DocumentsReceived { id, receipt } => {
            json!({ "request_id": id, "outcome": receipt.outcome, "at": moment(receipt.at) })
        }
        Event::ExpertiseReceived(r) => json!({
            "request_number": r.request_number, "number": r.number, "received_on": r.received_on,
        }),
        Event::DelayExplained { reason } => json!({ "reason": reason }),
        Event::PrimacySet(p) => json!({ "holder": p.holder, "body": p.body, "since": moment(p.since) }),
        Event::OpinionSent(o) => json!({
            "number": o.number, "date": o.date, "sent_to": o.sent_to, "conclusion": o.conclusion,
        }),
        Event::PoliceRuled(r) => json!({
            "decision": r.decision, "number": r.number, "date": r.date, "received_at": moment(r.received_at),
        }),
        Event::PoliceTermExtended(e) => {
            json!({
                "by": e.by, "number": e.number, "date": e.date, "until": e.until, "reason": e.reason,
                "correction": e.correction,
            })
        }
        Event::PoliceReturnListed(l) => {
            json!({ "items": l.items, "record_number": l.record_number, "date": l.date, "note": l.note })
        }
        Event::ProsecutionEnded(e) => json!({ "end": e.end, "reference": e.reference, "date": e.date }),
        Event::HandoverRecorded(h) => json!({
            "handover_id": h.id, "from": h.from, "to": h.to, "record_number": h.record_number, "date": h.date,
            "items": h.items.len(),
        }),
        Event::HandoverConfirmed { id, signature } => {
            json!({
                "handover_id": id, "side": signature.side, "name": signature.name, "unit": signature.unit,
                "paper": signature.paper.as_ref().map(|p| json!({ "number": p.number, "date": p.date })),
            })
        }
        Event::Referred(r) => json!({
            "referral_id": r.id, "body": r.body, "number": r.number, "date": r.date, "answer_due": r.answer_due,
        }),
        Event::ReferralAnswered { id, answer } => {
            json!({ "referral_id": id, "number": answer.number, "finished": answer.finished })
        }
        Event::FindingsSigned(s) => json!({
            "minutes_number": super::timeline::told(&s.minutes_number), "signed_on": s.signed_on,
            "signed": s.signatures.iter().filter(|x| x.signed).count(),
            "not_signed": s.signatures.iter().filter(|x| !x.signed).count(),
        }),
        _other => Value::Null,
    }
}
