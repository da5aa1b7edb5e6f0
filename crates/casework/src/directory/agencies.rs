//! Agencies with validity dates: who receives what, from when until when.

use crate::app::Casework;
use crate::cases::actor_json;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use chrono::NaiveDate;
use domain::access::{act, authorise};
use domain::ids::AgencyId;
use domain::time::Instant;
use domain::value::{CommuneCode, Email, FieldError, Phone};
use domain::words::{Localized, RoleKey};
use serde_json::json;
use store::Conn;
use store::agencies::{self, AgencyRow};
use store::audit::{self, AuditRow};
use uuid::Uuid;

/// An agency as an administrator writes it.
#[derive(Debug, Clone)]
pub struct AgencyEdit {
    /// Existing agency, when changed.
    pub id: Option<AgencyId>,
    /// Role.
    pub role: RoleKey,
    /// Province code.
    pub province: String,
    /// Commune, for roles of a commune.
    pub commune: Option<CommuneCode>,
    /// Name in Vietnamese.
    pub name_vi: String,
    /// Name in English.
    pub name_en: String,
    /// Address for alerts.
    pub email: Option<Email>,
    /// Telephone for alerts.
    pub phone: Option<Phone>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, if known.
    pub valid_until: Option<NaiveDate>,
}

/// Lists agencies; addresses are shown to administrators and the department only.
///
/// # Errors
/// [`Failure::Denied`] when nobody is signed in.
pub async fn list_agencies(
    app: &Casework,
    ctx: Context,
    on: Option<NaiveDate>,
) -> Result<Vec<AgencyRow>, Failure> {
    authorise::<act::ReadAgencies>(&ctx.actor)?;
    let sees_addresses = authorise::<act::ReadDeliveries>(&ctx.actor).is_ok();
    app.db()
        .read(move |conn| {
            let mut rows = agencies::list(conn, None, on)?;
            if !sees_addresses {
                for row in &mut rows {
                    row.email = None;
                    row.phone = None;
                }
            }
            Ok(rows)
        })
        .await
}

/// Adds or changes an agency; the change is audited. Adding again under the same key gives the agency that was added.
///
/// # Errors
/// [`Failure::Invalid`] when the dates do not fit; [`Failure::NotFound`] for an unknown agency; [`Failure::Stale`]
/// when somebody else changed it.
pub async fn put_agency(app: &Casework, ctx: Context, edit: AgencyEdit) -> Result<AgencyRow, Failure> {
    authorise::<act::ManageAgencies>(&ctx.actor)?;
    if edit.valid_until.is_some_and(|until| until < edit.valid_from) {
        return Err(Failure::Invalid(vec![FieldError {
            pointer: "/valid_until".to_owned(),
            code: "before_start",
            message: Localized::new(
                "Ngày hết hiệu lực phải sau ngày hiệu lực.",
                "The last day lies before the first.",
            ),
        }]));
    }
    let now = app.now();
    let fresh = app.id();
    let audit_id = app.id();
    app.db()
        .write(move |conn| {
            let id = once(conn, ctx.idempotency.as_ref(), now, |conn| {
                write(conn, &ctx, &edit, (fresh, audit_id), now)
            })?;
            Ok(agencies::get(conn, id.0)?)
        })
        .await
}

fn write(
    conn: &mut Conn,
    ctx: &Context,
    edit: &AgencyEdit,
    (fresh, audit_id): (Uuid, Uuid),
    now: Instant,
) -> Result<AgencyId, Failure> {
    let known = edit.id.map(|id| agencies::get(conn, id.0)).transpose()?;
    if let Some(known) = &known {
        ctx.read_version(known.version)?;
    }
    let mut row = AgencyRow {
        id: known.as_ref().map_or(fresh, |k| k.id),
        role: edit.role.as_str().to_owned(),
        province: edit.province.clone(),
        commune_code: edit.commune.as_ref().map(|c| c.as_str().to_owned()),
        name_vi: edit.name_vi.clone(),
        name_en: edit.name_en.clone(),
        email: edit.email.as_ref().map(|e| e.as_str().to_owned()),
        phone: edit.phone.as_ref().map(|p| p.as_str().to_owned()),
        valid_from: edit.valid_from,
        valid_until: edit.valid_until,
        confidence: known.as_ref().map_or_else(|| "sure".to_owned(), |k| k.confidence.clone()),
        citation: known.as_ref().map_or_else(String::new, |k| k.citation.clone()),
        updated_at: now,
        version: known.as_ref().map_or(1, |k| k.version),
    };
    match &known {
        Some(k) => row.version = agencies::update(conn, &row, k.version)?,
        None => agencies::insert(conn, &row)?,
    }
    let entry = AuditRow {
        id: audit_id,
        at: now,
        actor: actor_json(&ctx.actor),
        action: "agency.manage".to_owned(),
        object: row.id.to_string(),
        detail: json!({ "role": row.role, "version": row.version, "new": known.is_none() }),
    };
    audit::insert(conn, &entry)?;
    Ok(AgencyId(row.id))
}
