//! What came of a task; starting a drill.

use super::words::{first_upper, words};
use crate::form::{Field, Form, Item, Kind, Options, Step};
use domain::words::{Lang, TaskOutcome};

const NOTE: Field = Field::new("note", Kind::Area).words("field.task.note");

/// What came of a call.
pub const CALL: Form = Form {
    key: "call",
    steps: &[Step {
        slug: "ket-qua",
        items: &[
            Item::Field(
                Field::new("outcome", Kind::Radios(words!(TaskOutcome)))
                    .required()
                    .words("field.task.outcome"),
            ),
            Item::Field(Field::new("name", Kind::Text).words("field.task.name")),
            Item::Field(Field::new("unit", Kind::Text).words("field.task.unit")),
            Item::Field(NOTE),
        ],
    }],
};

/// What came of any other task.
pub const TASK: Form = Form {
    key: "task",
    steps: &[Step {
        slug: "ket-qua",
        items: &[
            Item::Field(
                Field::new("outcome", Kind::Radios(Options::Words(plain_outcomes)))
                    .required()
                    .words("field.task.outcome"),
            ),
            Item::Field(NOTE),
        ],
    }],
};

fn plain_outcomes(lang: Lang) -> Vec<(String, String)> {
    let done = crate::messages::t(lang, "task.done");
    let spared = TaskOutcome::NotNeeded;
    vec![
        (TaskOutcome::Done.as_str().to_owned(), done),
        (spared.as_str().to_owned(), first_upper(spared.label(lang))),
    ]
}

/// A drill.
pub const DRILL: Form = Form {
    key: "drill",
    steps: &[Step {
        slug: "dien-tap",
        items: &[
            Item::Field(
                Field::new("commune_code", Kind::Commune).required().words("field.drill.commune_code"),
            ),
            Item::Field(Field::new("note", Kind::Area).words("field.drill.note")),
        ],
    }],
};
