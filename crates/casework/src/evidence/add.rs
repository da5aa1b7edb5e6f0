//! Adding a piece of evidence: event, projection and the use of the upload commit together.

use crate::app::{Casework, Now};
use crate::cases::{CaseOutcome, again_unless, append, load, relations};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{Actor, act, authorise_on};
use domain::case::{Command, EvidenceFile, NewEvidence, decide};
use domain::ids::{CaseId, EvidenceId, UploadId};
use domain::value::FieldError;
use serde::{Deserialize, Serialize};
use store::{Conn, StoreError, UploadState, uploads};

/// What adding answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedEvidence {
    /// What every write answers.
    pub outcome: CaseOutcome,
    /// The item.
    pub evidence_id: EvidenceId,
}

/// Adds a piece of evidence, with the file of an upload of the caller or without one.
///
/// # Errors
/// [`Failure`] when the access table, the case or the upload refuses.
pub async fn add(
    app: &Casework,
    ctx: Context,
    case: CaseId,
    new: NewEvidence,
    upload: Option<UploadId>,
) -> Result<AddedEvidence, Failure> {
    let now = Now::new(app, &ctx.actor);
    let worker = app.clone();
    let added = again_unless(ctx.if_match.is_some(), || {
        let (ctx, now, worker, new) = (ctx.clone(), now.clone(), worker.clone(), new.clone());
        app.db().write(move |conn: &mut Conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let loaded = load(conn, case)?;
                let known = relations(conn, &ctx.actor, &loaded.case)?;
                authorise_on::<act::AddEvidence>(&ctx.actor, &known)?;
                let file = upload.map(|id| ready(conn, &ctx.actor, case, id)).transpose()?;
                let new = NewEvidence { file, ..new.clone() };
                let evidence_id = new.id;
                let command = Command::AddEvidence(Box::new(new));
                let decision = decide(&loaded.case, command, &now.circumstances())?;
                if let Some(id) = upload
                    && !uploads::take(conn, id.0, evidence_id.0)?
                {
                    return Err(unusable("used"));
                }
                let outcome = append(conn, &worker, &now, loaded.case, loaded.version, decision, None)?;
                Ok(AddedEvidence { outcome, evidence_id })
            })
        })
    })
    .await?;
    app.wake_notifier();
    Ok(added)
}

/// The file of an upload that the actor began for this case and that nobody used.
pub(crate) fn ready(
    conn: &mut Conn,
    actor: &Actor,
    case: CaseId,
    id: UploadId,
) -> Result<EvidenceFile, Failure> {
    let row = match uploads::get(conn, id.0) {
        Err(StoreError::NotFound) => return Err(unusable("unknown")),
        row => row?,
    };
    if row.case_id != case.0 || actor.user.is_none_or(|u| u.0 != row.user_id) {
        return Err(unusable("unknown"));
    }
    match (row.state, row.file) {
        (UploadState::Ready, Some(file)) => Ok(serde_json::from_str(&file)?),
        (UploadState::Used, _) => Err(unusable("used")),
        (UploadState::Open | UploadState::Refused | UploadState::Ready, _) => Err(unusable("open")),
    }
}

fn unusable(why: &str) -> Failure {
    let (code, vi, en) = match why {
        "used" => (
            "upload_used",
            "Tệp này đã được dùng cho một chứng cứ khác; gửi lại tệp nếu cần.",
            "This file was used for another item already; send it again if you need it.",
        ),
        "open" => (
            "upload_not_ready",
            "Tệp chưa gửi xong hoặc không được nhận; gửi tiếp hoặc chọn tệp khác.",
            "The file has not come whole, or was not taken; go on sending it or choose another.",
        ),
        _unknown => (
            "upload_unknown",
            "Không có tệp này hoặc tệp đã quá hạn; gửi lại tệp.",
            "There is no such file, or its time is over; send it again.",
        ),
    };
    Failure::Invalid(vec![FieldError::new("/upload_id", code, vi, en)])
}
