//! Reading a case: what this caller may see of it, its terms, and what this caller may do next.

use super::commands::cares_for;
use super::load::load;
use super::relations::relations;
use super::sight::{Sight, may};
use crate::alerts::may_read;
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Action, Actor, Relation, act, authorise_on};
use domain::case::{
    Case, CaseDeadline, CommandKind, Lateness, Verdict, action_of, deadlines, lateness, verdict,
};
use domain::ids::{CaseId, ReportId};

/// A case as the caller may see it.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// The case; names, personal numbers, injuries and secret findings are left out where the table says so.
    pub case: Case,
    /// Version for `If-Match`.
    pub version: i64,
    /// Terms with their state now.
    pub deadlines: Vec<CaseDeadline>,
    /// The caller sees victims by name.
    pub sees_victims: bool,
    /// The caller sees findings that are not announced yet.
    pub sees_findings: bool,
    /// The caller sees the alerts of the case.
    pub sees_alerts: bool,
    /// Reports this caller cares for: may correct, supplement and withdraw.
    pub cares_for: Vec<ReportId>,
    /// Commands open to this caller in this stage.
    pub allowed: Vec<CommandKind>,
    /// How long after learning of it the employer declared; for the department alone.
    pub lateness: Option<Lateness>,
}

/// Reads a case.
///
/// # Errors
/// [`Failure::NotFound`] or [`Failure::Denied`] when there is no such case for this caller.
pub async fn read(app: &Casework, ctx: Context, id: CaseId) -> Result<CaseView, Failure> {
    let now = Now::new(app, &ctx.actor);
    app.db()
        .read(move |conn| {
            let loaded = load(conn, id)?;
            let known = relations(conn, &ctx.actor, &loaded.case)?;
            authorise_on::<act::ReadCase>(&ctx.actor, &known)?;
            let terms = deadlines(&loaded.case, now.law(), now.calendar(), now.at);
            let late =
                lateness(&loaded.case, now.law().settings()).filter(|_| ctx.actor.role.is_department());
            let told = store::alerts::of_case(conn, id.0)?.iter().any(|a| may_read(&ctx.actor, a));
            let mut view = view(&ctx.actor, &known, loaded.case, loaded.version, terms);
            view.lateness = late;
            view.sees_alerts |= told;
            Ok(view)
        })
        .await
}

fn view(
    actor: &Actor,
    known: &[Relation],
    mut case: Case,
    version: i64,
    terms: Vec<CaseDeadline>,
) -> CaseView {
    let sight = Sight::of(actor, known, &case);
    let allowed = CommandKind::ALL
        .iter()
        .copied()
        .filter(|c| verdict(*c, case.stage.kind()) != Verdict::Refused && may(actor, known, action_of(*c)))
        .collect();
    let cares_for =
        case.reports.iter().map(|r| &r.report).filter(|r| cares_for(actor, r)).map(|r| r.id).collect();
    sight.case(&mut case);
    CaseView {
        case,
        version,
        deadlines: terms.into_iter().filter(|d| sight.deadline(d)).collect(),
        sees_victims: sight.victims,
        sees_findings: sight.findings,
        sees_alerts: may(actor, known, Action::ReadAlerts),
        cares_for,
        allowed,
        lateness: None,
    }
}
