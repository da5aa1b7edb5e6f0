//! What the timeline says of the work of a team.

use super::happened::dotted;
use crate::forms::words::first_upper;
use crate::messages::tp;
use domain::case::{CommandKind, Event};
use domain::time::{human_date, human_datetime};
use domain::words::Lang;

/// Lines of an event of the inquiry, and the command behind it; `None` for any other event.
pub(super) fn of_inquiry(event: &Event, lang: Lang) -> Option<(Vec<String>, CommandKind)> {
    use CommandKind as C;
    let reason = |r: &str| tp(lang, "event.reason", &[("reason", r)]);
    let until = |d: &chrono::NaiveDate| tp(lang, "due.until", &[("date", &human_date(*d))]);
    Some(match event {
        Event::TeamChanged(o) => {
            let names: Vec<&str> = o.members.iter().map(|m| m.name.as_str()).collect();
            let number = format!("{} · {}", o.decision_number, human_date(o.decision_date));
            (vec![number, names.join(", "), reason(&o.reason)], C::ChangeTeam)
        }
        Event::InvitationAnswered(a) => {
            let mut out = vec![format!("{} · {}", a.unit, a.reply.label(lang))];
            out.extend(a.member_name.clone());
            out.extend(a.reason.as_deref().map(reason));
            (out, C::AnswerInvitation)
        }
        Event::StepSet(s) => {
            let name = s.title.clone().unwrap_or_else(|| s.kind.label(lang).to_owned());
            let mut out = vec![format!("{} · {}", first_upper(&name), s.state.label(lang))];
            out.extend(s.responsible.clone());
            out.extend(s.due.as_ref().map(until));
            (out, C::SetStep)
        }
        Event::SceneRecorded(s) => (
            vec![first_upper(s.act.label(lang)), format!("{} · {}", human_datetime(s.at), s.by)],
            C::RecordScene,
        ),
        Event::TestimonyTaken(t) => {
            let person = format!("{} · {}", t.person.name.as_str(), t.person.heard_as.label(lang));
            (vec![person, human_datetime(t.ended_at)], C::RecordTestimony)
        }
        Event::DocumentsRequested(r) => {
            (vec![format!("{}: {}", r.holder, r.what), until(&r.due)], C::RequestDocuments)
        }
        Event::DocumentsReceived { receipt, .. } => (
            vec![format!("{} · {}", first_upper(receipt.outcome.label(lang)), receipt.what)],
            C::ReceiveDocuments,
        ),
        Event::ExpertiseReceived(r) => (
            vec![format!("{} · {}", r.number, human_date(r.received_on)), r.conclusion.clone()],
            C::ReceiveExpertise,
        ),
        Event::DelayExplained { reason: why } => (vec![reason(why)], C::ExplainDelay),
        Event::PrimacySet(p) => (vec![format!("{} · {}", p.body, human_datetime(p.since))], C::SetPrimacy),
        Event::OpinionSent(o) => {
            (vec![format!("{} · {}", o.number, human_date(o.date)), o.sent_to.join("; ")], C::SendOpinion)
        }
        Event::PoliceRuled(r) => (
            vec![first_upper(r.decision.label(lang)), format!("{} · {}", r.number, human_date(r.date))],
            C::RecordRuling,
        ),
        Event::PoliceTermExtended(e) => (
            vec![
                first_upper(e.by.label(lang)),
                format!("{} · {}", e.number, human_date(e.date)),
                until(&e.until),
            ],
            C::ExtendPoliceTerm,
        ),
        Event::PoliceReturnListed(l) => {
            let mut out = vec![l.items.join("; ")];
            out.extend(l.record_number.clone());
            out.extend(l.note.clone());
            (out, C::ListPoliceReturn)
        }
        Event::ProsecutionEnded(e) => (
            vec![first_upper(e.end.label(lang)), format!("{} · {}", e.reference, human_date(e.date))],
            C::RecordProsecutionEnd,
        ),
        Event::HandoverRecorded(h) => (
            vec![
                format!("{} → {}", first_upper(h.from.label(lang)), h.to.label(lang)),
                format!("{} · {}", h.record_number, human_date(h.date)),
            ],
            C::RecordHandover,
        ),
        Event::HandoverConfirmed { signature: s, .. } => {
            let mut out = vec![format!("{}: {} · {}", first_upper(s.side.label(lang)), s.name, s.unit)];
            out.extend(s.paper.as_ref().map(|p| on_paper(p, lang)));
            out.extend(s.remark.clone());
            (out, C::ConfirmHandover)
        }
        Event::Referred(r) => (
            vec![format!("{} · {} · {}", r.body, r.number, human_date(r.date)), until(&r.answer_due)],
            C::Refer,
        ),
        Event::ReferralAnswered { answer, .. } => (vec![answer.text.clone()], C::AnswerReferral),
        Event::FindingsSigned(s) => {
            (vec![dotted(&[&s.minutes_number, &human_date(s.signed_on)])], C::SignFindings)
        }
        _other => return None,
    })
}

/// That a side was confirmed for on paper.
pub(crate) fn on_paper(paper: &domain::case::SignedPaper, lang: Lang) -> String {
    let (number, date) = (&paper.number, human_date(paper.date));
    tp(lang, "inquiry.on_paper", &[("number", number), ("date", &date)])
}
