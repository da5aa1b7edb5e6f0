//! What holds for every operation is written into the description once: who may ask, which headers it needs,
//! which problems it answers.

use crate::actions::route_actions;
use domain::access::{Action, Relation, Role, granted};
use tnld_http::Problem;
use tnld_http::problem::PROBLEM_JSON;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Required};
use utoipa::{Modify, ToSchema};

/// Writes the conventions into the description.
pub(crate) struct Conventions;

fn problem(description: &str, retry: bool) -> RefOr<Response> {
    let content = Content::new(Some(Ref::from_schema_name(Problem::name())));
    let mut builder = ResponseBuilder::new().description(description).content(PROBLEM_JSON, content);
    if retry {
        let seconds = utoipa::openapi::header::HeaderBuilder::new()
            .schema(Some(ObjectBuilder::new().schema_type(Type::Integer)))
            .description(Some("Seconds to wait"));
        builder = builder.header("Retry-After", seconds.build());
    }
    builder.build().into()
}

fn header(name: &str, description: &str, example: &str, required: bool, max: usize) -> Parameter {
    let text = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(max))
        .pattern(Some("^[!-~]+$"))
        .examples([serde_json::json!(example)]);
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(if required { Required::True } else { Required::False })
        .description(Some(description))
        .schema(Some(Schema::Object(text.build())))
        .build()
}

/// Which headers an operation needs.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Needs {
    key: bool,
    version: bool,
}

/// What is added to a case without having read it.
const ADDITIONS: [&str; 16] = [
    "/answer-invitation",
    "/record-scene",
    "/record-testimony",
    "/record-ruling",
    "/confirm-handover",
    "/receive-documents",
    "/provide-supplement",
    "/record-service",
    "/record-posting",
    "/record-complaint",
    "/uploads",
    "/add-evidence",
    "/move-evidence",
    "/withdraw-evidence",
    "/mark-file-point",
    "/file-document",
];

fn needs(method: &str, path: &str) -> Needs {
    let none = Needs { key: false, version: false };
    if path.starts_with("/api/v1/sites/{id}") {
        return Needs { key: false, version: method != "GET" };
    }
    if path.ends_with("/uploads/{upload_id}") {
        return none;
    }
    if method == "PATCH" || (method == "PUT" && path.ends_with("/duty-roster")) {
        return Needs { key: false, version: true };
    }
    if method != "POST" {
        return none;
    }
    let webhook = path.starts_with("/api/v1/webhooks/{id}/") && !path.ends_with("/test");
    let command = path.starts_with("/api/v1/cases/{id}/") || webhook;
    let without = [
        "/api/v1/assessments",
        "/api/v1/benefit-calculations",
        "/api/v1/sessions",
        "/api/v1/notice-openings",
        "/api/v1/delivery-reports/sms",
    ]
    .contains(&path)
        || path.ends_with("/acknowledge");
    if ["/complete", "/end", "/reset-password"].iter().any(|end| path.ends_with(end)) {
        return Needs { key: false, version: true };
    }
    let addition = ADDITIONS.iter().any(|end| path.ends_with(end));
    match (command, addition) {
        (true, false) => Needs { key: false, version: true },
        (true, true) => Needs { key: true, version: false },
        (false, _) => Needs { key: !without, version: false },
    }
}

