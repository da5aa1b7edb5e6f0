//! A case that may tell of the same accident.

use super::case_row::CaseRowAnswer;
use casework::cases::Candidate;
use domain::words::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// A case that may tell of the same accident, with the reasons.
#[derive(Debug, Serialize, ToSchema)]
pub struct DuplicateAnswer {
    /// The other case.
    pub case: CaseRowAnswer,
    /// Why.
    pub reasons: Vec<String>,
    /// How many reasons weigh; two and more are likely the same accident.
    pub weight: u32,
}

impl DuplicateAnswer {
    pub(crate) fn of(candidate: Candidate, lang: Lang) -> Self {
        Self {
            case: candidate.case.into(),
            reasons: candidate.reasons.iter().map(|r| r.get(lang).to_owned()).collect(),
            weight: candidate.weight,
        }
    }
}
