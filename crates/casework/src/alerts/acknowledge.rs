//! Confirmation: an officer types name and unit; a GET changes nothing.

use super::change::change;
use super::event::{AlertEvent, Answered, append_event};
use super::link;
use super::list::{AlertView, authorise_alert, view};
use crate::app::Casework;
use crate::context::Context;
use crate::drills;
use crate::failure::Failure;
use crate::tasks::{Outcome, TaskDone};
use domain::access::{Actor, act};
use domain::case::Refusal;
use domain::ids::AlertId;
use domain::law::AlertMode;
use domain::time::Instant;
use domain::value::FieldError;
use domain::words::{Contact, Localized};
use store::alerts::AlertRow;
use store::{AlertState, Conn, OutboxRow, StoreError, TaskState, alerts, outbox, tasks};
use uuid::Uuid;

/// What the officer typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Note.
    pub note: Option<String>,
}

/// What the page behind a link shows: no names, no injuries.
#[derive(Debug, Clone)]
pub struct LinkCard {
    /// The alert.
    pub alert: AlertView,
    /// Number of the case.
    pub case_number: Option<String>,
    /// Class of the case.
    pub class: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// When the accident happened.
    pub occurred_on: Option<chrono::NaiveDate>,
}

fn link_refusal(problem: link::LinkProblem) -> Failure {
    match problem {
        link::LinkProblem::NotValid => Failure::NotFound,
        link::LinkProblem::Expired => Failure::Refused(Refusal::rule(
            "link_expired",
            "Liên kết xác nhận đã hết hạn. Đăng nhập để xác nhận, hoặc liên hệ Sở để được gửi lại.",
            "The confirmation link has expired. Sign in to confirm, or ask the department to send it again.",
            "",
        )),
    }
}

fn by_token(conn: &mut Conn, app: &Casework, token: &str) -> Result<(AlertRow, Option<Answered>), Failure> {
    let message = outbox::get(conn, link::message_of(token).map_err(link_refusal)?)?;
    link::check(app, token, &message).map_err(link_refusal)?;
    Ok((alerts::get(conn, message.alert_id)?, answered(&message)))
}

/// Whom the message of a link had reached, and by which channel.
fn answered(message: &OutboxRow) -> Option<Answered> {
    let told = |key: &str| message.payload.get(key);
    Some(Answered {
        contact: told("contact")?.as_str()?.parse().ok()?,
        channel: message.channel.parse().ok(),
        round: told("round")?.as_i64().and_then(|n| i32::try_from(n).ok())?,
    })
}

/// What the page behind a link shows. Changes nothing.
///
/// # Errors
/// [`Failure::NotFound`] for a link that is not ours; a refusal for an expired one.
pub async fn card_by_link(app: &Casework, token: String) -> Result<LinkCard, Failure> {
    let worker = app.clone();
    app.db()
        .read(move |conn| {
            let (row, _) = by_token(conn, &worker, &token)?;
            let case = row.case_id.map(|id| store::cases::get(conn, id)).transpose()?;
            let drill = row.drill_id.map(|id| store::drills::get(conn, id)).transpose()?;
            Ok(LinkCard {
                alert: view(row),
                case_number: case.as_ref().map(|c| c.number.clone()),
                class: case.as_ref().map(|c| c.class.clone()),
                place: case.as_ref().map(|c| c.place_text.clone()).or(drill.map(|d| d.place)),
                occurred_on: case.as_ref().map(|c| c.occurred_on),
            })
        })
        .await
}

/// Confirms by the signed link.
///
/// # Errors
/// As [`card_by_link`]; [`Failure::Invalid`] without name or unit.
pub async fn acknowledge_by_link(
    app: &Casework,
    token: String,
    ack: Acknowledgement,
) -> Result<AlertView, Failure> {
    domain::access::authorise::<act::AcknowledgeByLink>(&Actor::anonymous())?;
    let worker = app.clone();
    let at = app.now();
    app.db()
        .write(move |conn| {
            let (row, via) = by_token(conn, &worker, &token)?;
            let mut actor = Actor::anonymous();
            actor.name = ack.name.clone();
            actor.unit = ack.unit.clone();
            confirm(conn, row, &actor, ack.clone(), (true, via), at)
        })
        .await
}

/// Confirms as the signed-in agency.
///
/// # Errors
/// [`Failure::NotFound`] for an alert of another agency; [`Failure::Invalid`] without name or unit.
pub async fn acknowledge(
    app: &Casework,
    ctx: Context,
    id: AlertId,
    ack: Acknowledgement,
) -> Result<AlertView, Failure> {
    let at = app.now();
    app.db()
        .write(move |conn| {
            let row = alerts::get(conn, id.0)?;
            authorise_alert::<act::AcknowledgeAlert>(&ctx.actor, &row)?;
            confirm(conn, row, &ctx.actor, ack.clone(), (false, None), at)
        })
        .await
}

fn required(pointer: &str, value: &str, vi: &str, en: &str) -> Option<FieldError> {
    let missing =
        || FieldError { pointer: pointer.to_owned(), code: "required", message: Localized::new(vi, en) };
    value.trim().is_empty().then(missing)
}

