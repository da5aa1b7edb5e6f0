//! A text as somebody typed it, with the most characters its field takes.

use domain::value::{TextProblem, clean_text};
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A name or a title.
pub type Short = Text<200>;
/// A line or two.
pub type Line = Text<500>;
/// A paragraph.
pub type Paragraph = Text<4_000>;
/// A narrative.
pub type Story = Text<20_000>;

/// A text as typed, at most `MAX` characters once cleaned. Blank means not given.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize>(String);

impl<const MAX: usize> Text<MAX> {
    /// As it was typed.
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// Nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// NFC, without control characters, trimmed.
    ///
    /// # Errors
    /// [`TextProblem`] when it is too long or holds control or direction characters.
    pub fn clean(&self) -> Result<String, TextProblem> {
        // What is described as the longest text holds before cleaning too.
        let length = self.0.chars().count();
        if length > MAX {
            return Err(TextProblem::TooLong { max: MAX, length });
        }
        clean_text(&self.0, MAX)
    }
}

impl<const MAX: usize> From<String> for Text<MAX> {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl<const MAX: usize> From<&str> for Text<MAX> {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Masked: what people type is personal, and debug output ends in logs.
impl<const MAX: usize> std::fmt::Debug for Text<MAX> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({} characters)", self.0.chars().count())
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Text<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl<const MAX: usize> PartialSchema for Text<MAX> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).max_length(Some(MAX)).into()
    }
}

impl<const MAX: usize> ToSchema for Text<MAX> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("Text{MAX}"))
    }
}
