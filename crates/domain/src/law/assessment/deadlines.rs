//! Terms of a described accident. What runs from the announcement is counted from its latest day.

use crate::law::{AccidentFacts, Classification, Deadline, DeadlineKind, LawSet, Moment};
use crate::reference::Calendar;
use crate::time::Instant;
use crate::words::{EventClass, Localized, Severity, TeamLevel, WorkRelation};

pub(super) fn deadlines(
    law: &LawSet,
    cal: &Calendar,
    f: &AccidentFacts,
    c: &Classification,
    level: TeamLevel,
    received: Instant,
) -> Vec<Deadline> {
    let mut out = Vec::new();
    let investigation = |level, class| {
        law.investigation_term(f.occurred_on, level, class, f.expertise_needed, received, None, cal)
    };
    let abroad = !f.victims.is_empty()
        && f.victims.iter().filter(|v| v.is_worker).all(|v| v.relation == WorkRelation::VnWorkerAbroad);
    let own = match level {
        TeamLevel::Province | TeamLevel::Central => {
            if !abroad {
                out.push(law.scene_term(received));
            }
            investigation(level, c.class)
        }
        TeamLevel::Establishment => investigation(level, c.class),
        TeamLevel::CommuneRecord if light_contract_victim(f) => {
            investigation(TeamLevel::Establishment, EventClass::Light)
        }
        TeamLevel::CommuneRecord | TeamLevel::Specialised | TeamLevel::None => return out,
    };
    let latest = match own.due {
        Moment::Day(day) => day,
        Moment::At(at) => crate::time::vn_date(at),
    };
    out.push(own);
    let mut after = vec![DeadlineKind::SendMinutes, DeadlineKind::Complaint];
    if c.class == EventClass::Fatal {
        after.push(DeadlineKind::CompensationPayment);
    }
    out.extend(after.into_iter().map(|kind| {
        let mut term = law.term(kind, latest, cal);
        term.explanation = Localized::new(
            format!("{} — giả định công bố vào ngày cuối của thời hạn điều tra", term.explanation.vi),
            format!(
                "{} — assuming the announcement on the last day of the investigation",
                term.explanation.en
            ),
        );
        term
    }));
    out
}

fn light_contract_victim(f: &AccidentFacts) -> bool {
    f.victims.iter().any(|v| {
        v.is_worker
            && v.outcome == Severity::Light
            && v.serious_codes.is_empty()
            && v.relation != WorkRelation::NoContract
    })
}
