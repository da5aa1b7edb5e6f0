//! The work list: filters, search without diacritics, sort, cursor.

use crate::alerts::opened_to;
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Action, Actor, Relation, Role, act, authorise, granted};
use domain::case::StageKind;
use domain::value::search_tokens;
use store::CaseRow;
use store::cases::{CaseFilter, Scope};

/// One row of the list.
pub type CaseSummary = CaseRow;

/// What the caller filters by; the scope is never the caller's to choose.
pub type CaseQuery = CaseFilter;

/// A page of the list.
#[derive(Debug, Clone)]
pub struct CasePage {
    /// Rows.
    pub items: Vec<CaseSummary>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}

/// Lists the cases the caller may see.
///
/// # Errors
/// [`Failure::Denied`] for who may not list cases; [`Failure::Invalid`] for a bad cursor.
pub async fn list(
    app: &Casework,
    ctx: Context,
    query: CaseQuery,
    text: Option<String>,
) -> Result<CasePage, Failure> {
    authorise::<act::ListCases>(&ctx.actor)?;
    let mut filter = query;
    bound(&mut filter, &ctx.actor);
    filter.tokens = text.map(|t| search_tokens(&t)).unwrap_or_default();
    let page = app.db().read(move |conn| store::cases::list(conn, &filter).map_err(Failure::from)).await?;
    Ok(CasePage { items: page.items, next: page.next, total: page.total })
}

/// Sets what the caller may see, search and know of; none of it is the caller's to choose.
fn bound(filter: &mut CaseFilter, actor: &Actor) {
    filter.scope = scope(actor);
    filter.names = granted_in(actor, Action::ReadVictims);
    filter.findings = granted_in(actor, Action::ReadFindings);
}

/// In which cases the table grants an action to the actor.
fn granted_in(actor: &Actor, action: Action) -> Scope {
    let relations = Relation::ALL.iter().filter(|r| granted(actor.role, action, **r));
    Scope::Any(relations.map(|r| related(actor, *r)).collect())
}

/// The cases to which an actor stands in a relation, as [`super::relations`] finds it for one of them; none for a
/// relation that no condition over rows can tell.
fn related(actor: &Actor, relation: Relation) -> Scope {
    let enterprises = || actor.enterprises.iter().map(|e| e.0).collect();
    match relation {
        Relation::OwnProvince => actor.province.clone().map_or(Scope::None, |p| Scope::Provinces(vec![p])),
        Relation::OwnEnterprise => Scope::Employer(enterprises()),
        Relation::OwnCommune => {
            actor.commune.as_ref().map_or(Scope::None, |c| Scope::Place(c.as_str().to_owned()))
        }
        Relation::TeamMember if actor.role == Role::Enterprise => Scope::OwnTeam(enterprises()),
        Relation::TeamMember => actor.agency.map_or(Scope::None, |agency| Scope::Seated(vec![agency.0])),
        Relation::AlertedAgency => actor.agency.map_or(Scope::None, opened_to),
        Relation::RequestedEnterprise
        | Relation::VictimsEmployer
        | Relation::Reporter
        | Relation::OwnLevel
        | Relation::PastTeamMember
        | Relation::HoldsFile
        | Relation::Assigned
        | Relation::OwnNotice
        | Relation::None => Scope::None,
    }
}

/// The row of a case as the actor may know it, out of those that he may see.
pub(super) fn told(conn: &mut store::Conn, actor: &Actor, mut row: CaseRow) -> Result<CaseRow, Failure> {
    if row.stage == StageKind::Concluded.as_str()
        && !may_see(conn, &granted_in(actor, Action::ReadFindings), row.id)?
    {
        StageKind::Investigating.as_str().clone_into(&mut row.stage);
    }
    Ok(row)
}

/// What part of the register an actor may ever see: the list obeys the same table as the case.
pub(crate) fn scope(actor: &Actor) -> Scope {
    match actor.role {
        Role::Investigator | Role::UnitHead | Role::Director | Role::Leader | Role::Ministry => {
            actor.province.clone().map_or(Scope::None, |p| Scope::Provinces(vec![p]))
        }
        Role::Enterprise => {
            let own: Vec<_> = actor.enterprises.iter().map(|e| e.0).collect();
            Scope::Any(vec![Scope::Enterprise(own.clone()), Scope::EmploysVictim(own)])
        }
        Role::Commune => {
            actor.commune.as_ref().map_or(Scope::None, |c| Scope::Commune(c.as_str().to_owned()))
        }
        Role::CommunePolice
        | Role::ProvincialPolice
        | Role::Procuracy
        | Role::MemberAgency
        | Role::SocialInsurance => actor
            .agency
            .map_or(Scope::None, |agency| Scope::Any(vec![opened_to(agency), Scope::Seated(vec![agency.0])])),
        Role::Anonymous | Role::Family | Role::Admin | Role::System => Scope::None,
    }
}

/// What part of the register is the actor's own: not the cases in which he is only related to somebody hurt.
pub(crate) fn own_scope(actor: &Actor) -> Scope {
    match actor.role {
        Role::Enterprise => Scope::Enterprise(actor.enterprises.iter().map(|e| e.0).collect()),
        _other => scope(actor),
    }
}

/// Does a scope hold a case?
pub(crate) fn may_see(conn: &mut store::Conn, scope: &Scope, case: uuid::Uuid) -> Result<bool, Failure> {
    Ok(store::cases::is_visible(conn, case, scope)?)
}
