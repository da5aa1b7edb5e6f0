//! What is owed for a victim?

use crate::answer::BenefitsAnswer;
use crate::ask::Ask;
use actix_web::HttpResponse;
use casework::Failure;
use domain::access::Action;
use tnld_http::dto::BenefitCalculationInput;
use tnld_http::limits::count;
use tnld_http::{Fault, JsonBody, Limited};

/// Computes what is owed for a victim
///
/// Compensation or allowance at least, what the employer owes besides, and an estimate of what the accident insurance
/// fund pays: each with its formula, who pays, by when, article and confidence. Stores nothing. 60 a minute per
/// address, 100 at once, together with assessments.
#[utoipa::path(
    post, path = "/api/v1/benefit-calculations", tag = "assessments", operation_id = "calculate_benefits",
    request_body = BenefitCalculationInput,
    responses((status = 200, description = "What is owed", body = BenefitsAnswer)),
    security(())
)]
pub(crate) async fn calculate_benefits(
    ask: Ask,
    body: JsonBody<BenefitCalculationInput>,
) -> Result<HttpResponse, Fault> {
    count(&ask.req, Limited::Assessment)?;
    ask.context(Action::CalculateBenefits)?;
    let question = ask.read(body.value)?;
    let answer = ask.app.law().benefits(&question, &ask.app.calendar()).map_err(Failure::Invalid)?;
    Ok(HttpResponse::Ok().json(BenefitsAnswer::from(&answer)))
}
