//! `/dang-ky`, `/tai-khoan`: a safety officer makes an account in the flow of a declaration, and reads how the
//! application stands.

use super::form_page::{FormPage, communes, given, joined};
use super::page::{Answer, Page};
use super::posted::Posted;
use super::{filing, input, my_notice};
use crate::form::{FormView, Given, Values, commune_label};
use crate::forms::REGISTRATION as FORM;
use crate::frame::Frame;
use crate::views::{Tag, registration_tag};
use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;
use casework::auth::{self, SignIn};
use casework::registrations::{self, OwnRegistration, RegistrationState};
use casework::{Context, Failure, IdempotencyKey};
use domain::access::{Action, Denied, Relation, granted};
use domain::time::human_datetime;
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::client_address::limit_key;
use tnld_http::dto::RegistrationInput;
use tnld_http::limits::{Limited, count};
use tnld_http::session::session_cookie;

/// Where the own account stands.
pub(crate) const ACCOUNT: &str = "/tai-khoan";

/// The own account: how to sign in, and what it may do.
#[derive(Template)]
#[template(path = "account.html")]
pub(crate) struct Account {
    pub(crate) f: Frame,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) tag: Option<Tag>,
    /// What the state means.
    pub(crate) words: Vec<String>,
    /// Why it was refused.
    pub(crate) reason: Option<String>,
    /// Address and words of what can be done next.
    pub(crate) links: Vec<(String, String)>,
}

/// Who has an account needs none.
fn admitted(p: &Page) -> Result<Context, Fault> {
    if granted(p.actor().role, Action::Register, Relation::None) {
        p.context(Action::Register)
    } else {
        Err(Denied::Forbidden(Action::Register).into())
    }
}

fn form(p: &Page, values: &Values, errors: &[FieldError], given: &Given, key: &str) -> FormPage {
    let view = FormView::whole(&FORM, p.lang(), values, errors, given);
    let mut page = FormPage::new(p, &FORM, view, "/");
    page.extra.push(("_key".to_owned(), key.to_owned()));
    page.aside = vec![
        (p.t("register.now_title"), p.t("register.now")),
        (p.t("register.later_title"), p.t("register.later")),
    ];
    page
}

pub(crate) async fn show(p: Page) -> Answer {
    admitted(&p)?;
    let mut values = my_notice::told(&p).await?;
    for field in ["commune_code"] {
        if let Some(label) = values.get(field).and_then(|code| commune_label(code, p.today())) {
            values.set(field, label);
        }
    }
    form(&p, &values, &[], &given(&p), &p.app.id().to_string()).answer(&p)
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let mut posted = posted.checked(&p)?;
    let ctx = admitted(&p)?;
    let mut given = given(&p);
    let unclear = communes(&FORM, &mut posted.values, &mut given);
    let key = posted.key.clone().unwrap_or_default();
    match count(&p.req, Limited::Registration) {
        Err(Fault::Failure(Failure::TooMany { retry_after })) => {
            posted.values.remove("password");
            return later(&p, form(&p, &posted.values, &[], &given, &key), retry_after);
        }
        counted => counted?,
    }
    let password = posted.values.get("password").unwrap_or_default().to_owned();
    let read = input::read::<RegistrationInput>(&p, &FORM, &posted.values);
    let errors = match (unclear.is_empty(), read) {
        (true, Ok(application)) => {
            let ctx = Context { idempotency: idempotency(&p, &posted), ..ctx };
            match registrations::register(&p.app, ctx, application).await {
                Ok(done) => return signed_in(&p, done.login, password).await,
                Err(failure) => input::shown(failure)?,
            }
        }
        (_, read) => joined(unclear, read.err().unwrap_or_default()),
    };
    posted.values.remove("password");
    form(&p, &posted.values, &errors, &given, &key).answer(&p)
}

/// One key for one page, whatever the password: it goes into no hash that is stored.
fn idempotency(p: &Page, posted: &Posted) -> Option<IdempotencyKey> {
    input::key(p, &FORM, &posted.values, posted.key.as_deref())
}

/// Too many come from this address: what was typed stays, but for the password.
fn later(p: &Page, mut page: FormPage, retry_after: u64) -> Answer {
    let wait = crate::messages::tp(p.lang(), "register.too_many", &[("n", &retry_after.to_string())]);
    page.notes = vec![wait];
    let mut answer = HttpResponse::TooManyRequests();
    answer.insert_header((header::RETRY_AFTER, retry_after.to_string()));
    p.html_with(answer, &page)
}

