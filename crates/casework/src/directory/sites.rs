//! Sites (cơ sở) of an enterprise: where its accidents may happen. The enterprise keeps its own, the department those
//! of the province.

use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{Action, ActionWord, Actor, Denied, Relation, act, authorise_on};
use domain::case::Refusal;
use domain::ids::{EnterpriseId, SiteId};
use domain::reference::CommuneRefusal;
use domain::time::vn_date;
use domain::value::{CommuneCode, FieldError, Phone, search_tokens};
use domain::words::Localized;
use store::enterprises::{self, EnterpriseRow};
use store::sites::{self, SiteRow};
use store::{Conn, StoreError};

/// A site as somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteEdit {
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Commune.
    pub commune: CommuneCode,
    /// Telephone.
    pub phone: Option<Phone>,
}

/// Most enterprises answered to one search.
const FOUND: i64 = 50;

/// How an actor stands to an enterprise of the directory.
fn relations(app: &Casework, actor: &Actor, enterprise: EnterpriseId) -> Vec<Relation> {
    let mut out = Vec::new();
    if actor.enterprises.contains(&enterprise) {
        out.push(Relation::OwnEnterprise);
    }
    if actor.province.as_deref() == Some(app.settings().province.as_str()) {
        out.push(Relation::OwnProvince);
    }
    out
}

/// The enterprise, when the actor may do this with its sites. One that nobody approved yet is not there.
fn allowed<A: ActionWord>(
    app: &Casework,
    conn: &mut Conn,
    actor: &Actor,
    enterprise: EnterpriseId,
) -> Result<EnterpriseRow, Failure> {
    authorise_on::<A>(actor, &relations(app, actor, enterprise))?;
    let row = match enterprises::get(conn, enterprise.0) {
        Err(StoreError::NotFound) => return Err(Failure::NotFound),
        found => found?,
    };
    if row.approved_at.is_some() { Ok(row) } else { Err(Failure::NotFound) }
}

/// Enterprises whose sites the caller may see: the own ones, or those of the province in which every word begins some
/// word.
///
/// # Errors
/// [`Failure::Denied`] for who may see none.
pub async fn list_enterprises(
    app: &Casework,
    ctx: Context,
    text: Option<String>,
) -> Result<Vec<EnterpriseRow>, Failure> {
    let department = ctx.actor.role.is_department();
    let of_province = department && ctx.actor.province.as_deref() == Some(app.settings().province.as_str());
    if department && !of_province {
        // An officer of elsewhere may see sites, but there are none of his province here.
        return Ok(Vec::new());
    }
    let known = if of_province { Relation::OwnProvince } else { Relation::OwnEnterprise };
    let allowed = authorise_on::<act::ReadSites>(&ctx.actor, &[known]);
    allowed.map_err(|denied| match denied {
        Denied::Hidden => Denied::Forbidden(Action::ReadSites),
        told => told,
    })?;
    let tokens = text.map(|t| search_tokens(&t)).unwrap_or_default();
    app.db()
        .read(move |conn| {
            if of_province {
                return Ok(enterprises::search(conn, &tokens, true, FOUND)?);
            }
            let mut own = Vec::new();
            for id in &ctx.actor.enterprises {
                own.push(enterprises::get(conn, id.0)?);
            }
            own.retain(|e| tokens.iter().all(|t| e.search.contains(&format!(" {t}"))));
            Ok(own)
        })
        .await
}

/// An enterprise with its sites, those in use first.
///
/// # Errors
/// [`Failure::NotFound`] or [`Failure::Denied`] when there is no such enterprise for this caller.
pub async fn sites_of(
    app: &Casework,
    ctx: Context,
    enterprise: EnterpriseId,
) -> Result<(EnterpriseRow, Vec<SiteRow>), Failure> {
    let worker = app.clone();
    app.db()
        .read(move |conn| {
            let row = allowed::<act::ReadSites>(&worker, conn, &ctx.actor, enterprise)?;
            let mut all = sites::of_enterprise(conn, enterprise.0)?;
            all.sort_by_key(|s| s.closed_at.is_some());
            Ok((row, all))
        })
        .await
}

/// The sites in use of every own enterprise, to choose from in a declaration.
///
/// # Errors
/// A failure of the database.
pub async fn own_sites(app: &Casework, ctx: Context) -> Result<Vec<(EnterpriseRow, SiteRow)>, Failure> {
    app.db()
        .read(move |conn| {
            let mut out = Vec::new();
            for id in &ctx.actor.enterprises {
                let enterprise = enterprises::get(conn, id.0)?;
                let open = sites::of_enterprise(conn, id.0)?.into_iter().filter(|s| s.closed_at.is_none());
                out.extend(open.map(|site| (enterprise.clone(), site)));
            }
            Ok(out)
        })
        .await
}

fn known_commune(app: &Casework, commune: &CommuneCode) -> Result<(), Failure> {
    let today = vn_date(app.now());
    match app.geography().commune_on(commune, today) {
        Ok(_) => Ok(()),
        Err(CommuneRefusal::Unknown { .. } | CommuneRefusal::NotValidOn { .. }) => {
            Err(Failure::Invalid(vec![FieldError {
                pointer: "/commune_code".to_owned(),
                code: "unknown_commune",
                message: Localized::new(
                    "Không có xã, phường, đặc khu mang mã này. Chọn từ danh sách.",
                    "No commune has this code. Choose one from the list.",
                ),
            }]))
        }
    }
}

