//! Making an account with a membership that waits for approval.
//!
//! Nobody learns here which tax codes or logins exist: the answer is the same for an enterprise of the directory and
//! for one that nobody heard of, and the login is given, not chosen. What a stranger writes of an enterprise stays
//! with his application and changes nothing in the directory until somebody approves it.

use crate::app::Casework;
use crate::auth::{check_password, hash};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::{once, sealed};
use domain::access::{Role, act, authorise};
use domain::ids::{EnterpriseId, RegistrationId, UserId};
use domain::time::Instant;
use domain::value::{CommuneCode, Email, Phone, TaxCode, search_fold};
use domain::words::Localized;
use serde::{Deserialize, Serialize};
use store::enterprises::EnterpriseRow;
use store::registrations::RegistrationRow;
use store::users::UserRow;
use store::{
    Conn, MembershipRow, MembershipState, RegistrationState, enterprises, memberships, registrations, users,
};
use uuid::Uuid;

/// What an applicant writes.
#[derive(Clone)]
pub struct Application {
    /// Tax code of the enterprise.
    pub tax_code: TaxCode,
    /// Its name.
    pub enterprise: String,
    /// Its address.
    pub address: String,
    /// Commune of its seat.
    pub commune: CommuneCode,
    /// Name of the person.
    pub name: String,
    /// Position in the enterprise.
    pub title: String,
    /// Telephone.
    pub phone: Phone,
    /// Mail address.
    pub email: Email,
    /// Password.
    pub password: String,
}

impl std::fmt::Debug for Application {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Application").field("tax_code", &self.tax_code).finish_non_exhaustive()
    }
}

/// What an applicant is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The application.
    pub id: RegistrationId,
    /// The account.
    pub user: UserId,
    /// The login that was given.
    pub login: String,
    /// When.
    pub at: Instant,
    /// What should be compared once more; it hinders nothing.
    pub warnings: Vec<(String, Localized)>,
}

/// Letters of the part of a login that tells people of one enterprise apart, without those that look alike.
const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstvwxyz";
/// Logins tried before giving up; each is free with near certainty.
const TRIES: usize = 8;

fn logins(tax_code: &TaxCode) -> Result<Vec<String>, Failure> {
    let mut random = [0_u8; TRIES * 5];
    getrandom::fill(&mut random).map_err(|e| Failure::Internal(format!("randomness: {e}")))?;
    let letter = |b: &u8| char::from(LETTERS[usize::from(*b) % LETTERS.len()]);
    let login = |bytes: &[u8]| format!("{tax_code}.{}", bytes.iter().map(letter).collect::<String>());
    Ok(random.chunks(5).map(login).collect())
}

/// Makes the account, and the application that waits for a decision.
///
/// # Errors
/// [`Failure::Invalid`] for a password that is not taken; [`Failure::Denied`] for who has an account.
pub async fn register(
    app: &Casework,
    mut ctx: Context,
    application: Application,
) -> Result<Registered, Failure> {
    authorise::<act::Register>(&ctx.actor)?;
    check_password(app, &application.password).map_err(|p| Failure::Invalid(vec![p.field("/password")]))?;
    ctx.idempotency = ctx.idempotency.map(|key| sealed(app, key));
    let password = hash(app, application.password.clone()).await?;
    let logins = logins(&application.tax_code)?;
    let now = app.now();
    let (user, enterprise, id) = (app.id(), app.id(), app.id());
    let province = app.settings().province.clone();
    let new = New { application, password, logins, now, user, enterprise, id, province };
    app.db()
        .write(move |conn| once(conn, ctx.idempotency.as_ref(), now, |conn| new.clone().write(conn)))
        .await
}

/// Everything that is decided before the transaction, so that it can be run again.
#[derive(Clone)]
struct New {
    application: Application,
    password: String,
    logins: Vec<String>,
    now: Instant,
    user: Uuid,
    enterprise: Uuid,
    id: Uuid,
    province: String,
}

impl New {
    fn write(self, conn: &mut Conn) -> Result<Registered, Failure> {
        let login = self.free_login(conn)?;
        users::insert(conn, &self.user_row(&login))?;
        let enterprise = self.enterprise(conn)?;
        let membership = MembershipRow {
            user_id: self.user,
            enterprise_id: enterprise.0,
            state: MembershipState::Requested,
            is_admin: false,
            requested_at: self.now,
            decided_at: None,
            decided_by: None,
        };
        memberships::put(conn, &membership)?;
        let warnings = self.application.tax_code.warnings();
        let warnings = warnings.into_iter().map(|w| (w.code.to_owned(), w.message)).collect();
        registrations::insert(conn, &self.row(enterprise))?;
        Ok(Registered { id: RegistrationId(self.id), user: UserId(self.user), login, at: self.now, warnings })
    }

    fn free_login(&self, conn: &mut Conn) -> Result<String, Failure> {
        for login in &self.logins {
            if users::by_login(conn, login)?.is_none() {
                return Ok(login.clone());
            }
        }
        Err(Failure::Busy)
    }

    fn user_row(&self, login: &str) -> UserRow {
        let a = &self.application;
        UserRow {
            id: self.user,
            login: login.to_owned(),
            display_name: a.name.clone(),
            unit: a.enterprise.clone(),
            title: a.title.clone(),
            email: Some(a.email.as_str().to_owned()),
            phone: Some(a.phone.as_str().to_owned()),
            role: Role::Enterprise.as_str().to_owned(),
            province: self.province.clone(),
            commune_code: None,
            agency_id: None,
            password_hash: Some(self.password.clone()),
            must_change: false,
            active: true,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
        }
    }

    /// The enterprise with this tax code; a new one is not approved and seen by nobody.
    fn enterprise(&self, conn: &mut Conn) -> Result<EnterpriseId, Failure> {
        let a = &self.application;
        let tax_code = a.tax_code.to_string();
        if let Some(known) = enterprises::by_tax_code(conn, &tax_code)? {
            return Ok(EnterpriseId(known.id));
        }
        let row = EnterpriseRow {
            id: self.enterprise,
            search: search_fold(&format!("{} {tax_code}", a.enterprise)),
            tax_code,
            name: a.enterprise.clone(),
            address: a.address.clone(),
            commune_code: a.commune.as_str().to_owned(),
            phone: None,
            email: None,
            vsic_code: None,
            vsic_version: None,
            type_name: None,
            parent_body: None,
            workers_total: None,
            workers_female: None,
            representative: None,
            approved_at: None,
            created_at: self.now,
            updated_at: self.now,
            version: 1,
        };
        enterprises::insert(conn, &row)?;
        Ok(EnterpriseId(self.enterprise))
    }

    fn row(&self, enterprise: EnterpriseId) -> RegistrationRow {
        let a = &self.application;
        RegistrationRow {
            id: self.id,
            user_id: self.user,
            enterprise_id: enterprise.0,
            province: self.province.clone(),
            tax_code: a.tax_code.to_string(),
            name: a.enterprise.clone(),
            address: a.address.clone(),
            commune_code: a.commune.as_str().to_owned(),
            state: RegistrationState::Requested,
            requested_at: self.now,
            decided_at: None,
            decided_by: None,
            decided_by_name: None,
            reason: None,
            told_at: None,
            search: search_fold(&format!("{} {} {}", a.enterprise, a.tax_code, a.name)),
            version: 1,
        }
    }
}
