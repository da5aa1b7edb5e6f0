//! Texts whose form is described: ids, days, moments.

use super::text::Text;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Deref;
use utoipa::openapi::schema::{AnyOfBuilder, KnownFormat, ObjectBuilder, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// The described form, or a text of at most `other` characters: as people write it, or blank.
fn either(format: KnownFormat, other: usize) -> RefOr<Schema> {
    let text = || ObjectBuilder::new().schema_type(SchemaType::Type(Type::String));
    let strict = text().format(Some(SchemaFormat::KnownFormat(format)));
    AnyOfBuilder::new().item(strict).item(text().max_length(Some(other))).into()
}

macro_rules! typed_texts {
    ($($(#[$doc:meta])* $name:ident $format:ident $title:literal at most $other:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Text<40>);

        impl Deref for $name {
            type Target = Text<40>;
            fn deref(&self) -> &Text<40> {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(Text::from(text))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Text::from(text))
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                either(KnownFormat::$format, $other)
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($title)
            }
        }
    )+};
}

typed_texts! {
    /// An id as sent; blank means not given.
    IdText Uuid "Id" at most 0,
    /// A day as sent: ISO, or as people write it.
    DayText Date "Day" at most 40,
    /// A moment as sent: RFC 3339, or Vietnamese local time as people write it.
    MomentText DateTime "Moment" at most 40,
}
