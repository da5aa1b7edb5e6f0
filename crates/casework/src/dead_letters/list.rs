//! The list of dead letters.

use super::explain::{Explained, explain, masked, masked_address};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Actor, act, authorise};
use domain::ids::{AlertId, CaseId, MessageId};
use domain::time::Instant;
use store::outbox::{self, DeadFilter, DeadLetter};

/// A dead letter as people see it: ids, domains and errors, never the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLetterView {
    /// Message.
    pub id: MessageId,
    /// Its alert.
    pub alert_id: AlertId,
    /// The case, for the department alone.
    pub case_id: Option<CaseId>,
    /// Key of the recipient's role.
    pub role: String,
    /// Key of the channel.
    pub channel: String,
    /// Domain of the address, or the last digits of the number.
    pub address: String,
    /// Attempts made.
    pub attempts: i32,
    /// When it was made.
    pub created_at: Instant,
    /// What the other side said, without addresses.
    pub error: String,
    /// What that means and what to do.
    pub explained: Explained,
    /// A warning or digest of the system itself.
    pub of_the_system: bool,
}

/// What the caller filters by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeadLetterQuery {
    /// Over this channel.
    pub channel: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

pub(super) fn view(found: DeadLetter, actor: &Actor) -> DeadLetterView {
    let DeadLetter { message, alert } = found;
    let error = message.last_error.unwrap_or_default();
    DeadLetterView {
        id: MessageId(message.id),
        alert_id: AlertId(message.alert_id),
        case_id: alert.case_id.map(CaseId).filter(|_| actor.role.is_department()),
        role: alert.role,
        address: masked_address(&message.address),
        attempts: message.attempts,
        created_at: message.created_at,
        explained: explain(&message.channel, &error),
        error: masked(&error),
        channel: message.channel,
        of_the_system: alert.content.is_some(),
    }
}

/// The department sees those of its province, the administrator all.
pub(super) fn filter(actor: &Actor, query: DeadLetterQuery) -> DeadFilter {
    let department = actor.role.is_department();
    DeadFilter {
        province: department.then(|| actor.province.clone().unwrap_or_default()),
        channel: query.channel,
        cursor: query.cursor,
        limit: query.limit,
    }
}

/// Is this message among those that the actor may see?
pub(super) fn sees(actor: &Actor, found: &DeadLetter) -> bool {
    !actor.role.is_department() || actor.province.as_deref() == Some(found.alert.province.as_str())
}

/// Lists dead letters that are still needed, newest first.
///
/// # Errors
/// [`Failure::Denied`] for who is neither administrator nor of the department.
pub async fn list(
    app: &Casework,
    ctx: Context,
    query: DeadLetterQuery,
) -> Result<store::Page<DeadLetterView>, Failure> {
    authorise::<act::ReadDeliveries>(&ctx.actor)?;
    let filter = filter(&ctx.actor, query);
    app.db()
        .read(move |conn| Ok(outbox::dead_letters(conn, &filter)?.map(|found| view(found, &ctx.actor))))
        .await
}
