//! The directory of agencies, by role and date.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::{Conn, MultiBackend};
use crate::crud::{keyed, versioned};
use crate::error::Result;
use crate::schema::agencies;
use crate::types::{At, Id};

/// An agency (cơ quan) as it was named and reached for a time.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = agencies, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct AgencyRow {
    /// This entry.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Key of the role.
    pub role: String,
    /// Code of the province; of a national body, the code the seed gives it.
    pub province: String,
    /// The commune of a commune body.
    pub commune_code: Option<String>,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// First day of this name and address.
    pub valid_from: NaiveDate,
    /// Last day of it.
    pub valid_until: Option<NaiveDate>,
    /// Key: sure, likely, unsure.
    pub confidence: String,
    /// The law or source behind it.
    pub citation: String,
    /// When it was last changed.
    #[diesel(serialize_as = At)]
    pub updated_at: Instant,
    /// Version of the row, for If-Match.
    pub version: i64,
}

keyed!(agencies, AgencyRow);
versioned!(agencies, AgencyRow);

/// The agencies in a role on a day: those of the commune first, then those of the whole province.
pub fn find(
    c: &mut Conn,
    role: &str,
    province: &str,
    commune: Option<&str>,
    on: NaiveDate,
) -> Result<Vec<AgencyRow>> {
    let mut query = valid_on(on)
        .filter(agencies::role.eq(role.to_owned()))
        .filter(agencies::province.eq(province.to_owned()));
    query = match commune {
        Some(code) => {
            query.filter(agencies::commune_code.is_null().or(agencies::commune_code.eq(code.to_owned())))
        }
        None => query.filter(agencies::commune_code.is_null()),
    };
    Ok(query
        .order((agencies::commune_code.is_null(), agencies::name_vi, agencies::id))
        .select(AgencyRow::as_select())
        .load(c)?)
}

/// The directory on a day, or of all days; by role and name.
pub fn list(c: &mut Conn, province: Option<&str>, on: Option<NaiveDate>) -> Result<Vec<AgencyRow>> {
    let mut query = match on {
        Some(day) => valid_on(day),
        None => agencies::table.into_boxed(),
    };
    if let Some(code) = province {
        query = query.filter(agencies::province.eq(code.to_owned()));
    }
    Ok(query
        .order((agencies::role, agencies::commune_code, agencies::valid_from, agencies::id))
        .select(AgencyRow::as_select())
        .load(c)?)
}

/// How many entries there are: none before the seed.
pub fn count(c: &mut Conn) -> Result<i64> {
    Ok(agencies::table.count().get_result(c)?)
}

fn valid_on(day: NaiveDate) -> agencies::BoxedQuery<'static, MultiBackend> {
    agencies::table
        .filter(agencies::valid_from.le(day))
        .filter(agencies::valid_until.is_null().or(agencies::valid_until.ge(day)))
        .into_boxed()
}
