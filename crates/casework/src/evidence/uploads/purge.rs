//! Files that nobody used are thrown away.

use super::parts::{blocking, remove};
use crate::app::Casework;
use crate::failure::Failure;
use domain::case::EvidenceFile;
use store::{projections, uploads};

/// Uploads thrown away at once.
const BATCH: i64 = 200;

/// Throws away every upload whose time is over, with its bytes; a kept file goes only when neither a piece of
/// evidence nor another upload names it. Gives how many.
///
/// # Errors
/// A failure of the database; the next night goes on.
pub(crate) async fn purge(app: &Casework) -> Result<usize, Failure> {
    let now = app.now();
    let room = app.settings().evidence.clone();
    let mut count = 0;
    loop {
        let over = app.db().read(move |conn| Ok::<_, Failure>(uploads::expired(conn, now, BATCH)?)).await?;
        if over.is_empty() {
            return Ok(count);
        }
        for row in over {
            let (id, parts) = (row.id, room.parts.clone());
            blocking(move || {
                remove(&parts, id);
                Ok(())
            })
            .await?;
            app.db().write(move |conn| Ok::<_, Failure>(uploads::remove(conn, id)?)).await?;
            count += 1;
            let file = row.file.as_deref().map(serde_json::from_str::<EvidenceFile>).transpose()?;
            for sha256 in file.into_iter().flat_map(|f| [Some(f.sha256), f.thumbnail]).flatten() {
                let name = sha256.clone();
                let named = app
                    .db()
                    .read(move |conn| {
                        Ok::<_, Failure>(
                            projections::is_named(conn, &name)? || uploads::waits_with(conn, &name)?,
                        )
                    })
                    .await?;
                if !named && let Err(e) = room.vault.forget(&sha256).await {
                    tracing::warn!(error = %e, "a file that nobody used could not be forgotten");
                }
            }
        }
    }
}
