//! The file of an item, its small picture, and the index as a file.

use super::list::filter;
use crate::pages::page::{Answer, Page};
use crate::pages::posted::query;
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::evidence;
use domain::access::Action;
use domain::ids::{CaseId, EvidenceId};
use tnld_http::download;

pub(crate) async fn file(p: Page) -> Answer {
    send(&p, false).await
}

pub(crate) async fn thumbnail(p: Page) -> Answer {
    send(&p, true).await
}

async fn send(p: &Page, small: bool) -> Answer {
    let (case, id): (CaseId, EvidenceId) = (p.id("id")?, p.id("evidence")?);
    let opened = evidence::open(&p.app, p.context(Action::ListEvidence)?, case, id, small).await?;
    Ok(download::attachment(opened))
}

pub(crate) async fn export(p: Page) -> Answer {
    let id: CaseId = p.id("id")?;
    let wanted = filter(&query(&p.req));
    let list = evidence::list(&p.app, p.context(Action::ListEvidence)?, id, wanted).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"chung-cu.csv\""))
        .body(evidence::csv(&list, p.lang())?))
}
