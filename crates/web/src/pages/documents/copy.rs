//! Filing a signed or edited version beside an issued document.

use super::super::evidence::{Received, file_error, open_to, receive, size};
use super::super::form_page::given;
use super::super::input;
use super::super::page::{Answer, Page};
use super::{home, read};
use crate::form::{FormView, ItemView, Values};
use crate::forms::FILE_DOCUMENT as FORM;
use crate::frame::Frame;
use crate::messages::tp;
use actix_web::web::Payload;
use askama::Template;
use casework::Failure;
use casework::documents::{self, DocumentList};
use casework::evidence::UploadView;
use domain::access::Action;
use domain::case::{CommandKind, article};
use domain::ids::{CaseId, DocumentId};
use domain::value::FieldError;
use tnld_http::Fault;
use tnld_http::dto::FileDocumentInput;

#[derive(Template)]
#[template(path = "document_copy.html")]
pub(crate) struct CopyPage {
    pub(crate) f: Frame,
    pub(crate) caption: String,
    pub(crate) lead: String,
    pub(crate) home: String,
    pub(crate) action: String,
    pub(crate) uploads: String,
    pub(crate) file_error: Option<String>,
    pub(crate) received: Option<String>,
    pub(crate) upload_id: String,
    pub(crate) key: String,
    pub(crate) view: FormView,
}

async fn opened(p: &Page) -> Result<(CaseId, DocumentId, DocumentList), Fault> {
    let (id, document): (CaseId, DocumentId) = (p.id("id")?, p.id("document")?);
    open_to(p, id, CommandKind::FileDocument).await?;
    let list = read(p, id).await?;
    let there = list.issued.iter().any(|d| d.id == document);
    if there { Ok((id, document, list)) } else { Err(Failure::NotFound.into()) }
}

fn page(
    p: &Page,
    (case, document): (CaseId, DocumentId),
    list: &DocumentList,
    values: &Values,
    errors: &[FieldError],
    received: Option<&UploadView>,
) -> CopyPage {
    let lang = p.lang();
    let mut view = FormView::whole(&FORM, lang, values, errors, &given(p));
    let file_error = file_error(&mut view, errors, lang);
    let cited = list.issued.iter().find(|d| d.id == document);
    let cited = cited.map(|d| format!("{} · {}", documents::title(&d.kind).get(lang), d.cited()));
    let at = home(case);
    CopyPage {
        f: p.frame(p.t("form.file_document.title")).erring(!view.errors.is_empty()),
        caption: format!("{} · {}", list.case_number, cited.unwrap_or_default()),
        lead: article(CommandKind::FileDocument).to_owned(),
        action: format!("{at}/{document}/ban-luu"),
        home: at,
        uploads: format!("/api/v1/cases/{case}/uploads"),
        file_error,
        received: received.map(|u| {
            tp(lang, "evidence.received", &[("name", u.name.as_str()), ("size", &size(u.length, lang))])
        }),
        upload_id: values.get("upload_id").unwrap_or_default().to_owned(),
        key: p.app.id().to_string(),
        view,
    }
}

pub(crate) async fn show(p: Page) -> Answer {
    let (case, document, list) = opened(&p).await?;
    let mut values = Values::default();
    values.set("document_id", document.to_string());
    values.set("kind", "signed");
    p.html(&page(&p, (case, document), &list, &values, &[], None))
}

pub(crate) async fn add(p: Page, payload: Payload) -> Answer {
    let (case, document, list) = opened(&p).await?;
    let Received { mut values, key, file, mut errors } = receive(&p, case, payload).await?;
    values.set("document_id", document.to_string());
    match input::read::<FileDocumentInput>(&p, &FORM, &values) {
        Err(more) if errors.is_empty() => errors = more,
        Err(more) => errors.extend(more.into_iter().filter(|e| e.pointer != "/upload_id")),
        Ok(new) if errors.is_empty() => {
            let mut ctx = p.context(Action::IssueDocument)?;
            ctx.idempotency = input::key(&p, &FORM, &values, key.as_deref());
            let of = (new.kind, new.note);
            match documents::file_copy(&p.app, ctx, case, new.document, of, new.upload).await {
                Ok(_filed) => return p.see_other(home(case)),
                Err(failure) => errors.extend(input::shown(failure)?),
            }
        }
        Ok(_) => {}
    }
    p.unprocessable(&page(&p, (case, document), &list, &values, &errors, file.as_ref()))
}
