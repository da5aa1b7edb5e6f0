//! Words of what follows an announcement, and of a merge undone.

use super::happened::dotted;
use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use domain::case::{CommandKind, Event, ServedLine};
use domain::time::{human_date, human_datetime};
use domain::words::Lang;

/// Details of an entry and the command behind it.
pub(super) fn words(event: &Event, lang: Lang) -> (Vec<String>, Option<CommandKind>) {
    use CommandKind as C;
    let reason = |r: &str| tp(lang, "event.reason", &[("reason", r)]);
    match event {
        Event::MeetingPlanned(plan) => {
            let mut out = vec![format!("{} · {}", human_datetime(plan.at), plan.place)];
            out.extend(plan.reason.as_deref().map(reason));
            (out, Some(C::PlanMeeting))
        }
        Event::AddresseeAdded(addressee) => (vec![addressee.recipient.clone()], Some(C::RecordService)),
        Event::MinutesServed(ServedLine { no, service }) => {
            let line = tp(lang, "event.addressee", &[("n", &no.to_string())]);
            let how = format!("{line} · {} · {}", service.how.label(lang), human_datetime(service.at));
            (vec![how], Some(C::RecordService))
        }
        Event::Posted(p) => {
            let until = p.to.map(|d| format!(" – {}", human_date(d))).unwrap_or_default();
            let words =
                format!("{} · {} · {}{until}", first_upper(p.by.label(lang)), p.place, human_date(p.from));
            (vec![words], Some(C::RecordPosting))
        }
        Event::ComplaintReceived(c) => {
            let words = format!("{} · {}", first_upper(c.by.label(lang)), human_datetime(c.received_at));
            let mut out = vec![words];
            out.extend(
                c.out_of_time.map(|d| format!("{} {}", t(lang, "announced.out_of_time"), human_date(d))),
            );
            out.extend(c.late_reason.as_deref().map(reason));
            (out, Some(C::RecordComplaint))
        }
        Event::ComplaintAnswered { answer: a, .. } => {
            let words =
                format!("{} · {} · {}", first_upper(a.outcome.label(lang)), a.number, human_date(a.date));
            let mut out = vec![words];
            out.extend(a.late_reason.as_deref().map(reason));
            (out, Some(C::AnswerComplaint))
        }
        Event::ComplaintEscalated { escalation: e, .. } => {
            let words = format!("{} · {} · {}", e.body, human_date(e.received_on), e.outcome.label(lang));
            (vec![words], Some(C::EscalateComplaint))
        }
        Event::Reinvestigated(team) => {
            let level = first_upper(team.level.label(lang));
            let mut out = vec![dotted(&[&level, &team.decision_number, &human_date(team.decision_date)])];
            if let Some(again) = &team.again {
                out.push(first_upper(again.ground.label(lang)));
                out.push(reason(&again.reason));
            }
            (out, Some(C::Reinvestigate))
        }
        Event::CaseReleased(x) => (vec![x.number.to_string(), reason(&x.reason)], Some(C::Unmerge)),
        Event::Unmerged(x) => (vec![x.number.to_string(), reason(&x.reason)], Some(C::Unmerge)),
        _other => (Vec::new(), None),
    }
}
