//! Tra cứu nghĩa vụ: what must be done after a described accident.

use super::words::{injuries, words};
use crate::form::{Field, Form, Item, Kind, Options, Repeat, Step};
use domain::words::{DeathKind, EmployedBy, Sector, Severity, WorkRelation};

const VICTIM: &[Field] = &[
    Field::new("victims.#.outcome", Kind::Radios(words!(Severity))).required().words("field.assess.outcome"),
    Field::new("victims.#.death", Kind::Select(words!(DeathKind))).words("field.assess.death"),
    Field::new("victims.#.serious_codes[]", Kind::Ticks(Options::Words(injuries)))
        .words("field.assess.serious_codes"),
    Field::new("victims.#.relation", Kind::Select(words!(WorkRelation))).words("field.assess.relation"),
    Field::new("victims.#.employed_by", Kind::Select(words!(EmployedBy))).words("field.assess.employed_by"),
];

/// The assessment.
pub const ASSESSMENT: Form = Form {
    key: "assessment",
    steps: &[
        Step {
            slug: "tai-nan",
            items: &[
                Item::Field(
                    Field::new("occurred_at", Kind::Instant).required().words("field.assess.occurred_at"),
                ),
                Item::Field(Field::new("received_at", Kind::Instant).words("field.assess.received_at")),
                Item::Field(
                    Field::new("place.commune_code", Kind::Commune)
                        .required()
                        .words("field.assess.commune_code"),
                ),
                Item::Field(Field::new("sector", Kind::Select(words!(Sector))).words("field.assess.sector")),
                Item::Field(Field::new("commuting", Kind::Tick).words("field.accident.commuting")),
                Item::Field(
                    Field::new("technical_incident", Kind::Tick).words("field.accident.technical_incident"),
                ),
                Item::Field(Field::new("criminal_signs", Kind::Tick).words("field.assess.criminal_signs")),
                Item::Field(
                    Field::new("expertise_needed", Kind::Tick).words("field.assess.expertise_needed"),
                ),
                Item::Field(Field::new("beyond_province", Kind::Tick).words("field.assess.beyond_province")),
            ],
        },
        Step {
            slug: "nan-nhan",
            items: &[Item::Repeat(Repeat { name: "victims", fields: VICTIM, least: 1, most: 30 })],
        },
    ],
};
