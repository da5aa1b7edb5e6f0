//! The minutes of the announcement meeting (PL XI).

use super::people::voiced;
use super::source::{Source, at, some, text};
use documents::form::{Attendee, MeetingMinutes, Participant};
use domain::law::{DeadlineKind, Moment};
use domain::time::vn_date;

fn person(name: &str) -> Option<Participant> {
    text(name).map(|name| Participant { name: Some(name), ..Participant::default() })
}

pub(super) fn fill(s: &Source) -> MeetingMinutes {
    let Some(announced) = s.case.stage.announcement() else {
        return MeetingMinutes { head: s.team_head(), ..MeetingMinutes::default() };
    };
    let (m, p) = (&announced.meeting, &announced.meeting.proceedings);
    let minutes = s.minutes();
    let own = s.meeting_minutes();
    let read = minutes.number.map(|n| format!("Biên bản điều tra tai nạn lao động số {n}"));
    let served = announced.minutes.as_ref();
    let until =
        s.terms.iter().rev().find(|t| t.term.kind == DeadlineKind::SendMinutes).map(|t| match t.term.due {
            Moment::Day(day) => day,
            Moment::At(instant) => vn_date(instant),
        });
    MeetingMinutes {
        head: s.as_written(s.team_head(), own.number.as_ref(), own.date.or(Some(vn_date(m.held_at)))),
        opened: at(m.held_at),
        place: text(&m.place),
        chair: person(&m.chair),
        secretary: m.secretary.as_deref().and_then(person),
        attendance: m
            .attendance
            .iter()
            .map(|a| Attendee {
                group: Some(a.group),
                name: text(&a.name),
                unit: some(a.unit.as_ref()),
                absent: !a.present,
                absence_reason: some(a.note.as_ref()).filter(|_| !a.present),
                authorisation: some(a.authorisation.as_ref()),
            })
            .collect(),
        minutes_read: some(p.minutes_read.as_ref()).or(read),
        opinions: p.opinions.iter().map(|o| voiced(&o.person, &o.opinion, None)).collect(),
        dissent: m.dissent.iter().map(|d| voiced(&d.person, &d.opinion, d.reason.as_ref())).collect(),
        answers: some(p.answers.as_ref()),
        final_conclusion: some(p.final_conclusion.as_ref()),
        unfinished: some(p.unfinished.as_ref()),
        closed: p.closed_at.and_then(at),
        refusals: p
            .refusals
            .iter()
            .map(|r| voiced(&r.person, "Không ký biên bản", Some(&r.reason)))
            .collect(),
        served_to: served
            .map(|i| i.addressees.iter().filter_map(|a| text(&a.recipient)).collect())
            .unwrap_or_default(),
        served_until: until,
    }
}
