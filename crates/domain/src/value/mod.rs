//! Value types that parse: a value that exists is well-formed.

mod commune_code;

pub use commune_code::CommuneCode;
