//! Lists of alerts.

use chrono::DateTime;
use diesel::prelude::*;
use domain::law::AlertMode;
use domain::time::Instant;
use uuid::Uuid;

use super::row::AlertRow;
use super::state::AlertState;
use crate::conn::{Conn, MultiBackend};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::schema::{alerts, cases};
use crate::types::{At, Id};

/// What is asked of a list of alerts. Empty fields ask for nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlertFilter {
    /// About this case.
    pub case: Option<Uuid>,
    /// Of this drill.
    pub drill: Option<Uuid>,
    /// Kept by any of these provinces.
    pub provinces: Vec<String>,
    /// To any of these agencies; `Some` of an empty list finds nothing.
    pub agencies: Option<Vec<Uuid>>,
    /// In any of these states.
    pub states: Vec<AlertState>,
    /// Of this mode.
    pub mode: Option<String>,
    /// To this agency.
    pub agency: Option<Uuid>,
    /// Only those that somebody must confirm and nobody has.
    pub unconfirmed: bool,
    /// Of this haste.
    pub urgency: Option<String>,
    /// About cases of any of these classes.
    pub classes: Vec<String>,
    /// About cases that happened in this commune.
    pub commune: Option<String>,
    /// Made at this moment or later.
    pub since: Option<Instant>,
    /// Made before this moment.
    pub until: Option<Instant>,
    /// From the oldest on; newest first otherwise.
    pub oldest_first: bool,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

fn narrowed(filter: &AlertFilter) -> alerts::BoxedQuery<'static, MultiBackend> {
    let mut query = alerts::table.into_boxed::<MultiBackend>();
    if let Some(case) = filter.case {
        query = query.filter(alerts::case_id.eq(Id(case)));
    }
    if let Some(drill) = filter.drill {
        query = query.filter(alerts::drill_id.eq(Id(drill)));
    }
    if !filter.provinces.is_empty() {
        query = query.filter(alerts::province.eq_any(filter.provinces.clone()));
    }
    if let Some(agencies) = &filter.agencies {
        let ids: Vec<Id> = agencies.iter().copied().map(Id).collect();
        query = query.filter(alerts::agency_id.assume_not_null().eq_any(ids));
    }
    if !filter.states.is_empty() {
        query = query.filter(alerts::state.eq_any(filter.states.clone()));
    }
    // Messages of the system itself (digests, warnings) are shown only to who asks for them.
    query = match &filter.mode {
        Some(mode) => query.filter(alerts::mode.eq(mode.clone())),
        None => query.filter(alerts::mode.ne("notice")),
    };
    if let Some(agency) = filter.agency {
        query = query.filter(alerts::agency_id.eq(Id(agency)));
    }
    if filter.unconfirmed {
        let asked = [AlertMode::Acknowledged, AlertMode::Invite].map(|m| m.as_str().to_owned());
        query = query
            .filter(alerts::mode.eq_any(asked.to_vec()))
            .filter(alerts::acknowledged_at.is_null())
            .filter(alerts::state.ne(AlertState::Withdrawn));
    }
    if let Some(urgency) = &filter.urgency {
        query = query.filter(alerts::urgency.eq(urgency.clone()));
    }
    if !filter.classes.is_empty() {
        let about = cases::table.filter(cases::class.eq_any(filter.classes.clone())).select(cases::id);
        query = query
            .filter(alerts::case_id.is_not_null())
            .filter(alerts::case_id.assume_not_null().eq_any(about));
    }
    if let Some(commune) = &filter.commune {
        let about = cases::table.filter(cases::commune_code.eq(commune.clone())).select(cases::id);
        query = query
            .filter(alerts::case_id.is_not_null())
            .filter(alerts::case_id.assume_not_null().eq_any(about));
    }
    if let Some(since) = filter.since {
        query = query.filter(alerts::created_at.ge(At(since)));
    }
    if let Some(until) = filter.until {
        query = query.filter(alerts::created_at.lt(At(until)));
    }
    query
}

/// A page of the alerts that the filter asks for, newest first unless asked otherwise, with the exact number of all.
pub fn list(c: &mut Conn, filter: &AlertFilter) -> Result<Page<AlertRow>> {
    let total = narrowed(filter).count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(filter);
    if let Some(cursor) = &filter.cursor {
        let (micros, id): (i64, Uuid) = page::decode(cursor)?;
        let at = DateTime::from_timestamp_micros(micros).ok_or(StoreError::Cursor)?;
        query = if filter.oldest_first {
            let same = alerts::created_at.eq(At(at)).and(alerts::id.gt(Id(id)));
            query.filter(alerts::created_at.gt(At(at)).or(same))
        } else {
            let same = alerts::created_at.eq(At(at)).and(alerts::id.lt(Id(id)));
            query.filter(alerts::created_at.lt(At(at)).or(same))
        };
    }
    query = if filter.oldest_first {
        query.order((alerts::created_at.asc(), alerts::id.asc()))
    } else {
        query.order((alerts::created_at.desc(), alerts::id.desc()))
    };
    let rows = query.limit(limit + 1).select(AlertRow::as_select()).load(c)?;
    Ok(Page::cut(rows, limit, total, |row: &AlertRow| {
        page::encode(&(row.created_at.timestamp_micros(), row.id))
    }))
}

/// The agencies that the alerts of the filter went to, by the name that stood on them.
pub fn recipients(c: &mut Conn, filter: &AlertFilter) -> Result<Vec<(Uuid, String)>> {
    Ok(narrowed(filter)
        .filter(alerts::agency_id.is_not_null())
        .select((alerts::agency_id.assume_not_null(), alerts::recipient_name))
        .distinct()
        .order((alerts::recipient_name, alerts::agency_id.assume_not_null()))
        .load(c)?)
}

/// All alerts of a drill, oldest first.
pub fn of_drill(c: &mut Conn, drill: Uuid) -> Result<Vec<AlertRow>> {
    Ok(alerts::table
        .filter(alerts::drill_id.eq(Id(drill)))
        .order((alerts::created_at, alerts::id))
        .select(AlertRow::as_select())
        .load(c)?)
}

/// All alerts about a case, oldest first; messages of the system itself are left out.
pub fn of_case(c: &mut Conn, case: Uuid) -> Result<Vec<AlertRow>> {
    Ok(alerts::table
        .filter(alerts::case_id.eq(Id(case)))
        .filter(alerts::mode.ne("notice"))
        .order((alerts::created_at, alerts::id))
        .select(AlertRow::as_select())
        .load(c)?)
}

/// Alerts whose key begins with a text that is ours, without wildcards.
pub fn by_dedupe(c: &mut Conn, prefix: &str) -> Result<Vec<AlertRow>> {
    Ok(alerts::table
        .filter(alerts::dedupe.like(format!("{prefix}%")))
        .order(alerts::id)
        .select(AlertRow::as_select())
        .load(c)?)
}
