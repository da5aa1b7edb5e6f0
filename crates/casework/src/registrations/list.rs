//! Applications, for who decides them.

use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Actor, Denied, Relation, act, authorise_on};
use domain::ids::RegistrationId;
use domain::value::{TaxCode, TaxCodeCheck, search_tokens};
use store::enterprises::EnterpriseRow;
use store::registrations::{self, RegistrationFilter, RegistrationRow};
use store::users::UserRow;
use store::{Conn, MembershipState, RegistrationState, enterprises, memberships, users};

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegistrationQuery {
    /// State, or every one.
    pub state: Option<RegistrationState>,
    /// Words of the enterprise, its tax code or the person.
    pub text: Option<String>,
    /// The last application of the page before.
    pub after: Option<RegistrationId>,
    /// Rows at most.
    pub limit: i64,
}

/// An application with the person and what the directory knows.
#[derive(Debug, Clone)]
pub struct RegistrationView {
    /// The application.
    pub row: RegistrationRow,
    /// The person.
    pub user: UserRow,
    /// The enterprise as the directory has it, once somebody approved it.
    pub known: Option<EnterpriseRow>,
    /// Names of people who act for the enterprise already.
    pub members: Vec<String>,
    /// The check digit of the tax code does not fit.
    pub check_digit_fails: bool,
}

/// A page of applications.
#[derive(Debug, Clone)]
pub struct RegistrationPage {
    /// Applications.
    pub items: Vec<RegistrationView>,
    /// The last of them, when there are more.
    pub next: Option<RegistrationId>,
    /// How many stand in each state.
    pub counts: Vec<(RegistrationState, i64)>,
}

/// How an actor stands to the applications of a province.
pub(super) fn relations(actor: &Actor, province: &str) -> Vec<Relation> {
    let own = actor.province.as_deref() == Some(province);
    if own { vec![Relation::OwnProvince] } else { Vec::new() }
}

/// Lists applications of the province.
///
/// # Errors
/// [`Failure::Denied`] for who decides none.
pub async fn list(
    app: &Casework,
    ctx: Context,
    query: RegistrationQuery,
) -> Result<RegistrationPage, Failure> {
    let province = app.settings().province.clone();
    let known = relations(&ctx.actor, &province);
    match authorise_on::<act::ReadRegistrations>(&ctx.actor, &known) {
        Ok(_) => {}
        // An officer of elsewhere may read applications, but there are none of his province here.
        Err(Denied::Hidden) if ctx.actor.role.is_department() => {
            return Ok(RegistrationPage { items: Vec::new(), next: None, counts: Vec::new() });
        }
        Err(Denied::Hidden) => {
            return Err(Denied::Forbidden(domain::access::Action::ReadRegistrations).into());
        }
        Err(denied) => return Err(denied.into()),
    }
    let tokens = query.text.map(|t| search_tokens(&t)).unwrap_or_default();
    let asked = query.limit.clamp(1, 199);
    let filter = RegistrationFilter {
        province: province.clone(),
        state: query.state,
        tokens,
        limit: asked.saturating_add(1).min(200),
        after: query.after.map(|id| id.0),
    };
    app.db()
        .read(move |conn| {
            let mut rows = registrations::list(conn, &filter)?;
            let most = usize::try_from(asked).unwrap_or(0);
            let more = rows.len() > most;
            rows.truncate(most);
            let next = rows.last().filter(|_| more).map(|r| RegistrationId(r.id));
            let mut items = Vec::new();
            for row in rows {
                items.push(view(conn, row)?);
            }
            let mut counts = Vec::new();
            for state in RegistrationState::ALL {
                counts.push((*state, registrations::count(conn, &province, *state)?));
            }
            Ok(RegistrationPage { items, next, counts })
        })
        .await
}

/// Reads one application.
///
/// # Errors
/// [`Failure::Denied`] or [`Failure::NotFound`] when there is none for this caller.
pub async fn read(app: &Casework, ctx: Context, id: RegistrationId) -> Result<RegistrationView, Failure> {
    app.db()
        .read(move |conn| {
            let row = registrations::get(conn, id.0)?;
            authorise_on::<act::ReadRegistrations>(&ctx.actor, &relations(&ctx.actor, &row.province))?;
            view(conn, row)
        })
        .await
}

fn view(conn: &mut Conn, row: RegistrationRow) -> Result<RegistrationView, Failure> {
    let user = users::get(conn, row.user_id)?;
    let known = Some(enterprises::get(conn, row.enterprise_id)?).filter(|e| e.approved_at.is_some());
    let mut members = Vec::new();
    for member in memberships::of_enterprise(conn, row.enterprise_id)? {
        if member.state == MembershipState::Approved && member.user_id != row.user_id {
            members.push(users::get(conn, member.user_id)?.display_name);
        }
    }
    let check_digit_fails =
        TaxCode::parse(&row.tax_code).is_ok_and(|t| t.check() == TaxCodeCheck::CheckDigitFails);
    Ok(RegistrationView { row, user, known, members, check_digit_fails })
}

impl RegistrationPage {
    /// How many stand in a state.
    pub fn count(&self, state: RegistrationState) -> i64 {
        self.counts.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n)
    }

    /// How many wait for a decision.
    pub fn waiting(&self) -> i64 {
        self.count(RegistrationState::Requested)
    }
}
