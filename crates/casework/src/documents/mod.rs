//! Documents of a case: which forms it may need now, filled from it, and what each still lacks.

mod available;
mod fill;
mod list;
mod rules;
mod sight;

pub use list::{DocumentList, Offered, list};
pub use rules::DocumentSide;
