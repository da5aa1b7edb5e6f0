//! Bytes of evidence. What a file is, is told by its content ([`inspect`]); a scanner may look at it
//! ([`Scanner`]); it is kept under its SHA-256 in a directory or a store that speaks S3 ([`Vault`]).
//!
//! The crate knows nothing of cases, people or law, reads no clock and draws no lots.

mod copy;
mod exif;
mod inspect;
mod kind;
mod office;
mod picture;
mod scan;
mod vault;

pub use copy::{Copied, copy_hashed};
pub use exif::Taken;
pub use inspect::{Facts, Limits, Refused, inspect};
pub use kind::{FileKind, Group};
pub use picture::{MOST_PIXELS, Thumbnail};
pub use scan::{ScanError, Scanner, Verdict};
#[cfg(feature = "s3")]
pub use vault::S3Settings;
pub use vault::{Damage, Place, Stored, Vault, VaultError};
