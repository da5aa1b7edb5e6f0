//! Commands on victims.

use super::one_page;
use crate::form::{Field, Form, Item, Kind, Options};
use crate::forms::words::{injuries, occupations, words};
use domain::value::Sex;
use domain::words::{DeathKind, EmployedBy, Severity, WorkRelation};

pub(super) const CHANGE_CONDITION: Form = one_page!(
    "change_condition",
    [
        Item::Field(
            Field::new("victim_id", Kind::Radios(Options::Given("victims")))
                .required()
                .words("field.cmd.victim_id")
        ),
        Item::Field(
            Field::new("outcome", Kind::Radios(words!(Severity))).required().words("field.cmd.outcome")
        ),
        Item::Field(
            Field::new("death", Kind::Select(words!(DeathKind))).words("field.accident.victims.death")
        ),
        Item::Field(Field::new("died_at", Kind::Instant).words("field.cmd.died_at")),
        Item::Field(
            Field::new("serious_codes[]", Kind::Ticks(Options::Words(injuries)))
                .words("field.accident.victims.serious_codes")
        ),
        Item::Field(Field::new("injury", Kind::Area).words("field.accident.victims.injury")),
        Item::Field(Field::new("medical_document", Kind::Text).words("field.cmd.medical_document")),
        Item::Field(Field::new("known_at", Kind::Instant).words("field.cmd.known_at")),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.cmd.condition_reason")),
    ]
);

pub(super) const ADD_VICTIM: Form = one_page!(
    "add_victim",
    [
        Item::Field(Field::new("victim.name", Kind::Text).words("field.accident.victims.name")),
        Item::Field(Field::new("victim.birth", Kind::Text).width(20).words("field.accident.victims.birth")),
        Item::Field(Field::new("victim.sex", Kind::Radios(words!(Sex))).words("field.accident.victims.sex")),
        Item::Field(
            Field::new("victim.citizen_id", Kind::Text).width(20).words("field.accident.victims.citizen_id")
        ),
        Item::Field(
            Field::new("victim.occupation.text", Kind::Text).words("field.accident.victims.occupation.text")
        ),
        Item::Field(
            Field::new("victim.occupation.code", Kind::Suggest(Options::Words(occupations)))
                .width(10)
                .words("field.accident.victims.occupation.code")
        ),
        Item::Field(Field::new("victim.residence", Kind::Text).words("field.accident.victims.residence")),
        Item::Field(
            Field::new("victim.outcome", Kind::Radios(words!(Severity)))
                .required()
                .words("field.accident.victims.outcome")
        ),
        Item::Field(
            Field::new("victim.death", Kind::Select(words!(DeathKind))).words("field.accident.victims.death")
        ),
        Item::Field(
            Field::new("victim.serious_codes[]", Kind::Ticks(Options::Words(injuries)))
                .words("field.accident.victims.serious_codes")
        ),
        Item::Field(Field::new("victim.injury", Kind::Area).words("field.accident.victims.injury")),
        Item::Field(Field::new("victim.treatment", Kind::Area).words("field.accident.victims.treatment")),
        Item::Field(
            Field::new("victim.relation", Kind::Select(words!(WorkRelation)))
                .words("field.accident.victims.relation")
        ),
        Item::Field(
            Field::new("victim.employed_by", Kind::Radios(words!(EmployedBy)))
                .words("field.accident.victims.employed_by")
        ),
        Item::Field(
            Field::new("victim.employer_name", Kind::Text).words("field.accident.victims.employer_name")
        ),
        Item::Field(
            Field::new("victim.employer_tax_code", Kind::Text)
                .words("field.accident.victims.employer_tax_code")
        ),
        Item::Field(Field::new("victim.is_worker", Kind::YesNo).words("field.accident.victims.is_worker")),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.cmd.victim_reason")),
    ]
);
