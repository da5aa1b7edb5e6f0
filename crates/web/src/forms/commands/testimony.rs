//! Testimony (Phụ lục VIII).

use crate::form::{Field, Form, Item, Kind, Options, Repeat, Step};
use crate::forms::words::words;
use domain::case::{HeardAs, Reading, TestimonySignature};
use domain::value::Sex;

const INTERVIEWER: &[Field] = &[
    Field::new("interviewers.#.name", Kind::Text).required().words("field.inq.name"),
    Field::new("interviewers.#.title", Kind::Text).words("field.inq.title"),
    Field::new("interviewers.#.unit", Kind::Text).words("field.inq.unit"),
    Field::new("interviewers.#.role", Kind::Text).words("field.inq.team_role"),
];
const ANSWER: &[Field] = &[
    Field::new("answers.#.question", Kind::Area).required().words("field.inq.question"),
    Field::new("answers.#.answer", Kind::Area).required().words("field.inq.answer"),
];
/// The record of testimony, in the order of the form.
pub(in crate::forms) const TESTIMONY: Form = Form {
    key: "record_testimony",
    steps: &[
        Step {
            slug: "thoi-gian",
            items: &[
                Item::Field(Field::new("started_at", Kind::Instant).required().words("field.inq.started_at")),
                Item::Field(Field::new("ended_at", Kind::Instant).required().words("field.inq.ended_at")),
                Item::Field(Field::new("place", Kind::Text).required().words("field.inq.testimony_place")),
                Item::Repeat(Repeat { name: "interviewers", fields: INTERVIEWER, least: 1, most: 5 }),
                Item::Field(Field::new("note_taker.name", Kind::Text).words("field.inq.note_taker")),
                Item::Field(Field::new("note_taker.title", Kind::Text).words("field.inq.title")),
                Item::Field(Field::new("note_taker.unit", Kind::Text).words("field.inq.unit")),
                Item::Field(Field::new("note_taker.role", Kind::Text).words("field.inq.team_role")),
            ],
        },
        Step {
            slug: "nguoi-khai",
            items: &[
                Item::Field(
                    Field::new("person.heard_as", Kind::Radios(words!(HeardAs)))
                        .required()
                        .words("field.inq.heard_as"),
                ),
                Item::Field(
                    Field::new("person.victim_id", Kind::Radios(Options::Given("victims")))
                        .words("field.inq.heard_victim"),
                ),
                Item::Field(Field::new("person.name", Kind::Text).required().words("field.inq.name")),
                Item::Field(Field::new("person.other_name", Kind::Text).words("field.inq.other_name")),
                Item::Field(Field::new("person.sex", Kind::Radios(words!(Sex))).words("field.inq.sex")),
                Item::Field(Field::new("person.birth", Kind::Text).width(20).words("field.inq.birth")),
                Item::Field(Field::new("person.nationality", Kind::Text).words("field.inq.nationality")),
                Item::Field(Field::new("person.ethnicity", Kind::Text).words("field.inq.ethnicity")),
                Item::Field(Field::new("person.religion", Kind::Text).words("field.inq.religion")),
                Item::Field(Field::new("person.residence", Kind::Text).words("field.inq.residence")),
                Item::Field(
                    Field::new("person.current_address", Kind::Text).words("field.inq.current_address"),
                ),
                Item::Field(
                    Field::new("person.identity_number", Kind::Text)
                        .width(20)
                        .words("field.inq.identity_number"),
                ),
                Item::Field(
                    Field::new("person.identity_issued_on", Kind::Date).words("field.inq.identity_issued_on"),
                ),
                Item::Field(
                    Field::new("person.identity_issued_by", Kind::Text).words("field.inq.identity_issued_by"),
                ),
                Item::Field(Field::new("person.occupation", Kind::Text).words("field.inq.occupation")),
                Item::Field(Field::new("person.position", Kind::Text).words("field.inq.position")),
                Item::Field(Field::new("person.workplace", Kind::Text).words("field.inq.workplace")),
                Item::Field(Field::new("person.relationship", Kind::Text).words("field.inq.relationship")),
            ],
        },
        Step {
            slug: "loi-khai",
            items: &[
                Item::Field(Field::new("rights_explained", Kind::Tick).words("field.inq.rights_explained")),
                Item::Repeat(Repeat { name: "answers", fields: ANSWER, least: 1, most: 60 }),
            ],
        },
        Step {
            slug: "ky",
            items: &[
                Item::Field(Field::new("pages", Kind::Number).required().words("field.inq.pages")),
                Item::Field(
                    Field::new("reading", Kind::Radios(words!(Reading)))
                        .required()
                        .words("field.inq.reading"),
                ),
                Item::Field(Field::new("corrections", Kind::Area).words("field.inq.corrections")),
                Item::Field(
                    Field::new("signature", Kind::Radios(words!(TestimonySignature)))
                        .required()
                        .words("field.inq.signature"),
                ),
                Item::Field(Field::new("refusal_reason", Kind::Area).words("field.inq.refusal_reason")),
                Item::Field(Field::new("reading_witness", Kind::Text).words("field.inq.reading_witness")),
                Item::Field(Field::new("interpreter", Kind::Text).words("field.inq.interpreter")),
                Item::Field(
                    Field::new("evidence_id", Kind::Select(Options::Given("evidence")))
                        .words("field.inq.paper"),
                ),
                Item::Field(
                    Field::new("replaces", Kind::Select(Options::Given("testimonies")))
                        .words("field.inq.replaces"),
                ),
                Item::Field(Field::new("replace_reason", Kind::Area).words("field.inq.replace_reason")),
            ],
        },
    ],
};
