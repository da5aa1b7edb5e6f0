//! What is mounted answers, and what is not says so.

use crate::described;
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::from_fn;
use actix_web::{App, test};
use serde_json::Value;
use tnld_http::problem::render_problems;

async fn answer(method: Method, path: &str) -> (StatusCode, Option<String>, String) {
    let app = test::init_service(App::new().wrap(from_fn(render_problems)).configure(api::configure)).await;
    let request = test::TestRequest::default().method(method).uri(path).to_request();
    let response = test::call_service(&app, request).await;
    let allow = response.headers().get(header::ALLOW).map(|v| v.to_str().unwrap().to_owned());
    let status = response.status();
    (status, allow, String::from_utf8(test::read_body(response).await.to_vec()).unwrap())
}

fn code(body: &str) -> String {
    serde_json::from_str::<Value>(body).unwrap()["code"].as_str().unwrap().to_owned()
}

fn concrete(path: &str) -> String {
    path.replace("{id}", "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f")
        .replace("{code}", "30760")
        .replace("{channel}", "email")
}

#[actix_web::test]
async fn every_described_operation_is_mounted() {
    for (method, path) in described() {
        let (status, _, body) = answer(method.parse().unwrap(), &concrete(&path)).await;
        assert!(
            status != StatusCode::NOT_FOUND && status != StatusCode::METHOD_NOT_ALLOWED,
            "{method} {path}: {status} {body}"
        );
    }
}

#[actix_web::test]
async fn another_method_is_answered_with_the_methods_that_are_taken() {
    for (path, taken) in [
        ("/api/v1/tips", "POST"),
        ("/api/v1/agencies", "GET, POST"),
        ("/api/v1/tokens/x", "DELETE"),
        ("/livez", "GET"),
    ] {
        for method in [Method::TRACE, Method::HEAD, Method::OPTIONS] {
            let (status, allow, _) = answer(method.clone(), path).await;
            assert_eq!(
                (status, allow.as_deref()),
                (StatusCode::METHOD_NOT_ALLOWED, Some(taken)),
                "{method} {path}"
            );
        }
    }
}

#[actix_web::test]
async fn what_is_not_there_is_a_problem_document() {
    for path in ["/api/v1/none", "/api/v2/cases", "/api/v1/cases/x/fly"] {
        let (status, _, body) = answer(Method::GET, path).await;
        assert_eq!((status, code(&body).as_str()), (StatusCode::NOT_FOUND, "no_such_path"), "{path}");
    }
}

#[actix_web::test]
async fn liveness_and_the_description_need_nothing() {
    assert_eq!(answer(Method::GET, "/livez").await.0, StatusCode::OK);
    let (status, _, body) = answer(Method::GET, "/api/v1/openapi.json").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(serde_json::from_str::<Value>(&body).unwrap(), crate::document());
    let (status, _, page) = answer(Method::GET, "/api/docs").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("data-url=\"/api/v1/openapi.json\"") && !page.contains("http"), "{page}");
}
