//! Who asks: by bearer token, by the session's cookie, or nobody.

use crate::client_address::client_address;
use crate::forgery::{check_header, check_site};
use crate::locale::locale;
use crate::paths::is_api;
use crate::problem::Fault;
use crate::session::SESSION_COOKIE;
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use casework::auth::{self, SignedIn};
use casework::{Casework, Context, Failure};
use domain::access::{Action, Actor};
use domain::words::Lang;
use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;

/// Who asks.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The actor for the use cases.
    pub actor: Actor,
    /// The session, when a person is signed in.
    pub session: Option<SignedIn>,
    /// The token of the session's cookie, to end it.
    pub session_token: Option<String>,
    /// Scopes, when a system came with a token.
    pub scopes: Option<Vec<String>>,
    /// Address of the client.
    pub address: IpAddr,
    /// Language of the reader.
    pub lang: Lang,
}

impl Caller {
    /// Nobody signed in.
    fn anonymous(req: &HttpRequest) -> Self {
        Self {
            actor: Actor::anonymous(),
            session: None,
            session_token: None,
            scopes: None,
            address: client_address(req),
            lang: locale(req),
        }
    }

    /// The context of a use case, if the token's scopes cover it and no password waits to be changed.
    /// The access table is asked by the use case.
    ///
    /// # Errors
    /// [`Fault::Scope`], [`Fault::PasswordChange`].
    pub fn context(&self, action: Action) -> Result<Context, Fault> {
        if let Some(scopes) = &self.scopes
            && !scopes.iter().any(|s| s == action.as_str())
        {
            return Err(Fault::Scope(action));
        }
        let waits = self.session.as_ref().is_some_and(|s| s.must_change);
        if waits
            && !matches!(
                action,
                Action::OwnSession | Action::SignIn | Action::ReadReference | Action::ReadService
            )
        {
            return Err(Fault::PasswordChange);
        }
        Ok(Context::of(self.actor.clone()))
    }

    /// Checks the secret that a form carries in the field `_csrf`. Pages call this on every form; without a
    /// session there is nothing to forge, and the site was checked already.
    ///
    /// # Errors
    /// [`Fault::Forgery`].
    pub fn check_form(&self, sent: Option<&str>) -> Result<(), Fault> {
        let Some(session) = &self.session else { return Ok(()) };
        match sent {
            Some(sent) if crate::forgery::same_secret(sent, &session.csrf) => Ok(()),
            Some(_) | None => Err(Fault::Forgery),
        }
    }
}

/// The token of `Authorization: Bearer …`.
///
/// # Errors
/// [`Fault::BadToken`] for another scheme or an empty token.
fn bearer_of(req: &HttpRequest) -> Result<Option<String>, Fault> {
    let Some(value) = req.headers().get(header::AUTHORIZATION) else { return Ok(None) };
    let text = value.to_str().map_err(|_| Fault::BadToken)?;
    match text.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty() => {
            Ok(Some(token.trim().to_owned()))
        }
        Some(_) | None => Err(Fault::BadToken),
    }
}

async fn find(req: HttpRequest) -> Result<Caller, Fault> {
    let app = req
        .app_data::<web::Data<Casework>>()
        .cloned()
        .ok_or_else(|| Fault::Failure(Failure::Internal("no use cases in the application".to_owned())))?;
    let nobody = Caller::anonymous(&req);
    if let Some(token) = bearer_of(&req)? {
        let (actor, scopes) = auth::bearer(&app, &token).await?.ok_or(Fault::BadToken)?;
        return Ok(Caller { actor, scopes: Some(scopes), ..nobody });
    }
    check_site(&req)?;
    let Some(token) = req.cookie(SESSION_COOKIE).map(|c| c.value().to_owned()).filter(|t| !t.is_empty())
    else {
        return Ok(nobody);
    };
    // A session that has ended leaves somebody who is not signed in.
    let Some(session) = auth::session(&app, &token).await? else { return Ok(nobody) };
    if is_api(req.path()) {
        check_header(&req, &session.csrf)?;
    }
    Ok(Caller { actor: session.actor.clone(), session: Some(session), session_token: Some(token), ..nobody })
}

impl FromRequest for Caller {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        Box::pin(find(req.clone()))
    }
}
