//! One page of lessons, and the cases that had the same cause at the same site.

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use crate::conn::{Conn, MultiBackend};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::projections::LessonRow;
use crate::schema::lessons;
use crate::types::Id;

/// What is asked of a list of lessons. Empty fields ask for nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LessonFilter {
    /// Kept by this province.
    pub province: Option<String>,
    /// Principal cause.
    pub cause: Option<String>,
    /// Injury factor, or a factor under it.
    pub injury_factor: Option<String>,
    /// Section of the industry.
    pub section: Option<String>,
    /// Division of the industry.
    pub division: Option<String>,
    /// Folded words, all of which must begin some word.
    pub tokens: Vec<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

fn narrowed(filter: &LessonFilter) -> Result<lessons::BoxedQuery<'static, MultiBackend>> {
    let mut query = lessons::table.into_boxed::<MultiBackend>().filter(lessons::published.eq(true));
    if let Some(province) = &filter.province {
        query = query.filter(lessons::province.eq(province.clone()));
    }
    if let Some(cause) = &filter.cause {
        query = query.filter(lessons::cause.eq(cause.clone()));
    }
    if let Some(factor) = &filter.injury_factor {
        let under = lessons::injury_factor.like(format!("{factor}.%"));
        query = query.filter(lessons::injury_factor.eq(factor.clone()).or(under));
    }
    if let Some(section) = &filter.section {
        query = query.filter(lessons::section.eq(section.clone()));
    }
    if let Some(division) = &filter.division {
        query = query.filter(lessons::division.eq(division.clone()));
    }
    for token in &filter.tokens {
        if token.is_empty() || !token.chars().all(char::is_alphanumeric) {
            return Err(StoreError::Invalid("a search word is not folded"));
        }
        query = query.filter(lessons::search.like(format!("% {token}%")));
    }
    Ok(query)
}

/// A page of published lessons, the latest first, with the exact number of all.
pub fn list(c: &mut Conn, filter: &LessonFilter) -> Result<Page<LessonRow>> {
    let total = narrowed(filter)?.count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(filter)?;
    if let Some(cursor) = &filter.cursor {
        let (day, id): (NaiveDate, Uuid) = page::decode(cursor)?;
        let same = lessons::concluded_on.eq(day).and(lessons::case_id.lt(Id(id)));
        query = query.filter(lessons::concluded_on.lt(day).or(same));
    }
    let rows = query
        .order((lessons::concluded_on.desc(), lessons::case_id.desc()))
        .limit(limit + 1)
        .select(LessonRow::as_select())
        .load(c)?;
    Ok(Page::cut(rows, limit, total, |row: &LessonRow| page::encode(&(row.concluded_on, row.case_id))))
}

/// The published lessons of these cases.
pub fn lessons_of(c: &mut Conn, cases: &[Uuid]) -> Result<Vec<LessonRow>> {
    let ids: Vec<Id> = cases.iter().copied().map(Id).collect();
    Ok(lessons::table
        .filter(lessons::case_id.eq_any(ids))
        .filter(lessons::published.eq(true))
        .order(lessons::case_id)
        .select(LessonRow::as_select())
        .load(c)?)
}

/// Other cases with findings of the same cause at the same site, that happened from one day to another; the latest
/// first.
pub fn same_cause(
    c: &mut Conn,
    (province, site, cause): (&str, &str, &str),
    (from, to): (NaiveDate, NaiveDate),
    but: Uuid,
) -> Result<Vec<LessonRow>> {
    Ok(lessons::table
        .filter(lessons::province.eq(province.to_owned()))
        .filter(lessons::site.eq(site.to_owned()))
        .filter(lessons::cause.eq(cause.to_owned()))
        .filter(lessons::occurred_on.ge(from))
        .filter(lessons::occurred_on.le(to))
        .filter(lessons::case_id.ne(Id(but)))
        .order((lessons::occurred_on.desc(), lessons::case_id.desc()))
        .select(LessonRow::as_select())
        .load(c)?)
}
