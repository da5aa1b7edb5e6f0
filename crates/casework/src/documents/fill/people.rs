//! People and the establishment, as several forms list them.

use super::source::{Source, some, text};
use chrono::NaiveDate;
use documents::form::{DamageCosts, Establishment, Measure, Participant, VictimRow, Voiced};
use domain::case::{CodedWord, Damage, EmployerFacts, TeamMember, Victim};
use domain::reference::{Geography, enterprise_types, vsco, vsic, vsic_on};
use domain::value::Sex;
use domain::words::{Lang, Severity};

pub(super) fn establishment(s: &Source) -> Establishment {
    let Some(a) = s.accident() else { return Establishment::default() };
    let (e, known) = (&a.employer, s.enterprise());
    let industry = e.industry.clone().unwrap_or_default();
    let code = some(industry.code.as_ref()).or_else(|| known.and_then(|k| some(k.vsic_code.as_ref())));
    let list = match industry.version.as_deref() {
        Some("2007") => vsic(domain::reference::VsicVersion::V2007),
        Some("2018") => vsic(domain::reference::VsicVersion::V2018),
        Some("2025") => vsic(domain::reference::VsicVersion::V2025),
        _other => vsic_on(a.occurred.date()),
    };
    let listed = code.as_deref().and_then(|c| list.get(c)).map(|c| c.name().vi);
    let kind = some(e.enterprise_type.as_ref()).or_else(|| known.and_then(|k| some(k.type_name.as_ref())));
    let type_of = kind.as_deref().and_then(|k| enterprise_types().get(k));
    let workers = known.and_then(|k| k.workers_total).and_then(|n| u32::try_from(n).ok());
    Establishment {
        name: s.employer(),
        address: office(e, a.occurred.date()).or_else(|| known.and_then(|k| text(&k.address))),
        tax_code: e.tax_code.as_ref().map(ToString::to_string),
        phone: e.phone.as_ref().map(|p| p.national()).or_else(|| known.and_then(|k| some(k.phone.as_ref()))),
        fax: e.fax.as_ref().map(|p| p.national()),
        email: e
            .email
            .as_ref()
            .map(|m| m.as_str().to_owned())
            .or_else(|| known.and_then(|k| some(k.email.as_ref()))),
        industry: some(industry.text.as_ref()).or(listed),
        industry_code: code,
        workers: e.workers.or(workers),
        kind: type_of.map(|t| t.name().vi).or(kind),
        // No official codes are published: whoever issues the paper writes one where the agency uses it.
        kind_code: None,
        superior: some(e.superior_body.as_ref()).or_else(|| known.and_then(|k| some(k.parent_body.as_ref()))),
    }
}

/// Address of the head office with commune and province (PL IX mục 1), as they were called on that day.
fn office(e: &EmployerFacts, on: NaiveDate) -> Option<String> {
    let address = some(e.address.as_ref())?;
    let commune = e.commune.as_ref().and_then(|c| Geography::embedded().commune_on(c, on).ok());
    match commune.map(|c| c.address()).filter(|c| !address.contains(c.as_str())) {
        Some(commune) => Some(format!("{address}, {commune}")),
        None => Some(address),
    }
}

pub(super) fn occupation(word: &CodedWord) -> (Option<String>, Option<String>) {
    let code = some(word.code.as_ref());
    let listed = code.as_deref().and_then(|c| vsco().get(c)).map(|c| c.name().vi);
    (some(word.text.as_ref()).or(listed), code)
}

pub(super) fn sex(sex: Sex) -> Option<Sex> {
    (sex != Sex::Unknown).then_some(sex)
}

pub(super) fn severity(of: Severity) -> Option<Severity> {
    (of != Severity::Unknown).then_some(of)
}

pub(super) fn name(v: &Victim) -> Option<String> {
    v.statement.name.as_ref().map(|n| n.as_str().to_owned())
}

pub(super) fn victims(s: &Source) -> Vec<VictimRow> {
    let row = |v: &Victim| {
        let told = &v.statement;
        let (occupation, occupation_code) = occupation(&told.occupation);
        VictimRow {
            name: name(v),
            birth: told
                .birth
                .as_ref()
                .map(|b| b.known_year().map_or_else(|| b.display(Lang::Vi), |year| year.to_string())),
            sex: sex(told.sex),
            occupation,
            occupation_code,
            condition: severity(v.severity()),
            residence: some(told.residence.as_ref()),
            relation: text(told.relation.label(Lang::Vi)),
        }
    };
    s.case.victims.iter().map(row).collect()
}

pub(super) fn counts(s: &Source) -> (u32, u32, u32) {
    let told = s.accident().map(|a| a.casualties).unwrap_or_default();
    let count = |of, told: u32| {
        let named = s.case.victims.iter().filter(|v| v.severity() == of).count();
        told.max(u32::try_from(named).unwrap_or(u32::MAX))
    };
    (
        count(Severity::Fatal, told.dead),
        count(Severity::Serious, told.serious),
        count(Severity::Light, told.light),
    )
}

pub(super) fn member(m: &TeamMember) -> Participant {
    Participant {
        name: Some(m.name.as_str().to_owned()),
        position: text(&m.position),
        unit: text(&m.unit),
        role: Some(if m.head { "Trưởng đoàn" } else { "Thành viên" }.to_owned()),
    }
}

/// Members of the team, the head first.
pub(super) fn members(s: &Source) -> Vec<Participant> {
    let all = s.team().map(|t| t.members.as_slice()).unwrap_or_default();
    all.iter().filter(|m| m.head).chain(all.iter().filter(|m| !m.head)).map(member).collect()
}

pub(super) fn damage(d: &Damage) -> DamageCosts {
    DamageCosts {
        lost_days: d.lost_days,
        medical: d.medical,
        wages: d.wages,
        compensation: d.compensation,
        other: d.other,
        other_note: some(d.other_note.as_ref()),
        property: d.property,
    }
}

/// Recommendations of the case as measures.
pub(super) fn measures(s: &Source) -> Vec<Measure> {
    s.case
        .recommendations
        .iter()
        .map(|r| Measure { content: text(&r.content), owner: text(&r.owner), due: Some(r.due) })
        .collect()
}

pub(super) fn voiced(person: &str, opinion: &str, reason: Option<&String>) -> Voiced {
    Voiced { person: text(person), opinion: text(opinion), reason: some(reason) }
}
