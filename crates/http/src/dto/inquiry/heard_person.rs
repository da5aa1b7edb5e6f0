//! A person heard.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::accident::birth;
use super::super::prefill::values::text;
use super::super::text::{Line, Short, Text};
use super::super::typed_text::{DayText, IdText};
use super::super::word::{HeardAsWord, SexWord};
use domain::case::HeardPerson;
use domain::ids::VictimId;
use domain::value::{Birth, PersonName, Sex};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Who was heard (PL VIII mục 3).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeardPersonInput {
    /// Full name.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Other name.
    pub other_name: Option<Short>,
    /// Sex.
    pub sex: Option<SexWord>,
    /// Birth as known: `12/03/1985`, `1985`.
    pub birth: Option<Text<40>>,
    /// Nationality.
    pub nationality: Option<Short>,
    /// Ethnic group.
    pub ethnicity: Option<Short>,
    /// Religion.
    pub religion: Option<Short>,
    /// Permanent residence.
    pub residence: Option<Line>,
    /// Where the person lives now.
    pub current_address: Option<Line>,
    /// Number of the identity card or passport.
    pub identity_number: Option<Short>,
    /// Day it was issued.
    pub identity_issued_on: Option<DayText>,
    /// Where it was issued.
    pub identity_issued_by: Option<Line>,
    /// Occupation.
    pub occupation: Option<Line>,
    /// Position.
    pub position: Option<Line>,
    /// Place of work.
    pub workplace: Option<Line>,
    /// Relation to the person hurt.
    pub relationship: Option<Line>,
    /// Heard as.
    #[serde(default)]
    #[schema(required = true)]
    pub heard_as: HeardAsWord,
    /// Which victim, when a victim was heard.
    pub victim_id: Option<IdText>,
}

impl Input for HeardPersonInput {
    type Value = HeardPerson;

    fn read(self, f: &mut Fields<'_>) -> Option<HeardPerson> {
        let year = f.year();
        let name = f.required_value("name", &self.name, PersonName::parse);
        let other_name = f.text("other_name", self.other_name.as_ref());
        let sex = f.word("sex", self.sex.as_ref());
        let born = f.value("birth", self.birth.as_ref(), |text| Birth::parse(text, year));
        let nationality = f.text("nationality", self.nationality.as_ref());
        let ethnicity = f.text("ethnicity", self.ethnicity.as_ref());
        let religion = f.text("religion", self.religion.as_ref());
        let residence = f.text("residence", self.residence.as_ref());
        let current_address = f.text("current_address", self.current_address.as_ref());
        let identity_number = f.text("identity_number", self.identity_number.as_ref());
        let identity_issued_on = f.date("identity_issued_on", self.identity_issued_on.as_deref());
        let identity_issued_by = f.text("identity_issued_by", self.identity_issued_by.as_ref());
        let occupation = f.text("occupation", self.occupation.as_ref());
        let position = f.text("position", self.position.as_ref());
        let workplace = f.text("workplace", self.workplace.as_ref());
        let relationship = f.text("relationship", self.relationship.as_ref());
        let heard_as = f.required_word("heard_as", &self.heard_as);
        let victim_id = f.uuid("victim_id", self.victim_id.as_deref()).map(VictimId);
        Some(HeardPerson {
            name: name?,
            other_name,
            sex: sex.unwrap_or(Sex::Unknown),
            birth: born,
            nationality,
            ethnicity,
            religion,
            residence,
            current_address,
            identity_number,
            identity_issued_on,
            identity_issued_by,
            occupation,
            position,
            workplace,
            relationship,
            heard_as: heard_as?,
            victim: victim_id,
        })
    }
}

impl From<&HeardPerson> for HeardPersonInput {
    fn from(v: &HeardPerson) -> Self {
        Self {
            name: Text::from(v.name.as_str()),
            other_name: text(v.other_name.as_deref()),
            sex: Some(v.sex.into()),
            birth: v.birth.as_ref().map(|b| Text::from(birth(b))),
            nationality: text(v.nationality.as_deref()),
            ethnicity: text(v.ethnicity.as_deref()),
            religion: text(v.religion.as_deref()),
            residence: text(v.residence.as_deref()),
            current_address: text(v.current_address.as_deref()),
            identity_number: text(v.identity_number.as_deref()),
            identity_issued_on: v.identity_issued_on.map(|d| DayText::from(d.to_string())),
            identity_issued_by: text(v.identity_issued_by.as_deref()),
            occupation: text(v.occupation.as_deref()),
            position: text(v.position.as_deref()),
            workplace: text(v.workplace.as_deref()),
            relationship: text(v.relationship.as_deref()),
            heard_as: v.heard_as.into(),
            victim_id: v.victim.map(|id| IdText::from(id.to_string())),
        }
    }
}
