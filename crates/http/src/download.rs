//! Sending files: those of the evidence never shown in place, none kept by anybody between.

use actix_web::HttpResponse;
use actix_web::http::header;
use casework::documents::Preview;
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

/// A document that was set for this request: a PDF is shown, anything else is an attachment.
pub fn set_document(made: Preview) -> HttpResponse {
    let shown = if made.media_type == "application/pdf" { "inline" } else { "attachment" };
    HttpResponse::Ok()
        .content_type(made.media_type)
        .insert_header((header::CONTENT_DISPOSITION, format!("{shown}; filename=\"{}\"", made.name)))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .body(made.bytes)
}
