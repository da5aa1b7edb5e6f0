//! Commands on police and procuracy, hand-over and referral.

use super::one_page;
use crate::form::{Field, Form, Item, Kind, Options, Repeat};
use crate::forms::words::words;
use domain::case::{
    Conclusion, FaultSide, HandoverParty, HandoverSide, PoliceDecision, PrimacyHolder, ProsecutionEnd,
    TermExtender,
};

pub(in crate::forms) const SET_PRIMACY: Form = one_page!(
    "set_primacy",
    [
        Item::Field(
            Field::new("holder", Kind::Radios(words!(PrimacyHolder)))
                .required()
                .words("field.inq.primacy_holder")
        ),
        Item::Field(Field::new("body", Kind::Text).required().words("field.inq.primacy_body")),
        Item::Field(Field::new("since", Kind::Instant).words("field.inq.since")),
        Item::Field(Field::new("reference", Kind::Text).words("field.inq.reference"))
    ]
);
pub(in crate::forms) const SEND_OPINION: Form = one_page!(
    "send_opinion",
    [
        Item::Field(Field::new("number", Kind::Text).required().width(20).words("field.inq.letter_number")),
        Item::Field(Field::new("date", Kind::Date).required().words("field.inq.letter_date")),
        Item::Field(Field::new("sent_to[]", Kind::Lines).required().words("field.inq.sent_to")),
        Item::Field(Field::new("sent_at", Kind::Instant).words("field.inq.sent_at")),
        Item::Field(Field::new("cause", Kind::Area).required().words("field.inq.opinion_cause")),
        Item::Field(
            Field::new("fault", Kind::Radios(words!(FaultSide))).required().words("field.inq.opinion_fault")
        ),
        Item::Field(
            Field::new("conclusion", Kind::Radios(words!(Conclusion)))
                .required()
                .words("field.inq.opinion_conclusion")
        ),
        Item::Field(Field::new("note", Kind::Area).words("field.inq.remark")),
        Item::Field(
            Field::new("evidence_id", Kind::Select(Options::Given("evidence"))).words("field.inq.paper")
        )
    ]
);
pub(in crate::forms) const RECORD_RULING: Form = one_page!(
    "record_ruling",
    [
        Item::Field(
            Field::new("decision", Kind::Radios(words!(PoliceDecision))).required().words("field.inq.ruling")
        ),
        Item::Field(Field::new("number", Kind::Text).required().width(20).words("field.inq.decision_number")),
        Item::Field(Field::new("date", Kind::Date).required().words("field.inq.decision_date")),
        Item::Field(Field::new("received_at", Kind::Instant).words("field.inq.ruling_received")),
        Item::Field(Field::new("note", Kind::Area).words("field.inq.remark"))
    ]
);
pub(in crate::forms) const EXTEND_TERM: Form = one_page!(
    "extend_police_term",
    [
        Item::Field(
            Field::new("by", Kind::Radios(words!(TermExtender))).required().words("field.inq.term_extender")
        ),
        Item::Field(Field::new("number", Kind::Text).required().width(20).words("field.inq.notice_number")),
        Item::Field(Field::new("date", Kind::Date).required().words("field.inq.notice_date")),
        Item::Field(Field::new("until", Kind::Date).required().words("field.inq.police_until")),
        Item::Field(Field::new("reason", Kind::Area).words("field.inq.reason")),
        Item::Field(Field::new("correction", Kind::Area).words("field.inq.term_correction"))
    ]
);
pub(in crate::forms) const LIST_RETURN: Form = one_page!(
    "list_police_return",
    [
        Item::Field(
            Field::new("items[]", Kind::Ticks(Options::Given("police_items")))
                .required()
                .words("field.inq.goes_back")
        ),
        Item::Field(Field::new("record_number", Kind::Text).width(20).words("field.inq.handover_number")),
        Item::Field(Field::new("date", Kind::Date).words("field.inq.handover_date")),
        Item::Field(Field::new("note", Kind::Area).words("field.inq.kept_back"))
    ]
);
pub(in crate::forms) const PROSECUTION_END: Form = one_page!(
    "record_prosecution_end",
    [
        Item::Field(
            Field::new("end", Kind::Radios(words!(ProsecutionEnd)))
                .required()
                .words("field.inq.prosecution_end")
        ),
        Item::Field(Field::new("reference", Kind::Text).required().words("field.inq.judgment")),
        Item::Field(Field::new("date", Kind::Date).required().words("field.inq.judgment_date")),
        Item::Field(Field::new("accused_is_victim", Kind::Tick).words("field.inq.accused_is_victim")),
        Item::Field(Field::new("note", Kind::Area).words("field.inq.remark"))
    ]
);
const ITEM: &[Field] = &[
    Field::new("items.#.what", Kind::Text).required().words("field.inq.item_what"),
    Field::new("items.#.quantity", Kind::Text).width(10).words("field.inq.quantity"),
    Field::new("items.#.condition", Kind::Text).words("field.inq.condition"),
    Field::new("items.#.evidence_id", Kind::Select(Options::Given("evidence")))
        .words("field.inq.item_evidence"),
];
pub(in crate::forms) const RECORD_HANDOVER: Form = one_page!(
    "record_handover",
    [
        Item::Field(
            Field::new("from", Kind::Select(words!(HandoverParty)))
                .required()
                .words("field.inq.handover_from")
        ),
        Item::Field(
            Field::new("to", Kind::Select(words!(HandoverParty))).required().words("field.inq.handover_to")
        ),
        Item::Field(
            Field::new("record_number", Kind::Text).required().width(20).words("field.inq.handover_number")
        ),
        Item::Field(Field::new("date", Kind::Date).required().words("field.inq.handover_date")),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.inq.reason")),
        Item::Repeat(Repeat { name: "items", fields: ITEM, least: 1, most: 100 })
    ]
);
pub(in crate::forms) const CONFIRM_HANDOVER: Form = one_page!(
    "confirm_handover",
    [
        Item::Field(
            Field::new("handover_id", Kind::Radios(Options::Given("handovers")))
                .required()
                .words("field.inq.handover")
        ),
        Item::Field(
            Field::new("side", Kind::Radios(words!(HandoverSide))).required().words("field.inq.side")
        ),
        Item::Field(Field::new("name", Kind::Text).required().words("field.inq.signer_name")),
        Item::Field(Field::new("unit", Kind::Text).required().words("field.inq.unit_required")),
        Item::Field(Field::new("remark", Kind::Area).words("field.inq.handover_remark")),
        Item::Field(Field::new("paper_number", Kind::Text).width(20).words("field.inq.paper_number")),
        Item::Field(Field::new("paper_date", Kind::Date).words("field.inq.paper_date"))
    ]
);
pub(in crate::forms) const REFER: Form = one_page!(
    "refer",
    [
        Item::Field(Field::new("body", Kind::Text).required().words("field.inq.referral_body")),
        Item::Field(Field::new("law", Kind::Text).required().words("field.inq.referral_law")),
        Item::Field(Field::new("number", Kind::Text).required().width(20).words("field.inq.letter_number")),
        Item::Field(Field::new("date", Kind::Date).required().words("field.inq.letter_date")),
        Item::Field(Field::new("answer_due", Kind::Date).required().words("field.inq.answer_due"))
    ]
);
pub(in crate::forms) const ANSWER_REFERRAL: Form = one_page!(
    "answer_referral",
    [
        Item::Field(
            Field::new("referral_id", Kind::Radios(Options::Given("referrals")))
                .required()
                .words("field.inq.referral")
        ),
        Item::Field(Field::new("text", Kind::Area).required().words("field.inq.referral_answer")),
        Item::Field(Field::new("number", Kind::Text).width(20).words("field.inq.letter_number")),
        Item::Field(Field::new("at", Kind::Instant).words("field.inq.received_at")),
        Item::Field(Field::new("finished", Kind::Tick).words("field.inq.finished"))
    ]
);