/// Whoever has just made an account need not type what was typed a moment ago. While the address is asked for
/// patience, or the service is busy, he is told the login all the same: the account stands, and nobody else knows it.
async fn signed_in(p: &Page, login: String, password: String) -> Answer {
    let address = limit_key(p.caller.address).to_string();
    let session = match auth::sign_in(&p.app, SignIn { login: login.clone(), password, address }).await {
        Ok(session) => session,
        Err(Failure::TooMany { .. } | Failure::Busy) => return made(p, login),
        Err(other) => return Err(other.into()),
    };
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, ACCOUNT))
        .cookie(session_cookie(&session.token))
        .finish())
}

/// The account was made, and signing in has to wait.
fn made(p: &Page, login: String) -> Answer {
    let page = Account {
        f: p.frame(p.t("account.title")),
        rows: vec![(p.t("account.login"), login)],
        tag: None,
        words: vec![p.t("account.made"), p.t("account.made_later")],
        reason: None,
        links: vec![
            ("/dang-nhap?tiep=/khai-bao".to_owned(), p.t("door.sign_in")),
            ("/bao-tin-khan".to_owned(), p.t("door.urgent")),
        ],
    };
    p.html_with(HttpResponse::Created(), &page)
}

pub(crate) async fn account(p: Page) -> Answer {
    let Some(session) = &p.caller.session else { return Err(Denied::SignInRequired.into()) };
    let mut rows = vec![
        (p.t("account.login"), session.login.clone()),
        (p.t("account.name"), session.display_name.clone()),
        (p.t("account.role"), p.actor().role.label(p.lang()).to_owned()),
    ];
    let own = registrations::own(&p.app, p.context(Action::OwnSession)?).await?;
    let mut links = Vec::new();
    // Whoever came here in the middle of a declaration goes on with it.
    if p.pass().is_some() {
        let draft = filing::own_draft(&p).await?.is_some();
        let words = if draft { "account.resume" } else { "account.notice" };
        links.push((my_notice::HOME.to_owned(), p.t(words)));
    }
    if granted(p.actor().role, Action::FileDeclaration, Relation::OwnEnterprise) {
        links.push(("/khai-bao".to_owned(), p.t("account.declare")));
    }
    links.push(("/mat-khau".to_owned(), p.t("form.password.title")));
    let (tag, words, reason) = match &own {
        None => (None, Vec::new(), None),
        Some(own) => {
            rows.push((p.t("account.enterprise"), format!("{} · {}", own.enterprise, own.tax_code)));
            rows.push((p.t("account.requested"), human_datetime(own.requested_at)));
            if let (Some(at), Some(by)) = (own.decided_at, &own.decided_by) {
                rows.push((p.t("account.decided"), format!("{} · {by}", human_datetime(at))));
            }
            (Some(registration_tag(own.state, p.lang())), meaning(&p, own), own.reason.clone())
        }
    };
    p.html(&Account { f: p.frame(p.t("account.title")), rows, tag, words, reason, links })
}

fn meaning(p: &Page, own: &OwnRegistration) -> Vec<String> {
    match own.state {
        RegistrationState::Requested => vec![p.t("account.waits"), p.t("account.waits_may")],
        RegistrationState::Approved => vec![p.t("account.approved")],
        RegistrationState::Refused => vec![p.t("account.refused")],
    }
}

/// `/khai-bao` for who is not signed in: an accident is never turned away at the door.
#[derive(Template)]
#[template(path = "declare_door.html")]
pub(crate) struct DeclareDoor {
    pub(crate) f: Frame,
    /// Address, words and what it does, the first way first.
    pub(crate) ways: Vec<(String, String, String)>,
}

/// Every way to declare without an account, with the status that says that none is signed in.
pub(crate) fn ways(p: &Page) -> Answer {
    let way = |href: &str, key: &str| {
        (href.to_owned(), p.t(&format!("door.{key}")), p.t(&format!("door.{key}_text")))
    };
    let page = DeclareDoor {
        f: p.frame(p.t("form.declaration.title")),
        ways: vec![
            way("/dang-nhap?tiep=/khai-bao", "sign_in"),
            way("/bao-tin-khan", "urgent"),
            way("/ma-tin", "code"),
            way("/dang-ky", "register"),
        ],
    };
    p.html_with(HttpResponse::Unauthorized(), &page)
}

/// Where somebody goes first after signing in: to a decision that was not seen yet.
pub(crate) async fn first(p: &Page, actor: &domain::access::Actor) -> Result<Option<&'static str>, Failure> {
    let told = registrations::undecided_or_untold(&p.app, actor).await?;
    Ok(told.then_some(ACCOUNT))
}
