//! Who looked at testimony.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::keyed;
use crate::error::Result;
use crate::schema::testimony_views;
use crate::types::{At, Id, MaybeId};

/// One look.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = testimony_views, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct TestimonyViewRow {
    /// The entry.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// The record of testimony.
    #[diesel(serialize_as = Id)]
    pub testimony_id: Uuid,
    /// When.
    #[diesel(serialize_as = At)]
    pub at: Instant,
    /// Who.
    #[diesel(serialize_as = MaybeId)]
    pub user_id: Option<Uuid>,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Key of the role.
    pub role: String,
    /// `page`, `form`, `api`, `bundle` or `document`.
    pub what: String,
}

keyed!(testimony_views, TestimonyViewRow);

/// The last looks at the testimony of a case, newest first, and how many there were.
pub fn of_case(c: &mut Conn, case: Uuid, limit: i64) -> Result<(Vec<TestimonyViewRow>, i64)> {
    let all = testimony_views::table.filter(testimony_views::case_id.eq(Id(case)));
    let count = all.count().get_result(c)?;
    let rows =
        all.order(testimony_views::id.desc()).limit(limit).select(TestimonyViewRow::as_select()).load(c)?;
    Ok((rows, count))
}