fn confirm(
    conn: &mut Conn,
    row: AlertRow,
    actor: &Actor,
    ack: Acknowledgement,
    (by_link, via): (bool, Option<Answered>),
    at: Instant,
) -> Result<AlertView, Failure> {
    let problems: Vec<FieldError> = [
        required("/name", &ack.name, "Nhập họ và tên người nhận tin.", "Type the name of who received this."),
        required(
            "/unit",
            &ack.unit,
            "Nhập đơn vị của người nhận tin.",
            "Type the unit of who received this.",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !problems.is_empty() {
        return Err(Failure::Invalid(problems));
    }
    if row.state == AlertState::Withdrawn && row.acknowledged_at.is_none() && row.drill_id.is_none() {
        return Err(Failure::Refused(Refusal::rule(
            "alert_withdrawn",
            "Tin này đã được rút: không còn phải xác nhận hay xử lý.",
            "This alert was taken back: it need not be confirmed or acted on any more.",
            "",
        )));
    }
    if row.mode != AlertMode::Acknowledged.as_str() && row.mode != AlertMode::Invite.as_str() {
        return Err(Failure::Refused(Refusal::rule(
            "nothing_to_confirm",
            "Tin này chỉ để biết, không phải xác nhận.",
            "This was for information only; nothing is to be confirmed.",
            "",
        )));
    }
    let event = AlertEvent::Acknowledged {
        name: ack.name.trim().to_owned(),
        unit: ack.unit.trim().to_owned(),
        note: ack.note,
        by_link,
        via,
    };
    settle(conn, row, actor, (ack.name.trim(), ack.unit.trim()), event, at).map(view)
}

/// Writes a confirmation: the ladder stops, what waits is not sent, nobody has to telephone any more.
fn settle(
    conn: &mut Conn,
    row: AlertRow,
    actor: &Actor,
    (name, unit): (&str, &str),
    event: AlertEvent,
    at: Instant,
) -> Result<AlertRow, Failure> {
    // A second confirmation changes nothing: the first name stands.
    if row.acknowledged_at.is_some() {
        return Ok(row);
    }
    // Before the alerts of a drill, the drill: the last of two who confirm together sees that all have.
    if let Some(drill) = row.drill_id {
        drills::still_runs(conn, drill)?;
    }
    // First the queue, then the alert, as every writer of both does: no two wait for each other.
    outbox::cancel(conn, row.id)?;
    let row = change(conn, AlertId(row.id), |row| {
        if row.acknowledged_at.is_none() {
            row.state = AlertState::Acknowledged;
            row.acknowledged_at = Some(at);
            row.acknowledged_by_name = Some(name.to_owned());
            row.acknowledged_by_unit = Some(unit.to_owned());
            row.next_rung_at = None;
        }
    })?;
    if row.acknowledged_at != Some(at) {
        return Ok(row);
    }
    // A rung that was taken in the same moment has queued its messages before this one held the alert.
    outbox::cancel(conn, row.id)?;
    withdraw_calls(conn, row.id)?;
    append_event(conn, at, actor, AlertId(row.id), &row.province, row.case_id, &event)?;
    if let Some(drill) = row.drill_id {
        drills::end_if_all_confirmed(conn, drill, at)?;
    }
    Ok(row)
}

/// Nobody has to telephone about an alert any more.
pub(super) fn withdraw_calls(conn: &mut Conn, alert: Uuid) -> Result<(), Failure> {
    for mut task in tasks::of_alert(conn, alert)?.into_iter().filter(|t| t.state == TaskState::Open) {
        let read_at = task.version;
        task.state = TaskState::Withdrawn;
        match tasks::update(conn, &task, read_at) {
            // An officer has just recorded what came of his call: the confirmation stands beside it.
            Err(StoreError::Conflict { .. }) => {}
            other => drop(other?),
        }
    }
    Ok(())
}

/// What came of a call about an alert: a recipient who confirmed on the telephone has confirmed.
pub(crate) fn called(
    conn: &mut Conn,
    actor: &Actor,
    alert: AlertId,
    done: &TaskDone,
    at: Instant,
) -> Result<(), Failure> {
    let row = alerts::get(conn, alert.0)?;
    let called = AlertEvent::Called {
        by: actor.name.clone(),
        outcome: done.outcome.as_str().to_owned(),
        note: done.note.clone(),
    };
    append_event(conn, at, actor, alert, &row.province, row.case_id, &called)?;
    let (Outcome::Done, Some(name), Some(unit)) = (done.outcome, &done.name, &done.unit) else {
        return Ok(());
    };
    let event = AlertEvent::Acknowledged {
        name: name.trim().to_owned(),
        unit: unit.trim().to_owned(),
        note: Some(format!("qua điện thoại, người gọi: {}", actor.name)),
        by_link: false,
        via: Some(Answered { contact: Contact::DutyPhone, channel: None, round: row.ladder_round }),
    };
    settle(conn, row, actor, (name.trim(), unit.trim()), event, at)?;
    Ok(())
}
