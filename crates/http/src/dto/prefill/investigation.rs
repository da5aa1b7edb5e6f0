//! Team, findings, meeting and minutes.

use super::values::{moment, text, value};
use crate::dto::{
    AttendeeInput, ConcludeInput, DamageInput, DissentInput, HoldAnnouncementInput, IdText, MomentText,
    Number, OpinionInput, PersonAtFaultInput, ReservedOpinionInput, SigningRefusalInput, TeamMemberInput,
    Text,
};
use domain::case::{
    Attendee, Damage, Dissent, Findings, Meeting, Opinion, PersonAtFault, ReservedOpinion, SigningRefusal,
    TeamMember,
};
use domain::time::rfc3339_vn;
use domain::value::Dong;

impl From<&TeamMember> for TeamMemberInput {
    fn from(m: &TeamMember) -> Self {
        Self {
            name: Text::from(m.name.as_str()),
            position: Text::from(m.position.as_str()),
            unit: Text::from(m.unit.as_str()),
            head: m.head,
            capacity: m.capacity.into(),
            authorisation: text(m.authorisation.as_deref()),
        }
    }
}

impl From<&PersonAtFault> for PersonAtFaultInput {
    fn from(p: &PersonAtFault) -> Self {
        Self {
            name: value(Some(&p.name)).unwrap_or_default(),
            position: text(p.position.as_deref()),
            violation: Text::from(p.violation.as_str()),
            article: text(p.article.as_deref()),
            proposed_handling: Text::from(p.proposed_handling.as_str()),
            evidence: p.evidence.iter().map(|id| IdText::from(id.to_string())).collect(),
        }
    }
}

impl From<&ReservedOpinion> for ReservedOpinionInput {
    fn from(o: &ReservedOpinion) -> Self {
        Self { person: Text::from(o.person.as_str()), opinion: Text::from(o.opinion.as_str()) }
    }
}

impl From<&Damage> for DamageInput {
    fn from(d: &Damage) -> Self {
        let money = |amount: Option<Dong>| amount.map(|a| Number::from(a.get()));
        Self {
            lost_days: d.lost_days.map(Number::from),
            medical: money(d.medical),
            wages: money(d.wages),
            compensation: money(d.compensation),
            other: money(d.other),
            other_note: text(d.other_note.as_deref()),
            property: money(d.property),
        }
    }
}

impl From<&Findings> for ConcludeInput {
    fn from(f: &Findings) -> Self {
        Self {
            course: Text::from(f.course.as_str()),
            fault: f.fault.into(),
            cause: Text::from(f.cause.as_str()),
            cause_detail: Text::from(f.cause_detail.as_str()),
            injury_factor: text(f.injury_factor.as_deref()),
            activity: text(f.esaw.activity.as_deref()),
            deviation: text(f.esaw.deviation.as_deref()),
            contact: text(f.esaw.contact.as_deref()),
            conclusion: f.conclusion.into(),
            responsibility: Text::from(f.responsibility.as_str()),
            persons_at_fault: f.persons_at_fault.iter().map(PersonAtFaultInput::from).collect(),
            damage: (&f.damage).into(),
            reserved_opinions: f.reserved_opinions.iter().map(ReservedOpinionInput::from).collect(),
            minutes_number: text(f.minutes_number.as_deref()),
            evidence: f.evidence.iter().map(|id| IdText::from(id.to_string())).collect(),
            causes: f.causes.iter().map(Into::into).collect(),
            rules_breached: f.rules_breached.iter().map(Into::into).collect(),
            contrary: f.contrary.iter().map(Into::into).collect(),
            victims: f.victims.iter().map(Into::into).collect(),
            participants: f.participants.iter().map(Into::into).collect(),
            provincial: (&f.provincial).into(),
            commuting_paper_reason: text(f.commuting_paper_reason.as_deref()),
        }
    }
}

impl From<&Attendee> for AttendeeInput {
    fn from(a: &Attendee) -> Self {
        Self {
            group: a.group.into(),
            name: Text::from(a.name.as_str()),
            unit: text(a.unit.as_deref()),
            present: Some(a.present),
            note: text(a.note.as_deref()),
            authorisation: text(a.authorisation.as_deref()),
        }
    }
}

impl From<&Dissent> for DissentInput {
    fn from(d: &Dissent) -> Self {
        Self {
            person: Text::from(d.person.as_str()),
            opinion: Text::from(d.opinion.as_str()),
            reason: text(d.reason.as_deref()),
            signed: d.signed,
        }
    }
}

impl From<&Meeting> for HoldAnnouncementInput {
    fn from(m: &Meeting) -> Self {
        let p = &m.proceedings;
        Self {
            held_at: MomentText::from(rfc3339_vn(m.held_at)),
            place: Text::from(m.place.as_str()),
            chair: Text::from(m.chair.as_str()),
            secretary: text(m.secretary.as_deref()),
            attendance: m.attendance.iter().map(AttendeeInput::from).collect(),
            dissent: m.dissent.iter().map(DissentInput::from).collect(),
            number: text(p.number.as_deref()),
            closed_at: moment(p.closed_at),
            minutes_read: text(p.minutes_read.as_deref()),
            opinions: p.opinions.iter().map(OpinionInput::from).collect(),
            answers: text(p.answers.as_deref()),
            final_conclusion: text(p.final_conclusion.as_deref()),
            unfinished: text(p.unfinished.as_deref()),
            refusals: p.refusals.iter().map(SigningRefusalInput::from).collect(),
            late_reason: text(m.late_reason.as_deref()),
        }
    }
}

impl From<&Opinion> for OpinionInput {
    fn from(o: &Opinion) -> Self {
        Self { person: Text::from(o.person.as_str()), opinion: Text::from(o.opinion.as_str()) }
    }
}

impl From<&SigningRefusal> for SigningRefusalInput {
    fn from(r: &SigningRefusal) -> Self {
        Self { person: Text::from(r.person.as_str()), reason: Text::from(r.reason.as_str()) }
    }
}
