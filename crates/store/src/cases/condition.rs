//! The conditions of a list of cases.

use diesel::dsl::not;
use diesel::prelude::*;
use domain::case::StageKind;
use domain::time::vn_date;
use uuid::Uuid;

use super::filter::CaseFilter;
use crate::conn::{Conn, MultiBackend};
use crate::dialect::{CaseCondition, search_prefilter};
use crate::error::{Result, StoreError};
use crate::schema::cases;
use crate::types::{At, Id};

/// Stands before each word of a person's name in the text for search, where a space stands before any other word.
pub const NAMED: char = '~';

/// All that the filter asks for, without order, cursor and limit.
pub(crate) fn narrowed(c: &Conn, filter: &CaseFilter) -> Result<cases::BoxedQuery<'static, MultiBackend>> {
    let mut query = cases::table.into_boxed::<MultiBackend>();
    if let Some(scope) = filter.scope.condition() {
        query = query.filter(scope);
    }
    if !filter.provinces.is_empty() {
        query = query.filter(cases::province.eq_any(filter.provinces.clone()));
    }
    if let Some(commune) = &filter.commune {
        query = query.filter(cases::commune_code.eq(commune.clone()));
    }
    if let Some(enterprise) = filter.enterprise {
        query = query.filter(cases::enterprise_id.eq(Id(enterprise)));
    }
    if !filter.stages.is_empty() {
        query = query.filter(staged(filter));
    }
    if !filter.classes.is_empty() {
        query = query.filter(cases::class.eq_any(filter.classes.clone()));
    }
    if let Some(level) = &filter.team_level {
        query = query.filter(cases::team_level.eq(level.clone()));
    }
    if let Some(user) = filter.assigned_to {
        query = query.filter(cases::assigned_to.eq(Id(user)));
    }
    dated(words(query, c, filter)?, filter)
}

/// The stages asked for, as the caller is told them.
fn staged(filter: &CaseFilter) -> CaseCondition {
    let asked = |stage: StageKind| filter.stages.iter().any(|s| s == stage.as_str());
    let of = cases::stage.eq_any(filter.stages.clone());
    let concluded = cases::stage.eq(StageKind::Concluded.as_str());
    let Some(known) = filter.findings.condition() else { return Box::new(of) };
    match (asked(StageKind::Concluded), asked(StageKind::Investigating)) {
        (true, false) => Box::new(of.and(not(concluded).or(known))),
        (false, true) => Box::new(of.or(concluded.and(not(known)))),
        _told_alike => Box::new(of),
    }
}

/// Which of these cases the caller may know to be concluded.
pub(super) fn told_concluded(c: &mut Conn, cases: Vec<Uuid>, filter: &CaseFilter) -> Result<Vec<Uuid>> {
    let Some(known) = filter.findings.condition().filter(|_| !cases.is_empty()) else { return Ok(cases) };
    let ids: Vec<Id> = cases.into_iter().map(Id).collect();
    let known = cases::table
        .into_boxed::<MultiBackend>()
        .filter(known)
        .filter(cases::id.eq_any(ids))
        .select(cases::id)
        .load::<Uuid>(c)?;
    Ok(known)
}

fn dated(
    mut query: cases::BoxedQuery<'static, MultiBackend>,
    filter: &CaseFilter,
) -> Result<cases::BoxedQuery<'static, MultiBackend>> {
    if let Some(day) = filter.occurred_from {
        query = query.filter(cases::occurred_on.ge(day));
    }
    if let Some(day) = filter.occurred_to {
        query = query.filter(cases::occurred_on.le(day));
    }
    if let Some(at) = filter.received_from {
        query = query.filter(cases::first_received_at.ge(At(at)));
    }
    if let Some(at) = filter.received_to {
        query = query.filter(cases::first_received_at.lt(At(at)));
    }
    if let Some(day) = filter.due_before {
        query = query.filter(cases::next_due.lt(day));
    }
    if let Some(at) = filter.overdue_at {
        let clock = cases::next_due_at.is_not_null().and(cases::next_due_at.le(At(at)));
        let day = cases::next_due_at.is_null().and(cases::next_due.lt(vn_date(at)));
        query = query.filter(clock.or(day));
    }
    Ok(query)
}

fn words(
    mut query: cases::BoxedQuery<'static, MultiBackend>,
    c: &Conn,
    filter: &CaseFilter,
) -> Result<cases::BoxedQuery<'static, MultiBackend>> {
    if let Some(narrower) = search_prefilter(c, &filter.tokens) {
        query = query.filter(narrower);
    }
    for token in &filter.tokens {
        if token.is_empty() || !token.chars().all(char::is_alphanumeric) {
            return Err(StoreError::Invalid("a search word is not folded"));
        }
        let told = cases::search.like(format!("% {token}%"));
        let named = cases::search.like(format!("%{NAMED}{token}%"));
        query = match filter.names.condition() {
            None => query.filter(told.or(named)),
            Some(known) => query.filter(told.or(named.and(known))),
        };
    }
    Ok(query)
}
