//! Applications of safety officers to act for an enterprise.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::{keyed, versioned};
use crate::error::{Result, StoreError};
use crate::schema::registrations;
use crate::text_key::text_key;
use crate::types::{At, Id, MaybeAt, MaybeId};

text_key! {
    /// Where an application stands.
    RegistrationState {
        /// Waits for a decision.
        Requested = "requested",
        /// The person acts for the enterprise.
        Approved = "approved",
        /// The person does not, and was told why.
        Refused = "refused",
    }
}

/// An application, with what the applicant wrote of the enterprise.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = registrations, treat_none_as_null = true)]
pub struct RegistrationRow {
    /// The application.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The account that was made with it.
    #[diesel(serialize_as = Id)]
    pub user_id: Uuid,
    /// The enterprise with this tax code.
    #[diesel(serialize_as = Id)]
    pub enterprise_id: Uuid,
    /// Province whose department decides.
    pub province: String,
    /// Tax code as written.
    pub tax_code: String,
    /// Name of the enterprise as written.
    pub name: String,
    /// Address as written.
    pub address: String,
    /// Commune of the seat.
    pub commune_code: String,
    /// Where it stands.
    pub state: RegistrationState,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub requested_at: Instant,
    /// When it was decided.
    #[diesel(serialize_as = MaybeAt)]
    pub decided_at: Option<Instant>,
    /// Who decided.
    #[diesel(serialize_as = MaybeId)]
    pub decided_by: Option<Uuid>,
    /// Name of who decided, as the applicant reads it.
    pub decided_by_name: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
    /// When the applicant saw the decision.
    #[diesel(serialize_as = MaybeAt)]
    pub told_at: Option<Instant>,
    /// Folded text for search, padded with spaces.
    pub search: String,
    /// Version of the row.
    pub version: i64,
}

keyed!(registrations, RegistrationRow);
versioned!(registrations, RegistrationRow);

/// The application of a user.
pub fn of_user(c: &mut Conn, user: Uuid) -> Result<Option<RegistrationRow>> {
    let found = registrations::table.filter(registrations::user_id.eq(Id(user)));
    Ok(found.select(RegistrationRow::as_select()).first(c).optional()?)
}

/// The applications to act for an enterprise, oldest first.
pub fn of_enterprise(c: &mut Conn, enterprise: Uuid) -> Result<Vec<RegistrationRow>> {
    Ok(registrations::table
        .filter(registrations::enterprise_id.eq(Id(enterprise)))
        .order((registrations::requested_at, registrations::id))
        .select(RegistrationRow::as_select())
        .load(c)?)
}

/// Which applications are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegistrationFilter {
    /// Province whose department decides.
    pub province: String,
    /// State, or every one.
    pub state: Option<RegistrationState>,
    /// Folded words, each of which begins some word of the application.
    pub tokens: Vec<String>,
    /// Rows at most.
    pub limit: i64,
    /// The last row of the page before.
    pub after: Option<Uuid>,
}

/// Applications: those that wait oldest first, the others latest first. Ids are in the order of time.
pub fn list(c: &mut Conn, filter: &RegistrationFilter) -> Result<Vec<RegistrationRow>> {
    let mut query =
        registrations::table.filter(registrations::province.eq(filter.province.clone())).into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(registrations::state.eq(state));
    }
    for token in &filter.tokens {
        if token.is_empty() || !token.chars().all(char::is_alphanumeric) {
            return Err(StoreError::Invalid("a search word is not folded"));
        }
        query = query.filter(registrations::search.like(format!("% {token}%")));
    }
    let oldest_first = filter.state == Some(RegistrationState::Requested);
    if let Some(after) = filter.after {
        query = if oldest_first {
            query.filter(registrations::id.gt(Id(after)))
        } else {
            query.filter(registrations::id.lt(Id(after)))
        };
    }
    query = if oldest_first {
        query.order(registrations::id.asc())
    } else {
        query.order(registrations::id.desc())
    };
    Ok(query.limit(crate::page::limit(filter.limit)).select(RegistrationRow::as_select()).load(c)?)
}

/// How many applications of a province stand in a state.
pub fn count(c: &mut Conn, province: &str, state: RegistrationState) -> Result<i64> {
    Ok(registrations::table
        .filter(registrations::province.eq(province.to_owned()))
        .filter(registrations::state.eq(state))
        .count()
        .get_result(c)?)
}

/// Notes that the applicant saw the decision.
pub fn told(c: &mut Conn, id: Uuid, at: Instant) -> Result<()> {
    let unseen = registrations::table.find(Id(id)).filter(registrations::told_at.is_null());
    diesel::update(unseen).set(registrations::told_at.eq(MaybeAt(Some(at)))).execute(c)?;
    Ok(())
}
