//! Tính bồi thường, trợ cấp: what is owed for a victim.

use super::words::words;
use crate::form::{Field, Form, Item, Kind, Repeat, Step};
use domain::law::benefit::{BenefitFault, Exclusion, FundStatus};

const WAGE: &[Field] = &[Field::new("wages.#.amount", Kind::Money).width(20).words("field.benefit.wage")];

/// The calculation.
pub const BENEFITS: Form = Form {
    key: "benefits",
    steps: &[
        Step {
            slug: "tai-nan",
            items: &[
                Item::Field(
                    Field::new("accident_on", Kind::Date).required().words("field.benefit.accident_on"),
                ),
                Item::Field(Field::new("died_on", Kind::Date).words("field.benefit.died_on")),
                Item::Field(Field::new("percent", Kind::Number).width(3).words("field.benefit.percent")),
                Item::Field(
                    Field::new("fault", Kind::Radios(words!(BenefitFault)))
                        .required()
                        .words("field.benefit.fault"),
                ),
                Item::Field(
                    Field::new("exclusion", Kind::Select(words!(Exclusion))).words("field.benefit.exclusion"),
                ),
                Item::Field(Field::new("assessed_on", Kind::Date).words("field.benefit.assessed_on")),
                Item::Field(Field::new("announced_on", Kind::Date).words("field.benefit.announced_on")),
            ],
        },
        Step {
            slug: "tien-luong",
            items: &[
                Item::Repeat(Repeat { name: "wages", fields: WAGE, least: 1, most: 6 }),
                Item::Field(
                    Field::new("private_insurance", Kind::Money)
                        .width(20)
                        .words("field.benefit.private_insurance"),
                ),
                Item::Field(Field::new("health_insured", Kind::YesNo).words("field.benefit.health_insured")),
            ],
        },
        Step {
            slug: "bao-hiem",
            items: &[
                Item::Field(Field::new("fund", Kind::Radios(words!(FundStatus))).words("field.benefit.fund")),
                Item::Field(
                    Field::new("contribution_wage", Kind::Money)
                        .width(20)
                        .words("field.benefit.contribution_wage"),
                ),
                Item::Field(
                    Field::new("contribution_years", Kind::Number)
                        .width(3)
                        .words("field.benefit.contribution_years"),
                ),
                Item::Field(
                    Field::new("severe_impairment", Kind::Tick).words("field.benefit.severe_impairment"),
                ),
                Item::Field(Field::new("entitled_on", Kind::Date).words("field.benefit.entitled_on")),
            ],
        },
    ],
};
