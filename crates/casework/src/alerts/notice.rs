//! Messages that are not about the facts of a case: digests, warnings to the person on watch, drills.

use super::event::{AlertEvent, append_events};
use crate::app::Casework;
use crate::failure::Failure;
use domain::access::Actor;
use domain::ids::AlertId;
use domain::law::Basis;
use domain::time::Instant;
use domain::words::{ChannelKind, Localized, Urgency};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{AlertRow, AlertState, Conn, OutboxRow, OutboxState, alerts, outbox};
use uuid::Uuid;

/// What such a message says. Personal data of victims never stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeContent {
    /// Title; stands in the subject.
    pub title: Localized,
    /// Paragraphs before the list.
    #[serde(default)]
    pub intro: Vec<Localized>,
    /// Lists under headings.
    #[serde(default)]
    pub sections: Vec<NoticeSection>,
    /// Page to open, as a path on this site.
    #[serde(default)]
    pub path: Option<String>,
    /// A drill, and says so everywhere.
    #[serde(default)]
    pub drill: bool,
}

/// A list under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSection {
    /// Heading.
    pub heading: Localized,
    /// Lines.
    pub lines: Vec<NoticeLine>,
}

/// One line, with the page it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeLine {
    /// Words.
    pub text: Localized,
    /// Page, as a path on this site.
    #[serde(default)]
    pub path: Option<String>,
}

/// A message to be sent once.
pub(crate) struct Notice {
    /// One message per value.
    pub(crate) dedupe: String,
    /// What it is: `digest`, `watch`, `reminder` …
    pub(crate) kind: &'static str,
    /// Province whose data it is about.
    pub(crate) province: String,
    /// The case it is about.
    pub(crate) case: Option<Uuid>,
    /// As the timeline and the mail name the recipient.
    pub(crate) recipient: String,
    /// Agency of the recipient.
    pub(crate) agency: Option<Uuid>,
    /// Channels and addresses.
    pub(crate) to: Vec<(ChannelKind, String)>,
    /// Haste.
    pub(crate) urgency: Urgency,
    /// Rule and article.
    pub(crate) basis: Basis,
    /// Words.
    pub(crate) content: NoticeContent,
}

/// Queues a message unless it was queued before; `false` when it was.
pub(crate) fn notify(conn: &mut Conn, app: &Casework, at: Instant, notice: Notice) -> Result<bool, Failure> {
    let id = AlertId(app.id());
    let row = AlertRow {
        id: id.0,
        case_id: notice.case,
        drill_id: None,
        province: notice.province.clone(),
        agency_id: notice.agency,
        role: "officer".to_owned(),
        mode: NOTICE.to_owned(),
        trigger: notice.kind.to_owned(),
        rule: notice.basis.rule.to_string(),
        citation: notice.basis.citation.text.clone(),
        recipient_name: notice.recipient.clone(),
        address: notice.to.first().map(|(_, address)| address.clone()),
        state: if notice.to.is_empty() { AlertState::Dead } else { AlertState::Pending },
        dedupe: notice.dedupe,
        created_at: at,
        sent_at: None,
        acknowledged_at: None,
        acknowledged_by_name: None,
        acknowledged_by_unit: None,
        subject: notice.content.title.vi.clone(),
        version: 1,
        urgency: notice.urgency.as_str().to_owned(),
        ladder: None,
        ladder_round: 0,
        ladder_rung: 0,
        next_rung_at: None,
        content: Some(serde_json::to_value(&notice.content)?),
    };
    if !alerts::raise(conn, &row)? {
        return Ok(false);
    }
    let raised = AlertEvent::Noticed { what: notice.kind.to_owned(), recipient: notice.recipient };
    let system = Actor::system("hệ thống");
    append_events(conn, at, &system, id, &notice.province, notice.case, &[raised])?;
    for (channel, address) in notice.to {
        let message = OutboxRow {
            id: app.id(),
            alert_id: id.0,
            channel: channel.as_str().to_owned(),
            address,
            payload: json!({}),
            attempts: 0,
            next_attempt_at: at,
            leased_by: None,
            leased_until: None,
            state: OutboxState::Pending,
            last_error: None,
            created_at: at,
            delivered_at: None,
        };
        outbox::enqueue(conn, &message)?;
    }
    Ok(true)
}

/// Mode of a message that the law does not order.
pub(crate) const NOTICE: &str = "notice";
