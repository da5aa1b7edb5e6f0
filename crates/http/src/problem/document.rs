//! The problem document (RFC 9457).

use super::fault::Fault;
use super::words;
use actix_web::ResponseError;
use casework::Failure;
use domain::case::Refusal;
use domain::time::rfc3339_vn;
use domain::value::FieldError;
use domain::words::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// One field that is not valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemField {
    /// JSON Pointer (RFC 6901) into the request body; empty for the whole.
    #[schema(example = "/accident/place/commune_code")]
    pub pointer: String,
    /// Stable code.
    pub code: String,
    /// What is wrong and what to do.
    pub detail: String,
}

/// What somebody else did since the caller read the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemChange {
    /// Version after the change.
    pub version: i64,
    /// Kind of event.
    pub kind: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: String,
    /// What the other wrote, as far as the caller may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub values: Option<serde_json::Value>,
}

/// The content of an event without its kind.
fn values(event: &domain::case::Event) -> Option<serde_json::Value> {
    serde_json::to_value(event).ok()?.get_mut("payload").map(serde_json::Value::take)
}

/// Why a request was not answered as asked (RFC 9457, `application/problem+json`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Identifies the kind of problem; ends in the code.
    #[serde(rename = "type")]
    #[schema(example = "urn:tnld:problem:invalid_content")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// HTTP status.
    #[schema(example = 422)]
    pub status: u16,
    /// What happened and what to do.
    pub detail: String,
    /// Stable code for programs.
    #[schema(example = "invalid_content")]
    pub code: String,
    /// Id of the request, to be named when asking for help.
    pub instance: String,
    /// Fields that are not valid.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<ProblemField>,
    /// Article, where the law is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
    /// Present version, when the caller's is stale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// What others changed since the caller's version.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub changes: Vec<ProblemChange>,
}

fn fields(fault: &Fault) -> &[FieldError] {
    match fault {
        Fault::Failure(
            Failure::Invalid(fields)
            | Failure::Refused(Refusal::Invalid(fields) | Refusal::Open { fields, .. }),
        ) => fields,
        _other => &[],
    }
}

impl Problem {
    /// The document about a fault, for one reader.
    pub fn of(fault: &Fault, lang: Lang, instance: String) -> Self {
        let said = words::of(fault);
        let errors = fields(fault)
            .iter()
            .map(|f| ProblemField {
                pointer: f.pointer.clone(),
                code: f.code.to_owned(),
                detail: f.message.get(lang).to_owned(),
            })
            .collect();
        let citation = match fault {
            Fault::Failure(Failure::Refused(
                Refusal::Rule { citation, .. } | Refusal::Open { citation, .. },
            )) => citation.clone(),
            _other => None,
        };
        let (version, changes) = match fault {
            Fault::Failure(Failure::Stale { actual, changes, .. }) => {
                let changes = changes
                    .iter()
                    .map(|c| ProblemChange {
                        version: c.version,
                        kind: c.kind.clone(),
                        by: c.by.clone(),
                        at: rfc3339_vn(c.at),
                        values: c.event.as_deref().and_then(values),
                    })
                    .collect();
                (Some(*actual), changes)
            }
            _other => (None, Vec::new()),
        };
        Self {
            kind: format!("urn:tnld:problem:{}", said.code),
            title: said.title.get(lang).to_owned(),
            status: fault.status_code().as_u16(),
            detail: said.detail.get(lang).to_owned(),
            code: said.code,
            instance,
            errors,
            citation,
            version,
            changes,
        }
    }
}
