//! Reading alerts: of a case, or those an agency received.

use super::opens::opens_case;
use crate::app::Casework;
use crate::cases::{CaseBrief, briefs, load, relations};
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Action, ActionWord, Actor, Relation, Role, act, authorise_on, granted};
use domain::ids::{AgencyId, AlertId, CaseId, DrillId};
use domain::time::Instant;
use domain::words::Urgency;
use store::Conn;
use store::alerts::{self, AlertFilter, AlertRow};

/// An alert as people see it; the address stays with the administrator.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AlertView {
    /// Id.
    pub id: AlertId,
    /// Case.
    pub case_id: Option<CaseId>,
    /// Which case that is; of a list and of one alert read by itself.
    pub case: Option<CaseBrief>,
    /// Agency.
    pub agency_id: Option<AgencyId>,
    /// Recipient as named on the date.
    pub recipient: String,
    /// Role key.
    pub role: String,
    /// Mode.
    pub mode: String,
    /// Trigger.
    pub trigger: String,
    /// Rule.
    pub rule: String,
    /// Article.
    pub citation: String,
    /// State.
    pub state: String,
    /// When raised.
    pub created_at: Instant,
    /// When accepted by the channel.
    pub sent_at: Option<Instant>,
    /// When confirmed.
    pub acknowledged_at: Option<Instant>,
    /// By whom.
    pub acknowledged_by_name: Option<String>,
    /// Of which unit.
    pub acknowledged_by_unit: Option<String>,
    /// Somebody died, or casualties are not known.
    pub urgent: bool,
    /// When the next rung of its ladder is taken unless somebody confirms.
    pub next_rung_at: Option<Instant>,
    /// Times the ladder was begun anew.
    pub round: i32,
    /// Part of a drill.
    pub drill: bool,
    /// The drill.
    pub drill_id: Option<DrillId>,
    /// It opens the case to the agency that received it.
    #[serde(skip)]
    pub opens_case: bool,
}

pub(crate) fn view(row: AlertRow) -> AlertView {
    AlertView {
        opens_case: opens_case(&row),
        id: AlertId(row.id),
        case_id: row.case_id.map(CaseId),
        case: None,
        agency_id: row.agency_id.map(AgencyId),
        recipient: row.recipient_name,
        role: row.role,
        mode: row.mode,
        trigger: row.trigger,
        rule: row.rule,
        citation: row.citation,
        state: row.state.as_str().to_owned(),
        created_at: row.created_at,
        sent_at: row.sent_at,
        acknowledged_at: row.acknowledged_at,
        acknowledged_by_name: row.acknowledged_by_name,
        acknowledged_by_unit: row.acknowledged_by_unit,
        urgent: row.urgency == Urgency::Death.as_str(),
        next_rung_at: row.next_rung_at,
        round: row.ladder_round,
        drill: row.drill_id.is_some(),
        drill_id: row.drill_id.map(DrillId),
    }
}

/// The same alerts with the cases they are about. Class and place tell every recipient which accident is meant; the
/// number stands there once the case is open to its agency, and is empty until then.
fn with_cases(conn: &mut Conn, actor: &Actor, mut alerts: Vec<AlertView>) -> Result<Vec<AlertView>, Failure> {
    let known = briefs(conn, alerts.iter().filter_map(|a| a.case_id).map(|id| id.0))?;
    let by_place = [Relation::OwnProvince, Relation::OwnCommune]
        .iter()
        .any(|r| granted(actor.role, Action::ReadCase, *r));
    for alert in &mut alerts {
        alert.case = alert.case_id.and_then(|id| known.get(&id.0).cloned());
        if let Some(case) = alert.case.as_mut().filter(|_| !by_place && !alert.opens_case) {
            case.number.clear();
        }
    }
    Ok(alerts)
}

/// What the caller filters by; whose alerts they are is never the caller's to choose.
pub type AlertQuery = AlertFilter;

/// Relations of an actor to one alert.
fn to_alert(actor: &Actor, row: &AlertRow) -> Vec<Relation> {
    let mut out = Vec::new();
    if is_own_alert(actor, row) {
        out.push(Relation::AlertedAgency);
    }
    if actor.province.as_deref() == Some(row.province.as_str()) {
        out.push(Relation::OwnProvince);
    }
    out
}

