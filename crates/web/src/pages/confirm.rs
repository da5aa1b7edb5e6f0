//! `/xac-nhan/{token}`: a GET shows the card and changes nothing; only a POST with name and unit confirms.

use super::form_page::given;
use super::input;
use super::page::{Answer, Page};
use super::posted::Posted;
use crate::form::{FormView, ItemView, Values};
use crate::forms::ACKNOWLEDGE as FORM;
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::views::{Tag, class_tag, drill_tag};
use askama::Template;
use casework::Failure;
use casework::alerts::{AlertView, LinkCard, acknowledge_by_link, card_by_link};
use chrono::NaiveDate;
use domain::access::{Action, Relation, granted};
use domain::case::Refusal;
use domain::law::{AlertMode, Trigger};
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
    /// What confirming does.
    pub(crate) why: String,
    /// What comes after it.
    pub(crate) after: String,
    /// Absent when there is nothing more to confirm.
    pub(crate) view: Option<FormView>,
    pub(crate) confirmed: Option<String>,
    /// Taken back before anybody confirmed it.
    pub(crate) withdrawn: bool,
    pub(crate) action: String,
    /// The case, for who may open it now.
    pub(crate) case: Option<String>,
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

/// What the card says of the case: what the message itself said to every agency, and no person.
pub(crate) fn card_rows(
    p: &Page,
    alert: &AlertView,
    number: Option<String>,
    place: Option<String>,
    occurred_on: Option<NaiveDate>,
) -> Vec<(String, String)> {
    let lang = p.lang();
    let trigger = alert
        .trigger
        .parse::<Trigger>()
        .map_or_else(|_| alert.trigger.clone(), |t| first_upper(t.label(lang)));
    let rows = [
        ("case", number),
        ("what", (!alert.drill).then_some(trigger)),
        ("place", place),
        ("occurred", occurred_on.map(human_date)),
        ("raised", Some(human_datetime(alert.created_at))),
        ("citation", Some(alert.citation.clone())),
    ];
    rows.into_iter()
        .filter_map(|(key, value)| Some((p.t(&format!("confirm.{key}")), value.filter(|v| !v.is_empty())?)))
        .collect()
}

/// May who reads this page open the case that the alert is about?
fn opens(p: &Page, alert: &AlertView) -> bool {
    let own = alert.agency_id.is_some() && alert.agency_id == p.actor().agency;
    let may = |r: &Relation| granted(p.actor().role, Action::ReadCase, *r);
    // The department and the commune read the cases of their place, whoever was told of them.
    (own && alert.opens_case && may(&Relation::AlertedAgency))
        || (own && [Relation::OwnProvince, Relation::OwnCommune].iter().any(may))
}

impl ConfirmPage {
    /// The page of an alert.
    pub(crate) fn new(
        p: &Page,
        alert: &AlertView,
        class: Option<&str>,
        rows: Vec<(String, String)>,
        values: &Values,
        errors: &[FieldError],
    ) -> Self {
        let done = confirmed(p, alert);
        let withdrawn = withdrawn(alert);
        let open = done.is_none() && !withdrawn;
        let invited = alert.mode == AlertMode::Invite.as_str();
        let case = alert.case_id.filter(|_| done.is_some() && opens(p, alert));
        let (why, after) = match (alert.drill, invited) {
            (true, _) => ("drill_why", "drill_after"),
            (false, true) => ("why_invite", "after_invite"),
            (false, false) => ("why", "after"),
        };
        let after = if p.actor().user.is_some() && !alert.drill { "after_signed_in" } else { after };
        Self {
            f: p.frame(p.t(if alert.drill { "confirm.drill_title" } else { "confirm.title" }))
                .erring(!errors.is_empty()),
            recipient: alert.recipient.clone(),
            class: match alert.drill {
                true => Some(drill_tag(p.lang())),
                false => class.map(|c| class_tag(c, p.lang())),
            },
            drill: alert.drill,
            rows,
            why: p.t(&format!("confirm.{why}")),
            after: p.t(&format!("confirm.{after}")),
            view: open.then(|| FormView::whole(&FORM, p.lang(), values, errors, &given(p))),
            confirmed: done,
            withdrawn,
            action: p.req.path().to_owned(),
            case: case.map(|id| format!("/vu/{id}")),
            back: None,
        }
    }
}

fn page(p: &Page, card: &LinkCard, values: &Values, errors: &[FieldError]) -> ConfirmPage {
    let rows = card_rows(p, &card.alert, card.case_number.clone(), card.place.clone(), card.occurred_on);
    ConfirmPage::new(p, &card.alert, card.class.as_deref(), rows, values, errors)
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
