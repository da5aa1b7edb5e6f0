//! One macro for the values of forms: data that is compared, stored and read back.

/// Structs whose fields may all be unknown: every one has a default, and what is absent in JSON is unknown.
macro_rules! values {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident: $ty:ty),* $(,)? })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
            #[serde(default)]
            pub struct $name { $($(#[$fmeta])* pub $field: $ty),* }
        )+
    };
}
pub(crate) use values;
