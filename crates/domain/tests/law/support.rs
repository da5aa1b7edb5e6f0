//! Short ways to describe an accident.

use chrono::NaiveDate;
use domain::law::{AccidentFacts, Classification, LawSet, VictimFacts};
use domain::time::{Instant, from_vn};
use domain::value::CommuneCode;
use domain::words::{EmployedBy, Sector, Severity, WorkRelation};

/// Phường Rạch Giá, tỉnh An Giang, since 01/07/2025; Phường Vĩnh Thanh Vân, Rạch Giá, Kiên Giang before.
pub(crate) const RACH_GIA: &str = "30742";

pub(crate) fn law() -> &'static LawSet {
    LawSet::embedded()
}

pub(crate) fn d(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

/// `2026-11-23 22:40`, civil time in Vietnam.
pub(crate) fn at(s: &str) -> Instant {
    from_vn(chrono::NaiveDateTime::parse_from_str(s, "%Y-%m-%d %H:%M").unwrap())
}

/// Victims in shorthand: letter of the outcome (f, s, l, u), then `c` contract or `n` no contract, then
/// `o` employed by another, `b` bystander, `x` light but with a code of the list.
pub(crate) fn victims(shorthand: &str) -> Vec<VictimFacts> {
    shorthand
        .split_whitespace()
        .map(|word| {
            let has = |c: char| word[1..].contains(c);
            VictimFacts {
                outcome: match &word[..1] {
                    "f" => Severity::Fatal,
                    "s" => Severity::Serious,
                    "l" => Severity::Light,
                    "u" => Severity::Unknown,
                    other => panic!("outcome {other}"),
                },
                death: None,
                serious_codes: if has('x') { vec!["034".to_owned()] } else { Vec::new() },
                relation: if has('n') { WorkRelation::NoContract } else { WorkRelation::Contract },
                employed_by: if has('o') { EmployedBy::Other } else { EmployedBy::Reporter },
                is_worker: !has('b'),
                medically_confirmed: true,
            }
        })
        .collect()
}

pub(crate) fn facts(on: &str, shorthand: &str) -> AccidentFacts {
    AccidentFacts {
        occurred_on: d(on),
        commune: CommuneCode::parse(RACH_GIA).unwrap(),
        sector: Sector::General,
        commuting: false,
        technical_incident: false,
        criminal_signs: false,
        expertise_needed: false,
        beyond_province: false,
        head_office_province: None,
        victims: victims(shorthand),
    }
}

pub(crate) fn classify(f: &AccidentFacts) -> Classification {
    law().classify(f).unwrap()
}
