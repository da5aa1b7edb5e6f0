//! Receiving a file: announced, sent in pieces that may be cut off and gone on with, then looked at.

mod append;
mod begin;
mod finish;
mod parts;
mod purge;
mod refusal;
mod view;

pub use append::{Receiving, append, end, receive};
pub use begin::{NewUpload, begin};
pub use finish::finish;
pub(crate) use purge::purge;
pub use view::{UploadView, upload};
