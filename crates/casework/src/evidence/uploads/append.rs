//! Receiving bytes of an announced file.

use super::parts::{blocking, part, write_at};
use super::view::{UploadView, own};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use bytes::Bytes;
use domain::ids::{CaseId, UploadId};
use domain::value::FieldError;
use store::{UploadState, uploads};

/// A file whose bytes are coming in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receiving {
    id: UploadId,
    length: u64,
    /// Bytes on the disk.
    pub received: u64,
    /// Nothing more is to come in: it was looked at already.
    settled: bool,
}

impl Receiving {
    /// Everything announced is on the disk.
    pub fn complete(&self) -> bool {
        self.received == self.length
    }
}

/// Makes ready to receive bytes that go on at `offset`.
///
/// # Errors
/// [`Failure::NotFound`] for an upload of somebody else, [`Failure::Offset`] when the file ends elsewhere.
pub async fn receive(
    app: &Casework,
    ctx: Context,
    case: CaseId,
    id: UploadId,
    offset: u64,
) -> Result<Receiving, Failure> {
    let row = app.db().read(move |conn| own(conn, &ctx.actor, case, id)).await?;
    let view = UploadView::of(row)?;
    if view.received != offset {
        return Err(Failure::Offset { sent: offset, expected: view.received });
    }
    let settled = view.state != UploadState::Open;
    Ok(Receiving { id, length: view.length, received: view.received, settled })
}

/// Puts bytes behind those that are there; when it answers they are on the disk.
///
/// # Errors
/// [`Failure::Invalid`] when more comes than was announced, [`Failure::Offset`] when another request was faster.
pub async fn append(app: &Casework, mut at: Receiving, bytes: Bytes) -> Result<Receiving, Failure> {
    if bytes.is_empty() {
        return Ok(at);
    }
    let end = at.received + bytes.len() as u64;
    if end > at.length || at.settled {
        return Err(Failure::Invalid(vec![FieldError::new(
            "",
            "more_than_announced",
            "Nhận được nhiều byte hơn độ dài đã báo; bắt đầu lại với độ dài đúng.",
            "More came than was announced; begin again with the right length.",
        )]));
    }
    let path = part(&app.settings().evidence.parts, at.id.0);
    let offset = at.received;
    blocking(move || write_at(&path, offset, &bytes)).await?;
    let (from, to) = (number(offset)?, number(end)?);
    let id = at.id.0;
    let moved = app.db().write(move |conn| Ok::<_, Failure>(uploads::advance(conn, id, from, to)?)).await?;
    if !moved {
        let now = app.db().read(move |conn| Ok::<_, Failure>(uploads::get(conn, id)?.received)).await?;
        return Err(Failure::Offset { sent: offset, expected: u64::try_from(now).unwrap_or(0) });
    }
    at.received = end;
    Ok(at)
}

/// Says that the file ends here: for senders that do not know the length before. A file without a byte stays open and is
/// thrown away in time.
///
/// # Errors
/// [`Failure::Invalid`] when nothing came.
pub async fn end(app: &Casework, at: Receiving) -> Result<(), Failure> {
    if at.received == 0 {
        return Err(Failure::Invalid(vec![FieldError::new(
            "/file",
            "file_empty",
            "Tệp rỗng; chọn tệp khác.",
            "The file is empty; choose another.",
        )]));
    }
    let (id, length) = (at.id.0, number(at.received)?);
    app.db().write(move |conn| Ok::<_, Failure>(uploads::end(conn, id, length)?)).await?;
    Ok(())
}

fn number(bytes: u64) -> Result<i64, Failure> {
    i64::try_from(bytes).map_err(|_| Failure::Internal("a length beyond all files".to_owned()))
}
