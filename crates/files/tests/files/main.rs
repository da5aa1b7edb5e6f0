//! What is taken and what is not; what cameras write; scanning; keeping.

mod contents;
mod keeping;
mod made;
mod scanning;
