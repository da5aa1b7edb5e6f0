//! What a write answers.

use super::moment;
use super::notice::NoticeCodeAnswer;
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use casework::cases::CaseOutcome;
use domain::words::{Lang, Localized};
use serde::Serialize;
use tnld_http::dto::{EventClassWord, StageKindWord};
use tnld_http::preconditions::etag;
use utoipa::ToSchema;
use uuid::Uuid;

/// Something the caller should know about an accepted write.
#[derive(Debug, Serialize, ToSchema)]
pub struct WarningAnswer {
    /// Stable code.
    #[schema(example = "possible_duplicate")]
    pub code: String,
    /// What, in the reader's language.
    pub detail: String,
}

/// What a write answers: the case after it, and the receipt.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutcomeAnswer {
    /// Case.
    pub case_id: Uuid,
    /// Number of the case.
    #[schema(example = "TNLĐ-91-2026-000123")]
    pub number: String,
    /// Version after the write, as in the ETag: the next If-Match.
    pub version: i64,
    /// Stage after the write.
    pub stage: StageKindWord,
    /// Class after the write.
    pub class: EventClassWord,
    /// Report that was filed, when one was.
    pub report_id: Option<Uuid>,
    /// When the write happened.
    #[schema(format = "date-time")]
    pub at: String,
    /// Hash of the last entry in the chained log: the caller's proof.
    pub receipt: String,
    /// What the caller should know.
    pub warnings: Vec<WarningAnswer>,
    /// For who filed an urgent notice or a tip without an account: the code to come back with, shown this once.
    pub notice: Option<NoticeCodeAnswer>,
}

/// Warnings in the reader's language.
pub(super) fn warnings(all: Vec<(String, Localized)>, lang: Lang) -> Vec<WarningAnswer> {
    all.into_iter()
        .map(|(code, message)| WarningAnswer { code, detail: message.get(lang).to_owned() })
        .collect()
}

impl OutcomeAnswer {
    fn of(outcome: CaseOutcome, lang: Lang) -> Self {
        Self {
            case_id: outcome.case_id.0,
            number: outcome.number,
            version: outcome.version,
            stage: outcome.stage.into(),
            class: outcome.class.into(),
            report_id: outcome.report_id.map(|id| id.0),
            at: moment(outcome.at),
            receipt: outcome.receipt,
            warnings: warnings(outcome.warnings, lang),
            notice: outcome.notice.as_ref().map(NoticeCodeAnswer::from),
        }
    }
}

fn respond(status: StatusCode, outcome: CaseOutcome, lang: Lang) -> HttpResponse {
    let answer = OutcomeAnswer::of(outcome, lang);
    let mut builder = HttpResponse::build(status);
    builder.insert_header((header::ETAG, etag(answer.version)));
    if status == StatusCode::CREATED {
        builder.insert_header((header::LOCATION, format!("/api/v1/cases/{}", answer.case_id)));
    }
    builder.json(answer)
}

/// 201 with the place of the case.
pub(crate) fn created(outcome: CaseOutcome, lang: Lang) -> HttpResponse {
    respond(StatusCode::CREATED, outcome, lang)
}

/// 200 with the new version.
pub(crate) fn changed(outcome: CaseOutcome, lang: Lang) -> HttpResponse {
    respond(StatusCode::OK, outcome, lang)
}
