//! Why a use case failed, free of any transport.

use domain::access::Denied;
use domain::case::Refusal;
use domain::value::FieldError;
use store::StoreError;

/// What others changed since the caller read the case.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct StaleChange {
    /// Position in the stream.
    pub version: i64,
    /// Kind of event.
    pub kind: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: domain::time::Instant,
    /// What, as far as the caller may see it: what the other wrote stands beside what the caller wrote.
    pub event: Option<Box<domain::case::Event>>,
}

/// Why a use case failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Fields are not valid.
    #[error("{} invalid field(s)", .0.len())]
    Invalid(Vec<FieldError>),
    /// The case refuses the command.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The access table refuses.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such object for this caller.
    #[error("not found")]
    NotFound,
    /// The code of a notice is wrong or has ended; which of them is not told.
    #[error("unknown code of a notice")]
    UnknownNoticeCode,
    /// Somebody else changed the case meanwhile.
    #[error("version {expected} expected, {actual} found")]
    Stale {
        /// What the caller had read.
        expected: i64,
        /// What is there.
        actual: i64,
        /// What happened since, as far as the caller may know of it.
        changes: Vec<StaleChange>,
    },
    /// A change without `If-Match`.
    #[error("If-Match is required")]
    IfMatchRequired,
    /// A creating request without a key.
    #[error("Idempotency-Key is required")]
    KeyRequired,
    /// The key was used with another body.
    #[error("the key was used with another body")]
    KeyReused,
    /// Too busy; try again.
    #[error("busy")]
    Busy,
    /// The virus scanner gave no verdict, so nothing was taken.
    #[error("no verdict of the virus scanner")]
    ScannerAway,
    /// Bytes were sent for another place of the file than where it ends so far.
    #[error("bytes for {sent}, but {expected} are there")]
    Offset {
        /// Where the sender meant to go on.
        sent: u64,
        /// Bytes that are there: where to go on.
        expected: u64,
    },
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// Login or password is wrong; which of them is not told.
    #[error("bad credentials")]
    BadCredentials,
    /// Anything the caller cannot mend; the cause goes to the log only.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<StoreError> for Failure {
    fn from(e: StoreError) -> Self {
        match e {
            // A database that is away for a moment asks for patience; it loses nothing.
            StoreError::Busy | StoreError::Unavailable(_) => Self::Busy,
            StoreError::NotFound => Self::NotFound,
            StoreError::Conflict { expected, actual, .. } => {
                Self::Stale { expected, actual, changes: Vec::new() }
            }
            StoreError::Cursor => Self::Invalid(vec![FieldError::new(
                "/cursor",
                "bad_cursor",
                "Con trỏ trang không đúng; hãy lấy lại từ trang trước.",
                "This is no cursor of a page; take it from the page before.",
            )]),
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(e: serde_json::Error) -> Self {
        Self::Internal(format!("json: {e}"))
    }
}
