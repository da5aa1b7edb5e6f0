//! Adding a piece of evidence: file and fields in one form. What was typed stays, and so does a file that was
//! received, whatever is wrong with the rest.

use super::parts::{home, open_to, size, victim_name};
use crate::form::{FormView, Given, ItemView, Values};
use crate::forms::ADD_EVIDENCE as FORM;
use crate::frame::Frame;
use crate::messages::tp;
use crate::pages::form_page::given;
use crate::pages::page::{Answer, Page};
use crate::pages::{input, note};
use actix_multipart::{Field, Multipart};
use actix_web::http::header;
use actix_web::web::Payload;
use askama::Template;
use casework::evidence::{self, EvidenceFilter, EvidenceList, NewUpload, UploadView};
use casework::{Failure, evidence::Receiving};
use domain::access::Action;
use domain::case::{CommandKind, article};
use domain::ids::{CaseId, UploadId};
use domain::time::human_date;
use domain::value::FieldError;
use futures_util::StreamExt as _;
use tnld_http::Fault;
use tnld_http::dto::AddEvidenceInput;
use tnld_http::forgery::CSRF_FIELD;

/// Longest text of a field.
const LONGEST: usize = 128 * 1024;
/// Bytes that are written to the disk at once.
const PIECE: usize = 1024 * 1024;

#[derive(Template)]
#[template(path = "evidence_add.html")]
pub(crate) struct AddPage {
    f: Frame,
    caption: String,
    lead: String,
    home: String,
    action: String,
    uploads: String,
    view: FormView,
    taken: String,
    file_error: Option<String>,
    received: Option<String>,
    /// Id of a received file; the script fills it too.
    upload_id: String,
    key: String,
}

async fn opened(p: &Page) -> Result<(CaseId, EvidenceList), Fault> {
    let id: CaseId = p.id("id")?;
    open_to(p, id, CommandKind::AddEvidence).await?;
    let ctx = p.context(Action::ListEvidence)?;
    let list = evidence::list(&p.app, ctx, id, EvidenceFilter::default()).await?;
    if list.may_add { Ok((id, list)) } else { Err(Failure::NotFound.into()) }
}

fn choices(p: &Page, list: &EvidenceList) -> Given {
    let mut given = given(p);
    let name = |v: &evidence::VictimOfFile| (v.id.to_string(), victim_name(&list.victims, v.id, p.lang()));
    given.options.insert("victims", list.victims.iter().map(name).collect());
    given
}

fn page(
    p: &Page,
    case: CaseId,
    list: &EvidenceList,
    values: &Values,
    errors: &[FieldError],
    received: Option<&UploadView>,
) -> AddPage {
    let lang = p.lang();
    let limits = p.app.settings().evidence.limits();
    let mb = |bytes: u64| (bytes / (1024 * 1024)).to_string();
    let mut view = FormView::whole(&FORM, lang, values, errors, &choices(p, list));
    let of_file = |e: &&FieldError| matches!(e.pointer.as_str(), "/file" | "/length" | "/upload_id");
    let file_error = errors.iter().find(of_file).map(|e| e.message.get(lang).to_owned());
    view.hidden.retain(|(name, _)| name != "upload_id");
    // The summary leads to the file too.
    if let Some(words) = &file_error {
        view.errors.iter_mut().filter(|e| e.text == *words).for_each(|e| e.href = "#file".to_owned());
    }
    AddPage {
        f: p.frame(p.t("form.add_evidence.title")).erring(!view.errors.is_empty()),
        caption: list.case_number.clone(),
        lead: article(CommandKind::AddEvidence).to_owned(),
        home: home(case),
        action: format!("{}/them", home(case)),
        uploads: format!("/api/v1/cases/{case}/uploads"),
        taken: tp(
            lang,
            "evidence.taken",
            &[
                ("picture", &mb(limits.picture)),
                ("document", &mb(limits.document)),
                ("film", &mb(limits.film)),
                ("sound", &mb(limits.sound)),
                ("text", &mb(limits.text)),
            ],
        ),
        file_error,
        received: received.map(|u| {
            tp(lang, "evidence.received", &[("name", u.name.as_str()), ("size", &size(u.length, lang))])
        }),
        upload_id: received.map(|u| u.id.to_string()).unwrap_or_default(),
        key: p.app.id().to_string(),
        view,
    }
}

pub(crate) async fn show(p: Page) -> Answer {
    let (case, list) = opened(&p).await?;
    let mut values = Values::default();
    values.set("obtained_on", human_date(p.today()));
    p.html(&page(&p, case, &list, &values, &[], None))
}

/// What came with a form that carries a file.
pub(in crate::pages) struct Sent {
    pub(in crate::pages) values: Values,
    pub(in crate::pages) key: Option<String>,
    pub(in crate::pages) file: Option<Result<UploadView, Vec<FieldError>>>,
}

async fn text(field: &mut Field) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.next().await {
        bytes.extend_from_slice(&piece.map_err(|_| Fault::Malformed("form"))?);
        if bytes.len() > LONGEST {
            return Err(Fault::TooLarge { limit: LONGEST });
        }
    }
    String::from_utf8(bytes).map_err(|_| Fault::Malformed("form"))
}

