//! Channels: how they work, their tests, and what they report back.

use crate::answer::{ChannelHealthAnswer, ChannelTestAnswer};
use crate::ask::Ask;
use crate::query::PathId;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use casework::channels::{self, TrialOrder};
use casework::{Casework, Failure};
use domain::access::Action;
use domain::ids::ChannelTestId;
use domain::words::ChannelKind;
use tnld_http::dto::ChannelTestInput;
use tnld_http::{Fault, JsonBody};

/// Header in which a gateway shows the shared secret.
const SECRET: &str = "x-report-secret";

/// Tells how the channels work
#[utoipa::path(
    get, path = "/api/v1/channels", tag = "channels", operation_id = "list_channels",
    responses((status = 200, description = "Channels that were used, and each webhook", body = Vec<ChannelHealthAnswer>))
)]
pub(crate) async fn list_channels(ask: Ask) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDeliveries)?;
    let found = channels::list_health(&ask.app, ctx).await?;
    Ok(HttpResponse::Ok().json(found.into_iter().map(ChannelHealthAnswer::of).collect::<Vec<_>>()))
}

/// Tests a channel
///
/// The mail server is greeted; the description of a gateway is checked, and a message marked as a test goes to the
/// own number of whoever asks, if wanted. The result is read at `/api/v1/channel-tests/{id}`.
#[utoipa::path(
    post, path = "/api/v1/channels/{channel}/test", tag = "channels", operation_id = "test_channel",
    params(("channel" = String, Path, description = "`email`, `sms` or `zalo`")),
    request_body = ChannelTestInput,
    responses((status = 202, description = "Asked for", body = ChannelTestAnswer))
)]
pub(crate) async fn test_channel(
    ask: Ask,
    channel: web::Path<String>,
    body: JsonBody<ChannelTestInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::TestChannels, &body.hash)?;
    let channel: ChannelKind = channel.parse().map_err(|_| Fault::Failure(Failure::NotFound))?;
    let own_number = ask.read(body.value)?;
    let asked = channels::request_trial(&ask.app, ctx, TrialOrder::Channel { channel, own_number }).await?;
    Ok(HttpResponse::Accepted()
        .insert_header((header::LOCATION, format!("/api/v1/channel-tests/{}", asked.id)))
        .json(ChannelTestAnswer::of(asked)))
}

/// Reads the result of a test
#[utoipa::path(
    get, path = "/api/v1/channel-tests/{id}", tag = "channels", operation_id = "read_channel_test",
    params(("id" = uuid::Uuid, Path, description = "Id of the test")),
    responses((status = 200, description = "The test", body = ChannelTestAnswer))
)]
pub(crate) async fn read_channel_test(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ManageWebhooks)?;
    let test = channels::read_trial(&ask.app, ctx, ChannelTestId(id.0)).await?;
    Ok(HttpResponse::Ok().json(ChannelTestAnswer::of(test)))
}

/// Takes the report of the gateway for text messages
///
/// The gateway shows the shared secret in the header `X-Report-Secret`. Where the report names message and state is
/// configured (`sms.report_id`, `sms.report_status`). A repetition has no second effect.
#[utoipa::path(
    post, path = "/api/v1/delivery-reports/sms", tag = "channels", operation_id = "report_sms_delivery",
    params(("X-Report-Secret" = String, Header, description = "The shared secret")),
    request_body(content = serde_json::Value, description = "The report, as the gateway writes it"),
    responses((status = 204, description = "Taken"))
)]
pub(crate) async fn report_sms_delivery(
    req: HttpRequest,
    app: web::Data<Casework>,
    body: JsonBody<serde_json::Value>,
) -> Result<HttpResponse, Fault> {
    let secret = req.headers().get(SECRET).and_then(|v| v.to_str().ok()).unwrap_or_default();
    channels::take_sms_report(&app, secret, &body.value).await?;
    Ok(HttpResponse::NoContent().finish())
}
