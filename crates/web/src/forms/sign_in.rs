//! Signing in and changing the own password.

use crate::form::{Field, Form, Item, Kind, Step};

/// Login and password.
pub const SIGN_IN: Form = Form {
    key: "sign_in",
    steps: &[Step {
        slug: "dang-nhap",
        items: &[
            Item::Field(
                Field::new("login", Kind::Text)
                    .required()
                    .width(20)
                    .autocomplete("username")
                    .words("field.sign_in.login"),
            ),
            Item::Field(
                Field::new("password", Kind::Password)
                    .required()
                    .autocomplete("current-password")
                    .words("field.sign_in.password"),
            ),
        ],
    }],
};

/// A new password.
pub const PASSWORD: Form = Form {
    key: "password",
    steps: &[Step {
        slug: "mat-khau",
        items: &[
            Item::Field(
                Field::new("old", Kind::Password)
                    .required()
                    .autocomplete("current-password")
                    .words("field.password.old"),
            ),
            Item::Field(
                Field::new("new", Kind::Password)
                    .required()
                    .autocomplete("new-password")
                    .words("field.password.new"),
            ),
        ],
    }],
};
