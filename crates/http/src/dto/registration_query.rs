//! Which applications are asked for.

use super::fields::Fields;
use super::input::Input;
use super::text::Text;
use casework::registrations::{RegistrationQuery, RegistrationState};
use domain::ids::RegistrationId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationStateWord {
    /// Waits for a decision.
    Requested,
    /// The person acts for the enterprise.
    Approved,
    /// The person does not, and was told why.
    Refused,
}

impl From<RegistrationState> for RegistrationStateWord {
    fn from(state: RegistrationState) -> Self {
        match state {
            RegistrationState::Requested => Self::Requested,
            RegistrationState::Approved => Self::Approved,
            RegistrationState::Refused => Self::Refused,
        }
    }
}

/// Which applications are asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RegistrationListInput {
    /// Where they stand: `requested`, `approved` or `refused`; every one when left out.
    pub state: Option<String>,
    /// Words that begin words of the enterprise, its tax code or the person, without regard to diacritics.
    pub q: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 1 to 100; 50 when not told.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<i64>,
}

impl Input for RegistrationListInput {
    type Value = RegistrationQuery;

    fn read(self, f: &mut Fields<'_>) -> Option<RegistrationQuery> {
        let state = self.state.filter(|text| !text.trim().is_empty());
        let known = state.as_deref().map(|text| text.trim().parse::<RegistrationState>());
        if let Some(Err(_)) = known {
            f.problem(
                "state",
                "unknown_word",
                "Chọn requested, approved hoặc refused.",
                "Choose requested, approved or refused.",
            );
        }
        let text = f.text("q", self.q.map(Text::<200>::from).as_ref());
        let after = f.uuid("cursor", self.cursor.map(Text::<40>::from).as_ref()).map(RegistrationId);
        Some(RegistrationQuery {
            state: known.and_then(Result::ok),
            text,
            after,
            limit: self.limit.unwrap_or(50),
        })
    }
}
