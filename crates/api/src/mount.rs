//! Mounting: what a path does not take is answered with 405 and the header `Allow`, TRACE included.

use actix_web::http::Method;
use actix_web::{HttpResponse, Resource, Route, web};
use tnld_http::Fault;

/// A resource that takes exactly these methods.
pub(crate) fn resource(path: &str, routes: Vec<(Method, Route)>) -> Resource {
    let allow = routes.iter().map(|(method, _)| method.as_str()).collect::<Vec<_>>().join(", ");
    let mut resource = web::resource(path.to_owned());
    for (method, route) in routes {
        resource = resource.route(route.method(method));
    }
    resource.default_service(web::to(move || {
        let allow = allow.clone();
        async move { Err::<HttpResponse, Fault>(Fault::Method { allow }) }
    }))
}
