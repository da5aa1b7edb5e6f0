//! Files that were handed to the police.

use super::follow_up::{ROWS, file};
use crate::answer::PoliceFilePage;
use crate::ask::Ask;
use crate::query::Query;
use crate::routes::case_list::wants_csv;
use actix_web::HttpResponse;
use casework::follow_up;
use domain::access::Action;
use tnld_http::Fault;
use tnld_http::dto::PoliceFileListInput;

/// Lists files that were handed to the police
///
/// What is awaited first, so that what is overdue leads. The department sees those of its province; police and procuracy
/// those of which an alert told them. `Accept: text/csv` gives the rows as a file, up to 10,000.
#[utoipa::path(
    get, path = "/api/v1/police-files", tag = "follow-up", operation_id = "list_police_files",
    params(PoliceFileListInput),
    responses((status = 200, description = "A page of files", content(
        (PoliceFilePage = "application/json"), (String = "text/csv")
    )))
)]
pub(crate) async fn list_police_files(
    ask: Ask,
    params: Query<PoliceFileListInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListPoliceFiles)?;
    let asked = ask.read(params.0)?;
    let mut query = asked.query;
    let csv = wants_csv(&ask);
    if csv {
        query.limit = 200;
    }
    let mut rows = Vec::new();
    loop {
        let (overdue, text) = (asked.overdue, asked.text.clone());
        let page = follow_up::list_police_files(&ask.app, ctx.clone(), query.clone(), overdue, text).await?;
        if !csv {
            let items = page.items.into_iter().map(Into::into).collect();
            return Ok(HttpResponse::Ok().json(PoliceFilePage { items, next: page.next, total: page.total }));
        }
        rows.extend(page.items);
        match page.next {
            Some(next) if rows.len() < ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    Ok(file("ho-so-cong-an.csv", follow_up::export_police_files(&rows, ask.lang())?))
}
