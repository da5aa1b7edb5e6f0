//! Taking a report into a case: a named one, one that is surely the same accident, or a new one with its number.

use crate::app::{Casework, Now};
use crate::cases::{CaseOutcome, again_unless, append, load, relations};
use crate::context::Context;
use crate::failure::Failure;
use crate::notices;
use crate::once::once;
use chrono::Datelike;
use domain::access::{Actor, Role, act, authorise_on};
use domain::case::{Command, Report, decide, open};
use domain::ids::{CaseId, EnterpriseId};
use domain::time::vn_date;
use domain::value::CaseNumber;
use domain::words::Localized;
use store::{Conn, counters, enterprises};

/// Where the report goes.
pub(super) struct Door {
    /// The case the reporter named.
    pub(super) case: Option<CaseId>,
}

/// Does somebody answer for who this is? An account of an enterprise that nobody approved yet is a stranger's.
pub(crate) fn vouched(actor: &Actor) -> bool {
    actor.user.is_some() && (actor.role != Role::Enterprise || !actor.enterprises.is_empty())
}

pub(super) async fn take(
    app: &Casework,
    ctx: Context,
    door: Door,
    report: Report,
) -> Result<CaseOutcome, Failure> {
    let now = Now::new(app, &ctx.actor);
    let worker = app.clone();
    let to = door.case;
    let coded = !vouched(&ctx.actor);
    let outcome = again_unless(false, || {
        let (ctx, now, worker, report) = (ctx.clone(), now.clone(), worker.clone(), report.clone());
        app.db().write(move |conn| {
            let report = of_its_employer(conn, report.clone())?;
            let mut outcome = once(conn, ctx.idempotency.as_ref(), now.at, |conn| match to {
                Some(id) => into_case(conn, &worker, &ctx, &now, id, report.clone()),
                None => {
                    let outcome = into_new(conn, &worker, &ctx, &now, report.clone())?;
                    if coded {
                        notices::issue(conn, &worker, now.at, &outcome)?;
                    }
                    Ok(outcome)
                }
            })?;
            if coded {
                outcome.notice = notices::issued(conn, &worker, outcome.report_id)?;
            }
            Ok(outcome)
        })
    })
    .await?;
    app.wake_notifier();
    Ok(outcome)
}

/// The establishment of the accident is the one whose tax code the report names, whoever files it: an officer who
/// saw an accident at a neighbour's does not become its employer.
fn of_its_employer(conn: &mut Conn, mut report: Report) -> Result<Report, Failure> {
    let employer = &mut report.accident.employer;
    let (Some(id), Some(told)) = (employer.enterprise, &employer.tax_code) else { return Ok(report) };
    let told = told.to_string();
    if report.enterprise == Some(id) && enterprises::get(conn, id.0)?.tax_code != told {
        let other = enterprises::by_tax_code(conn, &told)?.filter(|e| e.approved_at.is_some());
        employer.enterprise = other.map(|e| EnterpriseId(e.id));
    }
    Ok(report)
}

fn into_case(
    conn: &mut Conn,
    app: &Casework,
    ctx: &Context,
    now: &Now,
    id: CaseId,
    report: Report,
) -> Result<CaseOutcome, Failure> {
    let loaded = load(conn, id)?;
    let known = relations(conn, &ctx.actor, &loaded.case)?;
    authorise_on::<act::ReadCase>(&ctx.actor, &known)?;
    let report_id = report.id;
    let decision = decide(&loaded.case, Command::Report(Box::new(report)), &now.circumstances())?;
    append(conn, app, now, loaded.case, loaded.version, decision, Some(report_id))
}

fn into_new(
    conn: &mut Conn,
    app: &Casework,
    ctx: &Context,
    now: &Now,
    report: Report,
) -> Result<CaseOutcome, Failure> {
    let province = app.settings().province.clone();
    let year = vn_date(now.at).year();
    let report_id = report.id;
    // What is known already is told to the department alone: a stranger never learns that a case exists.
    let department = matches!(ctx.actor.role, Role::Investigator | Role::UnitHead | Role::Director);
    let similar = if department {
        crate::cases::candidates(conn, &province, &report.accident, None)?
    } else {
        Vec::new()
    };
    // The number is taken last, so that a refused report leaves no gap: the counter rolls back with it.
    let sequence = counters::next(conn, &format!("case/{province}/{year}"))?;
    let number = CaseNumber::new(&province, year, u32::try_from(sequence).unwrap_or(u32::MAX))
        .map_err(|e| Failure::Internal(format!("case number: {e}")))?;
    let id = CaseId(app.id());
    let decision = open(id, number, report, &now.circumstances())?;
    let opening = decision.events.first().ok_or_else(|| Failure::Internal("no opening".to_owned()))?;
    let case =
        domain::case::fold([(now.at, opening)]).ok_or_else(|| Failure::Internal("no opening".to_owned()))?;
    let mut outcome = append(conn, app, now, case, 0, decision, Some(report_id))?;
    if !similar.is_empty() {
        let numbers: Vec<&str> = similar.iter().map(|c| c.case.number.as_str()).collect();
        outcome.warnings.push((
            "possible_duplicate".to_owned(),
            Localized::new(
                format!("Có thể trùng với vụ: {}. Đối chiếu và nhập vụ nếu đúng.", numbers.join(", ")),
                format!("May be the same accident as: {}. Compare, and merge if so.", numbers.join(", ")),
            ),
        ));
    }
    Ok(outcome)
}