/// Adds a site.
///
/// # Errors
/// As [`sites_of`]; [`Failure::Invalid`] for a commune that there is not, or a name that is in use.
pub async fn add_site(
    app: &Casework,
    ctx: Context,
    enterprise: EnterpriseId,
    edit: SiteEdit,
) -> Result<SiteId, Failure> {
    let worker = app.clone();
    let (id, now) = (app.id(), app.now());
    app.db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now, |conn| {
                allowed::<act::ManageSites>(&worker, conn, &ctx.actor, enterprise)?;
                known_commune(&worker, &edit.commune)?;
                free_name(conn, enterprise, &edit.name, None)?;
                let row = SiteRow {
                    id,
                    enterprise_id: enterprise.0,
                    name: edit.name.clone(),
                    address: edit.address.clone(),
                    commune_code: edit.commune.as_str().to_owned(),
                    phone: edit.phone.as_ref().map(|p| p.as_str().to_owned()),
                    created_at: now,
                    updated_at: now,
                    version: 1,
                    closed_at: None,
                };
                sites::insert(conn, &row)?;
                Ok(SiteId(id))
            })
        })
        .await
}

/// Two sites in use are told apart by their names.
fn free_name(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    name: &str,
    but: Option<SiteId>,
) -> Result<(), Failure> {
    let wanted = domain::value::search_fold(name);
    let taken = sites::of_enterprise(conn, enterprise.0)?.into_iter().any(|s| {
        s.closed_at.is_none()
            && Some(s.id) != but.map(|b| b.0)
            && domain::value::search_fold(&s.name) == wanted
    });
    if !taken {
        return Ok(());
    }
    Err(Failure::Invalid(vec![FieldError::new(
        "/name",
        "taken",
        "Đã có cơ sở mang tên này. Thêm chi tiết để phân biệt.",
        "A site has this name already. Add something to tell them apart.",
    )]))
}

/// The site, when the actor may change it at the version he read.
fn at_version(app: &Casework, conn: &mut Conn, ctx: &Context, id: SiteId) -> Result<(SiteRow, i64), Failure> {
    let row = sites::get(conn, id.0)?;
    allowed::<act::ManageSites>(app, conn, &ctx.actor, EnterpriseId(row.enterprise_id))?;
    let expected = ctx.if_match.ok_or(Failure::IfMatchRequired)?;
    if expected != row.version {
        return Err(Failure::Stale { expected, actual: row.version, changes: Vec::new() });
    }
    if row.closed_at.is_some() {
        return Err(Failure::Refused(Refusal::rule(
            "site_closed",
            "Cơ sở này đã đóng nên không sửa được.",
            "This site is closed and cannot be changed.",
            "",
        )));
    }
    Ok((row, expected))
}

/// Changes a site: its name, where it is, its telephone. Cases that happened there stand as they were told.
///
/// # Errors
/// As [`add_site`]; [`Failure::Stale`] when somebody else changed it.
pub async fn change_site(
    app: &Casework,
    ctx: Context,
    id: SiteId,
    edit: SiteEdit,
) -> Result<SiteRow, Failure> {
    let worker = app.clone();
    let now = app.now();
    app.db()
        .write(move |conn| {
            let (mut row, read_at) = at_version(&worker, conn, &ctx, id)?;
            known_commune(&worker, &edit.commune)?;
            free_name(conn, EnterpriseId(row.enterprise_id), &edit.name, Some(id))?;
            row.name.clone_from(&edit.name);
            row.address.clone_from(&edit.address);
            edit.commune.as_str().clone_into(&mut row.commune_code);
            row.phone = edit.phone.as_ref().map(|p| p.as_str().to_owned());
            row.updated_at = now;
            row.version = sites::update(conn, &row, read_at)?;
            Ok(row)
        })
        .await
}

/// Closes a site: it is offered no more.
///
/// # Errors
/// As [`change_site`].
pub async fn close_site(app: &Casework, ctx: Context, id: SiteId) -> Result<SiteRow, Failure> {
    let worker = app.clone();
    let now = app.now();
    app.db()
        .write(move |conn| {
            let (mut row, read_at) = at_version(&worker, conn, &ctx, id)?;
            row.closed_at = Some(now);
            row.updated_at = now;
            row.version = sites::update(conn, &row, read_at)?;
            Ok(row)
        })
        .await
}

/// Reads one site.
///
/// # Errors
/// As [`sites_of`].
pub async fn site(app: &Casework, ctx: Context, id: SiteId) -> Result<(EnterpriseRow, SiteRow), Failure> {
    let worker = app.clone();
    app.db()
        .read(move |conn| {
            let row = sites::get(conn, id.0)?;
            let enterprise = EnterpriseId(row.enterprise_id);
            Ok((allowed::<act::ReadSites>(&worker, conn, &ctx.actor, enterprise)?, row))
        })
        .await
}
