//! Evidence of a case: files and objects, custody, the file of each victim.

mod sight;

pub(crate) use sight::{EvidenceSight, Seen, without_words};
