//! Reading a case: what this caller may see of it, its terms, and what this caller may do next.

use super::load::load;
use super::relations::relations;
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Action, Actor, Relation, act, authorise_on, granted};
use domain::case::{Case, CaseDeadline, CommandKind, Stage, Verdict, action_of, deadlines, verdict};
use domain::ids::CaseId;

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
    /// Commands open to this caller in this stage.
    pub allowed: Vec<CommandKind>,
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
            Ok(view(&ctx.actor, &known, loaded.case, loaded.version, terms))
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
    let may = |action| {
        granted(actor.role, action, Relation::None) || known.iter().any(|r| granted(actor.role, action, *r))
    };
    let sees_victims = may(Action::ReadVictims);
    let sees_findings = may(Action::ReadFindings) || case.stage.announcement().is_some();
    let allowed = CommandKind::ALL
        .iter()
        .copied()
        .filter(|c| verdict(*c, case.stage.kind()) != Verdict::Refused && may(action_of(*c)))
        .collect();
    if !sees_victims {
        redact_victims(&mut case);
    }
    if !sees_findings {
        hide_findings(&mut case);
    }
    CaseView {
        case,
        version,
        deadlines: terms,
        sees_victims,
        sees_findings,
        sees_alerts: may(Action::ReadAlerts),
        allowed,
    }
}

fn redact_victims(case: &mut Case) {
    let strip = |v: &mut domain::case::VictimStatement| {
        v.name = None;
        v.birth = None;
        v.citizen_id = None;
        v.residence = None;
        v.injury = None;
        v.treatment = None;
        v.serious_codes.clear();
        v.relation_disputed = None;
    };
    for v in &mut case.victims {
        strip(&mut v.statement);
        v.medical_document = None;
    }
    if let Some(a) = &mut case.accident {
        a.victims.iter_mut().for_each(strip);
        a.course = domain::case::Course::default();
    }
    for r in &mut case.reports {
        r.report.accident.victims.iter_mut().for_each(strip);
        r.report.accident.course = domain::case::Course::default();
        r.report.told_by = domain::case::Informant::default();
        r.report.commune_details = None;
        r.report.declaration = None;
    }
    case.supplements.clear();
}

/// Members keep silent before the announcement (Nghị định 39/2016/NĐ-CP Điều 12): so does the system.
fn hide_findings(case: &mut Case) {
    if let Stage::Concluded { team, .. } = &case.stage {
        case.stage = Stage::Investigating { team: team.clone() };
    }
    case.recommendations.clear();
}
