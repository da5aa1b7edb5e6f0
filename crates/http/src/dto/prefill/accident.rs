//! The accident and the people hurt.

use super::values::{text, value};
use crate::dto::{AccidentInput, CodedWordInput, EmployerInput, IdText, Number, Text, VictimInput};
use domain::case::{AccidentStatement, EmployerFacts, VictimStatement};
use domain::value::{Birth, TaxCode};

pub(in crate::dto) fn birth(birth: &Birth) -> String {
    match birth {
        Birth::Full(date) => date.format("%d/%m/%Y").to_string(),
        Birth::MonthYear { year, month } => format!("{month:02}/{year}"),
        Birth::Year(year) => year.to_string(),
        Birth::AboutAge { age, .. } => format!("khoảng {age} tuổi"),
    }
}

impl From<&VictimStatement> for VictimInput {
    fn from(v: &VictimStatement) -> Self {
        Self {
            id: Some(IdText::from(v.id.to_string())),
            name: value(v.name.as_ref()),
            birth: v.birth.as_ref().map(|b| Text::from(birth(b))),
            sex: Some(v.sex.into()),
            citizen_id: v.citizen_id.as_ref().map(|id| Text::from(id.reveal())),
            occupation: Some(CodedWordInput::from(&v.occupation)),
            residence: text(v.residence.as_deref()),
            relation: Some(v.relation.into()),
            relation_disputed: text(v.relation_disputed.as_deref()),
            employed_by: Some(v.employed_by.into()),
            employer_name: text(v.employer_name.as_deref()),
            employer_tax_code: text(v.employer_tax_code.as_ref().map(TaxCode::as_str)),
            outcome: Some(v.outcome.into()),
            death: v.death.map(Into::into),
            serious_codes: v.serious_codes.iter().map(|c| Text::from(c.as_str())).collect(),
            injury: text(v.injury.as_deref()),
            treatment: text(v.treatment.as_deref()),
            is_worker: Some(v.is_worker),
        }
    }
}

impl From<&EmployerFacts> for EmployerInput {
    fn from(e: &EmployerFacts) -> Self {
        Self {
            enterprise_id: e.enterprise.map(|id| IdText::from(id.to_string())),
            name: text(e.name.as_deref()),
            tax_code: value(e.tax_code.as_ref()),
            address: text(e.address.as_deref()),
            commune_code: value(e.commune.as_ref()),
            phone: value(e.phone.as_ref()),
            fax: value(e.fax.as_ref()),
            email: value(e.email.as_ref()),
            superior_body: text(e.superior_body.as_deref()),
            industry: e.industry.as_ref().map(CodedWordInput::from),
            enterprise_type: text(e.enterprise_type.as_deref()),
            workers: e.workers.map(Number::from),
        }
    }
}

impl From<&AccidentStatement> for AccidentInput {
    fn from(a: &AccidentStatement) -> Self {
        Self {
            occurred: (&a.occurred).into(),
            place: (&a.place).into(),
            sector: Some(a.sector.into()),
            commuting: a.commuting,
            technical_incident: a.technical_incident,
            employer: (&a.employer).into(),
            casualties: Some((&a.casualties).into()),
            victims: a.victims.iter().map(VictimInput::from).collect(),
            course: (&a.course).into(),
        }
    }
}
