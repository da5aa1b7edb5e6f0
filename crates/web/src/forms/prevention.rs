//! Thông báo phòng ngừa: a notice of prevention.

use crate::form::{Field, Form, Item, Kind, Options, Step};

/// A notice of prevention.
pub const PREVENTION: Form = Form {
    key: "prevention",
    steps: &[Step {
        slug: "noi-dung",
        items: &[
            Item::Field(Field::new("title", Kind::Text).required().words("field.prevention.title")),
            Item::Field(Field::new("body", Kind::Area).required().words("field.prevention.body")),
            Item::Field(
                Field::new("industry", Kind::Select(Options::Given("industries")))
                    .words("field.prevention.industry"),
            ),
            Item::Field(Field::new("commune_code", Kind::Commune).words("field.prevention.commune")),
            Item::Field(
                Field::new("lessons[]", Kind::Ticks(Options::Given("lessons")))
                    .words("field.prevention.lessons"),
            ),
        ],
    }],
};
