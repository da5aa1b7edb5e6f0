//! Query strings, refused with a problem document.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use domain::value::FieldError;
use serde::de::DeserializeOwned;
use std::future::{Ready, ready};
use tnld_http::Fault;

/// A query string of the described shape.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Fault;
    type Future = Ready<Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let read = web::Query::<T>::from_query(req.query_string());
        ready(read.map(|q| Self(q.into_inner())).map_err(|_| Fault::Malformed("query string")))
    }
}

/// An id in a path; what is none names nothing.
pub(crate) struct PathId(pub(crate) uuid::Uuid);

impl FromRequest for PathId {
    type Error = Fault;
    type Future = Ready<Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = req.match_info().get("id").and_then(|text| uuid::Uuid::try_parse(text).ok());
        ready(id.map(Self).ok_or(Fault::Failure(casework::Failure::NotFound)))
    }
}

/// Words to search for; a longer text is no search.
pub(crate) fn search_words(q: Option<&str>) -> Result<Option<&str>, Fault> {
    if q.is_some_and(|q| q.chars().count() > 200) {
        let long = FieldError::new("/q", "text.too_long", "Tối đa 200 ký tự.", "At most 200 characters.");
        return Err(vec![long].into());
    }
    Ok(q.map(str::trim).filter(|q| !q.is_empty()))
}
