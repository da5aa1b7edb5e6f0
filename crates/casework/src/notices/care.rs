//! Supplementing, correcting and withdrawing an own report with the code of its notice.

use super::find::{NoticeKey, case_of, find, is_own};
use super::outcome::{NoticeOutcome, discreet};
use crate::app::{Casework, Now};
use crate::cases::{again_unless, append};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{ActionWord, Relation, act, authorise_on};
use domain::case::{AccidentStatement, Command, decide};
use domain::ids::{ReportId, SupplementId};

/// Supplies what was missing, asked for or not.
///
/// # Errors
/// As [`super::open`]; [`Failure::NotFound`] for a report of somebody else, or a refusal of the case.
pub async fn supplement(
    app: &Casework,
    ctx: Context,
    key: NoticeKey,
    report: ReportId,
    request: Option<SupplementId>,
    text: String,
) -> Result<NoticeOutcome, Failure> {
    let command = Command::ProvideSupplement { report, request, text };
    care::<act::SupplementNotice>(app, ctx, key, report, command).await
}

/// Corrects the reporter's own words, with a reason, before they are accepted.
///
/// # Errors
/// As [`supplement`].
pub async fn correct(
    app: &Casework,
    ctx: Context,
    key: NoticeKey,
    report: ReportId,
    reason: String,
    mut accident: AccidentStatement,
) -> Result<NoticeOutcome, Failure> {
    // A stranger names an employer in words alone.
    accident.employer.enterprise = None;
    let command = Command::CorrectOwnWords { report, reason, accident: Box::new(accident) };
    care::<act::CorrectNotice>(app, ctx, key, report, command).await
}

/// Withdraws an own report, with a reason, before it is accepted.
///
/// # Errors
/// As [`supplement`].
pub async fn withdraw(
    app: &Casework,
    ctx: Context,
    key: NoticeKey,
    report: ReportId,
    reason: String,
) -> Result<NoticeOutcome, Failure> {
    care::<act::WithdrawNotice>(app, ctx, key, report, Command::WithdrawReport { report, reason }).await
}

/// Keys of one reporter, wherever he comes from, belong to his notice.
pub(super) fn keyed(mut ctx: Context, notice: ReportId, what: &str) -> Context {
    if let Some(key) = &mut ctx.idempotency {
        key.scope = format!("notice {notice} {what}");
    }
    ctx
}

async fn care<A: ActionWord>(
    app: &Casework,
    ctx: Context,
    key: NoticeKey,
    report: ReportId,
    command: Command,
) -> Result<NoticeOutcome, Failure> {
    authorise_on::<A>(&ctx.actor, &[Relation::OwnNotice])?;
    let notice = ReportId(find(app, &key).await?.report_id);
    let ctx = keyed(ctx, notice, command.kind().as_str());
    let now = Now::new(app, &ctx.actor);
    let worker = app.clone();
    let outcome = again_unless(false, || {
        let (ctx, now, worker, command) = (ctx.clone(), now.clone(), worker.clone(), command.clone());
        app.db().write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let (row, loaded) = case_of(conn, notice)?;
                if !is_own(&row, report) {
                    return Err(Failure::NotFound);
                }
                let decided = decide(&loaded.case, command.clone(), &now.circumstances());
                let decision = decided.map_err(discreet)?;
                let done = append(conn, &worker, &now, loaded.case, loaded.version, decision, Some(report))?;
                Ok(NoticeOutcome::of(done, report))
            })
        })
    })
    .await?;
    app.wake_notifier();
    Ok(outcome)
}
