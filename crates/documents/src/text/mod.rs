//! Text from people, made harmless before it is printed.

mod checked;
mod fonts;
mod plain;

pub use checked::{MAX_DOCUMENT, MAX_TEXT, TooLong};
pub(crate) use fonts::{bold_width, fonts};
pub(crate) use plain::plain;
