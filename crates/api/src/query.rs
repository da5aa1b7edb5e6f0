//! Query strings, refused with a problem document.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
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
