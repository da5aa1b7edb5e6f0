//! Users, agencies, webhooks and the own API tokens.

use super::words::{first_upper, words};
use crate::form::{Field, Form, Item, Kind, Options, Step};
use domain::access::Role;
use domain::words::{Lang, RoleKey, WebhookTopic};

/// The roles that a person can have who signs in.
fn roles(lang: Lang) -> Vec<(String, String)> {
    let held = Role::ALL.iter().filter(|r| r.signs_in());
    held.map(|r| (r.as_str().to_owned(), first_upper(r.label(lang)))).collect()
}

/// A user.
pub const USER: Form = Form {
    key: "user",
    steps: &[Step {
        slug: "nguoi-dung",
        items: &[
            Item::Field(Field::new("login", Kind::Text).required().width(20).words("field.user.login")),
            Item::Field(Field::new("display_name", Kind::Text).required().words("field.user.display_name")),
            Item::Field(Field::new("unit", Kind::Text).words("field.user.unit")),
            Item::Field(Field::new("title", Kind::Text).words("field.user.title")),
            Item::Field(
                Field::new("role", Kind::Select(Options::Words(roles))).required().words("field.user.role"),
            ),
            Item::Field(Field::new("commune_code", Kind::Commune).words("field.user.commune_code")),
            Item::Field(
                Field::new("agency_id", Kind::Select(Options::Given("agencies")))
                    .words("field.user.agency_id"),
            ),
            Item::Field(Field::new("email", Kind::Email).width(30).words("field.user.email")),
            Item::Field(Field::new("phone", Kind::Phone).words("field.user.phone")),
            Item::Field(
                Field::new("password", Kind::Password)
                    .required()
                    .autocomplete("new-password")
                    .words("field.user.password"),
            ),
        ],
    }],
};

/// A password for one sign-in: nothing is asked.
pub const RESET_PASSWORD: Form =
    Form { key: "reset_password", steps: &[Step { slug: "mat-khau", items: &[] }] };

/// A turn of duty.
pub const DUTY_TURN: Form = Form {
    key: "duty_turn",
    steps: &[Step {
        slug: "ca-truc",
        items: &[
            Item::Field(Field::new("officer", Kind::Text).required().words("field.duty.officer")),
            Item::Field(Field::new("phone", Kind::Phone).words("field.duty.phone")),
            Item::Field(Field::new("email", Kind::Email).width(30).words("field.duty.email")),
            Item::Field(Field::new("starts_at", Kind::Instant).required().words("field.duty.starts_at")),
            Item::Field(Field::new("ends_at", Kind::Instant).required().words("field.duty.ends_at")),
            Item::Field(Field::new("rank", Kind::Select(Options::Words(ranks))).words("field.duty.rank")),
        ],
    }],
};

/// Who is told first, and who stands in for him.
fn ranks(lang: Lang) -> Vec<(String, String)> {
    ["1", "2", "3"]
        .map(|rank| (rank.to_owned(), crate::messages::t(lang, &format!("table.duty.rank_{rank}"))))
        .to_vec()
}

/// An agency with its validity.
pub const AGENCY: Form = Form {
    key: "agency",
    steps: &[Step {
        slug: "co-quan",
        items: &[
            Item::Field(
                Field::new("role", Kind::Select(words!(RoleKey))).required().words("field.agency.role"),
            ),
            Item::Field(Field::new("commune_code", Kind::Commune).words("field.agency.commune_code")),
            Item::Field(Field::new("name_vi", Kind::Text).required().words("field.agency.name_vi")),
            Item::Field(Field::new("name_en", Kind::Text).required().words("field.agency.name_en")),
            Item::Field(Field::new("email", Kind::Email).width(30).words("field.agency.email")),
            Item::Field(Field::new("phone", Kind::Phone).words("field.agency.phone")),
            Item::Field(Field::new("valid_from", Kind::Date).required().words("field.agency.valid_from")),
            Item::Field(Field::new("valid_until", Kind::Date).words("field.agency.valid_until")),
            Item::Field(Field::new("province", Kind::Hidden).words("field.agency.province")),
        ],
    }],
};

/// A token of a system.
pub const TOKEN: Form = Form {
    key: "token",
    steps: &[Step {
        slug: "ma-truy-cap",
        items: &[
            Item::Field(Field::new("name", Kind::Text).required().words("field.token.name")),
            Item::Field(
                Field::new("scopes[]", Kind::Ticks(Options::Given("scopes")))
                    .required()
                    .words("field.token.scopes"),
            ),
            Item::Field(Field::new("expires_at", Kind::Instant).words("field.token.expires_at")),
        ],
    }],
};

/// A webhook of an agency.
pub const WEBHOOK: Form = Form {
    key: "webhook",
    steps: &[Step {
        slug: "webhook",
        items: &[
            Item::Field(
                Field::new("agency_id", Kind::Select(Options::Given("agencies")))
                    .required()
                    .words("field.webhook.agency_id"),
            ),
            Item::Field(Field::new("url", Kind::Text).required().words("field.webhook.url")),
            Item::Field(
                Field::new("topics[]", Kind::Ticks(words!(WebhookTopic)))
                    .required()
                    .words("field.webhook.topics"),
            ),
        ],
    }],
};