/// Receives the file of a form. How long it is, is known only at its end: at most what the request carries.
async fn take_file(
    p: &Page,
    case: CaseId,
    field: &mut Field,
    name: &str,
) -> Result<Result<UploadView, Vec<FieldError>>, Fault> {
    let room = p.app.settings().evidence.limits().largest();
    let carried =
        p.req.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    let media_type = field.content_type().map(ToString::to_string).unwrap_or_default();
    let length = carried.unwrap_or(room).saturating_sub(1).max(1);
    // What surrounds the file in the request is short.
    let length = if length <= room.saturating_add(1024 * 1024) { length.min(room) } else { length };
    let new = NewUpload { name: name.to_owned(), media_type, length };
    // A field that has ended must not be asked again.
    let mut ended = false;
    let received = async {
        let ctx = || p.context(Action::AddEvidence).map_err(|_| Failure::NotFound);
        let begun = evidence::begin(&p.app, ctx()?, case, new).await?;
        let mut at: Receiving = evidence::receive(&p.app, ctx()?, case, begun.id, 0).await?;
        let mut gathered = actix_web::web::BytesMut::new();
        while let Some(piece) = field.next().await {
            gathered.extend_from_slice(&piece.map_err(|_| Failure::Busy)?);
            if gathered.len() >= PIECE {
                at = evidence::append(&p.app, at, gathered.split().freeze()).await?;
            }
        }
        ended = true;
        at = evidence::append(&p.app, at, gathered.freeze()).await?;
        evidence::end(&p.app, at).await?;
        evidence::finish(&p.app, ctx()?, case, begun.id).await
    };
    match received.await {
        Ok(view) => Ok(Ok(view)),
        Err(Failure::ScannerAway) => Ok(Err(vec![FieldError {
            pointer: "/file".to_owned(),
            code: "scanner_away",
            message: domain::words::Localized::new(
                "Chương trình quét vi-rút không trả lời nên tệp chưa được nhận. Chọn lại tệp và thử lại sau ít phút.",
                "The virus scanner does not answer, so the file was not taken. Choose it again in a few minutes.",
            ),
        }])),
        Err(failure) => {
            // The rest of the body is read, so that the browser listens to the answer.
            while !ended && matches!(field.next().await, Some(Ok(_))) {}
            Ok(Err(input::shown(failure)?))
        }
    }
}

/// Reads a form that carries a file.
pub(in crate::pages) async fn sent(p: &Page, case: CaseId, mut form: Multipart) -> Result<Sent, Fault> {
    let mut pairs = Vec::new();
    let (mut key, mut csrf, mut file) = (None, None, None);
    while let Some(field) = form.next().await {
        let mut field = field.map_err(|_| Fault::Malformed("form"))?;
        let name = field.name().unwrap_or_default().to_owned();
        let file_name =
            field.content_disposition().and_then(|d| d.get_filename()).unwrap_or_default().to_owned();
        match name.as_str() {
            "file" => {
                // The secret stands before the file in our form: nothing is received for a stranger's page.
                p.caller.check_form(csrf.as_deref())?;
                if file_name.is_empty() {
                    text(&mut field).await?;
                } else {
                    file = Some(take_file(p, case, &mut field, &file_name).await?);
                }
            }
            CSRF_FIELD => csrf = Some(text(&mut field).await?),
            "_key" => key = Some(text(&mut field).await?),
            _field => pairs.push((name, text(&mut field).await?)),
        }
    }
    p.caller.check_form(csrf.as_deref())?;
    Ok(Sent { values: Values::from_pairs(pairs), key, file })
}

/// The file that was received with an earlier try of the form.
pub(in crate::pages) async fn earlier(p: &Page, case: CaseId, values: &Values) -> Option<UploadView> {
    let id: UploadId = values.get("upload_id")?.parse().ok()?;
    evidence::upload(&p.app, p.context(Action::AddEvidence).ok()?, case, id).await.ok()
}

pub(crate) async fn add(p: Page, payload: Payload) -> Answer {
    let (case, list) = opened(&p).await?;
    let form = Multipart::new(p.req.headers(), payload);
    let Sent { mut values, key, file } = sent(&p, case, form).await?;
    let mut errors = Vec::new();
    let received = match file {
        None => earlier(&p, case, &values).await,
        Some(Ok(view)) => {
            values.set("upload_id", view.id.to_string());
            Some(view)
        }
        Some(Err(problems)) => {
            values.remove("upload_id");
            errors = problems;
            None
        }
    };
    match input::read::<AddEvidenceInput>(&p, &FORM, &values) {
        Err(more) => errors.extend(more),
        Ok((new, upload)) if errors.is_empty() => {
            let mut ctx = p.context(Action::AddEvidence)?;
            ctx.idempotency = input::key(&p, &FORM, &values, key.as_deref());
            match evidence::add(&p.app, ctx, case, new, upload).await {
                Ok(added) => {
                    let said = note::keep(&p, &added.outcome.warnings).await?;
                    let note = said.map(|id| format!("?luu-y={id}")).unwrap_or_default();
                    return p.see_other(format!("{}{note}", home(case)));
                }
                Err(failure) => errors.extend(input::shown(failure)?),
            }
        }
        Ok(_) => {}
    }
    p.unprocessable(&page(&p, case, &list, &values, &errors, received.as_ref()))
}
