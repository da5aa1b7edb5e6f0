//! Báo tin khẩn: six questions, no account.

use super::accident as a;
use crate::form::{Field, Form, Item, Kind, Step};

/// The urgent notice.
pub const URGENT_NOTICE: Form = Form {
    key: "urgent_notice",
    steps: &[
        Step { slug: "khi-nao", items: &[Item::Field(a::OCCURRED)] },
        Step {
            slug: "o-dau",
            items: &[Item::Field(a::COMMUNE), Item::Field(a::SPOT.words("field.urgent.spot"))],
        },
        Step {
            slug: "co-so",
            items: &[
                Item::Field(a::EMPLOYER_NAME.words("field.urgent.employer_name")),
                Item::Field(a::EMPLOYER_TAX),
            ],
        },
        Step {
            slug: "thuong-vong",
            items: &[
                Item::Field(a::DEAD),
                Item::Field(a::SERIOUS),
                Item::Field(a::LIGHT),
                Item::Field(a::MISSING),
                Item::Field(a::UNKNOWN),
            ],
        },
        Step {
            slug: "dien-bien",
            items: &[
                Item::Field(a::COURSE_EVENT.words("field.urgent.event")),
                Item::Field(Field::new("scene_kept", Kind::YesNo).words("field.declaration.scene_kept")),
            ],
        },
        Step {
            slug: "nguoi-bao",
            items: &[
                Item::Field(a::TOLD_NAME.required()),
                Item::Field(a::TOLD_CAPACITY),
                Item::Field(a::TOLD_PHONE.words("field.urgent.phone")),
                Item::Field(a::TOLD_EMAIL),
                Item::Field(Field::new("contact_name", Kind::Text).words("field.declaration.contact_name")),
                Item::Field(
                    Field::new("contact_phone", Kind::Phone).words("field.declaration.contact_phone"),
                ),
                Item::Field(a::CASE),
            ],
        },
    ],
};
