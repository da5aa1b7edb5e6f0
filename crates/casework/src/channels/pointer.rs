//! The little that travels over channels other than mail: a pointer to the alert, without anybody's name.

use crate::alerts::confirmation_url;
use crate::app::{Casework, Mode};
use crate::failure::Failure;
use domain::ids::{AlertId, CaseId};
use domain::law::AlertMode;
use domain::time::Instant;
use store::{alerts, cases, outbox};
use uuid::Uuid;

/// What a webhook, a text message or a Zalo message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// The message: the same at every attempt.
    pub message: Uuid,
    /// Alert.
    pub alert: AlertId,
    /// Case.
    pub case: Option<CaseId>,
    /// What it is about: number of the case.
    pub subject: String,
    /// Class of the accident, when there is a case.
    pub class: Option<String>,
    /// Role of the recipient.
    pub role: String,
    /// How it is told.
    pub mode: String,
    /// Why.
    pub trigger: String,
    /// Province.
    pub province: String,
    /// When the alert was raised.
    pub raised_at: Instant,
    /// Somebody must confirm it.
    pub to_confirm: bool,
    /// A drill.
    pub drill: bool,
    /// A demonstration.
    pub demo: bool,
    /// Opens the page to confirm, or the case.
    pub link: String,
    /// Address of the system.
    pub site: String,
}

/// Reads the pointer of a message; for the notifier, outside the async threads.
///
/// # Errors
/// [`Failure::NotFound`] when the message is gone, or a failure of the database.
pub fn pointer(app: &Casework, message: Uuid) -> Result<Pointer, Failure> {
    app.db().read_now(|conn| {
        let row = outbox::get(conn, message)?;
        let alert = alerts::get(conn, row.alert_id)?;
        let case = alert.case_id.map(|id| cases::get(conn, id)).transpose()?;
        let confirmed = [AlertMode::Acknowledged, AlertMode::Invite].map(AlertMode::as_str);
        let to_confirm = confirmed.contains(&alert.mode.as_str());
        let site = app.settings().public_url.clone();
        Ok(Pointer {
            message,
            alert: AlertId(alert.id),
            case: alert.case_id.map(CaseId),
            subject: case.as_ref().map_or_else(|| alert.subject.clone(), |c| c.number.clone()),
            class: case.map(|c| c.class),
            link: match alert.case_id {
                _ if to_confirm => confirmation_url(app, &row),
                Some(case) => format!("{site}/vu/{case}"),
                None => site.clone(),
            },
            to_confirm,
            role: alert.role,
            mode: alert.mode,
            trigger: alert.trigger,
            province: alert.province,
            raised_at: alert.created_at,
            drill: alert.drill_id.is_some(),
            demo: app.settings().mode == Mode::Demo,
            site,
        })
    })
}
