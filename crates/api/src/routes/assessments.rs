//! What must I do?

use crate::answer::AssessmentAnswer;
use crate::ask::Ask;
use actix_web::HttpResponse;
use casework::Failure;
use domain::access::Action;
use tnld_http::dto::AssessmentInput;
use tnld_http::limits::count;
use tnld_http::{Fault, JsonBody, Limited};

/// Answers what must be done about a described accident
///
/// Class, who must be told and how fast, who investigates, every term with its article. Stores nothing; every
/// commune of Vietnam, its code read at the date of the accident. 60 a minute per address, 100 at once.
#[utoipa::path(
    post, path = "/api/v1/assessments", tag = "assessments", operation_id = "assess",
    request_body = AssessmentInput,
    responses((status = 200, description = "What must be done", body = AssessmentAnswer)),
    security(())
)]
pub(crate) async fn assess(ask: Ask, body: JsonBody<AssessmentInput>) -> Result<HttpResponse, Fault> {
    count(&ask.req, Limited::Assessment)?;
    ask.context(Action::Assess)?;
    let question = ask.read(body.value)?;
    let app = &ask.app;
    let assessment = app
        .law()
        .assess(app.geography(), &app.calendar(), &question)
        .map_err(|refusal| Failure::Invalid(refusal.errors))?;
    Ok(HttpResponse::Ok().json(assessment.answer(ask.lang())))
}