fn answers(operation: &mut Operation, method: &str, path: &str, action: Action) {
    let needs = needs(method, path);
    let has_body = operation.request_body.is_some();
    let has_id = path.contains('{');
    let by_code = granted(Role::Anonymous, action, Relation::OwnNotice);
    let limited = matches!(
        action,
        Action::Assess | Action::FileTip | Action::FileUrgentNotice | Action::Register | Action::SignIn
    ) || path == "/api/v1/benefit-calculations"
        || path.starts_with("/api/v1/notice-")
        || path.ends_with("/password");
    let service = path == "/livez" || path == "/readyz" || path.ends_with("openapi.json");
    let mut add = |status: &str, text: &str, retry: bool| {
        operation.responses.responses.entry(status.to_owned()).or_insert_with(|| problem(text, retry));
    };
    if path == "/readyz" {
        add("503", "Not ready", true);
    }
    if service {
        return;
    }
    add("400", "Malformed: JSON, query string or header, or Idempotency-Key is missing", false);
    add("401", "Signing in is needed, or the token or password is wrong", false);
    add("403", "Not for this role, scope or origin", false);
    if has_id || operation_names_a_case(path) {
        add("404", "No such record, or none that the caller may know of", false);
    }
    if has_body {
        add("413", "The body is too large", false);
        add("415", "The body is not application/json", false);
    }
    if has_body || needs.key || needs.version {
        add("409", "The stage of the case, or a rule, does not allow it", false);
    }
    if matches!(action, Action::ReplayDelivery | Action::RetireWorker) {
        add("409", "The state of the message or process does not allow it", false);
    }
    add("422", "The content is not valid, or the key was used with another body", false);
    if needs.version {
        let of = if path.contains("/cases/") { "the case" } else { "it" };
        add("412", &format!("Somebody else changed {of}; the changes are listed"), false);
        add("428", "If-Match is missing", false);
    }
    if action == Action::AddEvidence && path.contains("/uploads") {
        add("429", "Too many files on their way", true);
    }
    if limited {
        add("429", "Too many requests from this address", true);
    }
    add("500", "Something failed here; the request id leads to it", false);
    add("503", "Too busy, nothing was written; try again", true);
    let mut parameters = operation.parameters.take().unwrap_or_default();
    if needs.key {
        let text = "A repetition under the same key has no second effect and the same answer; kept 30 days";
        parameters
            .push(header("Idempotency-Key", text, "7f6a1c1e-0d0f-4a53-9a56-2f4c3b1f9a10", true, 255).into());
    }
    if needs.version {
        let of_case = path.contains("/cases/");
        let if_match = if of_case { "ETag of the case as it was read" } else { "ETag as it was read" };
        parameters.push(header("If-Match", if_match, "\"12\"", true, 20).into());
    }
    operation.parameters = (!parameters.is_empty()).then_some(parameters);
    // What a code opens is open to a stranger: the code is in the body.
    if by_code && operation.security.is_none() {
        operation.security = Some(vec![Default::default()]);
    }
}

fn operation_names_a_case(path: &str) -> bool {
    matches!(
        path,
        "/api/v1/urgent-notices"
            | "/api/v1/declarations"
            | "/api/v1/commune-notices"
            | "/api/v1/commune-records"
            | "/api/v1/reports"
            // It names the agency that is told.
            | "/api/v1/webhooks"
    ) || path.starts_with("/api/v1/notice-")
}

/// The operations of a path with their methods.
pub(crate) fn operations(item: &mut PathItem) -> Vec<(&'static str, &mut Operation)> {
    [
        ("GET", item.get.as_mut()),
        ("PUT", item.put.as_mut()),
        ("POST", item.post.as_mut()),
        ("DELETE", item.delete.as_mut()),
        ("PATCH", item.patch.as_mut()),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.map(|o| (method, o)))
    .collect()
}

impl Modify for Conventions {
    fn modify(&self, openapi: &mut OpenApi) {
        let components = openapi.components.get_or_insert_with(Default::default);
        components.add_security_scheme("bearer", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        let cookie = ApiKeyValue::with_description(
            tnld_http::session::SESSION_COOKIE,
            "The session of a person; everything that changes something needs X-CSRF-Token too.",
        );
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
        let csrf = ApiKeyValue::with_description("X-CSRF-Token", "The secret that signing in answered.");
        components.add_security_scheme("csrf", SecurityScheme::ApiKey(ApiKey::Header(csrf)));
        let actions = route_actions();
        for (path, item) in &mut openapi.paths.paths {
            for (method, operation) in operations(item) {
                let found = actions.iter().find(|r| r.method == method && r.path == path);
                if let Some(row) = found {
                    answers(operation, method, path, row.action);
                }
            }
        }
    }
}
