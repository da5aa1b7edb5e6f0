//! Messages that were given up.

use crate::answer::{DeadLetterAnswer, DeadLetterPage, ReplayedAnswer};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use actix_web::HttpResponse;
use casework::dead_letters::{self, DeadLetterQuery};
use domain::access::Action;
use domain::ids::MessageId;
use domain::value::FieldError;
use domain::words::ChannelKind;
use serde::Deserialize;
use tnld_http::Fault;
use utoipa::IntoParams;

/// What a list of dead letters is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct DeadLetterParams {
    /// Channel: `email`, `webhook`, `sms` or `zalo`.
    channel: Option<String>,
    /// Where the page before ended.
    cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

/// What is sent again.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ReplayParams {
    /// Channel: `email`, `webhook`, `sms` or `zalo`; all channels when not told.
    channel: Option<String>,
}

fn channel(word: Option<String>) -> Result<Option<ChannelKind>, FieldError> {
    let unknown = |_| {
        FieldError::new(
            "/channel",
            "unknown_word",
            "Chọn một trong các giá trị: email, webhook, sms, zalo.",
            "Choose one of: email, webhook, sms, zalo.",
        )
    };
    word.filter(|w| !w.is_empty()).map(|w| w.parse::<ChannelKind>()).transpose().map_err(unknown)
}

fn query(params: DeadLetterParams) -> Result<DeadLetterQuery, Fault> {
    let mut problems = Vec::new();
    let channel = channel(params.channel).unwrap_or_else(|problem| {
        problems.push(problem);
        None
    });
    if params.limit.is_some_and(|l| !(1..=200).contains(&l)) {
        problems.push(FieldError::new("/limit", "shape", "Từ 1 đến 200 dòng.", "1 to 200 rows."));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    Ok(DeadLetterQuery {
        channel: channel.map(|c| c.as_str().to_owned()),
        cursor: params.cursor.filter(|c| !c.is_empty()),
        limit: params.limit.unwrap_or(50),
    })
}

/// Lists messages that were given up and are still needed
///
/// Each with what the error means and what to do; newest first.
#[utoipa::path(
    get, path = "/api/v1/dead-letters", tag = "watch", operation_id = "list_dead_letters",
    params(DeadLetterParams),
    responses((status = 200, description = "A page of dead letters", body = DeadLetterPage))
)]
pub(crate) async fn list_dead_letters(
    ask: Ask,
    params: Query<DeadLetterParams>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDeliveries)?;
    let page = dead_letters::list(&ask.app, ctx, query(params.0)?).await?;
    let items = page.items.into_iter().map(DeadLetterAnswer::from).collect();
    Ok(HttpResponse::Ok().json(DeadLetterPage { items, next: page.next, total: page.total }))
}

/// Sends all dead letters again
///
/// 200 in one call; the answer tells how many are left.
#[utoipa::path(
    post, path = "/api/v1/dead-letters/replay", tag = "watch", operation_id = "replay_dead_letters",
    params(ReplayParams),
    responses((status = 200, description = "They are sent again", body = ReplayedAnswer))
)]
pub(crate) async fn replay_dead_letters(
    ask: Ask,
    params: Query<ReplayParams>,
) -> Result<HttpResponse, Fault> {
    let named = params.0.channel.clone().unwrap_or_default();
    let ctx = ask.creating(Action::ReplayDelivery, &named)?;
    let channel = channel(params.0.channel).map_err(|problem| Fault::from(vec![problem]))?;
    let done = dead_letters::replay_all(&ask.app, ctx, channel).await?;
    Ok(HttpResponse::Ok().json(ReplayedAnswer::from(done)))
}

/// Sends a dead letter again
///
/// To the address that the directory holds now. Refused when its alert was confirmed or withdrawn meanwhile.
#[utoipa::path(
    post, path = "/api/v1/dead-letters/{id}/replay", tag = "watch", operation_id = "replay_dead_letter",
    params(("id" = uuid::Uuid, Path, description = "Id of the message")),
    responses((status = 200, description = "It is sent again", body = ReplayedAnswer))
)]
pub(crate) async fn replay_dead_letter(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::ReplayDelivery, "")?;
    let done = dead_letters::replay(&ask.app, ctx, MessageId(id.0)).await?;
    Ok(HttpResponse::Ok().json(ReplayedAnswer::from(done)))
}

/// Takes a dead letter off the list: the recipient was told another way
#[utoipa::path(
    post, path = "/api/v1/dead-letters/{id}/set-aside", tag = "watch", operation_id = "set_dead_letter_aside",
    params(("id" = uuid::Uuid, Path, description = "Id of the message")),
    responses((status = 204, description = "Set aside"))
)]
pub(crate) async fn set_dead_letter_aside(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::ReplayDelivery, "")?;
    dead_letters::set_aside(&ask.app, ctx, MessageId(id.0)).await?;
    Ok(HttpResponse::NoContent().finish())
}
