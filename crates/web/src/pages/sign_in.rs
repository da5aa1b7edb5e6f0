//! `/dang-nhap`, `/dang-xuat`, `/mat-khau`.

use super::form_page::{FormPage, given};
use super::kept;
use super::page::{Answer, Page};
use super::posted::{Posted, query};
use crate::form::{FormView, Values};
use crate::forms::{PASSWORD, SIGN_IN};
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::Failure;
use casework::auth::{self, SignIn};
use domain::access::Action;
use domain::value::FieldError;
use domain::words::Localized;
use tnld_http::client_address::limit_key;
use tnld_http::limits::{Limited, count};
use tnld_http::session::{ended_session_cookie, session_cookie};

/// Only a path of our own may follow.
fn next(values: &Values) -> String {
    let wanted = values.get("tiep").unwrap_or_default();
    let own = wanted.starts_with('/') && !wanted.starts_with("//") && !wanted.contains(['\\', '\n', '\r']);
    if own { wanted.to_owned() } else { "/vu".to_owned() }
}

fn form(p: &Page, values: &Values, errors: &[FieldError], next: String) -> FormPage {
    let view = FormView::whole(&SIGN_IN, p.lang(), values, errors, &given(p));
    let mut page = FormPage::new(p, &SIGN_IN, view, "/");
    page.extra.push(("tiep".to_owned(), next));
    page.extra.extend(kept::still_waiting(values));
    page.aside.push((p.t("sign_in.help_title"), p.t("sign_in.help")));
    page.ways = vec![
        ("/dang-ky".to_owned(), p.t("door.register")),
        ("/ma-tin".to_owned(), p.t("form.notice_code.title")),
    ];
    page
}

pub(crate) async fn show(p: Page) -> Answer {
    let next = next(&query(&p.req));
    if p.caller.session.is_some() {
        return p.see_other(home(&p));
    }
    form(&p, &Values::default(), &[], next).answer(&p)
}

/// The administrator has no cases; agencies begin with their alerts.
fn home(p: &Page) -> &'static str {
    home_of(p.actor().role)
}

fn home_of(role: domain::access::Role) -> &'static str {
    use domain::access::Role;
    match role {
        Role::Admin => "/nguoi-dung",
        Role::CommunePolice | Role::ProvincialPolice | Role::Procuracy | Role::MemberAgency => "/bao-tin",
        Role::Anonymous
        | Role::Family
        | Role::Enterprise
        | Role::Commune
        | Role::Investigator
        | Role::UnitHead
        | Role::Director
        | Role::SocialInsurance
        | Role::Ministry
        | Role::Leader
        | Role::System => "/vu",
    }
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    count(&p.req, Limited::SignIn)?;
    let text = |name| posted.values.get(name).unwrap_or_default().to_owned();
    let to = next(&posted.values);
    let cmd = SignIn {
        login: text("login"),
        password: text("password"),
        address: limit_key(p.caller.address).to_string(),
    };
    let wrong = |vi: &str, en: &str| FieldError {
        pointer: "/login".to_owned(),
        code: "bad_credentials",
        message: Localized::new(vi, en),
    };
    if cmd.login.trim().is_empty() || cmd.password.is_empty() {
        let error = wrong("Nhập tên đăng nhập và mật khẩu.", "Enter login and password.");
        return form(&p, &posted.values, &[error], to).answer(&p);
    }
    match auth::sign_in(&p.app, cmd).await {
        Ok(session) => {
            let first = super::register::first(&p, &session.actor).await?;
            let chosen = posted.values.get("tiep").is_some_and(|t| t != "/vu" && t != "/");
            let waiting = kept::still_waiting(&posted.values);
            if chosen && !waiting.is_empty() && !session.must_change {
                return kept::back(&p, &session, &to, &waiting);
            }
            let to = match () {
                () if session.must_change => "/mat-khau".to_owned(),
                () if chosen => to,
                () => first.unwrap_or_else(|| home_of(session.actor.role)).to_owned(),
            };
            Ok(HttpResponse::SeeOther()
                .insert_header((header::LOCATION, to))
                .cookie(session_cookie(&session.token))
                .finish())
        }
        Err(Failure::BadCredentials) => {
            let error =
                wrong("Tên đăng nhập hoặc mật khẩu không đúng.", "The login or the password is wrong.");
            let mut values = posted.values.clone();
            values.remove("password");
            form(&p, &values, &[error], to).answer(&p)
        }
        Err(other) => Err(other.into()),
    }
}

pub(crate) async fn sign_out(p: Page, posted: Posted) -> Answer {
    posted.checked(&p)?;
    if let Some(token) = &p.caller.session_token {
        auth::sign_out(&p.app, token).await?;
    }
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, "/"))
        .cookie(ended_session_cookie())
        .finish())
}

pub(crate) async fn password(p: Page) -> Answer {
    p.context(Action::OwnSession)?;
    if p.caller.session.is_none() {
        return p.see_other("/dang-nhap");
    }
    let view = FormView::whole(&PASSWORD, p.lang(), &Values::default(), &[], &given(&p));
    let mut page = FormPage::new(&p, &PASSWORD, view, "/");
    if p.caller.session.as_ref().is_some_and(|s| s.must_change) {
        page.notes.push(p.t("sign_in.must_change"));
    }
    page.answer(&p)
}

pub(crate) async fn change_password(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let ctx = p.context(Action::OwnSession)?;
    let text = |name| posted.values.get(name).unwrap_or_default().to_owned();
    match auth::change_password(&p.app, ctx, text("old"), text("new")).await {
        Ok(_) => Ok(HttpResponse::SeeOther()
            .insert_header((header::LOCATION, "/dang-nhap"))
            .cookie(ended_session_cookie())
            .finish()),
        Err(Failure::Invalid(errors)) => {
            let errors: Vec<FieldError> = errors
                .into_iter()
                .map(|e| {
                    if e.pointer == "/new_password" || e.pointer == "/password" {
                        FieldError { pointer: "/new".to_owned(), ..e }
                    } else {
                        e
                    }
                })
                .collect();
            let view = FormView::whole(&PASSWORD, p.lang(), &Values::default(), &errors, &given(&p));
            FormPage::new(&p, &PASSWORD, view, "/").answer(&p)
        }
        Err(Failure::BadCredentials) => {
            let error = FieldError::new(
                "/old",
                "bad_credentials",
                "Mật khẩu hiện tại không đúng.",
                "The present password is wrong.",
            );
            let view = FormView::whole(&PASSWORD, p.lang(), &Values::default(), &[error], &given(&p));
            FormPage::new(&p, &PASSWORD, view, "/").answer(&p)
        }
        Err(other) => Err(other.into()),
    }
}
