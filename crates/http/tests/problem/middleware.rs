//! What a client receives.

use actix_web::http::{StatusCode, header};
use actix_web::middleware::from_fn;
use actix_web::{App, HttpResponse, test, web};
use casework::Failure;
use serde_json::Value;
use std::sync::Arc;
use tnld_http::access_log::log_access;
use tnld_http::problem::{ProblemPage, render_problems};
use tnld_http::request_id::{RequestIds, assign_request_id};
use tnld_http::security_headers::add_security_headers;
use tnld_http::{Fault, JsonBody};
use uuid::Uuid;

const ID: Uuid = Uuid::from_u128(7);

async fn answer(request: test::TestRequest) -> (StatusCode, actix_web::http::header::HeaderMap, String) {
    let page: ProblemPage = ProblemPage(Arc::new(|_, p| format!("<h1>{}</h1>", p.title)));
    let app =
        test::init_service(
            App::new()
                .app_data(RequestIds(Arc::new(|| ID)))
                .app_data(page)
                .wrap(from_fn(render_problems))
                .wrap(from_fn(add_security_headers))
                .wrap(from_fn(assign_request_id))
                .wrap(from_fn(log_access))
                .service(web::resource("/api/v1/echo").route(
                    web::post().to(async |body: JsonBody<Vec<u32>>| HttpResponse::Ok().json(body.value)),
                ))
                .service(
                    web::resource("/api/v1/busy")
                        .to(async || Err::<HttpResponse, _>(Fault::Failure(Failure::Busy))),
                )
                .service(
                    web::resource("/trang")
                        .to(async || Err::<HttpResponse, _>(Fault::Failure(Failure::NotFound))),
                ),
        )
        .await;
    let response = test::call_service(&app, request.to_request()).await;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = String::from_utf8(test::read_body(response).await.to_vec()).unwrap();
    (status, headers, body)
}

fn post(body: &'static str) -> test::TestRequest {
    test::TestRequest::post()
        .uri("/api/v1/echo")
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .set_payload(body)
}

#[actix_web::test]
async fn an_answer_carries_its_id_and_the_headers_of_safety() {
    let (status, headers, body) = answer(post("[1,2]")).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, "[1,2]"));
    assert_eq!(headers.get("x-request-id").unwrap().to_str().unwrap(), ID.to_string());
    let policy = headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(headers.get(header::CACHE_CONTROL).unwrap(), "no-store");
}

#[actix_web::test]
async fn bad_bodies_are_problem_documents() {
    let plain = test::TestRequest::post().uri("/api/v1/echo").set_payload("[1]");
    for (request, status, code) in [
        (post("[1,"), 400, "malformed_json"),
        (post(r#"{"a":1}"#), 422, "unexpected_shape"),
        (plain, 415, "unsupported_media_type"),
        (test::TestRequest::with_uri("/api/v1/none"), 404, "no_such_path"),
        (test::TestRequest::with_uri("/api/v1/echo"), 405, "method_not_allowed"),
        (test::TestRequest::with_uri("/api/v1/busy"), 503, "busy"),
    ] {
        let (got, headers, body) = answer(request).await;
        let problem: Value = serde_json::from_str(&body).unwrap();
        assert_eq!((got.as_u16(), problem["code"].as_str()), (status, Some(code)));
        assert_eq!(headers.get(header::CONTENT_TYPE).unwrap(), "application/problem+json");
        assert_eq!(problem["instance"], format!("urn:uuid:{ID}"));
        assert_eq!(headers.contains_key(header::RETRY_AFTER), status == 503);
        assert_eq!(headers.contains_key(header::ALLOW), status == 405);
    }
}

#[actix_web::test]
async fn the_reader_is_answered_in_the_language_asked_for() {
    let (_, _, vietnamese) = answer(test::TestRequest::with_uri("/api/v1/none")).await;
    assert!(vietnamese.contains("Không tìm thấy"), "{vietnamese}");
    let english = test::TestRequest::with_uri("/api/v1/none").insert_header((header::ACCEPT_LANGUAGE, "en"));
    let (_, _, english) = answer(english).await;
    assert!(english.contains("Not found"), "{english}");
}

#[actix_web::test]
async fn a_page_is_answered_with_a_page() {
    let (status, headers, body) = answer(test::TestRequest::with_uri("/trang?lang=en")).await;
    assert_eq!((status, body.as_str()), (StatusCode::NOT_FOUND, "<h1>Not found</h1>"));
    assert_eq!(headers.get(header::CONTENT_TYPE).unwrap(), "text/html; charset=utf-8");
}
