//! What a list of cases is asked for, from a query string.

use super::fields::Fields;
use super::input::Input;
use super::text::Text;
use super::word::Word;
use chrono::NaiveDate;
use domain::case::StageKind;
use domain::ids::{EnterpriseId, UserId};
use domain::time::Instant;
use domain::value::CommuneCode;
use domain::words::{EventClass, TeamLevel};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

/// Filters of the list of cases; several words of one filter are separated by commas.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CaseListInput {
    /// Stages, separated by commas.
    pub stage: Option<String>,
    /// Classes, separated by commas.
    pub class: Option<String>,
    /// Commune of the accident.
    pub commune: Option<String>,
    /// Enterprise.
    pub enterprise: Option<String>,
    /// Level of the team.
    pub level: Option<String>,
    /// Officer responsible: an id, or `me`.
    pub assigned: Option<String>,
    /// Happened on this day or later.
    pub occurred_from: Option<String>,
    /// Happened on this day or earlier.
    pub occurred_to: Option<String>,
    /// First received at this moment or later.
    pub received_from: Option<String>,
    /// First received before this moment.
    pub received_to: Option<String>,
    /// Next term due before this day.
    pub due_before: Option<String>,
    /// Only cases with a term that has passed.
    pub overdue: Option<bool>,
    /// Words that begin words of the case, without regard to diacritics.
    pub q: Option<String>,
    /// `received` (default), `due`, `occurred`, `updated` or `number`; `-` in front turns it round.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<i64>,
}

/// The filters as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseListQuery {
    /// Stages.
    pub stages: Vec<StageKind>,
    /// Classes.
    pub classes: Vec<EventClass>,
    /// Commune of the accident.
    pub commune: Option<CommuneCode>,
    /// Enterprise.
    pub enterprise: Option<EnterpriseId>,
    /// Level of the team.
    pub level: Option<TeamLevel>,
    /// Officer responsible.
    pub assigned: Option<AssignedTo>,
    /// Happened on this day or later.
    pub occurred_from: Option<NaiveDate>,
    /// Happened on this day or earlier.
    pub occurred_to: Option<NaiveDate>,
    /// First received at this moment or later.
    pub received_from: Option<Instant>,
    /// First received before this moment.
    pub received_to: Option<Instant>,
    /// Next term due before this day.
    pub due_before: Option<NaiveDate>,
    /// Only cases with a term that has passed.
    pub overdue: bool,
    /// Words to search.
    pub text: Option<String>,
    /// Key of the order.
    pub sort: CaseSort,
    /// Cursor.
    pub cursor: Option<String>,
    /// Rows on the page.
    pub limit: i64,
}

/// Whose cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignedTo {
    /// Of whoever asks.
    Me,
    /// Of this officer.
    Officer(UserId),
}

/// Order of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CaseSort {
    /// By what.
    pub by: CaseSortKey,
    /// The natural order turned round.
    pub reversed: bool,
}

/// By what the list is ordered, each in its natural direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CaseSortKey {
    /// Newest received first.
    #[default]
    Received,
    /// Next due first.
    Due,
    /// Latest accident first.
    Occurred,
    /// Last changed first.
    Updated,
    /// Highest number first.
    Number,
}

fn text(raw: Option<String>) -> Option<Text<200>> {
    raw.map(Text::from)
}

fn list<T: super::word::WordList>(f: &mut Fields<'_>, name: &str, raw: Option<String>) -> Vec<T> {
    let raw = raw.unwrap_or_default();
    raw.split(',')
        .filter(|w| !w.trim().is_empty())
        .filter_map(|w| f.word(name, Some(&Word::from(w))))
        .collect()
}

fn assigned(f: &mut Fields<'_>, raw: Option<String>) -> Option<AssignedTo> {
    match raw.as_deref().map(str::trim) {
        None | Some("") => None,
        Some("me") => Some(AssignedTo::Me),
        Some(_) => f.uuid("assigned", text(raw).as_ref()).map(|id| AssignedTo::Officer(UserId(id))),
    }
}

fn sort(f: &mut Fields<'_>, raw: Option<String>) -> CaseSort {
    let raw = raw.unwrap_or_default();
    let (key, reversed) = raw.strip_prefix('-').map_or((raw.as_str(), false), |key| (key, true));
    let by = match key {
        "" | "received" => CaseSortKey::Received,
        "due" => CaseSortKey::Due,
        "occurred" => CaseSortKey::Occurred,
        "updated" => CaseSortKey::Updated,
        "number" => CaseSortKey::Number,
        _ => {
            f.problem(
                "sort",
                "unknown_word",
                "Chọn một trong các giá trị: received, due, occurred, updated, number.",
                "Choose one of: received, due, occurred, updated, number.",
            );
            CaseSortKey::Received
        }
    };
    CaseSort { by, reversed }
}

impl Input for CaseListInput {
    type Value = CaseListQuery;

    fn read(self, f: &mut Fields<'_>) -> Option<CaseListQuery> {
        Some(CaseListQuery {
            stages: list(f, "stage", self.stage),
            classes: list(f, "class", self.class),
            commune: f.value("commune", text(self.commune).as_ref(), CommuneCode::parse),
            enterprise: f.uuid("enterprise", text(self.enterprise).as_ref()).map(EnterpriseId),
            level: f.word("level", self.level.map(Word::from).as_ref()),
            assigned: assigned(f, self.assigned),
            occurred_from: f.date("occurred_from", text(self.occurred_from).as_ref()),
            occurred_to: f.date("occurred_to", text(self.occurred_to).as_ref()),
            received_from: f.instant("received_from", text(self.received_from).as_ref()),
            received_to: f.instant("received_to", text(self.received_to).as_ref()),
            due_before: f.date("due_before", text(self.due_before).as_ref()),
            overdue: self.overdue.unwrap_or(false),
            text: f.text("q", text(self.q).as_ref()),
            sort: sort(f, self.sort),
            cursor: f.text("cursor", self.cursor.map(Text::<400>::from).as_ref()),
            limit: self.limit.unwrap_or(50),
        })
    }
}
