//! What follows an announcement: service, posting, complaints, another investigation; and a merge undone.

use super::one_page;
use super::team::{MEMBER, PAPER};
use crate::form::{Field, Form, Item, Kind, Options, Repeat};
use crate::forms::words::words;
use domain::case::{
    AddresseeKind, Complainant, ComplaintOutcome, EscalationOutcome, PostedBy, ReinvestigationGround,
    ServiceMethod,
};

/// The proof as an item of the file.
const PROOF: Item = Item::Field(
    Field::new("evidence_id", Kind::Select(Options::Given("evidence"))).words("field.cmd.proof_evidence"),
);

pub(super) const SERVICE: Form = one_page!(
    "record_service",
    [
        Item::Field(
            Field::new("entry", Kind::Radios(Options::Given("addressees"))).words("field.cmd.service_entry")
        ),
        Item::Field(Field::new("recipient", Kind::Text).words("field.cmd.service_recipient")),
        Item::Field(Field::new("kind", Kind::Select(words!(AddresseeKind))).words("field.cmd.service_kind")),
        Item::Field(
            Field::new("how", Kind::Radios(words!(ServiceMethod))).required().words("field.cmd.service_how")
        ),
        Item::Field(Field::new("served_at", Kind::Instant).words("field.cmd.served_at")),
        Item::Field(Field::new("proof", Kind::Text).words("field.cmd.service_proof")),
        PROOF,
    ]
);

pub(super) const POSTING: Form = one_page!(
    "record_posting",
    [
        Item::Field(Field::new("by", Kind::Radios(words!(PostedBy))).words("field.cmd.posted_by")),
        Item::Field(Field::new("place", Kind::Text).required().words("field.cmd.posted_place")),
        Item::Field(Field::new("from", Kind::Date).required().words("field.cmd.posted_from")),
        Item::Field(Field::new("to", Kind::Date).words("field.cmd.posted_to")),
        Item::Field(Field::new("proof", Kind::Text).words("field.cmd.posted_proof")),
        PROOF,
    ]
);

pub(super) const COMPLAINT: Form = one_page!(
    "record_complaint",
    [
        Item::Field(
            Field::new("by", Kind::Radios(words!(Complainant))).required().words("field.cmd.complainant")
        ),
        Item::Field(Field::new("name", Kind::Text).required().words("field.cmd.complainant_name")),
        Item::Field(Field::new("received_at", Kind::Instant).words("field.cmd.complaint_received_at")),
        Item::Field(Field::new("content", Kind::Area).required().words("field.cmd.complaint_content")),
        Item::Field(Field::new("late_reason", Kind::Area).words("field.cmd.complaint_late_reason")),
    ]
);

const WHICH: Field = Field::new("complaint_id", Kind::Radios(Options::Given("complaints")))
    .required()
    .words("field.cmd.complaint");

pub(super) const ANSWER: Form = one_page!(
    "answer_complaint",
    [
        Item::Field(WHICH),
        Item::Field(
            Field::new("outcome", Kind::Radios(words!(ComplaintOutcome)))
                .required()
                .words("field.cmd.complaint_outcome")
        ),
        Item::Field(Field::new("number", Kind::Text).required().width(20).words("field.cmd.answer_number")),
        Item::Field(Field::new("date", Kind::Date).required().words("field.cmd.answer_date")),
        Item::Field(Field::new("content", Kind::Area).required().words("field.cmd.answer_content")),
        Item::Field(Field::new("late_reason", Kind::Area).words("field.cmd.answer_late_reason")),
    ]
);

pub(super) const ESCALATE: Form = one_page!(
    "escalate_complaint",
    [
        Item::Field(WHICH),
        Item::Field(Field::new("body", Kind::Text).required().words("field.cmd.higher_body")),
        Item::Field(Field::new("received_on", Kind::Date).required().words("field.cmd.higher_received_on")),
        Item::Field(
            Field::new("outcome", Kind::Radios(words!(EscalationOutcome))).words("field.cmd.higher_outcome")
        ),
        Item::Field(Field::new("reference", Kind::Area).words("field.cmd.higher_reference")),
    ]
);

pub(super) const REINVESTIGATE: Form = one_page!(
    "reinvestigate",
    [
        Item::Field(
            Field::new("ground", Kind::Radios(words!(ReinvestigationGround)))
                .required()
                .words("field.cmd.again_ground")
        ),
        Item::Field(
            Field::new("complaint_id", Kind::Radios(Options::Given("complaints")))
                .words("field.cmd.again_complaint")
        ),
        Item::Field(Field::new("requested_at", Kind::Instant).words("field.cmd.again_requested_at")),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.cmd.again_reason")),
        Item::Field(Field::new("decision_number", Kind::Text).width(20).words("field.cmd.decision_number")),
        Item::Field(Field::new("decision_date", Kind::Date).required().words("field.cmd.decision_date")),
        Item::Field(Field::new("founder", Kind::Text).required().words("field.cmd.founder")),
        Item::Repeat(Repeat { name: "members", fields: MEMBER, least: 2, most: 20 }),
        PAPER[0],
        PAPER[1],
        PAPER[2],
        PAPER[3],
        PAPER[4],
        PAPER[5],
    ]
);

pub(super) const UNMERGE: Form = one_page!(
    "unmerge",
    [
        Item::Field(
            Field::new("other_case_id", Kind::Radios(Options::Given("absorbed")))
                .required()
                .words("field.cmd.unmerge_case")
        ),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.cmd.unmerge_reason")),
    ]
);
