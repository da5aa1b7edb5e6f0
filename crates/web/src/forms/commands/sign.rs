//! Signing the minutes of the investigation.

use super::one_page;
use crate::form::{Field, Form, Item, Kind, Repeat};

const SIGNATURE: &[Field] = &[
    Field::new("signatures.#.name", Kind::Text).required().words("field.inq.name"),
    Field::new("signatures.#.signed", Kind::Tick).words("field.inq.signed"),
    Field::new("signatures.#.reason", Kind::Text).words("field.inq.unsigned_reason"),
];
pub(in crate::forms) const SIGN_FINDINGS: Form = one_page!(
    "sign_findings",
    [
        Item::Field(Field::new("minutes_number", Kind::Text).width(20).words("field.inq.minutes_number")),
        Item::Field(Field::new("signed_on", Kind::Date).required().words("field.inq.signed_on")),
        Item::Repeat(Repeat { name: "signatures", fields: SIGNATURE, least: 1, most: 20 })
    ]
);
