//! The full declaration that an urgent notice announced, filed with the code of that notice. It is a further report
//! of the same case, so that the first submission and every clock that runs from it stand.

use super::care::keyed;
use super::find::{NoticeKey, case_of, find, own};
use super::outcome::{NoticeOutcome, discreet};
use crate::app::{Casework, Now};
use crate::cases::{again_unless, append};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use crate::reports::{FiledBy, name_only_known, own_enterprise, stamp};
use domain::access::{Relation, act, authorise_on};
use domain::case::{CaseReport, Command, Refusal, Report, ReportState, decide};
use domain::ids::ReportId;
use domain::words::ReportKind;
use store::notice_codes;

/// Files the full declaration.
///
/// # Errors
/// As [`super::open`]; a refusal when the report was no urgent notice, or has its declaration already.
pub async fn complete(
    app: &Casework,
    ctx: Context,
    key: NoticeKey,
    by: FiledBy,
    report: Report,
) -> Result<NoticeOutcome, Failure> {
    authorise_on::<act::CompleteNotice>(&ctx.actor, &[Relation::OwnNotice])?;
    let notice = ReportId(find(app, &key).await?.report_id);
    let ctx = keyed(ctx, notice, "complete");
    let mut report = stamp(app, &ctx, by, ReportKind::Declaration, report);
    own_enterprise(&ctx, &mut report);
    name_only_known(&ctx.actor, &mut report);
    let now = Now::new(app, &ctx.actor);
    let worker = app.clone();
    let outcome = again_unless(false, || {
        let (ctx, now, worker, report) = (ctx.clone(), now.clone(), worker.clone(), report.clone());
        app.db().write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let (row, loaded) = case_of(conn, notice)?;
                may_complete(own(&row, &loaded))?;
                let id = report.id;
                let command = Command::Report(Box::new(report.clone()));
                let decision = decide(&loaded.case, command, &now.circumstances()).map_err(discreet)?;
                let done = append(conn, &worker, &now, loaded.case, loaded.version, decision, Some(id))?;
                notice_codes::complete(conn, notice.0, id.0)?;
                Ok(NoticeOutcome::of(done, id))
            })
        })
    })
    .await?;
    app.wake_notifier();
    Ok(outcome)
}

fn may_complete<'a>(own: impl Iterator<Item = &'a CaseReport>) -> Result<(), Failure> {
    let standing: Vec<ReportKind> =
        own.filter(|r| r.state != ReportState::Withdrawn).map(|r| r.report.kind).collect();
    if standing.contains(&ReportKind::Declaration) {
        return Err(Failure::Refused(Refusal::rule(
            "notice_completed",
            "Khai báo đầy đủ cho tin này đã được gửi. Nếu cần, hãy bổ sung hoặc đính chính khai báo đó.",
            "The full declaration for this notice has been sent. Supplement or correct it if needed.",
            "",
        )));
    }
    if standing.contains(&ReportKind::UrgentNotice) {
        return Ok(());
    }
    Err(Failure::Refused(Refusal::rule(
        "no_urgent_notice",
        "Mã này thuộc tin báo của người khác cơ sở hoặc tin đã rút, nên không dùng để khai báo. Người sử dụng lao động hãy gửi tin khẩn hoặc đăng nhập để khai báo.",
        "This code belongs to a tip or to a notice that was withdrawn and cannot be used to declare. An employer sends an urgent notice, or signs in to declare.",
        "",
    )))
}
