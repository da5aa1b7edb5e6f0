//! Registering a webhook.

use super::audit::audit;
use super::guard::Unreachable;
use super::secret::WebhookSecret;
use super::view::{Revealed, WithSecret, authorise_webhook, view};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::act;
use domain::ids::AgencyId;
use domain::time::vn_date;
use domain::value::{FieldError, WebAddress};
use domain::words::WebhookTopic;
use store::{TextList, WebhookRow, WebhookState, agencies, webhooks};
use uuid::Uuid;

/// Webhooks an agency may have.
const MOST: usize = 10;

/// A webhook as it is ordered.
#[derive(Debug, Clone)]
pub struct WebhookOrder {
    /// Agency whose system is told.
    pub agency: AgencyId,
    /// Address.
    pub url: WebAddress,
    /// What it is told of.
    pub topics: Vec<WebhookTopic>,
}

fn at_url(code: &'static str, vi: &str, en: &str) -> Failure {
    Failure::Invalid(vec![FieldError::new("/url", code, vi, en)])
}

fn unreachable(why: Unreachable) -> Failure {
    match why {
        Unreachable::NotPublic => at_url(
            "not_public",
            "Địa chỉ này nằm trong mạng nội bộ hoặc dải dành riêng nên không được dùng; hãy dùng địa chỉ công cộng, hoặc đề nghị quản trị mở dải mạng trong cấu hình.",
            "This address lies in a private or reserved network and is refused; use a public address, or ask the administrator to allow the network in the configuration.",
        ),
        Unreachable::NotProtected => at_url(
            "not_protected",
            "Địa chỉ phải bắt đầu bằng https:// để tin không bị đọc hoặc sửa trên đường truyền.",
            "The address must begin with https://, so that nobody reads or changes messages on the way.",
        ),
    }
}

/// Registers a webhook; answers its secret, which is shown this once. A repetition under the same key answers the
/// same.
///
/// # Errors
/// [`Failure::Invalid`] for an address that may not be used or is registered already; [`Failure::NotFound`] for an
/// agency that is not the caller's.
pub async fn register(app: &Casework, ctx: Context, order: WebhookOrder) -> Result<WithSecret, Failure> {
    authorise_webhook::<act::ManageWebhooks>(&ctx.actor, order.agency.0)?;
    app.settings().channel_rules.webhooks.may_register(&order.url).map_err(unreachable)?;
    if order.topics.is_empty() {
        return Err(Failure::Invalid(vec![FieldError::required("/topics")]));
    }
    let now = app.now();
    let (id, audit_id) = (app.id(), app.id());
    let handle = app.clone();
    app.db()
        .write(move |conn| {
            let made: Uuid = once(conn, ctx.idempotency.as_ref(), now, |conn| {
                let agency = agencies::get(conn, order.agency.0)?;
                if agency.valid_until.is_some_and(|last| last < vn_date(now)) {
                    return Err(Failure::Invalid(vec![FieldError::new(
                        "/agency_id",
                        "no_longer_valid",
                        "Cơ quan này đã hết hiệu lực; hãy chọn cơ quan tiếp nhận hiện nay.",
                        "This agency is no longer valid; choose the one that receives now.",
                    )]));
                }
                let known = webhooks::list(conn, Some(agency.id))?;
                if known.iter().any(|w| w.url == order.url.as_str()) {
                    return Err(at_url(
                        "registered",
                        "Cơ quan đã đăng ký địa chỉ này; hãy bật lại hoặc đổi khóa của đăng ký đó.",
                        "The agency has registered this address already; enable it or rotate its secret.",
                    ));
                }
                if known.len() >= MOST {
                    return Err(at_url(
                        "too_many",
                        "Mỗi cơ quan có tối đa 10 webhook.",
                        "An agency has at most 10 webhooks.",
                    ));
                }
                let row = WebhookRow {
                    id,
                    agency_id: agency.id,
                    url: order.url.as_str().to_owned(),
                    topics: order.topics.iter().map(|t| t.as_str()).collect::<TextList>(),
                    state: WebhookState::Active,
                    disabled_cause: None,
                    disabled_note: None,
                    disabled_at: None,
                    secret_version: 1,
                    previous_until: None,
                    created_at: now,
                    updated_at: now,
                    version: 1,
                };
                webhooks::insert(conn, &row)?;
                audit(conn, &ctx.actor, audit_id, now, "webhook.register", &row)?;
                Ok(row.id)
            })?;
            let row = webhooks::get(conn, made)?;
            let secret = WebhookSecret::of(handle.secrets(), row.id, 1);
            Ok(WithSecret { webhook: view(conn, row)?, secret: Revealed(secret.reveal()) })
        })
        .await
}
