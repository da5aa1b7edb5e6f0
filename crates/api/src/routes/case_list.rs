//! The list of cases: filters, search without diacritics, sort, cursor; JSON or CSV.

use crate::answer::{CasePageAnswer, CaseRowAnswer};
use crate::ask::Ask;
use crate::query::Query;
use crate::routes::csv;
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::Failure;
use casework::cases::{self, CasePage, CaseQuery};
use domain::access::Action;
use domain::time::Instant;
use tnld_http::Fault;
use tnld_http::dto::{AssignedTo, CaseListInput, CaseListQuery, CaseSortKey};

/// Rows of a CSV file at most.
const CSV_ROWS: usize = 10_000;

fn filter(q: &CaseListQuery, me: Option<uuid::Uuid>, now: Instant) -> Result<CaseQuery, Fault> {
    let key = match q.sort.by {
        CaseSortKey::Received => "received",
        CaseSortKey::Due => "due",
        CaseSortKey::Occurred => "occurred",
        CaseSortKey::Updated => "updated",
        CaseSortKey::Number => "number",
    };
    // In its natural direction a list of terms begins with the nearest, every other with the newest.
    let descending = (q.sort.by != CaseSortKey::Due) != q.sort.reversed;
    let sort = serde_json::from_value(key.into()).map_err(|e| Failure::Internal(format!("sort: {e}")))?;
    Ok(CaseQuery {
        commune: q.commune.as_ref().map(|c| c.as_str().to_owned()),
        enterprise: q.enterprise.map(|e| e.0),
        stages: q.stages.iter().map(|s| s.as_str().to_owned()).collect(),
        classes: q.classes.iter().map(|c| c.as_str().to_owned()).collect(),
        team_level: q.level.map(|l| l.as_str().to_owned()),
        assigned_to: match q.assigned {
            Some(AssignedTo::Me) => me,
            Some(AssignedTo::Officer(id)) => Some(id.0),
            None => None,
        },
        occurred_from: q.occurred_from,
        occurred_to: q.occurred_to,
        received_from: q.received_from,
        received_to: q.received_to,
        due_before: q.due_before,
        overdue_at: q.overdue.then_some(now),
        sort,
        descending,
        cursor: q.cursor.clone(),
        limit: q.limit,
        ..CaseQuery::default()
    })
}

async fn whole(
    ask: &Ask,
    ctx: casework::Context,
    query: CaseQuery,
    text: Option<String>,
) -> Result<CasePage, Fault> {
    let mut query = CaseQuery { limit: 200, ..query };
    let mut all = CasePage { items: Vec::new(), next: None, total: 0 };
    loop {
        let page = cases::list(&ask.app, ctx.clone(), query.clone(), text.clone()).await?;
        all.items.extend(page.items);
        all.total = page.total;
        match page.next {
            Some(next) if all.items.len() < CSV_ROWS => query.cursor = Some(next),
            next => {
                all.next = next;
                return Ok(all);
            }
        }
    }
}

/// Does the caller ask for a file?
pub(crate) fn wants_csv(ask: &Ask) -> bool {
    let accept = ask.req.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.split(',').any(|kind| kind.trim().to_ascii_lowercase().starts_with("text/csv"))
}

/// Lists the cases that the caller may see
///
/// `Accept: text/csv` gives the same rows as a file, up to 10,000 of them.
#[utoipa::path(
    get, path = "/api/v1/cases", tag = "cases", operation_id = "list_cases",
    params(CaseListInput),
    responses((status = 200, description = "A page of cases", content(
        (CasePageAnswer = "application/json"), (String = "text/csv")
    )))
)]
pub(crate) async fn list_cases(ask: Ask, query: Query<CaseListInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListCases)?;
    let query = ask.read(query.0)?;
    let text = query.text.clone();
    let filter = filter(&query, ctx.actor.user.map(|u| u.0), ask.app.now())?;
    if wants_csv(&ask) {
        let page = whole(&ask, ctx, filter, text).await?;
        return csv::cases(page.items.into_iter().map(CaseRowAnswer::from).collect(), ask.lang());
    }
    let page = cases::list(&ask.app, ctx, filter, text).await?;
    let items = page.items.into_iter().map(CaseRowAnswer::from).collect();
    Ok(HttpResponse::Ok().json(CasePageAnswer { items, next: page.next, total: page.total }))
}
