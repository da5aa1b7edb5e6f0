//! Who is on duty at an agency.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::keyed;
use crate::error::Result;
use crate::schema::duty_rosters;
use crate::types::{At, Id};

/// A turn of duty (lịch trực).
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = duty_rosters, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct DutyRow {
    /// The turn.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The agency.
    #[diesel(serialize_as = Id)]
    pub agency_id: Uuid,
    /// Name of the officer.
    pub officer: String,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// From when.
    #[diesel(serialize_as = At)]
    pub starts_at: Instant,
    /// Until before when.
    #[diesel(serialize_as = At)]
    pub ends_at: Instant,
    /// 1 is called first.
    pub rank: i32,
}

keyed!(duty_rosters, DutyRow);

/// The officers on duty at a moment, in the order in which they are called.
pub fn on_duty(c: &mut Conn, agency: Uuid, at: Instant) -> Result<Vec<DutyRow>> {
    Ok(duty_rosters::table
        .filter(duty_rosters::agency_id.eq(Id(agency)))
        .filter(duty_rosters::starts_at.le(At(at)))
        .filter(duty_rosters::ends_at.gt(At(at)))
        .order((duty_rosters::rank, duty_rosters::id))
        .select(DutyRow::as_select())
        .load(c)?)
}

/// The roster of an agency from a moment on.
pub fn of_agency(c: &mut Conn, agency: Uuid, from: Instant) -> Result<Vec<DutyRow>> {
    Ok(duty_rosters::table
        .filter(duty_rosters::agency_id.eq(Id(agency)))
        .filter(duty_rosters::ends_at.gt(At(from)))
        .order((duty_rosters::starts_at, duty_rosters::rank, duty_rosters::id))
        .select(DutyRow::as_select())
        .load(c)?)
}

/// Removes a turn; false when there is none.
pub fn remove(c: &mut Conn, id: Uuid) -> Result<bool> {
    Ok(diesel::delete(duty_rosters::table.find(Id(id))).execute(c)? == 1)
}
