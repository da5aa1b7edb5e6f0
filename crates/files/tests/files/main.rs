//! What is taken and what is not; what cameras write; scanning; keeping.

#[cfg(feature = "s3")]
mod bucket;
mod contents;
mod keeping;
mod made;
mod scanning;
