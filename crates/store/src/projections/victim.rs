//! A victim in lists and searches.

use diesel::prelude::*;
use uuid::Uuid;

use crate::conn::Conn;
use crate::error::Result;
use crate::schema::victims;
use crate::types::Id;

/// A victim (nạn nhân) of a case.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = victims, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct VictimRow {
    /// The victim.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// Full name.
    pub full_name: String,
    /// Birth date as far as it is known.
    pub birth_text: Option<String>,
    /// Key of the sex.
    pub sex: Option<String>,
    /// Key of the severity.
    pub severity: String,
    /// Key of the work relation (quan hệ lao động).
    pub relation: Option<String>,
    /// Employer, when not the declaring one.
    pub employer_name: Option<String>,
    /// Occupation.
    pub occupation: Option<String>,
    /// Folded text for search, padded with spaces.
    pub search: String,
    /// Tax code of the employer, when not the declaring one.
    pub employer_tax_code: Option<String>,
}

/// The victims of several cases.
pub fn victims_of(c: &mut Conn, cases: &[Uuid]) -> Result<Vec<VictimRow>> {
    let ids: Vec<Id> = cases.iter().copied().map(Id).collect();
    Ok(victims::table
        .filter(victims::case_id.eq_any(ids))
        .order(victims::id)
        .select(VictimRow::as_select())
        .load(c)?)
}
