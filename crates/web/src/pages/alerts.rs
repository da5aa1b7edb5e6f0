//! `/bao-tin`: the alerts of an agency, or of the province for the department, with confirmation.

use super::confirm::{ConfirmPage, confirmed, withdrawn};
use super::form_page::given;
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::table::{Cell, TablePage};
use crate::form::{FormView, Values};
use crate::forms::ACKNOWLEDGE as FORM;
use crate::forms::words::first_upper;
use crate::messages::tp;
use crate::views::{alert_tag, drill_tag, due_words};
use casework::Failure;
use casework::alerts::{AlertQuery, AlertView};
use domain::access::{Action, Relation, granted};
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

pub(crate) async fn list(p: Page) -> Answer {
    let asked = query(&p.req);
    let filter =
        AlertQuery { cursor: asked.get("sau").map(str::to_owned), limit: 50, ..AlertQuery::default() };
    let found = casework::alerts::list(&p.app, p.context(Action::ReadAlerts)?, filter).await?;
    let lang = p.lang();
    let own = |a: &AlertView| a.agency_id.is_some() && a.agency_id == p.actor().agency;
    let may = granted(p.actor().role, Action::AcknowledgeAlert, Relation::AlertedAgency);
    let rows = found
        .items
        .iter()
        .map(|a| {
            let waits = a.acknowledged_at.is_none()
                && (a.mode == "acknowledged" || a.mode == "invite")
                && a.state != "withdrawn";
            let trigger = a
                .trigger
                .parse::<domain::law::Trigger>()
                .map_or_else(|_| a.trigger.clone(), |t| first_upper(t.label(lang)));
            // Whoever was only informed reads the alert, not the case.
            let opens = a.opens_case
                || [Relation::OwnProvince, Relation::OwnCommune]
                    .iter()
                    .any(|r| granted(p.actor().role, Action::ReadCase, *r));
            let what = match (a.case_id.filter(|_| opens), a.drill_id) {
                (Some(case), _) => Cell::link(format!("/vu/{case}"), trigger),
                (None, Some(drill)) if granted(p.actor().role, Action::ReadDrill, Relation::OwnProvince) => {
                    Cell::link(format!("/dien-tap/{drill}"), trigger)
                }
                (None, _) => Cell::text(trigger),
            };
            let act = if waits && may && own(a) {
                Cell::link(format!("/bao-tin/{}/xac-nhan", a.id), p.t("alert.confirm"))
            } else {
                Cell::text(confirmed(&p, a).unwrap_or_default())
            };
            let what = if a.drill { Cell { tag: Some(drill_tag(lang)), ..what } } else { what };
            vec![
                Cell::text(human_datetime(a.created_at)),
                what,
                Cell::text(a.recipient.clone()),
                Cell::tag(alert_tag(&a.state, &a.mode, lang)),
                act,
            ]
        })
        .collect();
    let mut page = TablePage::new(&p, "alerts", &["raised", "what", "recipient", "state", "confirmed"]);
    page.rows = rows;
    page.next = found.next.map(|c| format!("/bao-tin?sau={}", super::case_list::encode(&c)));
    p.html(&page)
}

fn page(p: &Page, alert: &AlertView, values: &Values, errors: &[FieldError]) -> ConfirmPage {
    let done = confirmed(p, alert);
    let withdrawn = withdrawn(alert);
    let open = done.is_none() && !withdrawn;
    let view = open.then(|| FormView::whole(&FORM, p.lang(), values, errors, &given(p)));
    let rows = vec![
        (p.t("confirm.raised"), human_datetime(alert.created_at)),
        (p.t("confirm.citation"), alert.citation.clone()),
    ];
    ConfirmPage {
        f: p.frame(p.t("confirm.title")).erring(!errors.is_empty()),
        recipient: alert.recipient.clone(),
        class: alert.drill.then(|| drill_tag(p.lang())),
        drill: alert.drill,
        rows,
        view,
        confirmed: done,
        withdrawn,
        action: p.req.path().to_owned(),
        back: Some("/bao-tin".to_owned()),
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
