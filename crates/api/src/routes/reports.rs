//! The doors through which an accident enters.

use crate::answer::OutcomeAnswer;
use crate::answer::created;
use crate::ask::Ask;
use actix_web::HttpResponse;
use casework::reports::{self, FiledBy};
use domain::access::Action;
use tnld_http::dto::{
    CommuneNoticeInput, CommuneRecordInput, DeclarationInput, LoggedReportInput, TipInput, UrgentNoticeInput,
};
use tnld_http::limits::count;
use tnld_http::{Fault, JsonBody, Limited};

/// Nobody's filings are limited by address; those of a signed-in person are not.
fn limited(ask: &Ask) -> Result<(), Fault> {
    if ask.caller.actor.user.is_some() { Ok(()) } else { count(&ask.req, Limited::PublicFiling) }
}

/// Sends an urgent notice
///
/// Six questions, no account needed; alerts go out at once, marked "chưa xác minh" when nobody is signed in.
/// The full declaration follows, prefilled.
#[utoipa::path(
    post, path = "/api/v1/urgent-notices", tag = "reports", operation_id = "file_urgent_notice",
    request_body = UrgentNoticeInput,
    responses((status = 201, description = "Taken; the alerts that the law orders are on their way", body = OutcomeAnswer)),
    security((), ("bearer" = []), ("session" = [], "csrf" = []))
)]
pub(crate) async fn file_urgent_notice(
    ask: Ask,
    body: JsonBody<UrgentNoticeInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::FileUrgentNotice, &body.hash)?;
    limited(&ask)?;
    let filing = ask.read(body.value)?;
    let outcome =
        reports::file_urgent_notice(&ask.app, ctx, FiledBy::Interface, filing.case, filing.report).await?;
    Ok(created(outcome, ask.lang()))
}

/// Sends a tip
///
/// A word from family, a witness, the police or a hospital; whoever gives it may stay unnamed.
#[utoipa::path(
    post, path = "/api/v1/tips", tag = "reports", operation_id = "file_tip",
    request_body = TipInput,
    responses((status = 201, description = "Taken; the alerts that the law orders are on their way", body = OutcomeAnswer)),
    security((), ("bearer" = []), ("session" = [], "csrf" = []))
)]
pub(crate) async fn file_tip(ask: Ask, body: JsonBody<TipInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::FileTip, &body.hash)?;
    limited(&ask)?;
    let filing = ask.read(body.value)?;
    let outcome = reports::file_tip(&ask.app, ctx, FiledBy::Interface, filing.report).await?;
    Ok(created(outcome, ask.lang()))
}

/// Files the employer's declaration (PL III)
///
/// Without `case_id` a new case is opened; with it the declaration joins the case of an urgent notice.
#[utoipa::path(
    post, path = "/api/v1/declarations", tag = "reports", operation_id = "file_declaration",
    request_body = DeclarationInput,
    responses((status = 201, description = "Declared; the alerts that the law orders are on their way", body = OutcomeAnswer))
)]
pub(crate) async fn file_declaration(
    ask: Ask,
    body: JsonBody<DeclarationInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::FileDeclaration, &body.hash)?;
    let filing = ask.read(body.value)?;
    let outcome =
        reports::file_declaration(&ask.app, ctx, FiledBy::Interface, filing.case, filing.report).await?;
    Ok(created(outcome, ask.lang()))
}

/// Files the commune's notice (PL IV)
#[utoipa::path(
    post, path = "/api/v1/commune-notices", tag = "reports", operation_id = "file_commune_notice",
    request_body = CommuneNoticeInput,
    responses((status = 201, description = "Taken; the alerts that the law orders are on their way", body = OutcomeAnswer))
)]
pub(crate) async fn file_commune_notice(
    ask: Ask,
    body: JsonBody<CommuneNoticeInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::FileCommuneNotice, &body.hash)?;
    let filing = ask.read(body.value)?;
    let outcome =
        reports::file_commune_notice(&ask.app, ctx, FiledBy::Interface, filing.case, filing.report).await?;
    Ok(created(outcome, ask.lang()))
}

/// Files the commune's record (biên bản ghi nhận sự việc)
#[utoipa::path(
    post, path = "/api/v1/commune-records", tag = "reports", operation_id = "file_commune_record",
    request_body = CommuneRecordInput,
    responses((status = 201, description = "Recorded; the alerts that the law orders are on their way", body = OutcomeAnswer))
)]
pub(crate) async fn file_commune_record(
    ask: Ask,
    body: JsonBody<CommuneRecordInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::FileCommuneRecord, &body.hash)?;
    let filing = ask.read(body.value)?;
    let outcome =
        reports::file_commune_record(&ask.app, ctx, FiledBy::Interface, filing.case, filing.report).await?;
    Ok(created(outcome, ask.lang()))
}

/// Logs a report that came by phone, fax, letter, mail or in person
///
/// With the true time of receipt, and a reason when that lies in the past. May name the case it belongs to.
#[utoipa::path(
    post, path = "/api/v1/reports", tag = "reports", operation_id = "log_report",
    request_body = LoggedReportInput,
    responses((status = 201, description = "Logged; the alerts that the law orders are on their way", body = OutcomeAnswer))
)]
pub(crate) async fn log_report(ask: Ask, body: JsonBody<LoggedReportInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::LogReport, &body.hash)?;
    let filing = ask.read(body.value)?;
    let outcome = reports::log_report(&ask.app, ctx, filing.case, filing.report).await?;
    Ok(created(outcome, ask.lang()))
}
