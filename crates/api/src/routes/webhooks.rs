//! Webhooks: the systems of agencies that are told.

use crate::answer::{ChannelTestAnswer, WebhookAnswer, WebhookSecretAnswer};
use crate::ask::Ask;
use crate::query::PathId;
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::channels::{TrialOrder, request_trial};
use casework::webhooks::{self, WebhookView, WithSecret};
use domain::access::Action;
use domain::ids::WebhookId;
use tnld_http::dto::{DisableWebhookInput, RotateWebhookInput, WebhookInput};
use tnld_http::preconditions::etag;
use tnld_http::{Fault, JsonBody};

/// What a change without a body hashes to.
const NO_BODY: &str = "";

fn told(view: WebhookView) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::ETAG, etag(view.version))).json(WebhookAnswer::of(view))
}

fn revealed(mut answer: actix_web::HttpResponseBuilder, made: WithSecret) -> HttpResponse {
    answer
        .insert_header((header::ETAG, etag(made.webhook.version)))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(WebhookSecretAnswer::of(made))
}

/// Lists webhooks
///
/// The administrator sees all, an officer those of the own agency.
#[utoipa::path(
    get, path = "/api/v1/webhooks", tag = "webhooks", operation_id = "list_webhooks",
    responses((status = 200, description = "Webhooks, without their secrets", body = Vec<WebhookAnswer>))
)]
pub(crate) async fn list_webhooks(ask: Ask) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadWebhooks)?;
    let found = webhooks::list(&ask.app, ctx).await?;
    Ok(HttpResponse::Ok().json(found.into_iter().map(WebhookAnswer::of).collect::<Vec<_>>()))
}

/// Registers a webhook
///
/// It is told in CloudEvents 1.0 (`vn.tnld.alert.raised.v1`, structured JSON) under the headers of Standard Webhooks
/// (`webhook-id`, the same at every attempt; `webhook-timestamp`; `webhook-signature`). 2xx is taken; 410 disables
/// it; redirects are not followed. The secret is shown this once.
#[utoipa::path(
    post, path = "/api/v1/webhooks", tag = "webhooks", operation_id = "register_webhook",
    request_body = WebhookInput,
    responses((status = 201, description = "Registered", body = WebhookSecretAnswer))
)]
pub(crate) async fn register_webhook(ask: Ask, body: JsonBody<WebhookInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::ManageWebhooks, &body.hash)?;
    let order = ask.read(body.value)?;
    let made = webhooks::register(&ask.app, ctx, order).await?;
    let mut answer = HttpResponse::Created();
    answer.insert_header((header::LOCATION, format!("/api/v1/webhooks/{}", made.webhook.id)));
    Ok(revealed(answer, made))
}

/// Reads a webhook
#[utoipa::path(
    get, path = "/api/v1/webhooks/{id}", tag = "webhooks", operation_id = "read_webhook",
    params(("id" = uuid::Uuid, Path, description = "Id of the webhook")),
    responses((status = 200, description = "The webhook, without its secret", body = WebhookAnswer))
)]
pub(crate) async fn read_webhook(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadWebhooks)?;
    webhooks::read(&ask.app, ctx, WebhookId(id.0)).await.map(told).map_err(Fault::from)
}

/// Makes a new secret
///
/// Until the overlap is over, every message bears a signature by the old secret too.
#[utoipa::path(
    post, path = "/api/v1/webhooks/{id}/rotate", tag = "webhooks", operation_id = "rotate_webhook",
    params(("id" = uuid::Uuid, Path, description = "Id of the webhook")),
    request_body = RotateWebhookInput,
    responses((status = 200, description = "The webhook and its new secret", body = WebhookSecretAnswer))
)]
pub(crate) async fn rotate_webhook(
    ask: Ask,
    id: PathId,
    body: JsonBody<RotateWebhookInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::ManageWebhooks, &body.hash)?;
    let overlap = ask.read(body.value)?;
    let made = webhooks::rotate(&ask.app, ctx, WebhookId(id.0), overlap).await?;
    Ok(revealed(HttpResponse::Ok(), made))
}

/// Disables a webhook
#[utoipa::path(
    post, path = "/api/v1/webhooks/{id}/disable", tag = "webhooks", operation_id = "disable_webhook",
    params(("id" = uuid::Uuid, Path, description = "Id of the webhook")),
    request_body = DisableWebhookInput,
    responses((status = 200, description = "Disabled", body = WebhookAnswer))
)]
pub(crate) async fn disable_webhook(
    ask: Ask,
    id: PathId,
    body: JsonBody<DisableWebhookInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::ManageWebhooks, &body.hash)?;
    let reason = ask.read(body.value)?;
    Ok(told(webhooks::disable(&ask.app, ctx, WebhookId(id.0), reason).await?))
}

/// Enables a webhook
#[utoipa::path(
    post, path = "/api/v1/webhooks/{id}/enable", tag = "webhooks", operation_id = "enable_webhook",
    params(("id" = uuid::Uuid, Path, description = "Id of the webhook")),
    responses((status = 200, description = "Enabled", body = WebhookAnswer))
)]
pub(crate) async fn enable_webhook(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::ManageWebhooks, NO_BODY)?;
    Ok(told(webhooks::enable(&ask.app, ctx, WebhookId(id.0)).await?))
}

/// Tests a webhook
///
/// It is told the event `vn.tnld.ping.v1`, which alarms nobody. The result is read at `/api/v1/channel-tests/{id}`.
#[utoipa::path(
    post, path = "/api/v1/webhooks/{id}/test", tag = "webhooks", operation_id = "test_webhook",
    params(("id" = uuid::Uuid, Path, description = "Id of the webhook")),
    responses((status = 202, description = "Asked for", body = ChannelTestAnswer))
)]
pub(crate) async fn test_webhook(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::ManageWebhooks, NO_BODY)?;
    let asked = request_trial(&ask.app, ctx, TrialOrder::Webhook(WebhookId(id.0))).await?;
    Ok(HttpResponse::Accepted()
        .insert_header((header::LOCATION, format!("/api/v1/channel-tests/{}", asked.id)))
        .json(ChannelTestAnswer::of(asked)))
}
