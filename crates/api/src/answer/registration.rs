//! Registrations: for the applicant, and for who decides.

use super::moment;
use super::outcome::{WarningAnswer, warnings};
use casework::registrations::{OwnRegistration, Registered, RegistrationPage, RegistrationView};
use domain::words::Lang;
use serde::Serialize;
use tnld_http::dto::RegistrationStateWord;
use utoipa::ToSchema;
use uuid::Uuid;

/// The account that was made, and the application that waits.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegisteredAnswer {
    /// The application.
    pub id: Uuid,
    /// The account.
    pub user_id: Uuid,
    /// The login to sign in with; it is given, not chosen.
    #[schema(example = "1700101407.k7m3q")]
    pub login: String,
    /// Always `requested`: the own declaration can be filed at once, other cases are seen after approval.
    pub state: RegistrationStateWord,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// What should be compared once more; it hinders nothing.
    pub warnings: Vec<WarningAnswer>,
}

impl RegisteredAnswer {
    pub(crate) fn of(done: Registered, lang: Lang) -> Self {
        Self {
            id: done.id.0,
            user_id: done.user.0,
            login: done.login,
            state: RegistrationStateWord::Requested,
            at: moment(done.at),
            warnings: warnings(done.warnings, lang),
        }
    }
}

/// The own application.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnRegistrationAnswer {
    /// Login.
    pub login: String,
    /// Tax code as written.
    pub tax_code: String,
    /// Name of the enterprise as written.
    pub enterprise: String,
    /// Where it stands.
    pub state: RegistrationStateWord,
    /// When it was made.
    #[schema(format = "date-time")]
    pub requested_at: String,
    /// When it was decided.
    #[schema(format = "date-time")]
    pub decided_at: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
}

impl From<OwnRegistration> for OwnRegistrationAnswer {
    fn from(own: OwnRegistration) -> Self {
        Self {
            login: own.login,
            tax_code: own.tax_code,
            enterprise: own.enterprise,
            state: own.state.into(),
            requested_at: moment(own.requested_at),
            decided_at: own.decided_at.map(moment),
            decided_by: own.decided_by,
            reason: own.reason,
        }
    }
}

/// The enterprise as the directory has it.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownEnterpriseAnswer {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Commune of the seat.
    pub commune_code: String,
}

/// An application, for who decides it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistrationAnswer {
    /// Id.
    pub id: Uuid,
    /// Where it stands.
    pub state: RegistrationStateWord,
    /// Tax code as written.
    pub tax_code: String,
    /// The check digit of the tax code does not fit.
    pub check_digit_fails: bool,
    /// Name of the enterprise as written.
    pub enterprise: String,
    /// Address as written.
    pub address: String,
    /// Commune of the seat as written.
    pub commune_code: String,
    /// The enterprise as the directory has it, once it was approved.
    pub known: Option<KnownEnterpriseAnswer>,
    /// Names of people who act for it already.
    pub members: Vec<String>,
    /// Name of the applicant.
    pub name: String,
    /// Position.
    pub title: String,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Login.
    pub login: String,
    /// When it was made.
    #[schema(format = "date-time")]
    pub requested_at: String,
    /// When it was decided.
    #[schema(format = "date-time")]
    pub decided_at: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
}

impl From<RegistrationView> for RegistrationAnswer {
    fn from(view: RegistrationView) -> Self {
        let RegistrationView { row, user, known, members, check_digit_fails } = view;
        Self {
            id: row.id,
            state: row.state.into(),
            tax_code: row.tax_code,
            check_digit_fails,
            enterprise: row.name,
            address: row.address,
            commune_code: row.commune_code,
            known: known.map(|e| KnownEnterpriseAnswer {
                id: e.id,
                name: e.name,
                address: e.address,
                commune_code: e.commune_code,
            }),
            members,
            name: user.display_name,
            title: user.title,
            phone: user.phone,
            email: user.email,
            login: user.login,
            requested_at: moment(row.requested_at),
            decided_at: row.decided_at.map(moment),
            decided_by: row.decided_by_name,
            reason: row.reason,
        }
    }
}

/// A page of applications.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistrationPageAnswer {
    /// Applications: those that wait oldest first, others latest first.
    pub items: Vec<RegistrationAnswer>,
    /// Cursor of the next page.
    pub next: Option<Uuid>,
    /// How many wait in all.
    pub waiting: i64,
}

impl From<RegistrationPage> for RegistrationPageAnswer {
    fn from(page: RegistrationPage) -> Self {
        Self {
            waiting: page.waiting(),
            next: page.next.map(|id| id.0),
            items: page.items.into_iter().map(RegistrationAnswer::from).collect(),
        }
    }
}
