//! One macro for enumerations that are text outside: keys in JSON and the database, labels for people.

/// A text that is no key of the enumeration asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is not one of: {allowed}")]
pub struct UnknownWord {
    /// What was given.
    pub value: String,
    /// The keys that are accepted, separated by commas.
    pub allowed: String,
}

macro_rules! text_enum {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$vmeta:meta])* $variant:ident = $key:literal [$vi:literal, $en:literal]),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        $vis enum $name {
            $($(#[$vmeta])* #[doc = concat!("`", $key, "`: ", $vi, ".")] #[serde(rename = $key)] $variant),+
        }

        impl $name {
            /// Every value, in the order of the law or of the work.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable key used in JSON, in the database and in the law files.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// What a person reads.
            pub const fn label(self, lang: $crate::words::Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$variant, $crate::words::Lang::Vi) => $vi, (Self::$variant, $crate::words::Lang::En) => $en),+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownWord;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                match s {
                    $($key => Ok(Self::$variant),)+
                    _ => Err($crate::words::UnknownWord {
                        value: s.to_owned(),
                        allowed: [$($key),+].join(", "),
                    }),
                }
            }
        }
    };
}
pub(crate) use text_enum;
