//! Documents of a case: forms filled from it, previewed, issued with a number, corrected, filed signed, verified.
//!
//! A number belongs to the transaction that issues. The page is set before that transaction, with the number that
//! would be next, because setting takes longer than the writer may be held; whoever finds the number taken sets the
//! page again with the next one. So numbers have no gaps and no number stands on two papers.

mod available;
mod check;
mod copy;
mod file;
mod fill;
mod issue;
mod kept;
mod list;
mod preview;
mod print;
mod rules;
mod sight;
mod title;
mod verify;
mod whole;

pub use ::documents::FormKind;
pub use ::documents::form::{Entries, Entry};
pub(crate) use check::check;
pub use copy::{FiledCopy, file_copy};
pub use domain::case::DocumentSide;
pub use file::{DocumentPart, open};
pub use issue::{IssueOrder, Issued, issue};
pub use list::{DocumentList, Offered, list, written};
pub use preview::{Preview, draft, preview};
pub(crate) use sight::DocumentSight;
pub use title::title;
pub use verify::{VerifiedDocument, verify};
pub use whole::whole;
