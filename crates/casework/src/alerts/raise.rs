//! Raising alerts: each duty of the law becomes exactly one alert, in the transaction of its event.

use super::change::change;
use super::event::{AlertEvent, append_event};
use crate::app::{Casework, Now};
use crate::failure::Failure;
use domain::access::Actor;
use domain::case::Case;
use domain::ids::AlertId;
use domain::law::{AlertDuty, Trigger};
use domain::time::vn_date;
use domain::words::{Lang, RoleKey};
use serde_json::json;
use store::{AlertRow, AlertState, Conn, OutboxRow, OutboxState, agencies, alerts, outbox};

/// Raises every alert a `DutiesArose` event ordered. `head` and `index` name the event, so that a
/// repeated run meets the unique key instead of telling an agency twice.
#[expect(clippy::too_many_arguments, reason = "they are the parts of one transaction")]
pub(crate) fn raise(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    trigger: Trigger,
    duties: &[AlertDuty],
    head: i64,
    index: usize,
) -> Result<(), Failure> {
    for (position, duty) in duties.iter().enumerate() {
        let dedupe = format!("{}/{head}/{index}/{position}", case.id);
        raise_one(conn, app, now, case, trigger, duty, dedupe)?;
    }
    Ok(())
}

fn raise_one(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    trigger: Trigger,
    duty: &AlertDuty,
    dedupe: String,
) -> Result<(), Failure> {
    let today = vn_date(now.at);
    let agency =
        agencies::find(conn, duty.role.as_str(), &duty.province, Some(duty.commune.as_str()), today)?
            .into_iter()
            .next();
    let by_law = now.law().agency_name(duty.role, &duty.province, Some(&duty.commune), today);
    let recipient = agency
        .as_ref()
        .map(|a| a.name_vi.clone())
        .or_else(|| by_law.map(|n| n.name.get(Lang::Vi).to_owned()))
        .unwrap_or_else(|| duty.role.label(Lang::Vi).to_owned());
    let own = agency.as_ref().and_then(|a| a.email.clone());
    // An agency without an address must still be told: the department is, and telephones.
    let fallback = match own {
        Some(_) => None,
        None => agencies::find(conn, RoleKey::LabourAuthorityProvince.as_str(), &case.province, None, today)?
            .into_iter()
            .find_map(|a| a.email),
    };
    let id = AlertId(app.id());
    let address = own.clone().or_else(|| fallback.clone());
    let row = AlertRow {
        id: id.0,
        case_id: Some(case.id.0),
        drill_id: None,
        province: case.province.clone(),
        agency_id: agency.as_ref().map(|a| a.id),
        role: duty.role.as_str().to_owned(),
        mode: duty.mode.as_str().to_owned(),
        trigger: trigger.as_str().to_owned(),
        rule: duty.basis.rule.to_string(),
        citation: duty.basis.citation.text.clone(),
        recipient_name: recipient.clone(),
        address: address.clone(),
        state: if address.is_some() { AlertState::Pending } else { AlertState::Dead },
        dedupe,
        created_at: now.at,
        sent_at: None,
        acknowledged_at: None,
        acknowledged_by_name: None,
        acknowledged_by_unit: None,
        subject: case.number.to_string(),
        version: 1,
    };
    if !alerts::raise(conn, &row)? {
        return Ok(());
    }
    let raised = AlertEvent::Raised {
        recipient,
        role: duty.role.as_str().to_owned(),
        mode: duty.mode,
        trigger,
        basis: duty.basis.clone(),
        has_address: own.is_some(),
        fallback: own.is_none() && fallback.is_some(),
    };
    append_event(conn, now.at, &now.actor, id, &case.province, Some(case.id.0), &raised)?;
    if let Some(address) = address {
        let message = OutboxRow {
            id: app.id(),
            alert_id: id.0,
            channel: "email".to_owned(),
            address,
            payload: json!({ "fallback": own.is_none() }),
            attempts: 0,
            next_attempt_at: now.at,
            leased_by: None,
            leased_until: None,
            state: OutboxState::Pending,
            last_error: None,
            created_at: now.at,
            delivered_at: None,
        };
        outbox::enqueue(conn, &message)?;
    }
    Ok(())
}

/// A dismissed case stops alerting: what is not confirmed yet is withdrawn, and says why.
pub(crate) fn withdraw_pending(conn: &mut Conn, now: &Now, case: &Case) -> Result<(), Failure> {
    let system = Actor::system("hệ thống");
    for alert in alerts::of_case(conn, case.id.0)? {
        if matches!(alert.state, AlertState::Pending | AlertState::Failed) {
            // First the queue, then the alert, as every writer of both does: no two wait for each other.
            outbox::cancel(conn, alert.id)?;
            change(conn, AlertId(alert.id), |row| row.state = AlertState::Withdrawn)?;
            let event = AlertEvent::Withdrawn { reason: "case_dismissed".to_owned() };
            append_event(conn, now.at, &system, AlertId(alert.id), &case.province, Some(case.id.0), &event)?;
        }
    }
    Ok(())
}
