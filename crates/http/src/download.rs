//! Sending a file of the evidence: never shown in place, never kept by anybody between.

use actix_web::HttpResponse;
use actix_web::http::header;
use casework::evidence::OpenedFile;
use futures_util::StreamExt as _;

/// The file as an attachment under a name that tells nothing of people.
pub fn attachment(file: OpenedFile) -> HttpResponse {
    let OpenedFile { stored, media_type, name } = file;
    let bytes = stored.bytes.map(|piece| {
        piece.map_err(|e| {
            tracing::error!(error = %e, "evidence broke off while it was sent");
            actix_web::error::ErrorInternalServerError("broken off")
        })
    });
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .body(actix_web::body::SizedStream::new(stored.size, bytes))
}
