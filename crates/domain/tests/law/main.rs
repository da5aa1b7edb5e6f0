//! The law as dated examples: classification, duties, competence, the notification matrix, terms,
//! agencies by date and whole assessments.

mod agencies;
mod alerts;
mod assessments;
mod classification;
mod competence;
mod filings;
mod properties;
mod support;
mod terms;
