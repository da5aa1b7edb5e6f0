//! Filing a signed or edited version beside an issued document: it came as an upload, is kept under its hash, and
//! stays as it is.

use super::sight::DocumentSight;
use crate::app::{Casework, Now};
use crate::cases::{CaseOutcome, again_unless, append, load, relations};
use crate::context::Context;
use crate::evidence::ready;
use crate::failure::Failure;
use crate::once::once;
use documents::FormKind;
use domain::access::{act, authorise_on};
use domain::case::{Command, CopyKind, NewDocumentCopy, decide};
use domain::ids::{CaseId, DocumentCopyId, DocumentId, UploadId};
use serde::{Deserialize, Serialize};
use store::{Conn, uploads};

/// What filing a version answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiledCopy {
    /// What every write answers.
    pub outcome: CaseOutcome,
    /// The document.
    pub document_id: DocumentId,
    /// The version.
    pub copy_id: DocumentCopyId,
}

/// Files a version with the file of an upload of the caller. An addition: it needs no `If-Match`.
///
/// # Errors
/// [`Failure`] when the access table, the case or the upload refuses; [`Failure::NotFound`] when there is no such
/// document for this caller.
pub async fn file_copy(
    app: &Casework,
    ctx: Context,
    case: CaseId,
    document: DocumentId,
    (kind, note): (CopyKind, Option<String>),
    upload: UploadId,
) -> Result<FiledCopy, Failure> {
    let now = Now::new(app, &ctx.actor);
    let (worker, id) = (app.clone(), DocumentCopyId(app.id()));
    let filed = again_unless(ctx.if_match.is_some(), || {
        let (ctx, now, worker, note) = (ctx.clone(), now.clone(), worker.clone(), note.clone());
        app.db().write(move |conn: &mut Conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let loaded = load(conn, case)?;
                let known = relations(conn, &ctx.actor, &loaded.case)?;
                authorise_on::<act::IssueDocument>(&ctx.actor, &known)?;
                let sight = DocumentSight::of(&ctx.actor, &known, &loaded.case);
                let found = loaded.case.document(document).filter(|d| sight.knows(d.id));
                let found = found.ok_or(Failure::NotFound)?;
                let form = FormKind::from_code(&found.kind).ok_or(Failure::NotFound)?;
                if !sight.issues(form, found.side) {
                    return Err(super::issue::of_another_side(found.side).into());
                }
                let file = ready(conn, &ctx.actor, case, upload)?;
                let new = NewDocumentCopy { id, document, kind, file, note: note.clone() };
                let command = Command::FileDocument(Box::new(new));
                let decision = decide(&loaded.case, command, &now.circumstances())?;
                if !uploads::take(conn, upload.0, id.0)? {
                    return Err(Failure::Busy);
                }
                let outcome = append(conn, &worker, &now, loaded.case, loaded.version, decision, None)?;
                Ok(FiledCopy { outcome, document_id: document, copy_id: id })
            })
        })
    })
    .await?;
    app.wake_notifier();
    Ok(filed)
}
