//! Sites of enterprises.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::{keyed, versioned};
use crate::error::Result;
use crate::schema::sites;
use crate::types::{At, Id, MaybeAt};

/// A site (cơ sở) of an enterprise.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sites, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct SiteRow {
    /// The site.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Its enterprise.
    #[diesel(serialize_as = Id)]
    pub enterprise_id: Uuid,
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Its commune.
    pub commune_code: String,
    /// Telephone.
    pub phone: Option<String>,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it was last changed.
    #[diesel(serialize_as = At)]
    pub updated_at: Instant,
    /// Version of the row, for If-Match.
    pub version: i64,
    /// When it was closed.
    #[diesel(serialize_as = MaybeAt)]
    pub closed_at: Option<Instant>,
}

keyed!(sites, SiteRow);
versioned!(sites, SiteRow);

/// The sites of an enterprise, by name.
pub fn of_enterprise(c: &mut Conn, enterprise: Uuid) -> Result<Vec<SiteRow>> {
    Ok(sites::table
        .filter(sites::enterprise_id.eq(Id(enterprise)))
        .order((sites::name, sites::id))
        .select(SiteRow::as_select())
        .load(c)?)
}
