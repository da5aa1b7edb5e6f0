//! A report in lists.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::error::Result;
use crate::schema::reports;
use crate::types::{At, Id, MaybeId};

/// A report (tin, khai báo, ghi nhận) of a case.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = reports, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct ReportRow {
    /// The report.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// Key of the kind.
    pub kind: String,
    /// Key of the way it came.
    pub channel: String,
    /// Key of its state.
    pub state: String,
    /// The user who filed it.
    #[diesel(serialize_as = MaybeId)]
    pub filed_by_user: Option<Uuid>,
    /// The enterprise that declared.
    #[diesel(serialize_as = MaybeId)]
    pub enterprise_id: Option<Uuid>,
    /// The commune that reported.
    pub commune_code: Option<String>,
    /// When it was received.
    #[diesel(serialize_as = At)]
    pub received_at: Instant,
    /// When it was entered.
    #[diesel(serialize_as = At)]
    pub recorded_at: Instant,
    /// Who received it.
    pub received_by: String,
    /// Hash of the teller's contact, to find their other reports.
    pub told_by_hash: Option<String>,
}

/// The reports that a user filed, oldest first.
pub fn reports_of_user(c: &mut Conn, user: Uuid) -> Result<Vec<ReportRow>> {
    Ok(reports::table
        .filter(reports::filed_by_user.assume_not_null().eq(Id(user)))
        .filter(reports::filed_by_user.is_not_null())
        .order(reports::id)
        .select(ReportRow::as_select())
        .load(c)?)
}
