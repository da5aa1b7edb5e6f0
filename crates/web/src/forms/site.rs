//! A site of an enterprise, and its closing.

use crate::form::{Field, Form, Item, Kind, Step};

/// A site.
pub const SITE: Form = Form {
    key: "site",
    steps: &[Step {
        slug: "co-so",
        items: &[
            Item::Field(Field::new("name", Kind::Text).required().words("field.site.name")),
            Item::Field(Field::new("address", Kind::Text).required().words("field.site.address")),
            Item::Field(
                Field::new("commune_code", Kind::Commune).required().words("field.site.commune_code"),
            ),
            Item::Field(Field::new("phone", Kind::Phone).words("field.site.phone")),
        ],
    }],
};

/// Closing a site: nothing is asked.
pub const CLOSE_SITE: Form = Form { key: "close_site", steps: &[Step { slug: "dong", items: &[] }] };
