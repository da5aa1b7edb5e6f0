//! Notices of prevention.

use super::moment;
use casework::prevention::{Audience, PreventionNotice, PreventionView};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Whom a notice would go to.
#[derive(Debug, Serialize, ToSchema)]
pub struct AudienceAnswer {
    /// Enterprises.
    pub enterprises: usize,
    /// Those among them that have an address.
    pub reachable: usize,
    /// The first names.
    pub names: Vec<String>,
}

impl From<Audience> for AudienceAnswer {
    fn from(a: Audience) -> Self {
        Self { enterprises: a.enterprises, reachable: a.reachable, names: a.names }
    }
}

/// A notice of prevention.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreventionNoticeAnswer {
    /// Id.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// Text.
    pub body: String,
    /// Section or division of the industry it went to.
    pub industry: Option<String>,
    /// Commune it went to.
    pub commune_code: Option<String>,
    /// Cases whose lessons it tells.
    pub lessons: Vec<String>,
    /// When it was sent.
    #[schema(format = "date-time")]
    pub sent_at: String,
    /// Name of who sent it.
    pub sent_by: String,
    /// Enterprises it was meant for.
    pub recipients: i32,
    /// Those among them without an address.
    pub unreachable: i32,
}

impl From<PreventionNotice> for PreventionNoticeAnswer {
    fn from(n: PreventionNotice) -> Self {
        Self {
            id: n.id,
            title: n.title,
            body: n.body,
            industry: n.division.or(n.section),
            commune_code: n.commune_code,
            lessons: n.lessons.0,
            sent_at: moment(n.created_at),
            sent_by: n.created_by,
            recipients: n.recipients,
            unreachable: n.unreachable,
        }
    }
}

/// A page of notices.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreventionNoticePage {
    /// Rows.
    pub items: Vec<PreventionNoticeAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}

/// One enterprise that a notice was meant for.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreventionRecipientAnswer {
    /// Enterprise.
    pub enterprise_id: Uuid,
    /// Its name then.
    pub name: String,
    /// It had an address.
    pub reachable: bool,
    /// When the message left.
    #[schema(format = "date-time")]
    pub sent_at: Option<String>,
    /// It could not be delivered.
    pub failed: bool,
}

/// A notice with who got it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreventionNoticeReport {
    /// The notice.
    pub notice: PreventionNoticeAnswer,
    /// Its recipients, by name.
    pub recipients: Vec<PreventionRecipientAnswer>,
}

impl From<PreventionView> for PreventionNoticeReport {
    fn from(v: PreventionView) -> Self {
        let recipient = |r: casework::prevention::PreventionRecipient| PreventionRecipientAnswer {
            enterprise_id: r.enterprise_id,
            name: r.name,
            reachable: r.reachable,
            sent_at: r.sent_at.map(moment),
            failed: r.failed,
        };
        Self { notice: v.notice.into(), recipients: v.recipients.into_iter().map(recipient).collect() }
    }
}
