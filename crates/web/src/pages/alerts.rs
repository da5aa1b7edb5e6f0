//! `/bao-tin`: the alerts of an agency, or of the province for the department, with confirmation.

use super::confirm::{ConfirmPage, confirmed};
use super::form_page::given;
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::table::{Cell, TablePage};
use crate::form::{FormView, Values};
use crate::forms::ACKNOWLEDGE as FORM;
use crate::views::alert_tag;
use casework::Failure;
use casework::alerts::{AlertQuery, AlertView};
use domain::access::{Action, Relation, granted};
use domain::ids::AlertId;
use domain::time::human_datetime;
use domain::value::FieldError;
use tnld_http::dto::AcknowledgeInput;

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
                .map_or_else(|_| a.trigger.clone(), |t| crate::forms::words::first_upper(t.label(lang)));
            // Whoever was only informed reads the alert, not the case.
            let opens = a.opens_case
                || [Relation::OwnProvince, Relation::OwnCommune]
                    .iter()
                    .any(|r| granted(p.actor().role, Action::ReadCase, *r));
            let what = match a.case_id.filter(|_| opens) {
                Some(case) => Cell::link(format!("/vu/{case}"), trigger),
                None => Cell::text(trigger),
            };
            let act = if waits && may && own(a) {
                Cell::link(format!("/bao-tin/{}/xac-nhan", a.id), p.t("alert.confirm"))
            } else {
                Cell::text(confirmed(&p, a).unwrap_or_default())
            };
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
    let view = done.is_none().then(|| FormView::whole(&FORM, p.lang(), values, errors, &given(p)));
    let rows = vec![
        (p.t("confirm.raised"), human_datetime(alert.created_at)),
        (p.t("confirm.citation"), alert.citation.clone()),
    ];
    ConfirmPage {
        f: p.frame(p.t("confirm.title")).erring(!errors.is_empty()),
        recipient: alert.recipient.clone(),
        class: None,
        rows,
        view,
        confirmed: done,
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