/// Asks the table about one alert; an alert of another agency does not exist for the caller.
pub(crate) fn authorise_alert<A: ActionWord>(actor: &Actor, row: &AlertRow) -> Result<(), Failure> {
    let sees = may_read(actor, row);
    match authorise_on::<A>(actor, &to_alert(actor, row)) {
        Ok(_) => Ok(()),
        Err(domain::access::Denied::SignInRequired) => Err(domain::access::Denied::SignInRequired.into()),
        Err(_) if sees => Err(domain::access::Denied::Forbidden(A::ACTION).into()),
        Err(_) => Err(Failure::NotFound),
    }
}

/// Lists alerts: the department sees those of its province, an agency those it received.
///
/// # Errors
/// [`Failure::Denied`] for who receives no alerts.
pub async fn list(
    app: &Casework,
    ctx: Context,
    query: AlertQuery,
) -> Result<store::Page<AlertView>, Failure> {
    let actor = ctx.actor;
    let Some(filter) = bounded(&actor, query)? else {
        return Ok(store::Page { items: Vec::new(), next: None, total: 0 });
    };
    app.db()
        .read(move |conn| {
            let page = alerts::list(conn, &filter)?.map(view);
            Ok(store::Page {
                items: with_cases(conn, &actor, page.items)?,
                next: page.next,
                total: page.total,
            })
        })
        .await
}

/// The filter within what the caller may see; none when that is nothing.
fn bounded(actor: &Actor, query: AlertQuery) -> Result<Option<AlertFilter>, Failure> {
    let mut filter = query;
    let department = matches!(actor.role, Role::Investigator | Role::UnitHead | Role::Director);
    let may = |r| granted(actor.role, Action::ReadAlerts, r);
    if let (true, Some(province)) = (department && may(Relation::OwnProvince), &actor.province) {
        filter.provinces = vec![province.clone()];
    } else if let (Some(agency), true) = (actor.agency, may(Relation::AlertedAgency)) {
        filter.agencies = Some(vec![agency.0]);
    } else {
        authorise_on::<act::ReadAlerts>(actor, &[])?;
        return Ok(None);
    }
    Ok(Some(filter))
}

/// The agencies that the alerts went to which the caller may see, by name: what the list is narrowed by.
///
/// # Errors
/// As [`list`].
pub async fn recipients(app: &Casework, ctx: Context) -> Result<Vec<(AgencyId, String)>, Failure> {
    let Some(filter) = bounded(&ctx.actor, AlertQuery::default())? else { return Ok(Vec::new()) };
    app.db()
        .read(move |conn| {
            let found = alerts::recipients(conn, &filter)?;
            Ok(found.into_iter().map(|(id, name)| (AgencyId(id), name)).collect())
        })
        .await
}

/// Reads one alert.
///
/// # Errors
/// [`Failure::NotFound`] for an alert of another agency.
pub async fn read(app: &Casework, ctx: Context, id: AlertId) -> Result<AlertView, Failure> {
    app.db()
        .read(move |conn| {
            let row = alerts::get(conn, id.0)?;
            authorise_alert::<act::ReadAlerts>(&ctx.actor, &row)?;
            with_cases(conn, &ctx.actor, vec![view(row)])?.pop().ok_or(Failure::NotFound)
        })
        .await
}

/// May the actor read this alert? The department reads those of its province, an agency its own, also when it was
/// only informed.
pub(crate) fn may_read(actor: &Actor, row: &AlertRow) -> bool {
    to_alert(actor, row).iter().any(|r| granted(actor.role, Action::ReadAlerts, *r))
}

/// Was this alert to the agency of the actor?
fn is_own_alert(actor: &Actor, row: &AlertRow) -> bool {
    row.agency_id.is_some() && row.agency_id == actor.agency.map(|a| a.0)
}

/// The alerts of a case.
///
/// # Errors
/// As reading the case.
pub async fn of_case(app: &Casework, ctx: Context, id: CaseId) -> Result<Vec<AlertView>, Failure> {
    app.db()
        .read(move |conn| {
            let loaded = load(conn, id)?;
            let known = relations(conn, &ctx.actor, &loaded.case)?;
            authorise_on::<act::ReadCase>(&ctx.actor, &known)?;
            let rows = alerts::of_case(conn, id.0)?;
            Ok(rows.into_iter().filter(|r| may_read(&ctx.actor, r)).map(view).collect())
        })
        .await
}
