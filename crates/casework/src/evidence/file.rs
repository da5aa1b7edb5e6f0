//! The file of a piece of evidence.

use super::look::{Part, look};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::ids::{CaseId, EvidenceId};
use files::{FileKind, Stored};

/// A file that is being sent.
pub struct OpenedFile {
    /// Its bytes.
    pub stored: Stored,
    /// Media type.
    pub media_type: String,
    /// A name that tells nothing of people: case and number of the item.
    pub name: String,
}

impl std::fmt::Debug for OpenedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenedFile").field("media_type", &self.media_type).finish_non_exhaustive()
    }
}

/// Opens the file of an item, or its small picture; a look at what is personal or medical is written down.
///
/// # Errors
/// [`Failure::NotFound`] when the caller sees no such item, or it has no such file.
pub async fn open(
    app: &Casework,
    ctx: Context,
    case: CaseId,
    id: EvidenceId,
    thumbnail: bool,
) -> Result<OpenedFile, Failure> {
    let part = if thumbnail { Part::Thumbnail } else { Part::File };
    let (sha256, media_type, name) = look(app, ctx, case, id, part, move |_, _, found| {
        let file = found.item.file.ok_or(Failure::NotFound)?;
        // Headers carry ASCII.
        let number = found.loaded.case.number.to_string().replace('Đ', "D");
        let begin = format!("{number}-chung-cu-{:02}", found.item.number);
        if thumbnail {
            let small = file.thumbnail.ok_or(Failure::NotFound)?;
            return Ok((small, "image/jpeg".to_owned(), format!("{begin}-nho.jpg")));
        }
        let ending = FileKind::of_media_type(&file.media_type).map_or("bin", |k| k.endings()[0]);
        Ok((file.sha256, file.media_type, format!("{begin}.{ending}")))
    })
    .await?;
    let read = app.settings().evidence.vault.read(&sha256).await;
    match read {
        Ok(Some(stored)) => Ok(OpenedFile { stored, media_type, name }),
        Ok(None) => Err(Failure::Internal(format!("evidence {id} of case {case}: its file is not there"))),
        Err(e) => {
            tracing::error!(evidence.id = %id, error = %e, "evidence could not be read");
            Err(Failure::Busy)
        }
    }
}
