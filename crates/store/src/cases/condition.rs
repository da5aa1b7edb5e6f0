//! The conditions of a list of cases.

use diesel::prelude::*;
use domain::time::vn_date;

use super::filter::CaseFilter;
use crate::conn::{Conn, MultiBackend};
use crate::dialect::search_prefilter;
use crate::error::{Result, StoreError};
use crate::schema::cases;
use crate::types::{At, Id};

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
        query = query.filter(cases::stage.eq_any(filter.stages.clone()));
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
        query = query.filter(cases::search.like(format!("% {token}%")));
    }
    Ok(query)
}
