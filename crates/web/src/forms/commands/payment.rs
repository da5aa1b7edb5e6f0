//! What the employer paid (Luật ATVSLĐ Điều 38).

use super::one_page;
use crate::form::{Field, Form, Item, Kind, Options};
use crate::forms::words::words;
use domain::case::{CompensationKind, RecipientKind};

pub(super) const COMPENSATION: Form = one_page!(
    "record_compensation",
    [
        Item::Field(
            Field::new("victim_id", Kind::Radios(Options::Given("victims")))
                .required()
                .words("field.cmd.paid_for")
        ),
        Item::Field(
            Field::new("kind", Kind::Radios(words!(CompensationKind)))
                .required()
                .words("field.cmd.compensation_kind")
        ),
        Item::Field(Field::new("amount", Kind::Money).required().words("field.cmd.paid_amount")),
        Item::Field(Field::new("paid_on", Kind::Date).required().words("field.cmd.paid_on")),
        Item::Field(
            Field::new("recipient_kind", Kind::Radios(words!(RecipientKind)))
                .required()
                .words("field.cmd.recipient_kind")
        ),
        Item::Field(Field::new("recipient_name", Kind::Text).required().words("field.cmd.recipient_name")),
        Item::Field(Field::new("decision_reference", Kind::Text).words("field.cmd.payment_decision")),
        Item::Field(Field::new("note", Kind::Area).words("field.cmd.payment_note")),
    ]
);
