//! Findings (items 6 to 13 of PL IX and PL X) and recommendations.

use super::one_page;
use crate::form::{Field, Form, Item, Kind, Options, Repeat};
use crate::forms::words::{injury_factors, principal_causes, words};
use domain::case::{Conclusion, FaultSide, OwnerKind};

const AT_FAULT: &[Field] = &[
    Field::new("persons_at_fault.#.name", Kind::Text).required().words("field.cmd.fault.name"),
    Field::new("persons_at_fault.#.position", Kind::Text).words("field.cmd.fault.position"),
    Field::new("persons_at_fault.#.violation", Kind::Area).required().words("field.cmd.fault.violation"),
    Field::new("persons_at_fault.#.article", Kind::Text).words("field.cmd.fault.article"),
    Field::new("persons_at_fault.#.proposed_handling", Kind::Area)
        .required()
        .words("field.cmd.fault.proposed_handling"),
];

const OPINION: &[Field] = &[
    Field::new("reserved_opinions.#.person", Kind::Text).required().words("field.cmd.opinion.person"),
    Field::new("reserved_opinions.#.opinion", Kind::Area).required().words("field.cmd.opinion.opinion"),
];

pub(super) const CONCLUDE: Form = one_page!(
    "conclude",
    [
        Item::Field(Field::new("minutes_number", Kind::Text).width(20).words("field.cmd.minutes_number")),
        Item::Field(Field::new("course", Kind::Area).required().words("field.cmd.course")),
        Item::Field(
            Field::new("fault", Kind::Radios(words!(FaultSide))).required().words("field.cmd.fault_side")
        ),
        Item::Field(
            Field::new("cause", Kind::Select(Options::Words(principal_causes)))
                .required()
                .words("field.cmd.cause")
        ),
        Item::Field(Field::new("cause_detail", Kind::Area).required().words("field.cmd.cause_detail")),
        Item::Field(
            Field::new("injury_factor", Kind::Select(Options::Words(injury_factors)))
                .words("field.commune_details.injury_factor")
        ),
        Item::Field(
            Field::new("conclusion", Kind::Radios(words!(Conclusion)))
                .required()
                .words("field.cmd.conclusion")
        ),
        Item::Field(Field::new("responsibility", Kind::Area).required().words("field.cmd.responsibility")),
        Item::Repeat(Repeat { name: "persons_at_fault", fields: AT_FAULT, least: 0, most: 20 }),
        Item::Heading("damage"),
        Item::Field(Field::new("damage.lost_days", Kind::Number).words("field.cmd.damage.lost_days")),
        Item::Field(Field::new("damage.medical", Kind::Money).words("field.cmd.damage.medical")),
        Item::Field(Field::new("damage.wages", Kind::Money).words("field.cmd.damage.wages")),
        Item::Field(Field::new("damage.compensation", Kind::Money).words("field.cmd.damage.compensation")),
        Item::Field(Field::new("damage.other", Kind::Money).words("field.cmd.damage.other")),
        Item::Field(Field::new("damage.other_note", Kind::Text).words("field.cmd.damage.other_note")),
        Item::Field(Field::new("damage.property", Kind::Money).words("field.cmd.damage.property")),
        Item::Repeat(Repeat { name: "reserved_opinions", fields: OPINION, least: 0, most: 10 }),
    ]
);

pub(super) const ADD_RECOMMENDATION: Form = one_page!(
    "add_recommendation",
    [
        Item::Field(Field::new("content", Kind::Area).required().words("field.cmd.recommendation.content")),
        Item::Field(
            Field::new("owner_kind", Kind::Radios(words!(OwnerKind)))
                .required()
                .words("field.cmd.recommendation.owner_kind")
        ),
        Item::Field(Field::new("owner", Kind::Text).required().words("field.cmd.recommendation.owner")),
        Item::Field(Field::new("due", Kind::Date).required().words("field.cmd.recommendation.due")),
        Item::Field(Field::new("proof", Kind::Area).words("field.cmd.recommendation.proof")),
    ]
);

const WHICH: Field = Field::new("recommendation_id", Kind::Radios(Options::Given("recommendations")))
    .required()
    .words("field.cmd.recommendation.id");

pub(super) const REPORT_RECOMMENDATION: Form = one_page!(
    "report_recommendation",
    [
        Item::Field(WHICH),
        Item::Field(Field::new("text", Kind::Area).required().words("field.cmd.recommendation.text")),
        Item::Field(Field::new("evidence", Kind::Area).words("field.cmd.recommendation.evidence")),
        Item::Field(Field::new("done", Kind::YesNo).required().words("field.cmd.recommendation.done")),
    ]
);

pub(super) const VERIFY_RECOMMENDATION: Form = one_page!(
    "verify_recommendation",
    [
        Item::Field(WHICH),
        Item::Field(
            Field::new("accepted", Kind::YesNo).required().words("field.cmd.recommendation.accepted")
        ),
        Item::Field(Field::new("note", Kind::Area).words("field.cmd.recommendation.note")),
    ]
);
