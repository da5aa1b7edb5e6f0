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
use serde_json::json;
use store::{AuditRow, DutyRow, agencies, audit, duty_rosters};

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
    let problems: Vec<FieldError> = turns
        .iter()
        .enumerate()
        .filter(|(_, t)| t.ends_at <= t.starts_at)
        .map(|(i, _)| FieldError {
            pointer: format!("/shifts/{i}/ends_at"),
            code: "before_start",
            message: Localized::new(
                "Ca trực phải kết thúc sau khi bắt đầu.",
                "A turn of duty ends after it begins.",
            ),
        })
        .collect();
    if !problems.is_empty() {
        return Err(Failure::Invalid(problems));
    }
    let rows: Vec<DutyRow> = turns
        .into_iter()
        .map(|t| DutyRow {
            id: app.id(),
            agency_id: agency.0,
            officer: t.officer.as_str().to_owned(),
            email: t.email.map(|e| e.as_str().to_owned()),
            phone: t.phone.map(|p| p.as_str().to_owned()),
            starts_at: t.starts_at,
            ends_at: t.ends_at,
            rank: t.rank,
        })
        .collect();
    let (now, audit_id) = (app.now(), app.id());
    app.db()
        .write(move |conn| {
            let mut known = agencies::get(conn, agency.0)?;
            ctx.if_match.ok_or(Failure::IfMatchRequired)?;
            ctx.read_version(known.version)?;
            let read_at = known.version;
            known.updated_at = now;
            let version = agencies::update(conn, &known, read_at)?;
            for old in duty_rosters::of_agency(conn, agency.0, now)? {
                duty_rosters::remove(conn, old.id)?;
            }
            for row in &rows {
                duty_rosters::insert(conn, row)?;
            }
            let entry = AuditRow {
                id: audit_id,
                at: now,
                actor: actor_json(&ctx.actor),
                action: "duty.replace".to_owned(),
                object: agency.to_string(),
                detail: json!({ "turns": rows.len() }),
            };
            audit::insert(conn, &entry)?;
            Ok((version, duty_rosters::of_agency(conn, agency.0, now)?))
        })
        .await
}
