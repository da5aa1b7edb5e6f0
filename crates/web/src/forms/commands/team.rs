//! Commands on the team, its clock, and the police.

use super::one_page;
use crate::form::{Field, Form, Item, Kind, Options, Repeat};
use crate::forms::words::{first_upper, words};
use domain::case::{MemberCapacity, PoliceDecision};
use domain::words::{Lang, TeamLevel};

pub(super) const ASSIGN: Form = one_page!(
    "assign",
    [Item::Field(
        Field::new("officer_id", Kind::Radios(Options::Given("officers")))
            .required()
            .words("field.cmd.officer_id")
    )]
);

pub(super) const MEMBER: &[Field] = &[
    Field::new("members.#.name", Kind::Text).required().words("field.cmd.member.name"),
    Field::new("members.#.position", Kind::Text).required().words("field.cmd.member.position"),
    Field::new("members.#.unit", Kind::Text).required().words("field.cmd.member.unit"),
    Field::new("members.#.capacity", Kind::Select(words!(MemberCapacity)))
        .required()
        .words("field.cmd.member.capacity"),
    Field::new("members.#.head", Kind::Tick).words("field.cmd.member.head"),
    Field::new("members.#.authorisation", Kind::Text).words("field.cmd.member.authorisation"),
];

/// What a decision on a team says besides (PL V, VI, VII).
pub(super) const PAPER: &[Item] = &[
    Item::Field(
        Field::new("paper.signatory_title", Kind::Text).width(20).words("field.cmd.paper.signatory_title"),
    ),
    Item::Field(Field::new("paper.place", Kind::Text).width(20).words("field.cmd.paper.place")),
    Item::Field(Field::new("paper.proposer", Kind::Text).words("field.cmd.paper.proposer")),
    Item::Field(Field::new("paper.grounds[]", Kind::Lines).words("field.cmd.paper.grounds")),
    Item::Field(Field::new("paper.executors[]", Kind::Lines).words("field.cmd.paper.executors")),
    Item::Field(Field::new("paper.recipients[]", Kind::Lines).words("field.cmd.paper.recipients")),
];

pub(super) const FOUND: Form = one_page!(
    "found_team",
    [
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

pub(super) const REACH_SCENE: Form = one_page!(
    "reach_scene",
    [
        Item::Field(Field::new("at", Kind::Instant).required().words("field.cmd.scene_at")),
        Item::Field(Field::new("by", Kind::Text).required().words("field.cmd.scene_by")),
        Item::Field(Field::new("note", Kind::Area).words("field.cmd.scene_note")),
    ]
);

pub(super) const EXPERTISE: Form = one_page!(
    "request_expertise",
    [
        Item::Field(Field::new("subject", Kind::Text).required().words("field.cmd.expertise_subject")),
        Item::Field(Field::new("body", Kind::Text).required().words("field.cmd.expertise_body")),
        Item::Field(
            Field::new("request_number", Kind::Text).required().width(20).words("field.cmd.request_number")
        ),
        Item::Field(Field::new("requested_on", Kind::Date).required().words("field.cmd.requested_on")),
    ]
);

pub(super) const EXTEND: Form = one_page!(
    "extend",
    [
        Item::Field(Field::new("days", Kind::Number).required().words("field.cmd.days")),
        Item::Field(
            Field::new("consent_number", Kind::Text).required().width(20).words("field.cmd.consent_number")
        ),
        Item::Field(Field::new("consent_date", Kind::Date).required().words("field.cmd.consent_date")),
        Item::Field(Field::new("consented_by", Kind::Text).required().words("field.cmd.consented_by")),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.cmd.extend_reason")),
    ]
);

pub(super) const SEND_TO_POLICE: Form = one_page!(
    "send_to_police",
    [
        Item::Field(Field::new("at", Kind::Instant).words("field.cmd.police_at")),
        Item::Field(Field::new("body", Kind::Text).required().words("field.cmd.police_body")),
        Item::Field(Field::new("signs", Kind::Area).required().words("field.cmd.police_signs")),
        Item::Field(Field::new("penal_article", Kind::Text).words("field.cmd.penal_article")),
        Item::Field(Field::new("grounds", Kind::Area).words("field.cmd.police_grounds")),
        Item::Field(Field::new("items[]", Kind::Lines).words("field.cmd.police_items")),
        Item::Field(Field::new("record_number", Kind::Text).width(20).words("field.cmd.record_number")),
    ]
);

pub(super) const RETURN_FROM_POLICE: Form = one_page!(
    "return_from_police",
    [
        Item::Field(Field::new("received_at", Kind::Instant).words("field.cmd.returned_at")),
        Item::Field(
            Field::new("decision", Kind::Radios(words!(PoliceDecision)))
                .required()
                .words("field.cmd.police_decision")
        ),
        Item::Field(
            Field::new("decision_reference", Kind::Text).required().words("field.cmd.decision_reference")
        ),
        Item::Field(Field::new("items[]", Kind::Lines).words("field.inq.items_returned")),
        Item::Field(Field::new("complete", Kind::YesNo).required().words("field.inq.complete")),
        Item::Field(Field::new("missing_reason", Kind::Area).words("field.inq.missing_reason")),
        Item::Field(Field::new("record_number", Kind::Text).width(20).words("field.cmd.record_number")),
    ]
);

/// The levels that take a case over.
fn higher(lang: Lang) -> Vec<(String, String)> {
    let words = |l: TeamLevel| (l.as_str().to_owned(), first_upper(l.label(lang)));
    [TeamLevel::Province, TeamLevel::Central].map(words).to_vec()
}

pub(super) const TAKE_OVER: Form = one_page!(
    "take_over",
    [
        Item::Field(
            Field::new("to", Kind::Radios(Options::Words(higher))).required().words("field.cmd.take_over_to")
        ),
        Item::Field(Field::new("reason", Kind::Area).required().words("field.cmd.take_over_reason")),
        Item::Field(Field::new("items[]", Kind::Lines).words("field.cmd.take_over_items")),
        Item::Field(Field::new("record_reference", Kind::Text).words("field.cmd.take_over_record")),
    ]
);
