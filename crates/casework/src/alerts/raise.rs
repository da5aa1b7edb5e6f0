//! Raising alerts: each duty of the law becomes exactly one alert, in the transaction of its event.

use super::acknowledge::withdraw_calls;
use super::change::change;
use super::event::{AlertEvent, append_event};
use super::launch::{Order, launch};
use crate::app::{Casework, Now};
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::access::Actor;
use domain::case::{Case, Stage};
use domain::ids::{AlertId, CaseId};
use domain::law::{AlertDuty, LawSet, RECALL, Trigger};
use domain::time::{Instant, vn_date};
use domain::words::{Lang, Urgency};
use store::{AgencyRow, AlertRow, AlertState, Conn, agencies, alerts, outbox};
use uuid::Uuid;

/// Key of the alert that the duty at `position` of the event at `seq` of a case's stream makes.
pub(crate) fn duty_key(case: CaseId, seq: i64, position: usize) -> String {
    format!("{case}/{seq}/{position}")
}

/// Raises every alert a `DutiesArose` event ordered. `seq` names the event, so that a repeated run meets the
/// unique key instead of telling an agency twice.
pub(crate) fn raise(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    trigger: Trigger,
    duties: &[AlertDuty],
    seq: i64,
) -> Result<(), Failure> {
    for (position, duty) in duties.iter().enumerate() {
        let dedupe = duty_key(case.id, seq, position);
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
    let (agency, recipient) = recipient(conn, now.law(), duty, today)?;
    let urgency = Urgency::of(case.class());
    // What takes an alert back silences it, and is only told to who had heard of it.
    let recall = duty.basis.rule.0 == RECALL;
    let silent = recall && !withdraw_of(conn, now, case, duty.role.as_str(), agency.as_ref().map(|a| a.id))?;
    let order = Order {
        silent: silent.then_some("never_told"),
        recipient,
        agency,
        role: duty.role,
        mode: duty.mode,
        trigger,
        basis: duty.basis.clone(),
        urgency,
        ladder: now.law().ladder(urgency, duty.mode, duty.role, today).map(|l| l.id),
        province: case.province.clone(),
        case: Some(case.id.0),
        drill: None,
        subject: case.number.to_string(),
        content: None,
        dedupe,
    };
    launch(conn, app, now.at, &now.actor, order)?;
    Ok(())
}

/// The agency that fills the role on a day, and its name as the alert will show it.
pub(crate) fn recipient(
    conn: &mut Conn,
    law: &LawSet,
    duty: &AlertDuty,
    today: NaiveDate,
) -> Result<(Option<AgencyRow>, String), Failure> {
    let agency =
        agencies::find(conn, duty.role.as_str(), &duty.province, Some(duty.commune.as_str()), today)?
            .into_iter()
            .next();
    let by_law = law.agency_name(duty.role, &duty.province, Some(&duty.commune), today);
    let name = agency
        .as_ref()
        .map(|a| a.name_vi.clone())
        .or_else(|| by_law.map(|n| n.name.get(Lang::Vi).to_owned()))
        .unwrap_or_else(|| duty.role.label(Lang::Vi).to_owned());
    Ok((agency, name))
}

/// Withdraws what an agency has not confirmed; answers whether it had heard of the case at all.
fn withdraw_of(
    conn: &mut Conn,
    now: &Now,
    case: &Case,
    role: &str,
    agency: Option<Uuid>,
) -> Result<bool, Failure> {
    let mut heard = false;
    for alert in alerts::of_case(conn, case.id.0)? {
        if alert.role == role && alert.agency_id == agency && alert.rule != RECALL {
            heard |= alert.sent_at.is_some() || alert.acknowledged_at.is_some();
            let why = if matches!(case.stage, Stage::Dismissed { .. }) {
                "case_dismissed"
            } else {
                "no_longer_concerned"
            };
            withdraw_waiting(conn, now, &alert, why)?;
        }
    }
    Ok(heard)
}

/// A dismissed case stops alerting: what is not confirmed yet is withdrawn, and says why.
pub(crate) fn withdraw_pending(conn: &mut Conn, now: &Now, case: &Case) -> Result<(), Failure> {
    for alert in alerts::of_case(conn, case.id.0)? {
        if alert.rule != RECALL {
            withdraw_waiting(conn, now, &alert, "case_dismissed")?;
        }
    }
    Ok(())
}

/// Takes back every invitation to the announcement meeting that still waits for an answer.
pub(crate) fn withdraw_invitations(
    conn: &mut Conn,
    now: &Now,
    case: &Case,
    reason: &str,
) -> Result<(), Failure> {
    for alert in alerts::of_case(conn, case.id.0)? {
        if alert.trigger == Trigger::MeetingPlanned.as_str() && alert.acknowledged_at.is_none() {
            withdraw_waiting(conn, now, &alert, reason)?;
        }
    }
    Ok(())
}

/// Takes one alert back unless it was confirmed or is over.
fn withdraw_waiting(conn: &mut Conn, now: &Now, alert: &AlertRow, reason: &str) -> Result<(), Failure> {
    let waits = matches!(alert.state, AlertState::Pending | AlertState::Failed | AlertState::Dead);
    if !waits && alert.next_rung_at.is_none() {
        return Ok(());
    }
    withdraw(conn, now.at, &Actor::system("hệ thống"), alert, reason)
}

/// Takes one alert back: its messages, its calls, its ladder; its stream says why.
pub(crate) fn withdraw(
    conn: &mut Conn,
    at: Instant,
    actor: &Actor,
    alert: &AlertRow,
    reason: &str,
) -> Result<(), Failure> {
    let id = AlertId(alert.id);
    // First the queue, then the alert, as every writer of both does: no two wait for each other.
    outbox::cancel(conn, alert.id)?;
    change(conn, id, |row| {
        row.state = AlertState::Withdrawn;
        row.next_rung_at = None;
    })?;
    withdraw_calls(conn, alert.id)?;
    let event = AlertEvent::Withdrawn { reason: reason.to_owned() };
    append_event(conn, at, actor, id, &alert.province, alert.case_id, &event)
}
