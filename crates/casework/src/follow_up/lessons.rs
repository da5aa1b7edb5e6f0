//! Lessons: cases announced, by cause, injury factor and industry, without names of people.

use crate::app::Casework;
use crate::cases::{may_see, scope};
use crate::context::Context;
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::access::{act, authorise};
use domain::ids::CaseId;
use domain::value::search_tokens;
use serde::{Deserialize, Serialize};
use store::follow_up::{LessonFilter, list_lessons};
use store::projections::LessonRow;

/// What the caller filters by; the province is never the caller's to choose.
pub type LessonQuery = LessonFilter;

/// A recommendation, as a lesson tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonMeasure {
    /// What had to change.
    pub content: String,
    /// Key of the rank in the hierarchy of controls.
    pub priority: Option<String>,
    /// Key of the state.
    pub state: String,
}

/// What one case teaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The case.
    pub case_id: CaseId,
    /// Its number and a way to it, for who may read it.
    pub number: Option<String>,
    /// Key of the class.
    pub class: String,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Code of the principal cause.
    pub cause: String,
    /// Cause in words.
    pub cause_detail: String,
    /// Code of the injury factor.
    pub injury_factor: Option<String>,
    /// Section of the industry.
    pub section: Option<String>,
    /// Division of the industry.
    pub division: Option<String>,
    /// Course of events.
    pub course: String,
    /// Recommendations.
    pub measures: Vec<LessonMeasure>,
}

/// Lists lessons, the latest first.
///
/// # Errors
/// [`Failure::Denied`] for who does not work with cases.
pub async fn list(
    app: &Casework,
    ctx: Context,
    query: LessonQuery,
    text: Option<String>,
) -> Result<store::Page<Lesson>, Failure> {
    authorise::<act::ReadLessons>(&ctx.actor)?;
    let mut filter = query;
    filter.province.clone_from(&ctx.actor.province);
    filter.tokens = text.map(|t| search_tokens(&t)).unwrap_or_default();
    app.db()
        .read(move |conn| {
            let page = list_lessons(conn, &filter)?;
            let scope = scope(&ctx.actor);
            let mut items = Vec::with_capacity(page.items.len());
            for row in page.items {
                let opens = may_see(conn, &scope, row.case_id)?;
                items.push(lesson(row, opens)?);
            }
            Ok(store::Page { items, next: page.next, total: page.total })
        })
        .await
}

/// A row as a lesson; the number only for who may open the case.
pub(crate) fn lesson(row: LessonRow, opens: bool) -> Result<Lesson, Failure> {
    Ok(Lesson {
        case_id: CaseId(row.case_id),
        number: opens.then_some(row.number),
        class: row.class,
        occurred_on: row.occurred_on,
        cause: row.cause,
        cause_detail: row.cause_detail,
        injury_factor: row.injury_factor,
        section: row.section,
        division: row.division,
        course: row.course,
        measures: serde_json::from_str(&row.recommendations)?,
    })
}
