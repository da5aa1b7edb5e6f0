//! What the list of files at the police is asked for, from a query string.

use super::fields::Fields;
use super::follow_up_query::{keys, text};
use super::input::Input;
use casework::follow_up::PoliceFileQuery;
use domain::case::PoliceFileState;
use domain::time::from_vn;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

/// Filters of the list of files that were handed to the police; several words of one filter are separated by commas.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PoliceFileListInput {
    /// States, separated by commas.
    pub state: Option<String>,
    /// Only those of which a term has passed.
    pub overdue: Option<bool>,
    /// Handed over on this day or later.
    pub handed_from: Option<String>,
    /// Handed over on this day or earlier.
    pub handed_to: Option<String>,
    /// Words of employer, place, investigating body or number of the case, without regard to diacritics.
    pub q: Option<String>,
    /// `due` (default) or `handed`; `-` in front turns it round.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<i64>,
}

/// The filters as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PoliceFileListQuery {
    /// For the use case.
    pub query: PoliceFileQuery,
    /// Only those that are late.
    pub overdue: bool,
    /// Words to search.
    pub text: Option<String>,
}

impl Input for PoliceFileListInput {
    type Value = PoliceFileListQuery;

    fn read(self, f: &mut Fields<'_>) -> Option<PoliceFileListQuery> {
        let sort = self.sort.unwrap_or_default();
        let (key, descending) = sort.strip_prefix('-').map_or((sort.as_str(), false), |k| (k, true));
        if !matches!(key, "" | "due" | "handed") {
            f.problem("sort", "unknown_word", "Chọn due hoặc handed.", "Choose due or handed.");
        }
        let start = |day: chrono::NaiveDate| from_vn(day.and_time(chrono::NaiveTime::MIN));
        let until = f.date("handed_to", text(self.handed_to).as_ref());
        let mut query = PoliceFileQuery {
            states: keys(f, "state", self.state, PoliceFileState::as_str),
            handed_from: f.date("handed_from", text(self.handed_from).as_ref()).map(start),
            handed_to: until.and_then(|day| day.succ_opt()).map(start),
            descending,
            cursor: f.text("cursor", text(self.cursor).as_ref()),
            limit: self.limit.unwrap_or(50),
            ..PoliceFileQuery::default()
        };
        if key == "handed" {
            query.by_hand_over();
        }
        let words = f.text("q", text(self.q).as_ref());
        Some(PoliceFileListQuery { query, overdue: self.overdue.unwrap_or(false), text: words })
    }
}
