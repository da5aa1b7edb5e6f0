//! The body of a form: pairs, and what the person wants done.

use super::kept;
use super::page::Page;
use crate::form::{Form, Values, add_row, remove_row};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use std::future::Future;
use std::pin::Pin;
use tnld_http::Fault;
use tnld_http::forgery::{CSRF_FIELD, same_secret};

/// A form that was sent; its secret is checked.
pub(crate) struct Posted {
    /// What was typed.
    pub(crate) values: Values,
    /// What is to be done: `check`, `send`, `add:…`, `remove:…:n`, `change:…`.
    pub(crate) action: String,
    /// Key under which a repetition has no second effect.
    pub(crate) key: Option<String>,
    /// Version of the case that was read.
    pub(crate) version: Option<i64>,
    /// The page was shown; its secret.
    csrf: Option<String>,
}

impl FromRequest for Posted {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let pairs = web::Form::<Vec<(String, String)>>::from_request(req, payload);
        let req = req.clone();
        Box::pin(async move {
            let pairs = pairs.await.map_err(|_| Fault::Malformed("form"))?.into_inner();
            kept::remember(&req, &pairs);
            let mut values = Values::from_pairs(pairs);
            let mut take = |name: &str| {
                let value = values.get(name).map(str::to_owned);
                values.remove(name);
                value
            };
            Ok(Self {
                action: take("_do").unwrap_or_default(),
                key: take("_key"),
                version: take("_version").and_then(|v| v.parse().ok()),
                csrf: take(CSRF_FIELD),
                values,
            })
        })
    }
}

impl Posted {
    /// Checks that the form comes from a page of ours.
    ///
    /// # Errors
    /// [`Fault::Forgery`].
    pub(crate) fn checked(self, page: &Page) -> Result<Self, Fault> {
        page.caller.check_form(self.csrf.as_deref())?;
        // Without a session there may be the pass of a notice, which opens something too.
        match page.secret() {
            Some(secret) if !self.csrf.as_deref().is_some_and(|sent| same_secret(sent, &secret)) => {
                Err(Fault::Forgery)
            }
            Some(_) | None => Ok(self),
        }
    }

    /// Adds or removes a row when that was asked; tells whether it was.
    pub(crate) fn rows_changed(&mut self, form: &Form) -> bool {
        let mut parts = self.action.splitn(3, ':');
        let (verb, name, row) =
            (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next());
        let Some(repeat) = form.repeats().find(|r| r.name == name) else { return false };
        match (verb, row.and_then(|r| r.parse().ok())) {
            ("add", _) => add_row(repeat, &mut self.values),
            ("remove", Some(row)) => remove_row(repeat, &mut self.values, row),
            _other => return false,
        }
        true
    }

    /// The person wants to go back to the form, to this field.
    pub(crate) fn wants_change(&self) -> bool {
        self.action.starts_with("change:")
    }
}

/// The query of a request as values.
pub(crate) fn query(req: &HttpRequest) -> Values {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(req.query_string())
        .map_or_else(|_| Vec::new(), web::Query::into_inner);
    Values::from_pairs(pairs)
}
