//! One notice of prevention, and one recipient.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::schema::{prevention_notices, prevention_recipients};
use crate::text_list::TextList;
use crate::types::{At, Id};

/// A notice of prevention (thông báo phòng ngừa); never changed.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = prevention_notices)]
pub struct PreventionNoticeRow {
    /// The notice.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Province whose department sent it.
    pub province: String,
    /// Title.
    pub title: String,
    /// Text.
    pub body: String,
    /// To enterprises of this section.
    pub section: Option<String>,
    /// To enterprises of this division.
    pub division: Option<String>,
    /// To enterprises of this commune.
    pub commune_code: Option<String>,
    /// Cases whose lessons it names.
    pub lessons: TextList,
    /// When it was sent.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// Name of who sent it.
    pub created_by: String,
    /// Enterprises it was meant for.
    pub recipients: i32,
    /// Those among them without an address.
    pub unreachable: i32,
}

/// An enterprise that a notice was meant for.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = prevention_recipients)]
pub struct PreventionRecipientRow {
    /// The notice.
    #[diesel(serialize_as = Id)]
    pub notice_id: Uuid,
    /// The enterprise.
    #[diesel(serialize_as = Id)]
    pub enterprise_id: Uuid,
    /// Its name then.
    pub name: String,
    /// It had an address.
    pub reachable: bool,
}
