//! Over all cases: recommendations, lessons, the register of accidents.

use crate::answer::{LessonPage, RecommendationItemAnswer, RecommendationPage, RegisterPageAnswer};
use crate::ask::Ask;
use crate::query::Query;
use crate::routes::case_list::wants_csv;
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::follow_up::{self, RegisterQuery};
use domain::access::Action;
use domain::time::vn_date;
use tnld_http::Fault;
use tnld_http::dto::{LessonListInput, RecommendationListInput, RegisterListInput};

/// Rows of a file at most.
pub(super) const ROWS: usize = 10_000;

pub(super) fn file(name: &str, bytes: Vec<u8>) -> HttpResponse {
    let disposition = format!("attachment; filename=\"{name}\"");
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .body(bytes)
}

/// Lists recommendations of the cases that the caller may see
///
/// Nearest term first. Outside the department those are left out that a team has not announced. `Accept: text/csv`
/// gives the rows as a file, up to 10,000.
#[utoipa::path(
    get, path = "/api/v1/recommendations", tag = "follow-up", operation_id = "list_recommendations",
    params(RecommendationListInput),
    responses((status = 200, description = "A page of recommendations", content(
        (RecommendationPage = "application/json"), (String = "text/csv")
    )))
)]
pub(crate) async fn list_recommendations(
    ask: Ask,
    params: Query<RecommendationListInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListRecommendations)?;
    let asked = ask.read(params.0)?;
    let today = vn_date(ask.app.now());
    let mut query = asked.query;
    let csv = wants_csv(&ask);
    if csv {
        query.limit = 200;
    }
    let mut rows = Vec::new();
    loop {
        let page = follow_up::list_recommendations(
            &ask.app,
            ctx.clone(),
            query.clone(),
            asked.overdue,
            asked.text.clone(),
        )
        .await?;
        if !csv {
            let items = page.items.into_iter().map(|r| RecommendationItemAnswer::of(r, today)).collect();
            return Ok(HttpResponse::Ok().json(RecommendationPage {
                items,
                next: page.next,
                total: page.total,
            }));
        }
        rows.extend(page.items);
        match page.next {
            Some(next) if rows.len() < ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    Ok(file("kien-nghi.csv", follow_up::export_recommendations(&rows, today, ask.lang())?))
}

/// Lists lessons: cases announced, by cause, injury factor and industry
///
/// Without names of people; the number of a case only for who may read it. The latest first.
#[utoipa::path(
    get, path = "/api/v1/lessons", tag = "follow-up", operation_id = "list_lessons",
    params(LessonListInput),
    responses((status = 200, description = "A page of lessons", body = LessonPage))
)]
pub(crate) async fn list_lessons(ask: Ask, params: Query<LessonListInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadLessons)?;
    let (query, text) = ask.read(params.0)?;
    let page = follow_up::list_lessons(&ask.app, ctx, query, text).await?;
    let items = page.items.into_iter().map(Into::into).collect();
    Ok(HttpResponse::Ok().json(LessonPage { items, next: page.next, total: page.total }))
}

/// Reads the register of accidents (sổ thống kê TNLĐ)
///
/// One line for each victim, oldest accident first. An enterprise reads its own, a commune that of workers without a
/// contract in its area, the department all of its province. `Accept: text/csv` gives it as a file with every column.
#[utoipa::path(
    get, path = "/api/v1/accident-register", tag = "follow-up", operation_id = "read_accident_register",
    params(RegisterListInput),
    responses((status = 200, description = "A page of the register", content(
        (RegisterPageAnswer = "application/json"), (String = "text/csv")
    )))
)]
pub(crate) async fn read_accident_register(
    ask: Ask,
    params: Query<RegisterListInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadRegister)?;
    let mut query = ask.read(params.0)?;
    if wants_csv(&ask) {
        query.limit = 200;
        let mut rows = Vec::new();
        loop {
            let page = follow_up::list_register(&ask.app, ctx.clone(), query.clone()).await?;
            rows.extend(page.items);
            match page.next {
                Some(next) if rows.len() < ROWS => query = RegisterQuery { cursor: Some(next), ..query },
                _end => break,
            }
        }
        return Ok(file("so-thong-ke-tnld.csv", follow_up::export_register(&rows, ask.lang())?));
    }
    let page = follow_up::list_register(&ask.app, ctx, query).await?;
    let items = page.items.into_iter().map(Into::into).collect();
    Ok(HttpResponse::Ok().json(RegisterPageAnswer { items, next: page.next, accidents: page.cases }))
}
