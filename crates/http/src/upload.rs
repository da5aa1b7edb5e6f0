//! Taking in the bytes of a file, piece by piece, as they come over the line.

use crate::problem::Fault;
use actix_web::web::{self, BytesMut};
use casework::Casework;
use casework::evidence::{Receiving, append};
use futures_util::StreamExt as _;

/// Bytes that are written to the disk at once.
const PIECE: usize = 1024 * 1024;

/// Takes in a whole body. What came before the line was cut is on the disk, and told to whoever asks.
///
/// # Errors
/// [`Fault::Malformed`] when the line was cut; else as [`append`].
pub async fn take_in(
    app: &Casework,
    mut at: Receiving,
    mut payload: web::Payload,
) -> Result<Receiving, Fault> {
    let mut gathered = BytesMut::new();
    while let Some(piece) = payload.next().await {
        let Ok(piece) = piece else {
            append(app, at, gathered.freeze()).await?;
            return Err(Fault::Malformed("body"));
        };
        gathered.extend_from_slice(&piece);
        if gathered.len() >= PIECE {
            at = append(app, at, gathered.split().freeze()).await?;
        }
    }
    Ok(append(app, at, gathered.freeze()).await?)
}
