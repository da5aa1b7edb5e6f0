//! What one case teaches: cause, course without names, recommendations.

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use crate::schema::lessons;
use crate::types::Id;

/// What a case with findings teaches; without names of people.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = lessons, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct LessonRow {
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// Province that keeps it.
    pub province: String,
    /// Number of the case.
    pub number: String,
    /// Key of the class.
    pub class: String,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Day of the findings, or of the announcement.
    pub concluded_on: NaiveDate,
    /// The minutes were announced.
    pub published: bool,
    /// Code of the principal cause.
    pub cause: String,
    /// Code of the injury factor.
    pub injury_factor: Option<String>,
    /// Section of the industry.
    pub section: Option<String>,
    /// Division of the industry.
    pub division: Option<String>,
    /// Commune of the accident.
    pub commune_code: String,
    /// Employer and commune: the same site has the same key.
    pub site: String,
    /// Course of events.
    pub course: String,
    /// Cause in words.
    pub cause_detail: String,
    /// Recommendations as JSON: `[{content, priority, state}]`.
    pub recommendations: String,
    /// Folded text for search, padded with spaces.
    pub search: String,
}
