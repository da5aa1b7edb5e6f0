//! `/duyet-dang-ky`: applications of safety officers, for the department and the administrator.

use super::form_page::{FormPage, given};
use super::input;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use super::table::Cell;
use crate::form::{FormView, Values, commune_label};
use crate::forms::REFUSE_REGISTRATION as FORM;
use crate::frame::Frame;
use crate::messages::tp;
use crate::views::{Tag, registration_tag};
use askama::Template;
use casework::registrations::{self, RegistrationQuery, RegistrationState, RegistrationView};
use domain::access::{Action, Denied, Relation, granted};
use domain::ids::RegistrationId;
use domain::time::human_datetime;
use domain::value::{FieldError, Phone};
use tnld_http::Fault;
use tnld_http::dto::RefuseRegistrationInput;

const PATH: &str = "/duyet-dang-ky";
const ROWS: i64 = 50;

/// One choice of the filter.
pub(crate) struct StateLink {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) count: Option<i64>,
    pub(crate) current: bool,
}

/// The list.
#[derive(Template)]
#[template(path = "registrations.html")]
pub(crate) struct RegistrationList {
    pub(crate) f: Frame,
    pub(crate) filters: Vec<StateLink>,
    pub(crate) state: String,
    pub(crate) q: String,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) next: Option<String>,
}

/// One application beside what the directory knows.
#[derive(Template)]
#[template(path = "registration.html")]
pub(crate) struct RegistrationPage {
    pub(crate) f: Frame,
    pub(crate) tag: Tag,
    /// Question, what was written, what the directory has.
    pub(crate) enterprise: Vec<(String, String, String)>,
    pub(crate) person: Vec<(String, String)>,
    pub(crate) warnings: Vec<String>,
    pub(crate) decided: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) approve: Option<String>,
    pub(crate) refuse: Option<String>,
    pub(crate) key: String,
}

fn admitted(p: &Page, action: Action) -> Result<(), Fault> {
    if p.caller.session.is_none() {
        return Err(Denied::SignInRequired.into());
    }
    if Relation::ALL.iter().any(|r| granted(p.actor().role, action, *r)) {
        return Ok(());
    }
    Err(Denied::Forbidden(action).into())
}

fn address(state: &str, q: &str, after: Option<RegistrationId>) -> String {
    let mut pairs = form_urlencoded(&[("tinh-trang", state), ("q", q)]);
    if let Some(after) = after {
        pairs = format!("{pairs}&sau={after}");
    }
    format!("{PATH}?{pairs}")
}

/// Names and values of a query; what is blank is left out.
fn form_urlencoded(pairs: &[(&str, &str)]) -> String {
    let written = pairs.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        written.map(|(name, value)| format!("{name}={}", super::case_list::encode(value))).collect();
    pairs.join("&")
}

pub(crate) async fn list(p: Page) -> Answer {
    admitted(&p, Action::ReadRegistrations)?;
    let asked = query(&p.req);
    let word = asked.get("tinh-trang").unwrap_or("requested").to_owned();
    let state = word.parse::<RegistrationState>().ok();
    let q: String = asked.get("q").unwrap_or_default().chars().take(200).collect();
    let wanted = RegistrationQuery {
        state,
        text: (!q.is_empty()).then(|| q.clone()),
        after: asked.get("sau").and_then(|id| id.parse().ok()),
        limit: ROWS,
    };
    let page = registrations::list(&p.app, p.context(Action::ReadRegistrations)?, wanted).await?;
    let link = |key: &str, state: Option<RegistrationState>| StateLink {
        href: address(key, &q, None),
        label: p.t(&format!("registrations.state_{key}")),
        count: state.map(|s| page.count(s)),
        current: key == word,
    };
    let filters = vec![
        link("requested", Some(RegistrationState::Requested)),
        link("approved", Some(RegistrationState::Approved)),
        link("refused", Some(RegistrationState::Refused)),
        link("all", None),
    ];
    let heads = ["enterprise", "tax_code", "person", "contact", "requested", "state"];
    p.html(&RegistrationList {
        f: p.frame(p.t("registrations.title")),
        filters,
        next: page.next.map(|after| address(&word, &q, Some(after))),
        heads: heads.iter().map(|h| p.t(&format!("registrations.col_{h}"))).collect(),
        rows: page.items.iter().map(|view| row(&p, view)).collect(),
        state: word,
        q,
    })
}

/// The number as people here write it.
fn phone(view: &RegistrationView) -> Option<String> {
    let stored = view.user.phone.as_deref()?;
    Some(Phone::parse(stored).map_or_else(|_| stored.to_owned(), |p| p.to_string()))
}

fn row(p: &Page, view: &RegistrationView) -> Vec<Cell> {
    let contact = [phone(view), view.user.email.clone()];
    let contact: Vec<String> = contact.into_iter().flatten().collect();
    let mut code = view.row.tax_code.clone();
    if view.check_digit_fails {
        code = format!("{code} ({})", p.t("registrations.check_digit_short"));
    }
    vec![
        Cell::link(format!("{PATH}/{}", view.row.id), view.row.name.clone()),
        Cell::text(code),
        Cell::text(view.user.display_name.clone()),
        Cell::text(contact.join(" · ")),
        Cell::text(human_datetime(view.row.requested_at)),
        Cell::tag(registration_tag(view.row.state, p.lang())),
    ]
}

