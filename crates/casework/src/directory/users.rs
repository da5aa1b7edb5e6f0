//! Users: one person each, added by an administrator.

use crate::app::Casework;
use crate::auth::{check_password, hash};
use crate::cases::actor_json;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::{once, sealed};
use domain::access::{Action, Role, act, authorise};
use domain::ids::{AgencyId, UserId};
use domain::value::{CommuneCode, Email, FieldError, Phone};
use domain::words::Localized;
use serde_json::json;
use store::audit::{self, AuditRow};
use store::users::{self, UserRow};
use store::{Conn, sessions};

/// A user as an administrator writes it.
#[derive(Clone)]
pub struct UserEdit {
    /// Login, unique without regard to case.
    pub login: String,
    /// Name as shown.
    pub display_name: String,
    /// Unit as shown.
    pub unit: String,
    /// Position.
    pub title: String,
    /// E-mail.
    pub email: Option<Email>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Role.
    pub role: Role,
    /// Commune, for roles of a commune.
    pub commune: Option<CommuneCode>,
    /// Agency the user answers for.
    pub agency: Option<AgencyId>,
    /// First password.
    pub password: String,
    /// Must be changed at the first sign-in.
    pub must_change: bool,
}

impl std::fmt::Debug for UserEdit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UserEdit")
            .field("login", &self.login)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

pub(super) fn problem(pointer: &str, code: &'static str, vi: &str, en: &str) -> Failure {
    Failure::Invalid(vec![FieldError { pointer: pointer.to_owned(), code, message: Localized::new(vi, en) }])
}

/// Adds a user. Again under the same key gives the user that was added.
///
/// # Errors
/// [`Failure::Invalid`] for a login in use, a role that needs a commune, or a password that is not taken.
pub async fn add_user(app: &Casework, ctx: Context, edit: UserEdit) -> Result<UserId, Failure> {
    // The system itself adds the first administrator from the command line.
    if ctx.actor.role != Role::System {
        authorise::<act::ManageUsers>(&ctx.actor)?;
    }
    let login = edit.login.trim().to_lowercase();
    if login.len() < 3
        || login.len() > 64
        || !login.chars().all(|c| c.is_ascii_alphanumeric() || "._-@".contains(c))
    {
        return Err(problem(
            "/login",
            "bad_login",
            "Tên đăng nhập gồm 3–64 chữ không dấu, số hoặc . _ - @",
            "A login has 3 to 64 letters without marks, digits or . _ - @",
        ));
    }
    if !edit.role.signs_in() {
        return Err(problem(
            "/role",
            "role_without_account",
            "Vai trò này không có tài khoản; hãy chọn vai trò của người đăng nhập.",
            "This role has no account; choose the role of somebody who signs in.",
        ));
    }
    let of_commune = matches!(edit.role, Role::Commune | Role::CommunePolice);
    if of_commune && edit.commune.is_none() {
        return Err(problem(
            "/commune_code",
            "required",
            "Vai trò này cần mã xã.",
            "This role needs a commune.",
        ));
    }
    check_password(app, &edit.password).map_err(|p| Failure::Invalid(vec![p.field("/password")]))?;
    let hashed = hash(app, edit.password.clone()).await?;
    let now = app.now();
    let (id, audit_id) = (app.id(), app.id());
    let key = ctx.idempotency.clone().map(|key| sealed(app, key));
    let province = app.settings().province.clone();
    app.db()
        .write(move |conn| {
            once(conn, key.as_ref(), now, |conn| {
                if users::by_login(conn, &login)?.is_some() {
                    return Err(problem(
                        "/login",
                        "taken",
                        "Tên đăng nhập đã được dùng.",
                        "This login is in use.",
                    ));
                }
                let row = UserRow {
                    id,
                    login: login.clone(),
                    display_name: edit.display_name.clone(),
                    unit: edit.unit.clone(),
                    title: edit.title.clone(),
                    email: edit.email.as_ref().map(|e| e.as_str().to_owned()),
                    phone: edit.phone.as_ref().map(|p| p.as_str().to_owned()),
                    role: edit.role.as_str().to_owned(),
                    province: province.clone(),
                    commune_code: edit.commune.as_ref().map(|c| c.as_str().to_owned()),
                    agency_id: edit.agency.map(|a| a.0),
                    password_hash: Some(hashed.clone()),
                    must_change: edit.must_change,
                    active: true,
                    created_at: now,
                    updated_at: now,
                    version: 1,
                };
                users::insert(conn, &row)?;
                record(conn, &ctx, audit_id, now, "user.add", &row)?;
                Ok(UserId(id))
            })
        })
        .await
}

pub(super) fn record(
    conn: &mut Conn,
    ctx: &Context,
    id: uuid::Uuid,
    at: domain::time::Instant,
    action: &str,
    row: &UserRow,
) -> Result<(), Failure> {
    let entry = AuditRow {
        id,
        at,
        actor: actor_json(&ctx.actor),
        action: action.to_owned(),
        object: row.id.to_string(),
        detail: json!({ "role": row.role, "active": row.active }),
    };
    Ok(audit::insert(conn, &entry)?)
}

/// Lists users.
///
/// # Errors
/// [`Failure::Denied`] for who is no administrator.
pub async fn list_users(app: &Casework, ctx: Context) -> Result<Vec<UserRow>, Failure> {
    authorise::<act::ReadUsers>(&ctx.actor)?;
    app.db().read(|conn| Ok(users::list(conn, None)?)).await
}

/// The department's people, to whom a case can be assigned.
///
/// # Errors
/// [`Failure::Denied`] for who may not assign.
pub async fn officers(app: &Casework, ctx: Context) -> Result<Vec<(UserId, String)>, Failure> {
    let may = domain::access::Relation::ALL
        .iter()
        .any(|r| domain::access::granted(ctx.actor.role, Action::Assign, *r));
    if !may {
        return Err(Failure::Denied(domain::access::Denied::Forbidden(Action::Assign)));
    }
    app.db()
        .read(|conn| {
            let department = [Role::Investigator, Role::UnitHead].map(Role::as_str);
            let rows = users::list(conn, None)?;
            Ok(rows
                .into_iter()
                .filter(|u| u.active && department.contains(&u.role.as_str()))
                .map(|u| (UserId(u.id), u.display_name))
                .collect())
        })
        .await
}

/// Disables or enables a user; disabling ends every session at once.
///
/// # Errors
/// [`Failure::NotFound`] for an unknown user; [`Failure::Stale`] when somebody else changed it; an administrator cannot
/// disable himself.
pub async fn set_user_active(app: &Casework, ctx: Context, id: UserId, active: bool) -> Result<(), Failure> {
    authorise::<act::ManageUsers>(&ctx.actor)?;
    if ctx.actor.user == Some(id) && !active {
        return Err(problem(
            "/active",
            "own_account",
            "Không thể tự khóa tài khoản của mình.",
            "You cannot disable yourself.",
        ));
    }
    let now = app.now();
    let audit_id = app.id();
    app.db()
        .write(move |conn| {
            let mut row = users::get(conn, id.0)?;
            let read_at = row.version;
            ctx.read_version(read_at)?;
            row.active = active;
            row.updated_at = now;
            row.version = users::update(conn, &row, read_at)?;
            if !active {
                sessions::revoke_all(conn, id.0, now)?;
            }
            record(conn, &ctx, audit_id, now, "user.active", &row)
        })
        .await
}
