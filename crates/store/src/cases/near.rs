//! Cases that may be the same accident.

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::row::CaseRow;
use crate::conn::{Conn, MultiBackend};
use crate::error::Result;
use crate::schema::cases;
use crate::types::Id;

/// Candidates shown at most.
const LIMIT: i64 = 50;

/// Where and when to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vicinity {
    /// Code of the province.
    pub province: String,
    /// Commune of the accident.
    pub commune: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Employer, when known: its other cases in the province count from any commune.
    pub enterprise: Option<Uuid>,
}

/// Cases in the same commune or of the same employer within the days, newest first; merged ones left out.
pub fn near(c: &mut Conn, place: &Vicinity) -> Result<Vec<CaseRow>> {
    let mut query = cases::table
        .filter(cases::province.eq(place.province.clone()))
        .filter(cases::occurred_on.between(place.from, place.to))
        .filter(cases::merged_into.is_null())
        .into_boxed::<MultiBackend>();
    query = match place.enterprise {
        Some(id) => query.filter(
            cases::commune_code.nullable().eq(place.commune.clone()).or(cases::enterprise_id.eq(Id(id))),
        ),
        None => query.filter(cases::commune_code.eq(place.commune.clone())),
    };
    Ok(query
        .order((cases::occurred_on.desc(), cases::id.desc()))
        .limit(LIMIT)
        .select(CaseRow::as_select())
        .load(c)?)
}
