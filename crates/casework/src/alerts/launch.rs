//! Setting an alert on its way: its row, its first rung or its only message, its first events.

use super::climb::{Climb, climb};
use super::event::{AlertEvent, Why};
use super::reach::Reach;
use crate::app::Casework;
use crate::failure::Failure;
use domain::access::Actor;
use domain::ids::AlertId;
use domain::law::{AlertMode, Basis, Trigger};
use domain::time::Instant;
use domain::words::{ChannelKind, Contact, RoleKey, Urgency};
use store::{AgencyRow, AlertRow, AlertState, Conn, alerts};
use uuid::Uuid;

/// Everything that is decided about an alert before it sets out.
pub(crate) struct Order {
    pub(crate) recipient: String,
    pub(crate) agency: Option<AgencyRow>,
    pub(crate) role: RoleKey,
    pub(crate) mode: AlertMode,
    pub(crate) trigger: Trigger,
    pub(crate) basis: Basis,
    pub(crate) urgency: Urgency,
    /// Key of the ladder; none for what nobody confirms.
    pub(crate) ladder: Option<String>,
    pub(crate) province: String,
    pub(crate) case: Option<Uuid>,
    pub(crate) drill: Option<Uuid>,
    /// Number of the case, or of the drill.
    pub(crate) subject: String,
    /// Words, when it is not about the facts of a case.
    pub(crate) content: Option<serde_json::Value>,
    /// Raised and withdrawn at once, for this reason: nobody has to be told.
    pub(crate) silent: Option<&'static str>,
    /// One alert per value.
    pub(crate) dedupe: String,
}

/// Raises the alert unless it was raised before; its id when it was not.
pub(crate) fn launch(
    conn: &mut Conn,
    app: &Casework,
    at: Instant,
    actor: &Actor,
    order: Order,
) -> Result<Option<AlertId>, Failure> {
    let id = AlertId(app.id());
    let mut row = AlertRow {
        id: id.0,
        case_id: order.case,
        drill_id: order.drill,
        province: order.province,
        agency_id: order.agency.as_ref().map(|a| a.id),
        role: order.role.as_str().to_owned(),
        mode: order.mode.as_str().to_owned(),
        trigger: order.trigger.as_str().to_owned(),
        rule: order.basis.rule.to_string(),
        citation: order.basis.citation.text.clone(),
        recipient_name: order.recipient.clone(),
        address: None,
        state: AlertState::Pending,
        dedupe: order.dedupe,
        created_at: at,
        sent_at: None,
        acknowledged_at: None,
        acknowledged_by_name: None,
        acknowledged_by_unit: None,
        subject: order.subject,
        version: 1,
        urgency: order.urgency.as_str().to_owned(),
        ladder: order.ladder,
        ladder_round: 0,
        ladder_rung: 0,
        next_rung_at: None,
        content: order.content,
    };
    let has_address = order.agency.as_ref().is_some_and(|a| a.email.is_some());
    let mut reach = Reach::of(app, order.agency, at);
    let mut taken = if let Some(reason) = order.silent {
        row.state = AlertState::Withdrawn;
        Climb::only(AlertEvent::Withdrawn { reason: reason.to_owned() })
    } else if row.ladder.is_some() {
        climb(conn, app, at, &mut row, &mut reach, Why::Raised)?
    } else {
        super::climb::only_message(conn, app, at, &mut row, &mut reach)?
    };
    if row.next_rung_at.is_none() && row.address.is_none() && order.silent.is_none() {
        row.state = AlertState::Dead;
    }
    if !alerts::raise(conn, &row)? {
        return Ok(None);
    }
    let raised = AlertEvent::Raised {
        recipient: order.recipient,
        role: row.role.clone(),
        mode: order.mode,
        trigger: order.trigger,
        basis: order.basis,
        has_address,
        fallback: taken.fallback,
    };
    taken.events.insert(0, raised);
    taken.write(conn, at, actor, &row)?;
    Ok(Some(id))
}

/// What a message without a ladder is sent by.
pub(super) const ONLY: (Contact, &[ChannelKind]) =
    (Contact::CommonAddress, &[ChannelKind::Email, ChannelKind::Webhook]);
