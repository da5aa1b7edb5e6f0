//! One page of recommendations.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::{CaseFilter, Scope, narrowed as cases_narrowed};
use crate::conn::{Conn, MultiBackend};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::projections::RecommendationRow;
use crate::schema::{cases, recommendations};
use crate::types::Id;

/// The order of the list; the id breaks ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecommendationSort {
    /// Last day.
    #[default]
    Due,
    /// Employer, then last day.
    Employer,
}

/// What is asked of a list of recommendations. Empty fields ask for nothing; `scope` starts as "none".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RecommendationFilter {
    /// Cases that the caller may see; always applied.
    pub scope: Scope,
    /// Only what is no secret of a team.
    pub published_only: bool,
    /// Of this employer.
    pub employer: Option<Uuid>,
    /// In any of these states.
    pub states: Vec<String>,
    /// Not verified, and due before this day.
    pub overdue_on: Option<NaiveDate>,
    /// Due on this day or later.
    pub due_from: Option<NaiveDate>,
    /// Due on this day or earlier.
    pub due_to: Option<NaiveDate>,
    /// Of any of these ranks.
    pub priorities: Vec<String>,
    /// Folded words, all of which must begin some word.
    pub tokens: Vec<String>,
    /// The order.
    pub sort: RecommendationSort,
    /// From the greatest down.
    pub descending: bool,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

impl RecommendationFilter {
    /// Ordered by employer.
    pub fn by_employer(&mut self) {
        self.sort = RecommendationSort::Employer;
    }
}

#[derive(Serialize, Deserialize)]
struct Place {
    sort: RecommendationSort,
    descending: bool,
    employer: String,
    due: NaiveDate,
    id: Uuid,
}

/// Most cases of which somebody outside the department sees the recommendations: the latest.
const MOST_CASES: i64 = 5_000;

type Query = recommendations::BoxedQuery<'static, MultiBackend>;

fn narrowed(c: &mut Conn, filter: &RecommendationFilter) -> Result<Query> {
    let mut query = recommendations::table.into_boxed::<MultiBackend>();
    match &filter.scope {
        Scope::All => {}
        Scope::Provinces(codes) => query = query.filter(recommendations::province.eq_any(codes.clone())),
        // Everybody else sees few cases: they are asked for first.
        other => {
            let scope = CaseFilter { scope: other.clone(), ..CaseFilter::default() };
            let visible: Vec<Uuid> = cases_narrowed(c, &scope)?
                .order(cases::updated_at.desc())
                .limit(MOST_CASES)
                .select(cases::id)
                .load(c)?;
            let visible: Vec<Id> = visible.into_iter().map(Id).collect();
            query = query.filter(recommendations::case_id.eq_any(visible));
        }
    }
    if filter.published_only {
        query = query.filter(recommendations::published.eq(true));
    }
    if let Some(employer) = filter.employer {
        query = query.filter(recommendations::employer_id.eq(Id(employer)));
    }
    if !filter.states.is_empty() {
        query = query.filter(recommendations::state.eq_any(filter.states.clone()));
    }
    if let Some(day) = filter.overdue_on {
        query = query.filter(recommendations::due.lt(day)).filter(recommendations::state.ne("verified"));
    }
    if let Some(day) = filter.due_from {
        query = query.filter(recommendations::due.ge(day));
    }
    if let Some(day) = filter.due_to {
        query = query.filter(recommendations::due.le(day));
    }
    if !filter.priorities.is_empty() {
        query = query.filter(recommendations::priority.eq_any(filter.priorities.clone()));
    }
    for token in &filter.tokens {
        if token.is_empty() || !token.chars().all(char::is_alphanumeric) {
            return Err(StoreError::Invalid("a search word is not folded"));
        }
        query = query.filter(recommendations::search.like(format!("% {token}%")));
    }
    Ok(query)
}

/// A page of the recommendations that the filter asks for, with the exact number of all.
pub fn list(c: &mut Conn, filter: &RecommendationFilter) -> Result<Page<RecommendationRow>> {
    let total = narrowed(c, filter)?.count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(c, filter)?;
    if let Some(cursor) = &filter.cursor {
        let place: Place = page::decode(cursor)?;
        if place.sort != filter.sort || place.descending != filter.descending {
            return Err(StoreError::Cursor);
        }
        query = after(query, place);
    }
    use recommendations::{due, employer_name, id};
    query = match (filter.sort, filter.descending) {
        (RecommendationSort::Due, false) => query.order((due.asc(), id.asc())),
        (RecommendationSort::Due, true) => query.order((due.desc(), id.desc())),
        (RecommendationSort::Employer, false) => query.order((employer_name.asc(), due.asc(), id.asc())),
        (RecommendationSort::Employer, true) => query.order((employer_name.desc(), due.desc(), id.desc())),
    };
    let rows = query.limit(limit + 1).select(RecommendationRow::as_select()).load(c)?;
    Ok(Page::cut(rows, limit, total, |row: &RecommendationRow| {
        page::encode(&Place {
            sort: filter.sort,
            descending: filter.descending,
            employer: row.employer_name.clone(),
            due: row.due,
            id: row.id,
        })
    }))
}

fn after(query: Query, at: Place) -> Query {
    use recommendations::{due, employer_name, id};
    let key = Id(at.id);
    match (at.sort, at.descending) {
        (RecommendationSort::Due, false) => query.filter(due.gt(at.due).or(due.eq(at.due).and(id.gt(key)))),
        (RecommendationSort::Due, true) => query.filter(due.lt(at.due).or(due.eq(at.due).and(id.lt(key)))),
        (RecommendationSort::Employer, false) => {
            let later = due.gt(at.due).or(due.eq(at.due).and(id.gt(key)));
            let same = employer_name.eq(at.employer.clone()).and(later);
            query.filter(employer_name.gt(at.employer).or(same))
        }
        (RecommendationSort::Employer, true) => {
            let later = due.lt(at.due).or(due.eq(at.due).and(id.lt(key)));
            let same = employer_name.eq(at.employer.clone()).and(later);
            query.filter(employer_name.lt(at.employer).or(same))
        }
    }
}
