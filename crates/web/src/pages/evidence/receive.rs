//! A form that carries a file: what was typed, and the file, which is kept while the rest is mended.

use crate::form::{FormView, Values};
use crate::pages::input;
use crate::pages::page::Page;
use actix_multipart::{Field, Multipart};
use actix_web::http::header;
use actix_web::web::Payload;
use casework::Failure;
use casework::evidence::{self, NewUpload, Receiving, UploadView};
use domain::access::Action;
use domain::ids::{CaseId, UploadId};
use domain::value::FieldError;
use domain::words::Lang;
use futures_util::StreamExt as _;
use tnld_http::Fault;
use tnld_http::forgery::CSRF_FIELD;

/// Longest text of a field.
const LONGEST: usize = 128 * 1024;
/// Bytes that are written to the disk at once.
const PIECE: usize = 1024 * 1024;

/// What came with a form that carries a file.
pub(in crate::pages) struct Received {
    /// What was typed, with the id of the file.
    pub(in crate::pages) values: Values,
    /// Key under which a repetition has no second effect.
    pub(in crate::pages) key: Option<String>,
    /// The file that is there, from this try or an earlier one.
    pub(in crate::pages) file: Option<UploadView>,
    /// What is wrong with the file of this try.
    pub(in crate::pages) errors: Vec<FieldError>,
}

/// Reads the form with its file.
pub(in crate::pages) async fn receive(p: &Page, case: CaseId, payload: Payload) -> Result<Received, Fault> {
    let Sent { mut values, key, file } = sent(p, case, Multipart::new(p.req.headers(), payload)).await?;
    let mut errors = Vec::new();
    let file = match file {
        None => earlier(p, case, &values).await,
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
    Ok(Received { values, key, file, errors })
}

/// The file is asked beside the fields: takes its hidden field out, and says what is wrong with it. The summary leads
/// to it.
pub(in crate::pages) fn file_error(view: &mut FormView, errors: &[FieldError], lang: Lang) -> Option<String> {
    view.hidden.retain(|(name, _)| name != "upload_id");
    let of_file = |e: &&FieldError| matches!(e.pointer.as_str(), "/file" | "/length" | "/upload_id");
    let words = errors.iter().find(of_file).map(|e| e.message.get(lang).to_owned())?;
    view.errors.iter_mut().filter(|e| e.text == words).for_each(|e| e.href = "#file".to_owned());
    Some(words)
}

struct Sent {
    values: Values,
    key: Option<String>,
    file: Option<Result<UploadView, Vec<FieldError>>>,
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

async fn sent(p: &Page, case: CaseId, mut form: Multipart) -> Result<Sent, Fault> {
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
async fn earlier(p: &Page, case: CaseId, values: &Values) -> Option<UploadView> {
    let id: UploadId = values.get("upload_id")?.parse().ok()?;
    evidence::upload(&p.app, p.context(Action::AddEvidence).ok()?, case, id).await.ok()
}
