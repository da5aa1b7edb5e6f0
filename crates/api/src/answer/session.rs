//! The own session.

use super::moment;
use casework::auth::{NewSession, SignedIn};
use domain::access::Actor;
use domain::ids::SessionId;
use domain::time::Instant;
use serde::Serialize;
use tnld_http::dto::RoleWord;
use utoipa::ToSchema;
use uuid::Uuid;

/// The own session.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionAnswer {
    /// Session.
    pub id: Uuid,
    /// User.
    pub user_id: Option<Uuid>,
    /// Name as shown.
    pub name: String,
    /// Unit as shown.
    pub unit: String,
    /// Role.
    pub role: RoleWord,
    /// Province.
    pub province: Option<String>,
    /// Commune.
    pub commune_code: Option<String>,
    /// Enterprises the user may act for.
    pub enterprises: Vec<Uuid>,
    /// Agency the user answers for.
    pub agency_id: Option<Uuid>,
    /// When the session ends at the latest.
    #[schema(format = "date-time")]
    pub expires_at: String,
    /// The secret of the session, for the header `X-CSRF-Token` on everything that changes something.
    pub csrf_token: String,
    /// The password must be changed first.
    pub must_change: bool,
}

impl SessionAnswer {
    fn told(
        id: SessionId,
        actor: &Actor,
        expires_at: Instant,
        csrf_token: String,
        must_change: bool,
    ) -> Self {
        Self {
            id: id.0,
            user_id: actor.user.map(|u| u.0),
            name: actor.name.clone(),
            unit: actor.unit.clone(),
            role: actor.role.into(),
            province: actor.province.clone(),
            commune_code: actor.commune.as_ref().map(|c| c.as_str().to_owned()),
            enterprises: actor.enterprises.iter().map(|e| e.0).collect(),
            agency_id: actor.agency.map(|a| a.0),
            expires_at: moment(expires_at),
            csrf_token,
            must_change,
        }
    }

    pub(crate) fn of(s: &SignedIn) -> Self {
        Self::told(s.session_id, &s.actor, s.expires_at, s.csrf.clone(), s.must_change)
    }

    pub(crate) fn of_new(s: NewSession) -> Self {
        Self::told(s.session_id, &s.actor, s.expires_at, s.csrf, s.must_change)
    }
}
