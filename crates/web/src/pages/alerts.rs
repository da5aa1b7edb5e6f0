//! `/bao-tin/{id}`: confirming one alert as who is signed in, and sending it again.

use super::confirm::{ConfirmPage, card_rows};
use super::input;
use super::page::{Answer, Page};
use super::posted::Posted;
use crate::form::Values;
use crate::forms::ACKNOWLEDGE as FORM;
use crate::forms::words::first_upper;
use crate::messages::tp;
use crate::views::due_words;
use casework::Failure;
use casework::alerts::AlertView;
use domain::access::Action;
use domain::ids::AlertId;
use domain::time::{human_datetime, vn_datetime};
use domain::value::FieldError;
use tnld_http::dto::AcknowledgeInput;

/// `Đã nhận: Trần Văn Hải, Trực ban, 09:42`, with the day when it is not today.
pub(super) fn when_confirmed(p: &Page, a: &AlertView) -> Option<String> {
    let at = a.acknowledged_at?;
    let local = vn_datetime(at);
    let time = if local.date() == p.today() { local.format("%H:%M").to_string() } else { human_datetime(at) };
    let name = a.acknowledged_by_name.clone().unwrap_or_default();
    let unit = a.acknowledged_by_unit.clone().unwrap_or_default();
    Some(tp(p.lang(), "alert.received", &[("name", &name), ("unit", &unit), ("time", &time)]))
}

/// When the next contact is told, in words.
pub(super) fn waiting(p: &Page, a: &AlertView) -> Option<String> {
    let at = a.next_rung_at?;
    let (left, late) = due_words(None, Some(at), p.app.now(), p.lang())?;
    if late {
        return Some(p.t("alert.next_now"));
    }
    let time = vn_datetime(at).format("%H:%M %d/%m/%Y").to_string();
    Some(tp(p.lang(), "alert.next", &[("left", &first_upper(&left)), ("time", &time)]))
}

/// Sends an alert again because an officer asks for it.
pub(crate) async fn resend(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let id: AlertId = p.id("id")?;
    let mut ctx = p.context(Action::ResendAlert)?;
    ctx.idempotency = super::drills::button_key(&p, posted.key.as_deref());
    let sent = casework::alerts::resend(&p.app, ctx, id).await?;
    p.see_other(match (sent.case_id, sent.drill_id) {
        (Some(case), _) => format!("/vu/{case}?muc=bao-tin"),
        (None, Some(drill)) => format!("/dien-tap/{drill}"),
        (None, None) => "/bao-tin".to_owned(),
    })
}

fn page(p: &Page, alert: &AlertView, values: &Values, errors: &[FieldError]) -> ConfirmPage {
    let case = alert.case.as_ref();
    let rows = card_rows(
        p,
        alert,
        case.map(|c| c.number.clone()),
        case.map(|c| c.place.clone()),
        case.map(|c| c.occurred_on),
    );
    let class = case.map(|c| c.class.as_str());
    ConfirmPage {
        back: Some("/bao-tin".to_owned()),
        ..ConfirmPage::new(p, alert, class, rows, values, errors)
    }
}

pub(crate) async fn show(p: Page) -> Answer {
    let id: AlertId = p.id("id")?;
    let alert = casework::alerts::read(&p.app, p.context(Action::ReadAlerts)?, id).await?;
    let mut values = Values::default();
    values.set_default("name", p.caller.session.as_ref().map(|s| s.display_name.clone()));
    values.set_default("unit", Some(p.actor().unit.clone()));
    p.html(&page(&p, &alert, &values, &[]))
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let id: AlertId = p.id("id")?;
    let errors = match input::read::<AcknowledgeInput>(&p, &FORM, &posted.values) {
        Ok(ack) => {
            match casework::alerts::acknowledge(&p.app, p.context(Action::AcknowledgeAlert)?, id, ack).await {
                Ok(_) => return p.see_other(p.req.path()),
                Err(failure @ (Failure::Invalid(_) | Failure::Refused(_))) => input::shown(failure)?,
                Err(failure) => return Err(failure.into()),
            }
        }
        Err(errors) => errors,
    };
    let alert = casework::alerts::read(&p.app, p.context(Action::ReadAlerts)?, id).await?;
    p.unprocessable(&page(&p, &alert, &posted.values, &errors))
}
