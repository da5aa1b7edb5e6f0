//! Registration of a safety officer, and its refusal.

use crate::form::{Field, Form, Item, Kind, Step};

/// An account for the safety officer of an enterprise.
pub const REGISTRATION: Form = Form {
    key: "registration",
    steps: &[
        Step {
            slug: "co-so",
            items: &[
                Item::Field(
                    Field::new("tax_code", Kind::Text)
                        .required()
                        .width(20)
                        .words("field.registration.tax_code"),
                ),
                Item::Field(
                    Field::new("enterprise", Kind::Text)
                        .required()
                        .autocomplete("organization")
                        .words("field.registration.enterprise"),
                ),
                Item::Field(Field::new("address", Kind::Text).required().words("field.registration.address")),
                Item::Field(
                    Field::new("commune_code", Kind::Commune)
                        .required()
                        .words("field.registration.commune_code"),
                ),
            ],
        },
        Step {
            slug: "nguoi",
            items: &[
                Item::Field(
                    Field::new("name", Kind::Text)
                        .required()
                        .autocomplete("name")
                        .words("field.registration.name"),
                ),
                Item::Field(
                    Field::new("title", Kind::Text)
                        .autocomplete("organization-title")
                        .words("field.registration.title"),
                ),
                Item::Field(
                    Field::new("phone", Kind::Phone)
                        .required()
                        .autocomplete("tel")
                        .words("field.registration.phone"),
                ),
                Item::Field(
                    Field::new("email", Kind::Email)
                        .required()
                        .width(30)
                        .autocomplete("email")
                        .words("field.registration.email"),
                ),
            ],
        },
        Step {
            slug: "mat-khau",
            items: &[Item::Field(
                Field::new("password", Kind::Password)
                    .required()
                    .autocomplete("new-password")
                    .words("field.registration.password"),
            )],
        },
    ],
};

/// Why an application is refused.
pub const REFUSE_REGISTRATION: Form = Form {
    key: "refuse_registration",
    steps: &[Step {
        slug: "ly-do",
        items: &[Item::Field(
            Field::new("reason", Kind::Area).required().words("field.registration.refuse_reason"),
        )],
    }],
};
