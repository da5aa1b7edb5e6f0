//! One page of cases.

use chrono::{DateTime, NaiveDate};
use diesel::prelude::*;
use domain::case::StageKind;
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::condition::{narrowed, told_concluded};
use super::filter::{CaseFilter, SortBy};
use super::row::CaseRow;
use super::scope::Scope;
use crate::conn::{Conn, MultiBackend};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::schema::cases;
use crate::types::{At, Id};

/// Where a page ended. A cursor of another order is refused.
#[derive(Serialize, Deserialize)]
struct Place {
    sort: SortBy,
    descending: bool,
    key: Key,
    id: Uuid,
}

#[derive(Serialize, Deserialize)]
enum Key {
    Micros(i64),
    Day(NaiveDate),
    Number(i32, i64),
    Nothing,
}

/// A page of the cases that the filter asks for, with the exact number of all. The stage is the one that the caller may
/// know of.
pub fn list(c: &mut Conn, filter: &CaseFilter) -> Result<Page<CaseRow>> {
    let total = narrowed(c, filter)?.count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(c, filter)?;
    if let Some(cursor) = &filter.cursor {
        let place: Place = page::decode(cursor)?;
        if place.sort != filter.sort || place.descending != filter.descending {
            return Err(StoreError::Cursor);
        }
        query = after(query, &place)?;
    }
    let rows = ordered(query, filter).limit(limit + 1).select(CaseRow::as_select()).load(c)?;
    let mut page = Page::cut(rows, limit, total, |row| page::encode(&place_of(row, filter)));
    // No order and no cursor goes by the stage.
    let is_concluded = |row: &CaseRow| row.stage == StageKind::Concluded.as_str();
    let concluded = page.items.iter().filter(|r| is_concluded(r)).map(|r| r.id).collect();
    let told = told_concluded(c, concluded, filter)?;
    for row in page.items.iter_mut().filter(|r| is_concluded(r) && !told.contains(&r.id)) {
        StageKind::Investigating.as_str().clone_into(&mut row.stage);
    }
    Ok(page)
}

fn place_of(row: &CaseRow, filter: &CaseFilter) -> Place {
    let key = match filter.sort {
        SortBy::Received => Key::Micros(row.first_received_at.timestamp_micros()),
        SortBy::Updated => Key::Micros(row.updated_at.timestamp_micros()),
        SortBy::Occurred => Key::Day(row.occurred_on),
        SortBy::Due => row.next_due.map_or(Key::Nothing, Key::Day),
        SortBy::Number => Key::Number(row.year, row.seq),
    };
    Place { sort: filter.sort, descending: filter.descending, key, id: row.id }
}

type Query = cases::BoxedQuery<'static, MultiBackend>;

fn ordered(query: Query, filter: &CaseFilter) -> Query {
    macro_rules! by {
        ($($column:expr),+) => {
            if filter.descending {
                query.order(($($column.desc(),)+ cases::id.desc()))
            } else {
                query.order(($($column.asc(),)+ cases::id.asc()))
            }
        };
    }
    match filter.sort {
        SortBy::Received => by!(cases::first_received_at),
        SortBy::Updated => by!(cases::updated_at),
        SortBy::Occurred => by!(cases::occurred_on),
        SortBy::Number => by!(cases::year, cases::seq),
        SortBy::Due if filter.descending => {
            query.order((cases::next_due.is_null(), cases::next_due.desc(), cases::id.desc()))
        }
        SortBy::Due => query.order((cases::next_due.is_null(), cases::next_due.asc(), cases::id.asc())),
    }
}

fn after(query: Query, place: &Place) -> Result<Query> {
    let id = Id(place.id);
    macro_rules! past {
        ($column:expr, $value:expr) => {
            if place.descending {
                query.filter($column.lt($value).or($column.eq($value).and(cases::id.lt(id))))
            } else {
                query.filter($column.gt($value).or($column.eq($value).and(cases::id.gt(id))))
            }
        };
    }
    Ok(match (place.sort, &place.key) {
        (SortBy::Received, Key::Micros(us)) => past!(cases::first_received_at, At(moment(*us)?)),
        (SortBy::Updated, Key::Micros(us)) => past!(cases::updated_at, At(moment(*us)?)),
        (SortBy::Occurred, Key::Day(day)) => past!(cases::occurred_on, *day),
        (SortBy::Due, Key::Nothing) => {
            let rest = query.filter(cases::next_due.is_null());
            if place.descending { rest.filter(cases::id.lt(id)) } else { rest.filter(cases::id.gt(id)) }
        }
        (SortBy::Due, Key::Day(day)) => {
            let same = cases::next_due.eq(*day);
            if place.descending {
                let on = cases::next_due.lt(*day).or(same.and(cases::id.lt(id)));
                query.filter(on.or(cases::next_due.is_null()))
            } else {
                let on = cases::next_due.gt(*day).or(same.and(cases::id.gt(id)));
                query.filter(on.or(cases::next_due.is_null()))
            }
        }
        (SortBy::Number, Key::Number(year, seq)) => {
            if place.descending {
                let same = cases::seq.lt(*seq).or(cases::seq.eq(*seq).and(cases::id.lt(id)));
                query.filter(cases::year.lt(*year).or(cases::year.eq(*year).and(same)))
            } else {
                let same = cases::seq.gt(*seq).or(cases::seq.eq(*seq).and(cases::id.gt(id)));
                query.filter(cases::year.gt(*year).or(cases::year.eq(*year).and(same)))
            }
        }
        _ => return Err(StoreError::Cursor),
    })
}

fn moment(micros: i64) -> Result<Instant> {
    DateTime::from_timestamp_micros(micros).ok_or(StoreError::Cursor)
}

/// The row of a case; `NotFound` when there is none.
pub fn get(c: &mut Conn, id: Uuid) -> Result<CaseRow> {
    Ok(cases::table.find(Id(id)).select(CaseRow::as_select()).first(c)?)
}

/// The rows of several cases, in the order of their ids; unknown ids are left out.
pub fn get_many(c: &mut Conn, ids: &[Uuid]) -> Result<Vec<CaseRow>> {
    let ids: Vec<Id> = ids.iter().copied().map(Id).collect();
    Ok(cases::table.filter(cases::id.eq_any(ids)).order(cases::id).select(CaseRow::as_select()).load(c)?)
}

/// Whether a scope holds a case.
pub fn is_visible(c: &mut Conn, id: Uuid, scope: &Scope) -> Result<bool> {
    let filter = CaseFilter { scope: scope.clone(), ..CaseFilter::default() };
    let count: i64 = narrowed(c, &filter)?.filter(cases::id.eq(Id(id))).count().get_result(c)?;
    Ok(count == 1)
}
