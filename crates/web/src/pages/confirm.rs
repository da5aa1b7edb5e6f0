//! `/xac-nhan/{token}`: a GET shows the card and changes nothing; only a POST with name and unit confirms.

use super::form_page::given;
use super::input;
use super::page::{Answer, Page};
use super::posted::Posted;
use crate::form::{FormView, ItemView, Values};
use crate::forms::ACKNOWLEDGE as FORM;
use crate::frame::Frame;
use crate::views::{Tag, class_tag, drill_tag};
use askama::Template;
use casework::Failure;
use casework::alerts::{AlertView, LinkCard, acknowledge_by_link, card_by_link};
use domain::case::Refusal;
use domain::time::{human_date, human_datetime};
use domain::value::FieldError;
use tnld_http::dto::AcknowledgeInput;
use tnld_http::limits::{Limited, count};

/// The card of an alert with its form, or with who confirmed it.
#[derive(Template)]
#[template(path = "confirm.html")]
pub(crate) struct ConfirmPage {
    pub(crate) f: Frame,
    pub(crate) recipient: String,
    pub(crate) class: Option<Tag>,
    /// A drill, and says so.
    pub(crate) drill: bool,
    pub(crate) rows: Vec<(String, String)>,
    /// Absent when there is nothing more to confirm.
    pub(crate) view: Option<FormView>,
    pub(crate) confirmed: Option<String>,
    /// Taken back before anybody confirmed it.
    pub(crate) withdrawn: bool,
    pub(crate) action: String,
    pub(crate) back: Option<String>,
}

/// What is wrong with a link, and what to do.
#[derive(Template)]
#[template(path = "confirm_problem.html")]
pub(crate) struct ConfirmProblem {
    pub(crate) f: Frame,
    pub(crate) lines: Vec<String>,
}

/// Was it taken back before anybody confirmed it? A drill that is over says so itself.
pub(crate) fn withdrawn(alert: &AlertView) -> bool {
    alert.state == "withdrawn" && alert.acknowledged_at.is_none() && !alert.drill
}

/// Who confirmed, when.
pub(crate) fn confirmed(p: &Page, alert: &AlertView) -> Option<String> {
    let at = human_datetime(alert.acknowledged_at?);
    let name = alert.acknowledged_by_name.clone().unwrap_or_default();
    let unit = alert.acknowledged_by_unit.clone().unwrap_or_default();
    Some(crate::messages::tp(p.lang(), "confirm.by", &[("name", &name), ("unit", &unit), ("time", &at)]))
}

fn page(p: &Page, card: &LinkCard, values: &Values, errors: &[FieldError]) -> ConfirmPage {
    let mut rows = Vec::new();
    let mut row = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            rows.push((p.t(&format!("confirm.{key}")), value));
        }
    };
    row("case", card.case_number.clone());
    row("place", card.place.clone());
    row("occurred", card.occurred_on.map(human_date));
    row("raised", Some(human_datetime(card.alert.created_at)));
    row("citation", Some(card.alert.citation.clone()));
    let done = confirmed(p, &card.alert);
    let withdrawn = withdrawn(&card.alert);
    let open = done.is_none() && !withdrawn;
    let view = open.then(|| FormView::whole(&FORM, p.lang(), values, errors, &given(p)));
    ConfirmPage {
        f: p.frame(p.t(if card.alert.drill { "confirm.drill_title" } else { "confirm.title" }))
            .erring(!errors.is_empty()),
        recipient: card.alert.recipient.clone(),
        class: if card.alert.drill {
            Some(drill_tag(p.lang()))
        } else {
            card.class.as_deref().map(|c| class_tag(c, p.lang()))
        },
        drill: card.alert.drill,
        rows,
        view,
        confirmed: done,
        withdrawn,
        action: p.req.path().to_owned(),
        back: None,
    }
}

fn problem(p: &Page, failure: Failure) -> Answer {
    let lines = match failure {
        Failure::NotFound => vec![p.t("confirm.not_valid"), p.t("confirm.what_to_do")],
        Failure::Refused(Refusal::Rule { message, .. }) => {
            vec![message.get(p.lang()).to_owned(), p.t("confirm.what_to_do")]
        }
        other => return Err(other.into()),
    };
    let page = ConfirmProblem { f: p.frame(p.t("confirm.problem_title")), lines };
    p.html_with(actix_web::HttpResponse::NotFound(), &page)
}

pub(crate) async fn show(p: Page) -> Answer {
    count(&p.req, Limited::Link)?;
    match card_by_link(&p.app, p.segment("token").to_owned()).await {
        Ok(card) => p.html(&page(&p, &card, &Values::default(), &[])),
        Err(failure) => problem(&p, failure),
    }
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    count(&p.req, Limited::Link)?;
    let token = p.segment("token").to_owned();
    let card = match card_by_link(&p.app, token.clone()).await {
        Ok(card) => card,
        Err(failure) => return problem(&p, failure),
    };
    let errors = match input::read::<AcknowledgeInput>(&p, &FORM, &posted.values) {
        Ok(ack) => match acknowledge_by_link(&p.app, token, ack).await {
            // Shown by a GET, so that a reload sends nothing again.
            Ok(_) => return p.see_other(p.req.path()),
            Err(failure @ (Failure::Invalid(_) | Failure::Refused(_))) if card.alert.drill => {
                input::shown(failure)?
            }
            Err(failure @ Failure::Invalid(_)) => input::shown(failure)?,
            Err(failure) => return problem(&p, failure),
        },
        Err(errors) => errors,
    };
    p.unprocessable(&page(&p, &card, &posted.values, &errors))
}
