//! Tokens of systems.

use super::moment;
use casework::tokens::ListedToken;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A token as listed; the secret is never shown again.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenAnswer {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<String>,
    /// When made.
    #[schema(format = "date-time")]
    pub created_at: String,
    /// When it ends.
    #[schema(format = "date-time")]
    pub expires_at: Option<String>,
    /// When revoked.
    #[schema(format = "date-time")]
    pub revoked_at: Option<String>,
    /// When last used.
    #[schema(format = "date-time")]
    pub last_used_at: Option<String>,
}

/// A token that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewTokenAnswer {
    /// The token as listed from now on.
    pub token: TokenAnswer,
    /// The secret, for `Authorization: Bearer …`; shown this once.
    pub secret: String,
}

impl TokenAnswer {
    pub(crate) fn of(row: ListedToken) -> Self {
        Self {
            id: row.id,
            name: row.name,
            scopes: row.scopes.0,
            created_at: moment(row.created_at),
            expires_at: row.expires_at.map(moment),
            revoked_at: row.revoked_at.map(moment),
            last_used_at: row.last_used_at.map(moment),
        }
    }
}
