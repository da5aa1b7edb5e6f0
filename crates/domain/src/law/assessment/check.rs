//! A question that cannot be answered is refused, field by field.

use super::question::Question;
use crate::law::{AccidentFacts, LawSet, VictimFacts};
use crate::reference::{Commune, Geography, serious_injuries};
use crate::time::{Instant, vn_date};
use crate::value::{CommuneCode, FieldError};
use crate::words::{Localized, Severity};
use chrono::{Datelike, Duration};
use serde::Serialize;

/// Clocks of client and server may differ by so much.
const CLOCK_TOLERANCE_MINUTES: i64 = 5;
/// More people than any accident has hurt.
const MOST_VICTIMS: usize = 1000;
/// No accident is described beyond this year.
const LAST_YEAR: i32 = 2199;

/// Why a question is not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("the described accident cannot be assessed: {code}")]
pub struct AssessRefusal {
    /// Stable code: `no_regime` or `invalid`.
    pub code: &'static str,
    /// What is wrong, field by field; at least one.
    pub errors: Vec<FieldError>,
}

/// The facts of a question, checked.
pub(super) struct Checked {
    pub(super) facts: AccidentFacts,
    pub(super) received: Instant,
    pub(super) commune: Commune,
}

pub(super) fn check(law: &LawSet, geo: &Geography, q: &Question) -> Result<Checked, AssessRefusal> {
    let occurred_on = vn_date(q.occurred_at);
    if let Err(none) = law.regime_on(occurred_on) {
        let error = FieldError {
            pointer: "/occurred_at".to_owned(),
            code: crate::law::NoRegime::CODE,
            message: none.message(),
        };
        return Err(AssessRefusal { code: crate::law::NoRegime::CODE, errors: vec![error] });
    }
    let mut errors = Vec::new();
    let received = q.received_at.unwrap_or(q.occurred_at);
    times(q, received, &mut errors);
    let commune = place(geo, q, occurred_on, &mut errors);
    victims(q, &mut errors);
    match commune {
        Some(commune) if errors.is_empty() => {
            let facts = facts(q, occurred_on, commune.code.clone());
            Ok(Checked { facts, received, commune })
        }
        Some(_) | None => Err(AssessRefusal { code: "invalid", errors }),
    }
}

fn times(q: &Question, received: Instant, errors: &mut Vec<FieldError>) {
    let future = |at: Instant| {
        at.year() > LAST_YEAR
            || q.asked_at.is_some_and(|now| at > now + Duration::minutes(CLOCK_TOLERANCE_MINUTES))
    };
    for (pointer, at) in [("/occurred_at", q.occurred_at), ("/received_at", received)] {
        if future(at) && (pointer == "/occurred_at" || q.received_at.is_some()) {
            errors.push(FieldError::new(
                pointer,
                "in_future",
                "Thời điểm này chưa tới. Kiểm tra lại ngày, giờ.",
                "This moment has not come yet. Check date and time.",
            ));
        }
    }
    if received < q.occurred_at {
        errors.push(FieldError::new(
            "/received_at",
            "before_occurred",
            "Thời điểm nhận tin không thể trước thời điểm xảy ra tai nạn.",
            "The report cannot have been received before the accident happened.",
        ));
    }
}

fn place(
    geo: &Geography,
    q: &Question,
    on: chrono::NaiveDate,
    errors: &mut Vec<FieldError>,
) -> Option<Commune> {
    let pointer = "/place/commune_code";
    match CommuneCode::parse(&q.place.commune_code) {
        Err(bad) => {
            errors.push(FieldError::of(pointer, &bad));
            None
        }
        Ok(code) => match geo.commune_on(&code, on) {
            Ok(commune) => Some(commune),
            Err(refusal) => {
                errors.push(FieldError {
                    pointer: pointer.to_owned(),
                    code: refusal.code(),
                    message: refusal.message(),
                });
                None
            }
        },
    }
}

fn victims(q: &Question, errors: &mut Vec<FieldError>) {
    if q.victims.len() > MOST_VICTIMS {
        errors.push(FieldError::new(
            "/victims",
            "too_many",
            "Danh sách có quá nhiều nạn nhân.",
            "The list names too many victims.",
        ));
        return;
    }
    for (i, v) in q.victims.iter().enumerate() {
        for (j, code) in v.serious_codes.iter().enumerate() {
            if serious_injuries().get(code).is_none() {
                errors.push(FieldError {
                    pointer: format!("/victims/{i}/serious_codes/{j}"),
                    code: "unknown_injury_code",
                    message: Localized::new(
                        "Mã chấn thương này không có trong Phụ lục II Nghị định 39/2016/NĐ-CP.",
                        "This injury code is not in Annex II of Decree 39/2016.",
                    ),
                });
            }
        }
        if v.death.is_some() && v.outcome != Severity::Fatal {
            errors.push(FieldError::new(
                format!("/victims/{i}/death"),
                "death_without_fatal",
                "Chỉ nêu trường hợp chết khi hậu quả là chết người.",
                "A kind of death is given only with a fatal outcome.",
            ));
        }
    }
}

fn facts(q: &Question, occurred_on: chrono::NaiveDate, commune: CommuneCode) -> AccidentFacts {
    AccidentFacts {
        occurred_on,
        commune,
        sector: q.sector,
        commuting: q.commuting,
        technical_incident: q.technical_incident,
        criminal_signs: q.criminal_signs,
        expertise_needed: q.expertise_needed,
        beyond_province: q.beyond_province,
        head_office_province: None,
        victims: q
            .victims
            .iter()
            .map(|v| VictimFacts {
                outcome: v.outcome,
                death: v.death,
                serious_codes: v.serious_codes.clone(),
                relation: v.relation,
                employed_by: v.employed_by,
                is_worker: v.is_worker,
                // The facts are taken as told; in a case a document must prove them.
                medically_confirmed: v.outcome != Severity::Unknown,
            })
            .collect(),
    }
}
