//! Setting pages: work for the processor, kept off the threads that answer requests.

use crate::failure::Failure;
use chrono::NaiveDateTime;
pub(super) use documents::Verification;
use documents::{CaseFile, DocxError, FileEntry, Form, Layout, PdfError, Print, Typesetter};
use domain::value::FieldError;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;
use tokio::sync::Semaphore;

/// Pages set at the same time.
const AT_ONCE: usize = 2;

static SETTER: OnceLock<Typesetter> = OnceLock::new();
static ROOM: Semaphore = Semaphore::const_new(AT_ONCE);

fn broken(e: impl std::fmt::Display) -> Failure {
    Failure::Internal(format!("document: {e}"))
}

fn setter() -> Result<&'static Typesetter, Failure> {
    if let Some(ready) = SETTER.get() {
        return Ok(ready);
    }
    let made = Typesetter::new().map_err(broken)?;
    Ok(SETTER.get_or_init(|| made))
}

fn too_long(pointer: Option<String>, limit: usize) -> Failure {
    let at = pointer.unwrap_or_default();
    Failure::Invalid(vec![FieldError::new(
        at,
        "too_long",
        &format!(
            "Nội dung quá dài để in: tối đa {} nghìn ký tự. Rút gọn nội dung trong hồ sơ.",
            limit / 1024
        ),
        &format!(
            "Too long to be printed: at most {} thousand characters. Shorten it in the file.",
            limit / 1024
        ),
    )])
}

/// The layout as PDF.
pub(super) async fn pdf(
    layout: Layout,
    made_at: NaiveDateTime,
    verification: Option<Verification>,
) -> Result<Vec<u8>, Failure> {
    work(move || {
        let print = Print { made_at, verification };
        match setter()?.pdf(&layout, &print) {
            Ok(pdf) => Ok(pdf.bytes),
            Err(PdfError::TooLong(long)) => Err(too_long(long.pointer, long.limit)),
            Err(other) => Err(broken(other)),
        }
    })
    .await
}

/// Documents with the lines of the contents, and what is kept beside them with its hash, as one PDF.
pub(super) async fn case_file(
    title: String,
    lines: Vec<String>,
    entries: Vec<(String, Entry)>,
    made_at: NaiveDateTime,
) -> Result<Vec<u8>, Failure> {
    work(move || {
        let entries = entries
            .iter()
            .map(|(title, entry)| match entry {
                Entry::Beside(hash) => FileEntry::Beside { title: title.clone(), hash: hash.clone() },
                Entry::Printed(layout) => FileEntry::Printed { title: title.clone(), layout },
            })
            .collect();
        let print = Print { made_at, verification: None };
        match setter()?.case_file(&CaseFile { title, lines, entries }, &print) {
            Ok(pdf) => Ok(pdf.bytes),
            Err(PdfError::TooLong(long)) => Err(too_long(long.pointer, long.limit)),
            Err(other) => Err(broken(other)),
        }
    })
    .await
}

/// A line of the whole file.
pub(super) enum Entry {
    /// Printed in it.
    Printed(Box<Layout>),
    /// Kept beside it, with the hash of its file.
    Beside(Option<String>),
}

/// The layout as DOCX, for editing; of an issued document with what identifies it.
pub(super) async fn docx(layout: Layout, identifier: Option<String>) -> Result<Vec<u8>, Failure> {
    let make = move || match &identifier {
        Some(identifier) => documents::issued_docx(&layout, identifier),
        None => documents::docx(&layout),
    };
    work(move || match make() {
        Ok(bytes) => Ok(bytes),
        Err(DocxError::TooLong(long)) => Err(too_long(long.pointer, long.limit)),
        Err(other) => Err(broken(other)),
    })
    .await
}

async fn work<T: Send + 'static>(
    make: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let _room = ROOM.acquire().await.map_err(|_| Failure::Busy)?;
    tokio::task::spawn_blocking(make).await.map_err(broken)?
}

/// What the form says, whatever it looks like, as the text whose SHA-256 stands at the foot.
pub(super) fn content(form: &Form) -> Result<String, Failure> {
    Ok(serde_json::to_string(form)?)
}

/// SHA-256 of it.
pub(super) fn content_hash(content: &str) -> String {
    sha256(content.as_bytes())
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
