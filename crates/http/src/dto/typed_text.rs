//! Texts whose form is described: ids, days, moments.

use super::text::Text;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Deref;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

macro_rules! typed_texts {
    ($($(#[$doc:meta])* $name:ident $format:ident $title:literal),+ $(,)?) => {$(
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
                ObjectBuilder::new()
                    .schema_type(SchemaType::Type(Type::String))
                    .max_length(Some(40))
                    .format(Some(SchemaFormat::KnownFormat(KnownFormat::$format)))
                    .into()
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
    /// An id as sent.
    IdText Uuid "Id",
    /// A day as sent: ISO, or as people write it.
    DayText Date "Day",
    /// A moment as sent: RFC 3339, or Vietnamese local time as people write it.
    MomentText DateTime "Moment",
}
