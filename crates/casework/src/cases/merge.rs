//! Merging: one case goes on with the reports of both, the other is dismissed and names it.

use super::execute::{CaseOutcome, append, stale};
use super::load::load;
use super::relations::relations;
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{act, authorise_on};
use domain::case::{Case, Command, CommandKind, DismissalKind, Verdict, decide, verdict};
use domain::ids::CaseId;
use domain::value::FieldError;
use domain::words::{Lang, Localized};

/// Takes `other` into `id`. Both streams are written in one transaction.
///
/// # Errors
/// [`Failure`] when the caller may not, a version is stale, or either case refuses.
pub async fn merge(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    other: CaseId,
    reason: String,
) -> Result<CaseOutcome, Failure> {
    let now = Now::new(app, &ctx.actor);
    let worker = app.clone();
    let outcome = app
        .db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let kept = load(conn, id)?;
                let known = relations(conn, &ctx.actor, &kept.case)?;
                authorise_on::<act::MergeCases>(&ctx.actor, &known)?;
                match ctx.if_match {
                    None => return Err(Failure::IfMatchRequired),
                    Some(expected) if expected != kept.version => {
                        return Err(stale(&kept, expected, &ctx.actor, &known));
                    }
                    Some(_) => {}
                }
                let gone = load(conn, other)?;
                let known = relations(conn, &ctx.actor, &gone.case)?;
                authorise_on::<act::MergeCases>(&ctx.actor, &known)?;
                mergeable(&gone.case)?;
                let c = now.circumstances();
                let dismiss =
                    Command::Dismiss { kind: DismissalKind::Merged, reason: reason.clone(), into: Some(id) };
                let dismissal = decide(&gone.case, dismiss, &c)?;
                let absorb =
                    Command::AbsorbCase { other: Box::new(gone.case.clone()), reason: reason.clone() };
                let absorbed = decide(&kept.case, absorb, &c)?;
                append(conn, &worker, &now, gone.case, gone.version, dismissal, None)?;
                append(conn, &worker, &now, kept.case, kept.version, absorbed, None)
            })
        })
        .await?;
    app.wake_notifier();
    Ok(outcome)
}

/// Only a case that nobody investigates yet goes into another one.
fn mergeable(gone: &Case) -> Result<(), Failure> {
    let stage = gone.stage.kind();
    if verdict(CommandKind::Dismiss, stage) != Verdict::Refused {
        return Ok(());
    }
    let (number, vi, en) = (gone.number, stage.label(Lang::Vi), stage.label(Lang::En));
    Err(Failure::Invalid(vec![FieldError {
        pointer: "/other_case_id".to_owned(),
        code: "other_case_under_way",
        message: Localized::new(
            format!(
                "Vụ {number} đang ở giai đoạn “{vi}”, không nhập vào vụ khác được. Chỉ nhập vụ chưa có Đoàn điều tra; nếu \
                 hai vụ là một, mở vụ {number} và nhập vụ này vào đó khi giai đoạn của nó còn cho phép."
            ),
            format!(
                "Case {number} is {en} and cannot go into another. Only a case without an investigation team can; if both \
                 are the same accident, open {number} and merge this one into it while its stage allows."
            ),
        ),
    }]))
}
