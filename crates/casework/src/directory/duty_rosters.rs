//! Duty rosters: which officer of an agency answers when.

use crate::app::Casework;
use crate::cases::actor_json;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{act, authorise};
use domain::ids::AgencyId;
use domain::time::Instant;
use domain::value::{Email, FieldError, PersonName, Phone};
use domain::words::Localized;
use serde_json::{Value, json};
use store::{AuditRow, DutyRow, agencies, audit, duty_rosters};
use uuid::Uuid;

/// A turn of duty as an administrator writes it.
#[derive(Debug, Clone)]
pub struct DutyEdit {
    /// Officer.
    pub officer: PersonName,
    /// Address for alerts.
    pub email: Option<Email>,
    /// Telephone for alerts.
    pub phone: Option<Phone>,
    /// From when.
    pub starts_at: Instant,
    /// Until before when.
    pub ends_at: Instant,
    /// 1 is called first.
    pub rank: i32,
}

/// The roster of an agency from now on, with the version of the agency: a roster is part of it.
///
/// # Errors
/// [`Failure::Denied`] for who is neither administrator nor of the department.
pub async fn duty_roster(
    app: &Casework,
    ctx: Context,
    agency: AgencyId,
) -> Result<(i64, Vec<DutyRow>), Failure> {
    authorise::<act::ReadDeliveries>(&ctx.actor)?;
    let now = app.now();
    app.db()
        .read(move |conn| {
            let version = agencies::get(conn, agency.0)?.version;
            Ok((version, duty_rosters::of_agency(conn, agency.0, now)?))
        })
        .await
}

/// What becomes of a roster.
#[derive(Debug, Clone)]
enum Change {
    /// These turns stand in the place of those from now on.
    Replace(Vec<DutyRow>),
    /// One more.
    Add(DutyRow),
    /// Without this one.
    Remove(Uuid),
}

impl Change {
    fn audited(&self) -> (&'static str, Value) {
        match self {
            Self::Replace(rows) => ("duty.replace", json!({ "turns": rows.len() })),
            Self::Add(row) => ("duty.add", json!({ "turn": row.id })),
            Self::Remove(id) => ("duty.remove", json!({ "turn": id })),
        }
    }
}

fn out_of_order(pointer: String) -> FieldError {
    let (vi, en) = ("Ca trực phải kết thúc sau khi bắt đầu.", "A turn of duty ends after it begins.");
    FieldError { pointer, code: "before_start", message: Localized::new(vi, en) }
}

fn row(app: &Casework, agency: AgencyId, t: DutyEdit) -> DutyRow {
    DutyRow {
        id: app.id(),
        agency_id: agency.0,
        officer: t.officer.as_str().to_owned(),
        email: t.email.map(|e| e.as_str().to_owned()),
        phone: t.phone.map(|p| p.as_str().to_owned()),
        starts_at: t.starts_at,
        ends_at: t.ends_at,
        rank: t.rank,
    }
}

/// Replaces the roster of an agency from now on; what is over stays. Audited.
///
/// # Errors
/// [`Failure::Invalid`] when a turn ends before it begins; [`Failure::NotFound`] for an unknown agency;
/// [`Failure::IfMatchRequired`] or [`Failure::Stale`] when the caller has not read what he replaces.
pub async fn put_duty_roster(
    app: &Casework,
    ctx: Context,
    agency: AgencyId,
    turns: Vec<DutyEdit>,
) -> Result<(i64, Vec<DutyRow>), Failure> {
    authorise::<act::ManageAgencies>(&ctx.actor)?;
    let wrong = turns.iter().enumerate().filter(|(_, t)| t.ends_at <= t.starts_at);
    let problems: Vec<FieldError> =
        wrong.map(|(i, _)| out_of_order(format!("/shifts/{i}/ends_at"))).collect();
    if !problems.is_empty() {
        return Err(Failure::Invalid(problems));
    }
    let rows = turns.into_iter().map(|t| row(app, agency, t)).collect();
    change(app, ctx, agency, Change::Replace(rows)).await
}

/// Adds a turn to the roster of an agency; the others stay as they are. Audited.
///
/// # Errors
/// As [`put_duty_roster`].
pub async fn add_duty_turn(
    app: &Casework,
    ctx: Context,
    agency: AgencyId,
    turn: DutyEdit,
) -> Result<(i64, Vec<DutyRow>), Failure> {
    authorise::<act::ManageAgencies>(&ctx.actor)?;
    if turn.ends_at <= turn.starts_at {
        return Err(Failure::Invalid(vec![out_of_order("/ends_at".to_owned())]));
    }
    let added = row(app, agency, turn);
    change(app, ctx, agency, Change::Add(added)).await
}

/// Takes a turn out of the roster of an agency; the others stay as they are. Audited.
///
/// # Errors
/// As [`put_duty_roster`]; [`Failure::NotFound`] when the agency has no such turn from now on.
pub async fn remove_duty_turn(
    app: &Casework,
    ctx: Context,
    agency: AgencyId,
    turn: Uuid,
) -> Result<(i64, Vec<DutyRow>), Failure> {
    authorise::<act::ManageAgencies>(&ctx.actor)?;
    change(app, ctx, agency, Change::Remove(turn)).await
}

async fn change(
    app: &Casework,
    ctx: Context,
    agency: AgencyId,
    change: Change,
) -> Result<(i64, Vec<DutyRow>), Failure> {
    let (now, audit_id) = (app.now(), app.id());
    app.db()
        .write(move |conn| {
            let mut known = agencies::get(conn, agency.0)?;
            ctx.if_match.ok_or(Failure::IfMatchRequired)?;
            ctx.read_version(known.version)?;
            let standing = duty_rosters::of_agency(conn, agency.0, now)?;
            match &change {
                Change::Replace(rows) => {
                    for old in standing {
                        duty_rosters::remove(conn, old.id)?;
                    }
                    for row in rows {
                        duty_rosters::insert(conn, row)?;
                    }
                }
                Change::Add(row) => duty_rosters::insert(conn, row)?,
                Change::Remove(id) => {
                    if !standing.iter().any(|t| t.id == *id) {
                        return Err(Failure::NotFound);
                    }
                    duty_rosters::remove(conn, *id)?;
                }
            }
            let read_at = known.version;
            known.updated_at = now;
            let version = agencies::update(conn, &known, read_at)?;
            let (action, detail) = change.audited();
            let entry = AuditRow {
                id: audit_id,
                at: now,
                actor: actor_json(&ctx.actor),
                action: action.to_owned(),
                object: agency.to_string(),
                detail,
            };
            audit::insert(conn, &entry)?;
            Ok((version, duty_rosters::of_agency(conn, agency.0, now)?))
        })
        .await
}
