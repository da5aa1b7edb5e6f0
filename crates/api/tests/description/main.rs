//! The description, the access table and what is really mounted agree.

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy knows only functions marked as tests")]

mod assessment;
mod mounted;

use domain::access::{Role, rows};
use serde_json::Value;
use std::collections::BTreeSet;

pub(crate) fn document() -> Value {
    serde_json::to_value(api::openapi()).unwrap()
}

/// Method and path of every described operation.
pub(crate) fn described() -> BTreeSet<(String, String)> {
    let document = document();
    let paths = document["paths"].as_object().unwrap().clone();
    let methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];
    let of = |(path, item): (String, Value)| {
        let item = item.as_object().unwrap().clone();
        let named = item.into_iter().filter(|(key, _)| methods.contains(&key.as_str()));
        named.map(move |(method, _)| (method.to_uppercase(), path.clone())).collect::<Vec<_>>()
    };
    paths.into_iter().flat_map(of).collect()
}

fn operation<'a>(document: &'a Value, method: &str, path: &str) -> &'a Value {
    &document["paths"][path][method.to_lowercase()]
}

#[test]
fn the_description_is_openapi_3_1_and_ours() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["info"]["title"], "tnld");
    assert_eq!(document["info"]["license"]["name"], "MIT OR Apache-2.0");
}

#[test]
fn every_operation_has_an_action_and_every_action_of_the_table_an_operation() {
    let told: BTreeSet<(String, String)> =
        api::route_actions().iter().map(|r| (r.method.to_owned(), r.path.to_owned())).collect();
    assert_eq!(described(), told);
    assert_eq!(told.len(), api::route_actions().len(), "an operation stands twice in the table");
}

#[test]
fn every_action_is_granted_to_somebody() {
    for route in api::route_actions() {
        assert!(!rows(route.action).is_empty(), "{} {}", route.method, route.path);
    }
}

#[test]
fn what_a_stranger_may_do_is_described_as_open_and_nothing_else() {
    let document = document();
    for route in api::route_actions() {
        let security = operation(&document, route.method, route.path)["security"].as_array();
        let open = security.is_some_and(|all| all.iter().any(|one| one == &serde_json::json!({})));
        // A stranger's only relation to anything is that to the notice whose code he sends.
        let allowed =
            domain::access::granted(Role::Anonymous, route.action, domain::access::Relation::OwnNotice);
        assert_eq!(open, allowed, "{} {}", route.method, route.path);
    }
}

#[test]
fn every_operation_says_which_problems_it_answers() {
    let document = document();
    for (method, path) in described() {
        let operation = operation(&document, &method, &path);
        let responses = operation["responses"].as_object().unwrap();
        let has = |status: &str| responses.contains_key(status);
        assert!(responses.keys().any(|s| s.starts_with('2')), "{method} {path}");
        if path.starts_with("/api/v1/") && !path.ends_with("openapi.json") {
            for status in ["400", "422", "500", "503"] {
                assert!(has(status), "{method} {path} lacks {status}");
            }
        }
        if path.contains('{') {
            assert!(has("404"), "{method} {path} lacks 404");
        }
        if operation["requestBody"].is_object() {
            assert!(has("413") && has("415"), "{method} {path}");
        }
        for (status, response) in responses.iter().filter(|(s, _)| s.starts_with(['4', '5'])) {
            let problem = &response["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(problem, "#/components/schemas/Problem", "{method} {path} {status}");
        }
        assert!(operation["summary"].is_string(), "{method} {path} has no summary");
        assert!(operation["operationId"].is_string(), "{method} {path} has no operationId");
    }
}

#[test]
fn changes_ask_for_the_version_and_creations_for_a_key() {
    let document = document();
    let headers = |method: &str, path: &str| -> BTreeSet<String> {
        let parameters =
            operation(&document, method, path)["parameters"].as_array().cloned().unwrap_or_default();
        let header = |p: &Value| (p["in"] == "header").then(|| p["name"].as_str().unwrap().to_owned());
        parameters.iter().filter_map(header).collect()
    };
    let set = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(headers("POST", "/api/v1/declarations"), set(&["Idempotency-Key"]));
    assert_eq!(headers("POST", "/api/v1/cases/{id}/found-team"), set(&["If-Match"]));
    assert_eq!(headers("POST", "/api/v1/cases/{id}/provide-supplement"), set(&["Idempotency-Key"]));
    assert_eq!(headers("POST", "/api/v1/alerts/{id}/acknowledge"), set(&[]));
    assert_eq!(headers("POST", "/api/v1/assessments"), set(&[]));
    assert_eq!(headers("POST", "/api/v1/notice-openings"), set(&[]));
    assert_eq!(headers("POST", "/api/v1/notice-declarations"), set(&["Idempotency-Key"]));
    assert_eq!(headers("GET", "/api/v1/cases"), set(&[]));
}

#[test]
fn every_reference_of_the_description_leads_somewhere() {
    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(map) => {
                found.extend(map.get("$ref").and_then(Value::as_str).map(str::to_owned));
                map.values().for_each(|v| references(v, found));
            }
            Value::Array(items) => items.iter().for_each(|v| references(v, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let document = document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

#[test]
fn plain_texts_are_described_where_they_stand() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert!(!schemas.keys().any(|name| name.starts_with("Text")), "{:?}", schemas.keys());
    let id = &schemas["AcceptReportInput"]["properties"]["report_id"];
    assert_eq!(id["$ref"], "#/components/schemas/Id");
    assert_eq!(schemas["Id"]["anyOf"][0]["format"], "uuid");
    let note = &schemas["AcceptReportInput"]["properties"]["note"];
    assert_eq!(note["type"], serde_json::json!(["string", "null"]));
    assert_eq!(note["maxLength"], 4000);
}

#[test]
fn the_whole_description() {
    // Whether maps keep their order is a feature that other crates of a build may switch on.
    let mut settings = insta::Settings::clone_current();
    settings.set_sort_maps(true);
    settings.bind(|| insta::assert_json_snapshot!(document()));
}
