//! Enterprises and their sites.

use super::moment;
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use casework::directory::{EnterpriseRow, SiteRow};
use serde::Serialize;
use tnld_http::dto::{PlaceInput, Text};
use tnld_http::preconditions::etag;
use utoipa::ToSchema;
use uuid::Uuid;

/// An enterprise of the directory.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnterpriseAnswer {
    /// Id.
    pub id: Uuid,
    /// Tax code.
    pub tax_code: String,
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Commune of the seat.
    pub commune_code: String,
}

impl From<EnterpriseRow> for EnterpriseAnswer {
    fn from(row: EnterpriseRow) -> Self {
        Self {
            id: row.id,
            tax_code: row.tax_code,
            name: row.name,
            address: row.address,
            commune_code: row.commune_code,
        }
    }
}

/// A site of an enterprise.
#[derive(Debug, Serialize, ToSchema)]
pub struct SiteAnswer {
    /// Id.
    pub id: Uuid,
    /// Its enterprise.
    pub enterprise_id: Uuid,
    /// Name.
    pub name: String,
    /// Where it is, in the shape in which a declaration takes it as `accident.place`.
    pub place: PlaceInput,
    /// Telephone.
    pub phone: Option<String>,
    /// When it was closed; a closed site is offered no more.
    #[schema(format = "date-time")]
    pub closed_at: Option<String>,
    /// Version, as in the ETag: the next If-Match.
    pub version: i64,
}

impl From<SiteRow> for SiteAnswer {
    fn from(row: SiteRow) -> Self {
        Self {
            id: row.id,
            enterprise_id: row.enterprise_id,
            name: row.name,
            place: PlaceInput {
                commune_code: Text::from(row.commune_code),
                address: Some(Text::from(row.address)),
                spot: None,
            },
            phone: row.phone,
            closed_at: row.closed_at.map(moment),
            version: row.version,
        }
    }
}

/// A site with its version in the ETag.
pub(crate) fn site(status: StatusCode, row: SiteRow) -> HttpResponse {
    let answer = SiteAnswer::from(row);
    HttpResponse::build(status).insert_header((header::ETAG, etag(answer.version))).json(answer)
}
