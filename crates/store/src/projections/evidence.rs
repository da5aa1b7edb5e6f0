//! A piece of evidence in lists.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::error::Result;
use crate::schema::evidence;
use crate::types::{At, Id, MaybeId};

/// A piece of evidence (chứng cứ, tài liệu) of a case.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = evidence, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct EvidenceRow {
    /// The item.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// Number within the case.
    pub number: i32,
    /// Key of the kind.
    pub kind: String,
    /// The victim it concerns.
    #[diesel(serialize_as = MaybeId)]
    pub victim_id: Option<Uuid>,
    /// Key of what it tells of people.
    pub sensitivity: String,
    /// SHA-256 of its file.
    pub sha256: Option<String>,
    /// Bytes of its file.
    pub size: Option<i64>,
    /// Media type of its file.
    pub media_type: Option<String>,
    /// SHA-256 of the small picture.
    pub thumbnail: Option<String>,
    /// When it was added.
    #[diesel(serialize_as = At)]
    pub added_at: Instant,
    /// It was set aside.
    pub withdrawn: bool,
}

/// Is a stored file named by any piece of evidence, or by an issued document?
pub fn is_named(c: &mut Conn, sha256: &str) -> Result<bool> {
    let as_file = evidence::table.filter(evidence::sha256.assume_not_null().eq(sha256.to_owned()));
    let files: i64 = as_file.filter(evidence::sha256.is_not_null()).count().get_result(c)?;
    let as_small = evidence::table.filter(evidence::thumbnail.assume_not_null().eq(sha256.to_owned()));
    let small: i64 = as_small.filter(evidence::thumbnail.is_not_null()).count().get_result(c)?;
    Ok(files + small > 0 || super::document::names_file(c, sha256)?)
}
