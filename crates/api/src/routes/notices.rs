//! Coming back to the own notice with its code. The code stands in the body, never in an address.

use crate::answer::{NoticeAnswer, NoticeOutcomeAnswer, receipt};
use crate::ask::Ask;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use casework::notices::{self, NoticeKey};
use casework::reports::FiledBy;
use domain::access::Action;
use domain::value::NoticeCode;
use tnld_http::client_address::limit_key;
use tnld_http::dto::{
    NoticeCorrectionInput, NoticeDeclarationInput, NoticeOpeningInput, NoticeSupplementInput,
    NoticeWithdrawalInput,
};
use tnld_http::limits::count;
use tnld_http::{Fault, JsonBody, Limited};

fn key(ask: &Ask, code: NoticeCode) -> Result<NoticeKey, Fault> {
    count(&ask.req, Limited::NoticeCode)?;
    Ok(NoticeKey::Code { code, address: limit_key(ask.caller.address).to_string() })
}

/// Opens the own notice with its code
///
/// Shows the own words, where they stand and what was asked of the reporter; and the full declaration prefilled
/// with them. Nothing else of the case.
#[utoipa::path(
    post, path = "/api/v1/notice-openings", tag = "notices", operation_id = "open_notice",
    request_body = NoticeOpeningInput,
    responses((status = 200, description = "The own notice", body = NoticeAnswer)),
    security((), ("bearer" = []), ("session" = [], "csrf" = []))
)]
pub(crate) async fn open_notice(ask: Ask, body: JsonBody<NoticeOpeningInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::OpenNotice)?;
    let code = ask.read(body.value)?;
    let view = notices::open(&ask.app, ctx, key(&ask, code)?).await?;
    Ok(HttpResponse::Ok().json(NoticeAnswer::from(view)))
}

/// Files the full declaration that an urgent notice announced
///
/// It joins the case of the notice, whose first submission stands. Once per notice.
#[utoipa::path(
    post, path = "/api/v1/notice-declarations", tag = "notices", operation_id = "complete_notice",
    request_body = NoticeDeclarationInput,
    responses((status = 201, description = "Declared; the alerts that the law orders are on their way", body = NoticeOutcomeAnswer)),
    security((), ("bearer" = []), ("session" = [], "csrf" = []))
)]
pub(crate) async fn complete_notice(
    ask: Ask,
    body: JsonBody<NoticeDeclarationInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::CompleteNotice, &body.hash)?;
    let (code, report) = ask.read(body.value)?;
    let key = key(&ask, code)?;
    let done = notices::complete(&ask.app, ctx, key, FiledBy::Interface, report).await?;
    Ok(receipt(StatusCode::CREATED, done, ask.lang()))
}

/// Supplements an own report
#[utoipa::path(
    post, path = "/api/v1/notice-supplements", tag = "notices", operation_id = "supplement_notice",
    request_body = NoticeSupplementInput,
    responses((status = 200, description = "Supplied", body = NoticeOutcomeAnswer)),
    security((), ("bearer" = []), ("session" = [], "csrf" = []))
)]
pub(crate) async fn supplement_notice(
    ask: Ask,
    body: JsonBody<NoticeSupplementInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::SupplementNotice, &body.hash)?;
    let (code, report, request, text) = ask.read(body.value)?;
    let done = notices::supplement(&ask.app, ctx, key(&ask, code)?, report, request, text).await?;
    Ok(receipt(StatusCode::OK, done, ask.lang()))
}

/// Corrects an own report before it is accepted
///
/// Only what the reporter changes of his own words is changed; the first submission stands.
#[utoipa::path(
    post, path = "/api/v1/notice-corrections", tag = "notices", operation_id = "correct_notice",
    request_body = NoticeCorrectionInput,
    responses((status = 200, description = "Corrected", body = NoticeOutcomeAnswer)),
    security((), ("bearer" = []), ("session" = [], "csrf" = []))
)]
pub(crate) async fn correct_notice(
    ask: Ask,
    body: JsonBody<NoticeCorrectionInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::CorrectNotice, &body.hash)?;
    let (code, report, reason, accident) = ask.read(body.value)?;
    let done = notices::correct(&ask.app, ctx, key(&ask, code)?, report, reason, accident).await?;
    Ok(receipt(StatusCode::OK, done, ask.lang()))
}

/// Withdraws an own report before it is accepted
#[utoipa::path(
    post, path = "/api/v1/notice-withdrawals", tag = "notices", operation_id = "withdraw_notice",
    request_body = NoticeWithdrawalInput,
    responses((status = 200, description = "Withdrawn", body = NoticeOutcomeAnswer)),
    security((), ("bearer" = []), ("session" = [], "csrf" = []))
)]
pub(crate) async fn withdraw_notice(
    ask: Ask,
    body: JsonBody<NoticeWithdrawalInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::WithdrawNotice, &body.hash)?;
    let (code, report, reason) = ask.read(body.value)?;
    let done = notices::withdraw(&ask.app, ctx, key(&ask, code)?, report, reason).await?;
    Ok(receipt(StatusCode::OK, done, ask.lang()))
}
