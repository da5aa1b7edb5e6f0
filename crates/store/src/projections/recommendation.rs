//! A recommendation in lists.

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use crate::schema::recommendations;
use crate::types::{Id, MaybeId};

/// A recommendation (kiến nghị) of a case.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = recommendations, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct RecommendationRow {
    /// The recommendation.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// What must change.
    pub content: String,
    /// Who must do it.
    pub owner: String,
    /// The enterprise that must do it.
    #[diesel(serialize_as = MaybeId)]
    pub owner_enterprise_id: Option<Uuid>,
    /// By when.
    pub due: NaiveDate,
    /// Key of the state.
    pub state: String,
    /// Key of the kind of owner.
    pub owner_kind: String,
    /// Key of the rank in the hierarchy of controls.
    pub priority: Option<String>,
    /// Key of the kind of proof.
    pub proof_kind: Option<String>,
    /// It is no secret of the team: the minutes were announced, or nobody investigates.
    pub published: bool,
    /// Number of the case.
    pub case_number: String,
    /// Employer of the accident.
    pub employer_name: String,
    /// The same, where it is in the directory.
    #[diesel(serialize_as = MaybeId)]
    pub employer_id: Option<Uuid>,
    /// Folded text for search, padded with spaces.
    pub search: String,
    /// Province that keeps the case.
    pub province: String,
}
