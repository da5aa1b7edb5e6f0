//! The files of an issued document: the PDF that was issued, the same for a word processor, and what it says as data,
//! so that the whole file prints it again as it was, whatever the case or the form has become.
//!
//! Each names the document inside, so that no two documents share bytes: what was not issued can be forgotten.

use super::print::{Verification, content, content_hash, docx, pdf};
use crate::app::Casework;
use crate::failure::Failure;
use documents::form::Entries;
use documents::{Form, Layout};
use domain::case::{IssuedDocument, PaperFile};
use domain::ids::DocumentId;
use domain::time::{Instant, vn_datetime};
use futures_util::StreamExt as _;
use serde::{Deserialize, Serialize};

/// What a document says, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct IssuedValue {
    /// The document.
    document: DocumentId,
    /// The value of its form, the very text whose SHA-256 is printed at its foot.
    content: String,
    /// How it was laid out.
    layout: Layout,
}

/// The kept files.
#[derive(Debug, Clone)]
pub(super) struct KeptFiles {
    /// SHA-256 of what it says.
    pub(super) content_sha256: String,
    /// The PDF.
    pub(super) pdf: PaperFile,
    /// The DOCX.
    pub(super) docx: PaperFile,
    /// What it says, as data.
    pub(super) value: PaperFile,
}

impl KeptFiles {
    /// Sets the form and keeps its files.
    ///
    /// # Errors
    /// [`Failure::Invalid`] when a text is too long to be printed; [`Failure::Busy`] when the place does not answer.
    pub(super) async fn make(
        app: &Casework,
        at: Instant,
        id: DocumentId,
        form: &Form,
    ) -> Result<Self, Failure> {
        let (content, layout) = (content(form)?, form.layout());
        let content_sha256 = content_hash(&content);
        let address = format!("{}/xac-minh/{id}", app.settings().public_url);
        let foot = Verification { address: address.clone(), hash: content_sha256.clone() };
        // Everything is made before the first file is kept: what is refused leaves none behind.
        let printed = pdf(layout.clone(), vn_datetime(at), Some(foot)).await?;
        let word = docx(layout.clone(), Some(address)).await?;
        let said = serde_json::to_vec(&IssuedValue { document: id, content, layout })?;
        let mut kept = Vec::new();
        for bytes in [printed, word, said] {
            match keep(app, bytes).await {
                Ok(file) => kept.push(file),
                Err(failure) => {
                    forget(app, &kept).await;
                    return Err(failure);
                }
            }
        }
        let Ok([pdf, docx, value]) = <[PaperFile; 3]>::try_from(kept) else { return Err(Failure::Busy) };
        Ok(Self { content_sha256, pdf, docx, value })
    }

    /// Forgets them: the document was not issued.
    pub(super) async fn forget(&self, app: &Casework) {
        forget(app, &[self.pdf.clone(), self.docx.clone(), self.value.clone()]).await;
    }
}

async fn keep(app: &Casework, bytes: Vec<u8>) -> Result<PaperFile, Failure> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let sha256 = app.settings().evidence.vault.keep_bytes(bytes).await.map_err(|e| {
        tracing::error!(error = %e, "a document could not be kept");
        Failure::Busy
    })?;
    Ok(PaperFile { sha256, size })
}

async fn forget(app: &Casework, files: &[PaperFile]) {
    for file in files {
        if let Err(e) = app.settings().evidence.vault.forget(&file.sha256).await {
            tracing::warn!(error = %e, "a document that was not issued could not be forgotten");
        }
    }
}

/// How an issued document was laid out; none when that was not kept, or is not there any more.
///
/// # Errors
/// [`Failure::Busy`] when the place does not answer.
pub(super) async fn as_issued(app: &Casework, document: &IssuedDocument) -> Result<Option<Layout>, Failure> {
    Ok(said(app, document).await?.map(|said| said.layout))
}

/// What was written on an issued document; nothing when that was not kept, or is not there any more.
///
/// # Errors
/// [`Failure::Busy`] when the place does not answer.
pub(super) async fn written(app: &Casework, document: &IssuedDocument) -> Result<Entries, Failure> {
    let form = said(app, document).await?.and_then(|said| serde_json::from_str::<Form>(&said.content).ok());
    Ok(form.map(|form| form.entries()).unwrap_or_default())
}

async fn said(app: &Casework, document: &IssuedDocument) -> Result<Option<IssuedValue>, Failure> {
    let Some(value) = &document.value else { return Ok(None) };
    let busy = |e: files::VaultError| {
        tracing::error!(document.id = %document.id, error = %e, "what a document says could not be read");
        Failure::Busy
    };
    let Some(mut stored) = app.settings().evidence.vault.read(&value.sha256).await.map_err(busy)? else {
        tracing::error!(document.id = %document.id, "what a document says is not there");
        return Ok(None);
    };
    let mut bytes = Vec::new();
    while let Some(piece) = stored.bytes.next().await {
        bytes.extend_from_slice(&piece.map_err(busy)?);
    }
    // A file that was changed on the disk is not what was issued; `tnld verify` names it.
    if super::print::sha256(&bytes) != value.sha256 {
        tracing::error!(document.id = %document.id, "what a document says was changed");
        return Ok(None);
    }
    match serde_json::from_slice::<IssuedValue>(&bytes) {
        Ok(said) if said.document == document.id => Ok(Some(said)),
        Ok(_other) => Ok(None),
        Err(_unreadable) => {
            tracing::error!(document.id = %document.id, "what a document says cannot be read");
            Ok(None)
        }
    }
}
