//! Why a request is not answered as asked: the use case refused, or the request itself was no good.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use casework::Failure;
use domain::access::{Action, Denied};
use domain::case::Refusal;
use domain::value::FieldError;

/// Why a request is not answered as asked. The middleware [`super::render_problems`] tells it to the caller.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A use case refused.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The body is no JSON.
    #[error("malformed JSON")]
    MalformedJson,
    /// The body is JSON, but not of the shape described; the text says what was expected.
    #[error("unexpected shape")]
    Shape(String),
    /// Path, query or header cannot be read.
    #[error("malformed request: {0}")]
    Malformed(&'static str),
    /// The body is of another media type.
    #[error("unsupported media type")]
    MediaType,
    /// The body is larger than is taken.
    #[error("body larger than {limit} bytes")]
    TooLarge {
        /// Bytes that are taken.
        limit: usize,
    },
    /// There is nothing under this path.
    #[error("no such path")]
    NoRoute,
    /// The path does not take this method.
    #[error("method not allowed")]
    Method {
        /// Methods it takes, as the header `Allow` lists them.
        allow: String,
    },
    /// A request that changes something came from another site, or without the session's secret.
    #[error("request forgery suspected")]
    Forgery,
    /// The bearer token is unknown, expired or revoked.
    #[error("bad token")]
    BadToken,
    /// The bearer token's scopes do not cover this.
    #[error("scope missing: {}", .0.as_str())]
    Scope(Action),
    /// The password given by the administrator must be changed first.
    #[error("password change required")]
    PasswordChange,
    /// The service is not ready.
    #[error("not ready")]
    NotReady,
}

impl From<Denied> for Fault {
    fn from(denied: Denied) -> Self {
        Self::Failure(Failure::Denied(denied))
    }
}

impl From<Vec<FieldError>> for Fault {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::Failure(Failure::Invalid(errors))
    }
}

/// Rules that say the content cannot be true, rather than that the case does not allow it.
const CONTENT_RULES: [&str; 2] = ["no_regime", "lowering_needs_document"];

fn refusal_status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotAllowed { .. } => StatusCode::CONFLICT,
        Refusal::Rule { code, .. } if CONTENT_RULES.contains(code) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Rule { .. } | Refusal::Open { .. } => StatusCode::CONFLICT,
        Refusal::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Unknown { .. } => StatusCode::NOT_FOUND,
    }
}

fn failure_status(failure: &Failure) -> StatusCode {
    match failure {
        Failure::Invalid(_) | Failure::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        Failure::Refused(refusal) => refusal_status(refusal),
        Failure::Denied(Denied::Hidden) | Failure::NotFound | Failure::UnknownNoticeCode => {
            StatusCode::NOT_FOUND
        }
        Failure::Denied(Denied::Forbidden(_)) => StatusCode::FORBIDDEN,
        Failure::Denied(Denied::SignInRequired) | Failure::BadCredentials => StatusCode::UNAUTHORIZED,
        Failure::Stale { .. } => StatusCode::PRECONDITION_FAILED,
        Failure::IfMatchRequired => StatusCode::PRECONDITION_REQUIRED,
        Failure::KeyRequired => StatusCode::BAD_REQUEST,
        Failure::Busy | Failure::ScannerAway => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Offset { .. } => StatusCode::CONFLICT,
        Failure::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Failure::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl Fault {
    /// Seconds after which the caller may try again.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Failure(Failure::Busy) | Self::NotReady => Some(2),
            Self::Failure(Failure::ScannerAway) => Some(30),
            Self::Failure(Failure::TooMany { retry_after }) => Some((*retry_after).max(1)),
            _other => None,
        }
    }
}

impl ResponseError for Fault {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Failure(failure) => failure_status(failure),
            Self::MalformedJson | Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Shape(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NoRoute => StatusCode::NOT_FOUND,
            Self::Method { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::Forgery | Self::Scope(_) | Self::PasswordChange => StatusCode::FORBIDDEN,
            Self::BadToken => StatusCode::UNAUTHORIZED,
            Self::NotReady => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// A bare status: the middleware writes the document, because only it knows the reader's language.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
