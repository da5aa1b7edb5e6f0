//! One page of the files that were handed to the police.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::{CaseFilter, Scope, narrowed as cases_narrowed};
use crate::conn::{Conn, MultiBackend};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::projections::PoliceFileRow;
use crate::schema::{cases, police_files};
use crate::types::{At, Id};

/// The order of the list; case and hand-over break ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PoliceFileSort {
    /// What is awaited first; files of which nothing is awaited come last.
    #[default]
    Due,
    /// When the file was handed over.
    Handed,
}

/// What is asked of the list. Empty fields ask for nothing; `scope` starts as "none".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PoliceFileFilter {
    /// Cases that the caller may know of; always applied.
    pub scope: Scope,
    /// In any of these states.
    pub states: Vec<String>,
    /// A term had passed on this day.
    pub overdue_on: Option<NaiveDate>,
    /// Handed over at this moment or later.
    pub handed_from: Option<Instant>,
    /// Handed over before this moment.
    pub handed_to: Option<Instant>,
    /// Folded words, all of which must begin some word.
    pub tokens: Vec<String>,
    /// The order.
    pub sort: PoliceFileSort,
    /// From the greatest down.
    pub descending: bool,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

impl PoliceFileFilter {
    /// Ordered by the moment of the hand-over.
    pub fn by_hand_over(&mut self) {
        self.sort = PoliceFileSort::Handed;
    }
}

#[derive(Serialize, Deserialize)]
struct Place {
    sort: PoliceFileSort,
    descending: bool,
    due: NaiveDate,
    handed_at: Instant,
    case: Uuid,
    ordinal: i32,
}

/// Most cases of which somebody outside the department sees the files: the latest.
const MOST_CASES: i64 = 5_000;

type Query = police_files::BoxedQuery<'static, MultiBackend>;

fn narrowed(c: &mut Conn, filter: &PoliceFileFilter) -> Result<Query> {
    let mut query = police_files::table.into_boxed::<MultiBackend>();
    match &filter.scope {
        Scope::All => {}
        Scope::Provinces(codes) => query = query.filter(police_files::province.eq_any(codes.clone())),
        // Everybody else sees few cases: they are asked for first.
        other => {
            let scope = CaseFilter { scope: other.clone(), ..CaseFilter::default() };
            let visible: Vec<Uuid> = cases_narrowed(c, &scope)?
                .order(cases::updated_at.desc())
                .limit(MOST_CASES)
                .select(cases::id)
                .load(c)?;
            let visible: Vec<Id> = visible.into_iter().map(Id).collect();
            query = query.filter(police_files::case_id.eq_any(visible));
        }
    }
    if !filter.states.is_empty() {
        query = query.filter(police_files::state.eq_any(filter.states.clone()));
    }
    if let Some(day) = filter.overdue_on {
        query = query.filter(police_files::next_due.lt(day));
    }
    if let Some(at) = filter.handed_from {
        query = query.filter(police_files::handed_at.ge(At(at)));
    }
    if let Some(at) = filter.handed_to {
        query = query.filter(police_files::handed_at.lt(At(at)));
    }
    for token in &filter.tokens {
        if token.is_empty() || !token.chars().all(char::is_alphanumeric) {
            return Err(StoreError::Invalid("a search word is not folded"));
        }
        query = query.filter(police_files::search.like(format!("% {token}%")));
    }
    Ok(query)
}

/// A page of the files that the filter asks for, with the exact number of all.
pub fn list(c: &mut Conn, filter: &PoliceFileFilter) -> Result<Page<PoliceFileRow>> {
    let total = narrowed(c, filter)?.count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(c, filter)?;
    if let Some(cursor) = &filter.cursor {
        let place: Place = page::decode(cursor)?;
        if place.sort != filter.sort || place.descending != filter.descending {
            return Err(StoreError::Cursor);
        }
        query = after(query, &place);
    }
    use police_files::{case_id, handed_at, next_due, ordinal};
    query = match (filter.sort, filter.descending) {
        (PoliceFileSort::Due, false) => query.order((next_due.asc(), case_id.asc(), ordinal.asc())),
        (PoliceFileSort::Due, true) => query.order((next_due.desc(), case_id.desc(), ordinal.desc())),
        (PoliceFileSort::Handed, false) => query.order((handed_at.asc(), case_id.asc(), ordinal.asc())),
        (PoliceFileSort::Handed, true) => query.order((handed_at.desc(), case_id.desc(), ordinal.desc())),
    };
    let rows = query.limit(limit + 1).select(PoliceFileRow::as_select()).load(c)?;
    Ok(Page::cut(rows, limit, total, |row: &PoliceFileRow| {
        page::encode(&Place {
            sort: filter.sort,
            descending: filter.descending,
            due: row.next_due,
            handed_at: row.handed_at,
            case: row.case_id,
            ordinal: row.ordinal,
        })
    }))
}

fn after(query: Query, at: &Place) -> Query {
    use police_files::{case_id, handed_at, next_due, ordinal};
    let id = Id(at.case);
    macro_rules! past {
        ($column:expr, $value:expr) => {
            if at.descending {
                let same = case_id.lt(id).or(case_id.eq(id).and(ordinal.lt(at.ordinal)));
                query.filter($column.lt($value).or($column.eq($value).and(same)))
            } else {
                let same = case_id.gt(id).or(case_id.eq(id).and(ordinal.gt(at.ordinal)));
                query.filter($column.gt($value).or($column.eq($value).and(same)))
            }
        };
    }
    match at.sort {
        PoliceFileSort::Due => past!(next_due, at.due),
        PoliceFileSort::Handed => past!(handed_at, At(at.handed_at)),
    }
}
