//! A user, for the administrator.

use casework::directory::UserRow;
use serde::Serialize;
use tnld_http::dto::RoleWord;
use utoipa::ToSchema;
use uuid::Uuid;

/// A user; never the password.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserAnswer {
    /// Id.
    pub id: Uuid,
    /// Login.
    pub login: String,
    /// Name as shown.
    pub display_name: String,
    /// Unit as shown.
    pub unit: String,
    /// Position.
    pub title: String,
    /// Role.
    pub role: RoleWord,
    /// Province.
    pub province: String,
    /// Commune, for roles of a commune.
    pub commune_code: Option<String>,
    /// Agency the user answers for.
    pub agency_id: Option<Uuid>,
    /// May sign in.
    pub active: bool,
    /// The password must be changed first.
    pub must_change: bool,
    /// Version, as in the ETag: the next If-Match.
    pub version: i64,
}

impl UserAnswer {
    pub(crate) fn of(row: UserRow) -> Self {
        Self {
            id: row.id,
            login: row.login,
            display_name: row.display_name,
            unit: row.unit,
            title: row.title,
            role: row.role.into(),
            province: row.province,
            commune_code: row.commune_code,
            agency_id: row.agency_id,
            active: row.active,
            must_change: row.must_change,
            version: row.version,
        }
    }
}

/// A password for one sign-in.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneTimePasswordAnswer {
    /// The password; shown this once.
    #[schema(example = "abcde-fghjk-mnpqr-stuvw")]
    pub password: String,
}
