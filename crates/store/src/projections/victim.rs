//! A victim in lists and searches.

use diesel::prelude::*;
use uuid::Uuid;

use crate::schema::victims;
use crate::types::Id;

/// A victim (nạn nhân) of a case.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = victims, treat_none_as_null = true)]
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
}
