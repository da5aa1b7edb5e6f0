//! Every change of a webhook is on record; addresses without their path, which may hold a secret.

use crate::cases::actor_json;
use crate::failure::Failure;
use domain::access::Actor;
use domain::time::Instant;
use domain::value::WebAddress;
use serde_json::json;
use store::{AuditRow, Conn, WebhookRow, audit};
use uuid::Uuid;

pub(super) fn audit(
    conn: &mut Conn,
    actor: &Actor,
    id: Uuid,
    at: Instant,
    action: &str,
    row: &WebhookRow,
) -> Result<(), Failure> {
    let origin = WebAddress::parse(&row.url).map_or_else(|_| String::new(), |a| a.origin().to_owned());
    let entry = AuditRow {
        id,
        at,
        actor: actor_json(actor),
        action: action.to_owned(),
        object: row.id.to_string(),
        detail: json!({
            "agency": row.agency_id, "origin": origin, "secret_version": row.secret_version,
            "state": row.state.as_str(), "version": row.version,
        }),
    };
    Ok(audit::insert(conn, &entry)?)
}
