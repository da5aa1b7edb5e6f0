//! Taking a case out again that was merged by mistake: both streams go on.

use super::execute::{CaseOutcome, append, stale};
use super::load::load;
use super::relations::relations;
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{act, authorise_on};
use domain::case::{Command, decide};
use domain::ids::CaseId;

/// Takes `other` out of `id`. Both streams are written in one transaction, each at the version that was read.
///
/// # Errors
/// [`Failure`] when the caller may not, a version is stale, or either case refuses.
pub async fn unmerge(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    other: CaseId,
    other_version: Option<i64>,
    reason: String,
) -> Result<CaseOutcome, Failure> {
    let now = Now::new(app, &ctx.actor);
    let worker = app.clone();
    let outcome = app
        .db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let host = load(conn, id)?;
                let known = relations(conn, &ctx.actor, &host.case)?;
                authorise_on::<act::Unmerge>(&ctx.actor, &known)?;
                match ctx.if_match {
                    None => return Err(Failure::IfMatchRequired),
                    Some(expected) if expected != host.version => {
                        return Err(stale(&host, expected, &ctx.actor, &known));
                    }
                    Some(_) => {}
                }
                let gone = load(conn, other)?;
                let known = relations(conn, &ctx.actor, &gone.case)?;
                authorise_on::<act::Unmerge>(&ctx.actor, &known)?;
                if let Some(expected) = other_version.filter(|v| *v != gone.version) {
                    return Err(stale(&gone, expected, &ctx.actor, &known));
                }
                let c = now.circumstances();
                let release = Command::Release { other: Box::new(gone.case.clone()), reason: reason.clone() };
                let released = decide(&host.case, release, &c)?;
                let come_out = Command::ComeOut { host: Box::new(host.case.clone()), reason: reason.clone() };
                let out = decide(&gone.case, come_out, &c)?;
                // The host first: reports and people are rows of one case at a time.
                let outcome = append(conn, &worker, &now, host.case, host.version, released, None)?;
                append(conn, &worker, &now, gone.case, gone.version, out, None)?;
                Ok(outcome)
            })
        })
        .await?;
    app.wake_notifier();
    Ok(outcome)
}