async fn one(p: &Page) -> Result<RegistrationView, Fault> {
    let id: RegistrationId = p.id("id")?;
    Ok(registrations::read(&p.app, p.context(Action::ReadRegistrations)?, id).await?)
}

pub(crate) async fn show(p: Page) -> Answer {
    admitted(&p, Action::ReadRegistrations)?;
    let view = one(&p).await?;
    let row = &view.row;
    let commune = |code: &str| commune_label(code, p.today()).unwrap_or_else(|| code.to_owned());
    let known = |field: fn(&casework::directory::EnterpriseRow) -> &str| {
        view.known.as_ref().map_or_else(|| p.t("common.none"), |e| field(e).to_owned())
    };
    let enterprise = vec![
        (p.t("field.registration.tax_code.label"), row.tax_code.clone(), known(|e| &e.tax_code)),
        (p.t("field.registration.enterprise.label"), row.name.clone(), known(|e| &e.name)),
        (p.t("field.registration.address.label"), row.address.clone(), known(|e| &e.address)),
        (
            p.t("field.registration.commune_code.label"),
            commune(&row.commune_code),
            view.known.as_ref().map_or_else(|| p.t("common.none"), |e| commune(&e.commune_code)),
        ),
    ];
    let none = || p.t("common.none");
    let person = vec![
        (p.t("field.registration.name.label"), view.user.display_name.clone()),
        (p.t("field.registration.title.label"), view.user.title.clone()),
        (p.t("field.registration.phone.label"), phone(&view).unwrap_or_else(none)),
        (p.t("field.registration.email.label"), view.user.email.clone().unwrap_or_else(none)),
        (p.t("account.login"), view.user.login.clone()),
        (p.t("account.requested"), human_datetime(row.requested_at)),
    ];
    let mut warnings = Vec::new();
    if view.check_digit_fails {
        warnings.push(p.t("registrations.check_digit"));
    }
    warnings.push(match (&view.known, view.members.is_empty()) {
        (None, _) => p.t("registrations.new"),
        (Some(_), true) => p.t("registrations.known"),
        (Some(_), false) => tp(p.lang(), "registrations.members", &[("who", &view.members.join(", "))]),
    });
    let open = row.state != RegistrationState::Approved;
    let decided = row
        .decided_at
        .map(|at| format!("{} · {}", human_datetime(at), row.decided_by_name.clone().unwrap_or_default()));
    p.html(&RegistrationPage {
        f: p.frame(row.name.clone()),
        tag: registration_tag(row.state, p.lang()),
        enterprise,
        person,
        warnings,
        decided,
        reason: row.reason.clone(),
        approve: open.then(|| format!("{PATH}/{}/duyet", row.id)),
        refuse: (row.state == RegistrationState::Requested).then(|| format!("{PATH}/{}/tu-choi", row.id)),
        key: p.app.id().to_string(),
    })
}

pub(crate) async fn approve(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    admitted(&p, Action::DecideRegistrations)?;
    let id: RegistrationId = p.id("id")?;
    let mut ctx = p.context(Action::DecideRegistrations)?;
    ctx.idempotency = input::key(&p, &FORM, &posted.values, posted.key.as_deref());
    registrations::approve(&p.app, ctx, id).await?;
    p.see_other(format!("{PATH}/{id}"))
}

fn refusal(p: &Page, view: &RegistrationView, values: &Values, errors: &[FieldError]) -> FormPage {
    let printed = FormView::whole(&FORM, p.lang(), values, errors, &given(p));
    let mut page = FormPage::new(p, &FORM, printed, &format!("{PATH}/{}", view.row.id));
    page.caption = Some(format!("{} · {}", view.row.name, view.user.display_name));
    page.notes = vec![p.t("registrations.refuse_does")];
    page.extra.push(("_key".to_owned(), p.app.id().to_string()));
    page
}

pub(crate) async fn refuse(p: Page) -> Answer {
    admitted(&p, Action::DecideRegistrations)?;
    let view = one(&p).await?;
    refusal(&p, &view, &Values::default(), &[]).answer(&p)
}

pub(crate) async fn send_refusal(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    admitted(&p, Action::DecideRegistrations)?;
    let view = one(&p).await?;
    let errors = match input::read::<RefuseRegistrationInput>(&p, &FORM, &posted.values) {
        Ok(reason) => {
            let mut ctx = p.context(Action::DecideRegistrations)?;
            ctx.idempotency = input::key(&p, &FORM, &posted.values, posted.key.as_deref());
            match registrations::refuse(&p.app, ctx, RegistrationId(view.row.id), reason).await {
                Ok(()) => return p.see_other(format!("{PATH}/{}", view.row.id)),
                Err(failure) => input::shown(failure)?,
            }
        }
        Err(errors) => errors,
    };
    refusal(&p, &view, &posted.values, &errors).answer(&p)
}
