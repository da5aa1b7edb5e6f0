//! Looking at a file that came whole: what it is, whether it is clean; then it is kept under its hash.

use super::parts::{blocking, broken, part, remove, staged};
use super::refusal::{failure, infected, words};
use super::view::{UploadView, own};
use crate::app::Casework;
use crate::context::Context;
use crate::evidence::EvidenceRoom;
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::case::{EvidenceFile, MapPoint};
use domain::ids::{CaseId, UploadId};
use domain::words::Localized;
use files::{Copied, Facts, Refused, Taken, Thumbnail, VaultError, Verdict, copy_hashed, inspect};
use std::path::PathBuf;
use store::{UploadRow, UploadState, uploads};

/// What came of looking.
enum Looked {
    Good(Copied, Facts, bool),
    Bad(&'static str, Localized),
}

/// Looks at a complete upload, once; asked again it answers the same. An upload that is not complete is answered as
/// it stands.
///
/// # Errors
/// [`Failure::Invalid`] at `/file` when the file is not taken; [`Failure::ScannerAway`] when the scanner gives no
/// verdict: the bytes are kept, and asking again looks again.
pub async fn finish(app: &Casework, ctx: Context, case: CaseId, id: UploadId) -> Result<UploadView, Failure> {
    let actor = ctx.actor.clone();
    let row = app.db().read(move |conn| own(conn, &actor, case, id)).await?;
    match row.state {
        UploadState::Ready | UploadState::Used => return UploadView::of(row),
        UploadState::Refused => {
            let view = UploadView::of(row)?;
            return Err(failure("file_refused", view.refusal.unwrap_or_default()));
        }
        UploadState::Open if row.received < row.length => return UploadView::of(row),
        UploadState::Open => {}
    }
    let room = app.settings().evidence.clone();
    let permit = room.looks.clone().acquire_owned().await.map_err(|_| Failure::Busy)?;
    let looked = look(&room, row.clone()).await?;
    drop(permit);
    match looked {
        Looked::Bad(code, message) => {
            settle(app, id, UploadState::Refused, None, Some(serde_json::to_string(&message)?)).await?;
            remove(&room.parts, id.0);
            Err(failure(code, message))
        }
        Looked::Good(copied, facts, scanned) => {
            let file = keep(&room, &row, copied, facts, scanned).await?;
            settle(app, id, UploadState::Ready, Some(serde_json::to_string(&file)?), None).await?;
            remove(&room.parts, id.0);
            super::view::upload(app, ctx, case, id).await
        }
    }
}

async fn settle(
    app: &Casework,
    id: UploadId,
    state: UploadState,
    file: Option<String>,
    refusal: Option<String>,
) -> Result<(), Failure> {
    // Two requests may have looked at the same bytes: they saw the same, and the first has said so.
    app.db()
        .write(move |conn| {
            Ok::<_, Failure>(uploads::settle(conn, id.0, state, file.clone(), refusal.clone())?)
        })
        .await?;
    Ok(())
}

/// A copy is made and hashed while it is made; the copy is what is looked at and kept.
async fn look(room: &EvidenceRoom, row: UploadRow) -> Result<Looked, Failure> {
    let (parts, limits, scanner) = (room.parts.clone(), room.limits, room.scanner.clone());
    blocking(move || {
        let whole: PathBuf = staged(&parts, row.id);
        let copied = copy_hashed(&part(&parts, row.id), &whole).map_err(|e| broken(&e))?;
        let facts = match inspect(&whole, &row.name, &row.announced, &limits).map_err(|e| broken(&e))? {
            Ok(facts) => facts,
            Err(refused) => return Ok(bad(&refused)),
        };
        let Some(scanner) = scanner else { return Ok(Looked::Good(copied, facts, false)) };
        match scanner.scan(&whole) {
            Ok(Verdict::Clean) => Ok(Looked::Good(copied, facts, true)),
            Ok(Verdict::Infected(name)) => Ok(Looked::Bad("file_infected", infected(&name))),
            Err(e) => {
                tracing::error!(error = %e, "the virus scanner gave no verdict");
                Err(Failure::ScannerAway)
            }
        }
    })
    .await
}

fn bad(refused: &Refused) -> Looked {
    Looked::Bad(refused.code(), words(refused))
}

async fn keep(
    room: &EvidenceRoom,
    row: &UploadRow,
    copied: Copied,
    facts: Facts,
    scanned: bool,
) -> Result<EvidenceFile, Failure> {
    let thumbnail = match facts.thumbnail {
        Some(Thumbnail(bytes)) => Some(room.vault.keep_bytes(bytes).await.map_err(|e| unkept(&e))?),
        None => None,
    };
    let (sha256, size) = (copied.sha256.clone(), copied.size);
    room.vault.keep(copied).await.map_err(|e| unkept(&e))?;
    Ok(EvidenceFile {
        sha256,
        size,
        media_type: facts.kind.media_type().to_owned(),
        name: row.name.clone(),
        taken_at: taken_at(&facts.taken),
        taken_place: facts
            .taken
            .place
            .map(|(latitude_e6, longitude_e6)| MapPoint { latitude_e6, longitude_e6 }),
        thumbnail,
        scanned,
    })
}

fn taken_at(taken: &Taken) -> Option<chrono::NaiveDateTime> {
    let (year, month, day, hour, minute, second) = taken.at?;
    NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second)
}

/// The place where evidence is kept does not take it: the bytes stay, and asking again tries again.
fn unkept(e: &VaultError) -> Failure {
    tracing::error!(error = %e, "evidence could not be kept");
    Failure::Busy
}
