//! Every refusal as a problem document, in both languages, and the middleware that writes it.

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy knows only functions marked as tests")]

mod middleware;

use actix_web::ResponseError;
use casework::{Failure, StaleChange};
use chrono::{TimeZone, Utc};
use domain::access::{Action, Denied};
use domain::case::{CommandKind, Refusal, StageKind};
use domain::value::FieldError;
use domain::words::{Lang, Localized};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tnld_http::{Fault, Problem};

/// One fault of every kind, by name.
fn faults() -> BTreeMap<&'static str, Fault> {
    let field = || FieldError::required("/accident/place/commune_code");
    let at = Utc.with_ymd_and_hms(2026, 11, 20, 2, 0, 0).unwrap();
    let change = StaleChange {
        version: 7,
        kind: "closed".to_owned(),
        by: "Phạm Quốc Việt".to_owned(),
        at,
        event: Some(Box::new(domain::case::Event::Closed { note: Some("Đủ hồ sơ".to_owned()) })),
    };
    let failures: Vec<(&'static str, Failure)> = vec![
        ("bad_credentials", Failure::BadCredentials),
        ("busy", Failure::Busy),
        ("denied_forbidden", Failure::Denied(Denied::Forbidden(Action::Close))),
        ("denied_hidden", Failure::Denied(Denied::Hidden)),
        ("denied_sign_in", Failure::Denied(Denied::SignInRequired)),
        ("if_match_required", Failure::IfMatchRequired),
        ("internal", Failure::Internal("password of the database".to_owned())),
        ("invalid", Failure::Invalid(vec![field()])),
        ("key_required", Failure::KeyRequired),
        ("key_reused", Failure::KeyReused),
        ("not_found", Failure::NotFound),
        ("refused_content", Failure::Refused(Refusal::Invalid(vec![field()]))),
        (
            "refused_by_stage",
            Failure::Refused(Refusal::NotAllowed {
                stage: StageKind::Closed,
                command: CommandKind::Extend,
                hint: Localized::new("Vụ đã kết thúc.", "The case is at rest."),
            }),
        ),
        (
            "refused_by_rule",
            Failure::Refused(Refusal::rule(
                "extended_once",
                "Chỉ gia hạn một lần.",
                "One extension only.",
                "Luật ATVSLĐ Điều 35 khoản 6",
            )),
        ),
        (
            "refused_regime",
            Failure::Refused(Refusal::rule("no_regime", "Trước 01/07/2016.", "Before 01/07/2016.", "")),
        ),
        ("refused_unknown", Failure::Refused(Refusal::Unknown { what: "report" })),
        ("stale", Failure::Stale { expected: 6, actual: 7, changes: vec![change] }),
        ("unknown_notice_code", Failure::UnknownNoticeCode),
        ("too_many", Failure::TooMany { retry_after: 17 }),
    ];
    let mut all: BTreeMap<&'static str, Fault> =
        failures.into_iter().map(|(name, failure)| (name, Fault::Failure(failure))).collect();
    all.extend([
        ("http_bad_token", Fault::BadToken),
        ("http_forgery", Fault::Forgery),
        ("http_malformed", Fault::Malformed("If-Match")),
        ("http_malformed_json", Fault::MalformedJson),
        ("http_media_type", Fault::MediaType),
        ("http_method", Fault::Method { allow: "GET, POST".to_owned() }),
        ("http_no_route", Fault::NoRoute),
        ("http_not_ready", Fault::NotReady),
        ("http_password_change", Fault::PasswordChange),
        ("http_scope", Fault::Scope(Action::FileTip)),
        ("http_shape", Fault::Shape("unknown field `occured`".to_owned())),
        ("http_too_large", Fault::TooLarge { limit: 1_048_576 }),
    ]);
    all
}

fn documents(lang: Lang) -> Value {
    let all: BTreeMap<&str, Value> = faults()
        .iter()
        .map(|(name, fault)| {
            let problem =
                Problem::of(fault, lang, "urn:uuid:00000000-0000-0000-0000-000000000000".to_owned());
            (*name, json!({ "problem": problem, "retry_after": fault.retry_after() }))
        })
        .collect();
    json!(all)
}

/// Whether maps keep their order is a feature that other crates of a build may switch on.
fn sorted(check: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_sort_maps(true);
    settings.bind(check);
}

#[test]
fn every_refusal_in_vietnamese() {
    sorted(|| insta::assert_json_snapshot!(documents(Lang::Vi)));
}

#[test]
fn every_refusal_in_english() {
    sorted(|| insta::assert_json_snapshot!(documents(Lang::En)));
}

#[test]
fn the_cause_of_a_failure_of_ours_is_never_told() {
    for lang in [Lang::Vi, Lang::En] {
        assert!(!documents(lang).to_string().contains("database"));
    }
}

#[test]
fn document_and_answer_carry_the_same_status() {
    for (name, fault) in faults() {
        let problem = Problem::of(&fault, Lang::Vi, String::new());
        assert_eq!(problem.status, fault.status_code().as_u16(), "{name}");
        assert!(problem.status >= 400, "{name}");
        assert_eq!(problem.kind, format!("urn:tnld:problem:{}", problem.code), "{name}");
    }
}
