//! Refusals as the interfaces tell them: RFC 9457 documents in the language of the reader.

mod document;
mod fault;
mod render;
mod words;

pub use document::{Problem, ProblemChange, ProblemField};
pub use fault::Fault;
pub use render::{PROBLEM_JSON, ProblemPage, render_problems};
