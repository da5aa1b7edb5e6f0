//! Notices that were sent, and who got them.

use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{act, authorise};
use domain::time::Instant;
use store::prevention::{PreventionFilter, PreventionNoticeRow};
use store::{AlertState, Conn, alerts};
use uuid::Uuid;

/// What the list is asked for; the province is never the caller's to choose.
pub type PreventionQuery = PreventionFilter;

/// A notice as it was sent.
pub type PreventionNotice = PreventionNoticeRow;

/// One enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreventionRecipient {
    /// Enterprise.
    pub enterprise_id: Uuid,
    /// Its name then.
    pub name: String,
    /// It had an address.
    pub reachable: bool,
    /// When the message left; none while it is on its way, or could not be delivered.
    pub sent_at: Option<Instant>,
    /// It could not be delivered.
    pub failed: bool,
}

/// A notice with its recipients.
#[derive(Debug, Clone, PartialEq)]
pub struct PreventionView {
    /// The notice.
    pub notice: PreventionNoticeRow,
    /// Its recipients.
    pub recipients: Vec<PreventionRecipient>,
}

pub(super) fn view(conn: &mut Conn, id: Uuid) -> Result<PreventionView, Failure> {
    let notice = store::prevention::get(conn, id)?;
    let sent = alerts::by_dedupe(conn, &format!("prevention/{id}/"))?;
    let recipients = store::prevention::recipients_of(conn, id)?
        .into_iter()
        .map(|r| {
            let own = sent.iter().find(|a| a.dedupe.ends_with(&r.enterprise_id.to_string()));
            PreventionRecipient {
                enterprise_id: r.enterprise_id,
                name: r.name,
                reachable: r.reachable,
                sent_at: own.and_then(|a| a.sent_at),
                failed: own.is_some_and(|a| a.state == AlertState::Dead),
            }
        })
        .collect();
    Ok(PreventionView { notice, recipients })
}

/// Lists the notices of the own province, the newest first unless asked otherwise.
///
/// # Errors
/// [`Failure::Denied`] outside the department.
pub async fn list(
    app: &Casework,
    ctx: Context,
    query: PreventionQuery,
) -> Result<store::Page<PreventionNoticeRow>, Failure> {
    authorise::<act::ReadPrevention>(&ctx.actor)?;
    let Some(province) = ctx.actor.province.clone() else {
        return Ok(store::Page { items: Vec::new(), next: None, total: 0 });
    };
    let filter = PreventionQuery { province: Some(province), ..query };
    app.db().read(move |conn| store::prevention::list(conn, &filter).map_err(Failure::from)).await
}

/// Reads a notice with its recipients.
///
/// # Errors
/// [`Failure::NotFound`] for one of another province.
pub async fn read(app: &Casework, ctx: Context, id: Uuid) -> Result<PreventionView, Failure> {
    authorise::<act::ReadPrevention>(&ctx.actor)?;
    app.db()
        .read(move |conn| {
            let found = view(conn, id)?;
            match ctx.actor.province.as_deref() == Some(found.notice.province.as_str()) {
                true => Ok(found),
                false => Err(Failure::NotFound),
            }
        })
        .await
}
