//! How far an upload has come.

use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::Actor;
use domain::case::EvidenceFile;
use domain::ids::{CaseId, EvidenceId, UploadId};
use domain::time::Instant;
use domain::words::Localized;
use serde::{Deserialize, Serialize};
use store::{Conn, StoreError, UploadRow, UploadState, uploads};

/// An upload as its sender sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadView {
    /// Id.
    pub id: UploadId,
    /// Case.
    pub case_id: CaseId,
    /// Name of the file.
    pub name: String,
    /// Bytes announced.
    pub length: u64,
    /// Bytes on the disk: where to go on.
    pub received: u64,
    /// Where it stands.
    pub state: UploadState,
    /// When it is thrown away unless it is used.
    pub expires_at: Instant,
    /// What the file is, once it was looked at.
    pub file: Option<EvidenceFile>,
    /// Why it was not taken.
    pub refusal: Option<Localized>,
    /// The piece of evidence that names it.
    pub evidence_id: Option<EvidenceId>,
}

impl UploadView {
    pub(super) fn of(row: UploadRow) -> Result<Self, Failure> {
        let bytes = |n: i64| u64::try_from(n).unwrap_or(0);
        Ok(Self {
            id: UploadId(row.id),
            case_id: CaseId(row.case_id),
            name: row.name,
            length: bytes(row.length),
            received: bytes(row.received),
            state: row.state,
            expires_at: row.expires_at,
            file: row.file.as_deref().map(serde_json::from_str).transpose()?,
            refusal: row.refusal.as_deref().map(serde_json::from_str).transpose()?,
            evidence_id: row.evidence_id.map(EvidenceId),
        })
    }
}

/// The upload, when the actor began it for this case.
pub(super) fn own(conn: &mut Conn, actor: &Actor, case: CaseId, id: UploadId) -> Result<UploadRow, Failure> {
    let row = match uploads::get(conn, id.0) {
        Err(StoreError::NotFound) => return Err(Failure::NotFound),
        row => row?,
    };
    let mine = actor.user.is_some_and(|u| u.0 == row.user_id) && row.case_id == case.0;
    if mine { Ok(row) } else { Err(Failure::NotFound) }
}

/// Reads an upload of the caller.
///
/// # Errors
/// [`Failure::NotFound`] for an upload of somebody else.
pub async fn upload(app: &Casework, ctx: Context, case: CaseId, id: UploadId) -> Result<UploadView, Failure> {
    app.db().read(move |conn| UploadView::of(own(conn, &ctx.actor, case, id)?)).await
}
