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
        Item::Field(Field::new("monthly_wage", Kind::Money).words("field.cmd.payment_wage")),
        Item::Field(Field::new("insurance_paid", Kind::Money).words("field.cmd.payment_insurance")),
        Item::Field(Field::new("note", Kind::Area).words("field.cmd.payment_note")),
        Item::Field(
            Field::new("replaces", Kind::Select(Options::Given("cancelled")))
                .words("field.cmd.payment_replaces")
        ),
    ]
);

/// Taking a wrong record back.
pub(super) const CORRECT: Form = one_page!(
    "correct_compensation",
    [
        Item::Field(
            Field::new("payment", Kind::Radios(Options::Given("payments")))
                .required()
                .words("field.cmd.payment_number")
        ),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.cmd.payment_cancel_reason")),
    ]
);

pub(super) const ASSESSMENT: Form = one_page!(
    "record_assessment",
    [
        Item::Field(
            Field::new("victim_id", Kind::Radios(Options::Given("victims")))
                .required()
                .words("field.cmd.assessed_victim")
        ),
        Item::Field(
            Field::new("percent", Kind::Number).required().width(3).words("field.cmd.assessed_percent")
        ),
        Item::Field(Field::new("document_number", Kind::Text).required().words("field.cmd.assessed_number")),
        Item::Field(Field::new("document_date", Kind::Date).required().words("field.cmd.assessed_date")),
        Item::Field(Field::new("issued_by", Kind::Text).words("field.cmd.assessed_by")),
        Item::Field(Field::new("received_on", Kind::Date).required().words("field.cmd.assessed_received")),
    ]
);
