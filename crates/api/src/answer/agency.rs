//! An agency.

use casework::directory::{AgencyRow, DutyRow};
use chrono::NaiveDate;
use serde::Serialize;
use tnld_http::dto::{ConfidenceWord, RoleKeyWord};
use utoipa::ToSchema;
use uuid::Uuid;

/// An agency with the dates between which it receives.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgencyAnswer {
    /// Id.
    pub id: Uuid,
    /// Role in the law.
    pub role: RoleKeyWord,
    /// Province.
    pub province: String,
    /// Commune, for roles of a commune.
    pub commune_code: Option<String>,
    /// Name in Vietnamese.
    pub name_vi: String,
    /// Name in English.
    pub name_en: String,
    /// Address for alerts, for readers who may see it.
    pub email: Option<String>,
    /// Telephone for alerts, for readers who may see it.
    pub phone: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_until: Option<NaiveDate>,
    /// How sure we are of it.
    pub confidence: ConfidenceWord,
    /// Where it stands.
    pub citation: String,
    /// Version, as in the ETag: the next If-Match.
    pub version: i64,
}

impl AgencyAnswer {
    pub(crate) fn of(row: AgencyRow) -> Self {
        Self {
            id: row.id,
            role: row.role.into(),
            province: row.province,
            commune_code: row.commune_code,
            name_vi: row.name_vi,
            name_en: row.name_en,
            email: row.email,
            phone: row.phone,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            confidence: row.confidence.into(),
            citation: row.citation,
            version: row.version,
        }
    }
}

/// A turn of duty.
#[derive(Debug, Serialize, ToSchema)]
pub struct DutyTurnAnswer {
    /// Id.
    pub id: Uuid,
    /// Officer.
    pub officer: String,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// From.
    #[schema(format = "date-time")]
    pub starts_at: String,
    /// Until.
    #[schema(format = "date-time")]
    pub ends_at: String,
    /// Order among people of the same hours.
    pub rank: i32,
}

impl DutyTurnAnswer {
    pub(crate) fn of(row: DutyRow) -> Self {
        Self {
            id: row.id,
            officer: row.officer,
            email: row.email,
            phone: row.phone,
            starts_at: super::moment(row.starts_at),
            ends_at: super::moment(row.ends_at),
            rank: row.rank,
        }
    }
}
