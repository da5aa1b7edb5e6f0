//! Deciding an application: an officer of the department or an administrator approves it, or refuses it with a
//! reason. A refusal may be mended by a later approval.

use super::list::relations;
use crate::app::{Casework, Now};
use crate::cases::{actor_json, again_unless, append, load_standing};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{act, authorise_on};
use domain::case::{Decision, Refusal, confirm_reporter};
use domain::ids::{CaseId, EnterpriseId, RegistrationId, ReportId};
use domain::value::{FieldError, search_fold};
use serde_json::json;
use store::audit::{self, AuditRow};
use store::registrations::RegistrationRow;
use store::{
    Conn, MembershipRow, MembershipState, RegistrationState, enterprises, memberships, projections,
    registrations,
};
use uuid::Uuid;

/// Lets the applicant act for the enterprise: he sees its cases, and what he filed while he waited becomes the
/// enterprise's own.
///
/// # Errors
/// [`Failure::Denied`] or [`Failure::NotFound`] when there is none for this caller; a refusal when it is approved.
pub async fn approve(app: &Casework, ctx: Context, id: RegistrationId) -> Result<(), Failure> {
    let now = Now::new(app, &ctx.actor);
    let worker = app.clone();
    let audit_id = app.id();
    again_unless(false, || {
        let (ctx, now, worker) = (ctx.clone(), now.clone(), worker.clone());
        app.db().write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let row = registrations::get(conn, id.0)?;
                authorise_on::<act::DecideRegistrations>(&ctx.actor, &relations(&ctx.actor, &row.province))?;
                if row.state == RegistrationState::Approved {
                    return Err(decided_already());
                }
                admit(conn, &now, &row)?;
                confirm(conn, &worker, &now, &row)?;
                close(conn, &ctx, &now, audit_id, row, RegistrationState::Approved, None)
            })
        })
    })
    .await
}

/// Refuses, with a reason that the applicant reads.
///
/// # Errors
/// As [`approve`]; [`Failure::Invalid`] without a reason.
pub async fn refuse(app: &Casework, ctx: Context, id: RegistrationId, reason: String) -> Result<(), Failure> {
    let now = Now::new(app, &ctx.actor);
    let audit_id = app.id();
    let reason = reason.trim().to_owned();
    app.db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let row = registrations::get(conn, id.0)?;
                authorise_on::<act::DecideRegistrations>(&ctx.actor, &relations(&ctx.actor, &row.province))?;
                if reason.is_empty() {
                    return Err(Failure::Invalid(vec![FieldError::new(
                        "/reason",
                        "required",
                        "Nêu lý do từ chối; người đăng ký đọc nguyên văn.",
                        "Give the reason; the applicant reads it as it stands.",
                    )]));
                }
                if row.state != RegistrationState::Requested {
                    return Err(decided_already());
                }
                let state = MembershipState::Revoked;
                memberships::put(conn, &membership(&now, &row, state, false))?;
                let reason = Some(reason.clone());
                close(conn, &ctx, &now, audit_id, row, RegistrationState::Refused, reason)
            })
        })
        .await
}

fn decided_already() -> Failure {
    Failure::Refused(Refusal::rule(
        "registration_decided",
        "Đăng ký này đã được quyết định. Tải lại trang để xem.",
        "This application has been decided. Load the page again to see how.",
        "",
    ))
}

fn membership(now: &Now, row: &RegistrationRow, state: MembershipState, is_admin: bool) -> MembershipRow {
    MembershipRow {
        user_id: row.user_id,
        enterprise_id: row.enterprise_id,
        state,
        is_admin,
        requested_at: row.requested_at,
        decided_at: Some(now.at),
        decided_by: now.actor.user.map(|u| u.0),
    }
}

/// The membership, and the enterprise when it is new to the directory: what the applicant wrote of it counts now.
fn admit(conn: &mut Conn, now: &Now, row: &RegistrationRow) -> Result<(), Failure> {
    let others = memberships::of_enterprise(conn, row.enterprise_id)?;
    let has_admin = others.iter().any(|m| m.state == MembershipState::Approved && m.is_admin);
    memberships::put(conn, &membership(now, row, MembershipState::Approved, !has_admin))?;
    let mut enterprise = enterprises::get(conn, row.enterprise_id)?;
    if enterprise.approved_at.is_none() {
        let read_at = enterprise.version;
        enterprise.search = search_fold(&format!("{} {}", row.name, row.tax_code));
        enterprise.name.clone_from(&row.name);
        enterprise.address.clone_from(&row.address);
        enterprise.commune_code.clone_from(&row.commune_code);
        enterprise.approved_at = Some(now.at);
        enterprise.updated_at = now.at;
        enterprises::update(conn, &enterprise, read_at)?;
    }
    Ok(())
}

/// What the applicant filed while he waited is from now on the enterprise's, as far as it tells of this enterprise.
fn confirm(conn: &mut Conn, app: &Casework, now: &Now, row: &RegistrationRow) -> Result<(), Failure> {
    for filed in projections::reports_of_user(conn, row.user_id)? {
        let loaded = load_standing(conn, CaseId(filed.case_id))?;
        let report = ReportId(filed.id);
        let of_other = loaded.case.report(report).is_none_or(|r| {
            let told = r.report.accident.employer.tax_code.as_ref();
            told.is_some_and(|t| t.to_string() != row.tax_code)
        });
        let event = confirm_reporter(&loaded.case, report, EnterpriseId(row.enterprise_id));
        let Some(event) = event.filter(|_| !of_other) else { continue };
        let decision = Decision::from(vec![event]);
        append(conn, app, now, loaded.case, loaded.version, decision, Some(report))?;
    }
    Ok(())
}

fn close(
    conn: &mut Conn,
    ctx: &Context,
    now: &Now,
    audit_id: Uuid,
    mut row: RegistrationRow,
    state: RegistrationState,
    reason: Option<String>,
) -> Result<(), Failure> {
    let read_at = row.version;
    row.state = state;
    row.decided_at = Some(now.at);
    row.decided_by = ctx.actor.user.map(|u| u.0);
    let who = [ctx.actor.name.as_str(), ctx.actor.unit.as_str()];
    let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
    row.decided_by_name = Some(who.join(" – "));
    row.reason = reason;
    row.told_at = None;
    registrations::update(conn, &row, read_at)?;
    let entry = AuditRow {
        id: audit_id,
        at: now.at,
        actor: actor_json(&ctx.actor),
        action: format!("registration.{}", state.as_str()),
        object: row.id.to_string(),
        detail: json!({ "user": row.user_id, "enterprise": row.enterprise_id }),
    };
    Ok(audit::insert(conn, &entry)?)
}
