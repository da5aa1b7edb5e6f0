//! A record of testimony (PL VIII).

use super::people::sex;
use super::source::{Source, at, some, text};
use documents::form::{Exchange, HeardPerson, Participant, Testimony};
use domain::case::Interviewer;
use domain::words::Lang;
use uuid::Uuid;

fn interviewer(i: &Interviewer) -> Participant {
    Participant {
        name: Some(i.name.as_str().to_owned()),
        position: some(i.title.as_ref()),
        unit: some(i.unit.as_ref()),
        role: some(i.role.as_ref()),
    }
}

pub(super) fn fill(s: &Source, id: Option<Uuid>) -> Testimony {
    let Some(t) = s.case.inquiry.testimony.iter().find(|t| Some(t.id.0) == id) else {
        return Testimony { head: s.team_head(), ..Testimony::default() };
    };
    let p = &t.person;
    Testimony {
        head: s.team_head(),
        started: at(t.started_at),
        place: text(&t.place),
        interviewers: t.interviewers.iter().map(interviewer).collect(),
        note_taker: t.note_taker.as_ref().map(interviewer),
        person: HeardPerson {
            name: Some(p.name.as_str().to_owned()),
            other_name: some(p.other_name.as_ref()),
            sex: sex(p.sex),
            birth: p.birth.as_ref().map(|b| b.display(Lang::Vi)),
            nationality: some(p.nationality.as_ref()),
            ethnicity: some(p.ethnicity.as_ref()),
            religion: some(p.religion.as_ref()),
            residence: some(p.residence.as_ref()),
            current_address: some(p.current_address.as_ref()),
            identity_number: some(p.identity_number.as_ref()),
            identity_issued_on: p.identity_issued_on,
            identity_issued_by: some(p.identity_issued_by.as_ref()),
            occupation: some(p.occupation.as_ref()),
            position: some(p.position.as_ref()),
            workplace: some(p.workplace.as_ref()),
            relationship: some(p.relationship.as_ref()),
            heard_as: Some(p.heard_as),
        },
        rights_explained: Some(t.rights_explained),
        answers: t
            .answers
            .iter()
            .map(|a| Exchange { question: text(&a.question), answer: text(&a.answer) })
            .collect(),
        ended: at(t.ended_at),
        pages: Some(t.pages),
        reading: Some(t.reading),
        corrections: some(t.corrections.as_ref()),
        refusal_reason: some(t.refusal_reason.as_ref()),
        reading_witness: some(t.reading_witness.as_ref()),
        interpreter: some(t.interpreter.as_ref()),
    }
}
