//! The code of a notice.

use crate::form::{Field, Form, Item, Kind, Step};

/// The code with which a notice is opened again.
pub const NOTICE_CODE: Form = Form {
    key: "notice_code",
    steps: &[Step {
        slug: "ma-tin",
        items: &[Item::Field(
            Field::new("code", Kind::Text).required().width(30).words("field.notice_code.code"),
        )],
    }],
};
