//! What every refused value can say about itself: a stable code and, in both languages, what to do.

use crate::words::{Lang, Localized};

/// A text that is no value of the type asked for. Messages never repeat the text: it may be personal.
pub trait ValueError: std::error::Error {
    /// Stable code, for example `phone.length`.
    fn code(&self) -> &'static str;

    /// What is wrong and what to do, in both languages.
    fn localized(&self) -> Localized;

    /// What is wrong and what to do, in one language.
    fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.localized().vi,
            Lang::En => self.localized().en,
        }
    }
}

/// Something odd about an accepted value: it is shown, and blocks nothing.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ValueWarning {
    /// Stable code, for example `tax_code.check_digit`.
    pub code: &'static str,
    /// What to look at, in both languages.
    pub message: Localized,
}

impl ValueWarning {
    pub(crate) fn new(code: &'static str, vi: &str, en: &str) -> Self {
        Self { code, message: Localized::new(vi, en) }
    }
}

/// Defines an error enumeration whose messages need no parameters.
macro_rules! value_error {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($variant:ident = $code:literal [$vi:literal, $en:literal]),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $vis enum $name {
            $(#[doc = concat!("`", $code, "`: ", $en)] $variant),+
        }

        impl $crate::value::ValueError for $name {
            fn code(&self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            fn localized(&self) -> $crate::words::Localized {
                match self { $(Self::$variant => $crate::words::Localized::new($vi, $en)),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self { $(Self::$variant => $en),+ })
            }
        }

        impl std::error::Error for $name {}
    };
}
pub(crate) use value_error;

/// Serde and `FromStr` through `parse` and the canonical text.
macro_rules! text_value {
    ($name:ident, $error:ident, $canonical:expr) => {
        impl std::str::FromStr for $name {
            type Err = $error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Self::parse(s)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;
            fn try_from(s: String) -> Result<Self, Self::Error> {
                Self::parse(&s)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                let canonical: fn(&$name) -> String = $canonical;
                canonical(&value)
            }
        }
    };
}
pub(crate) use text_value;
