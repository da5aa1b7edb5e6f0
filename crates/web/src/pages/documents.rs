//! `/vu/{id}/van-ban`: the documents of a case; `/xac-minh`: was this paper issued?

mod copy;
mod issue;
mod list;
mod verify;

pub(crate) use copy::{add as file_copy, show as filing};
pub(crate) use issue::{show as issuing, submit as issue};
pub(crate) use list::{draft, file, file_docx, list, preview, version, whole};
pub(crate) use verify::{ask, show as verified};

use super::page::Page;
use crate::form::Values;
use casework::Failure;
use casework::documents::{DocumentList, FormKind, Offered};
use domain::access::Action;
use domain::ids::CaseId;
use tnld_http::Fault;
use uuid::Uuid;

/// The address of the list.
fn home(case: CaseId) -> String {
    format!("/vu/{case}/van-ban")
}

/// Which form the query of an address names.
fn named(values: &Values) -> Result<(FormKind, Option<Uuid>), Fault> {
    let kind = values.get("mau").and_then(FormKind::from_code).ok_or(Failure::NotFound)?;
    match values.get("doi-tuong").filter(|s| !s.is_empty()) {
        None => Ok((kind, None)),
        Some(text) => Ok((kind, Some(Uuid::try_parse(text).map_err(|_| Failure::NotFound)?))),
    }
}

/// The query that names a form.
fn query_of(kind: FormKind, subject: Option<Uuid>) -> String {
    let subject = subject.map(|s| format!("&doi-tuong={s}")).unwrap_or_default();
    format!("mau={}{subject}", kind.code())
}

async fn read(p: &Page, case: CaseId) -> Result<DocumentList, Fault> {
    Ok(casework::documents::list(&p.app, p.context(Action::ReadDocuments)?, case).await?)
}

fn find(list: &DocumentList, kind: FormKind, subject: Option<Uuid>) -> Result<&Offered, Fault> {
    let found = list.offered.iter().find(|o| o.kind == kind && o.subject == subject && o.may_issue);
    found.ok_or_else(|| Failure::NotFound.into())
}
