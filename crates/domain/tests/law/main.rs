//! The law as dated examples: classification, duties, competence, the notification matrix, terms,
//! agencies by date and whole assessments.

#![allow(clippy::unwrap_used, reason = "a test helper that fails is a failing test")]

mod agencies;
mod alerts;
mod assessments;
mod benefits;
mod classification;
mod competence;
mod docs;
mod filings;
mod properties;
mod support;
mod terms;
