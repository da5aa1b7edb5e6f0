//! Enterprises.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::{keyed, versioned};
use crate::error::{Result, StoreError};
use crate::schema::enterprises;
use crate::types::{At, Id, MaybeAt};

/// An enterprise (người sử dụng lao động).
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = enterprises, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct EnterpriseRow {
    /// The enterprise.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Tax code (mã số thuế); unique.
    pub tax_code: String,
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Commune of the seat.
    pub commune_code: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Code of the industry.
    pub vsic_code: Option<String>,
    /// Edition of the industry list.
    pub vsic_version: Option<String>,
    /// Kind of enterprise.
    pub type_name: Option<String>,
    /// Superior body (cơ quan cấp trên).
    pub parent_body: Option<String>,
    /// Workers.
    pub workers_total: Option<i32>,
    /// Women among them.
    pub workers_female: Option<i32>,
    /// Legal representative.
    pub representative: Option<String>,
    /// When its registration was approved.
    #[diesel(serialize_as = MaybeAt)]
    pub approved_at: Option<Instant>,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it was last changed.
    #[diesel(serialize_as = At)]
    pub updated_at: Instant,
    /// Folded text for search, padded with spaces.
    pub search: String,
    /// Version of the row, for If-Match.
    pub version: i64,
}

keyed!(enterprises, EnterpriseRow);
versioned!(enterprises, EnterpriseRow);

/// The enterprise with a tax code.
pub fn by_tax_code(c: &mut Conn, tax_code: &str) -> Result<Option<EnterpriseRow>> {
    let found = enterprises::table.filter(enterprises::tax_code.eq(tax_code));
    Ok(found.select(EnterpriseRow::as_select()).first(c).optional()?)
}

/// Enterprises in which every folded word begins some word, by name; 200 at most. No word: all.
pub fn search(c: &mut Conn, tokens: &[String], approved: bool, limit: i64) -> Result<Vec<EnterpriseRow>> {
    let mut query = enterprises::table.into_boxed();
    for token in tokens {
        if token.is_empty() || !token.chars().all(char::is_alphanumeric) {
            return Err(StoreError::Invalid("a search word is not folded"));
        }
        query = query.filter(enterprises::search.like(format!("% {token}%")));
    }
    if approved {
        query = query.filter(enterprises::approved_at.is_not_null());
    }
    Ok(query
        .order((enterprises::search, enterprises::id))
        .limit(crate::page::limit(limit))
        .select(EnterpriseRow::as_select())
        .load(c)?)
}

/// Every enterprise, by name.
pub fn all(c: &mut Conn) -> Result<Vec<EnterpriseRow>> {
    Ok(enterprises::table
        .order((enterprises::search, enterprises::id))
        .select(EnterpriseRow::as_select())
        .load(c)?)
}
