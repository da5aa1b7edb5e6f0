//! What has served its purpose is forgotten, so that nothing personal is kept for nothing.

use crate::app::Casework;
use crate::evidence;
use crate::failure::Failure;
use chrono::Duration;
use store::{drafts, idempotency, login_failures, notice_codes, sessions};

/// Keys of repeated requests, as the interface promises.
const KEYS: Duration = Duration::days(30);
/// Sessions and codes that ended.
const ENDED: Duration = Duration::days(30);
/// Failures to sign in.
const FAILURES: Duration = Duration::days(1);
/// Drafts not touched, and the receipts kept with them: longer than any term of a case.
const DRAFTS: Duration = Duration::days(400);

/// What was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Keys of requests.
    pub keys: usize,
    /// Sessions.
    pub sessions: usize,
    /// Codes of notices.
    pub codes: usize,
    /// Failures to sign in.
    pub failures: usize,
    /// Drafts.
    pub drafts: usize,
    /// Files that nobody used.
    pub uploads: usize,
}

/// Forgets it.
///
/// # Errors
/// A failure of the database; the next night goes on.
pub async fn purge(app: &Casework) -> Result<Forgotten, Failure> {
    let now = app.now();
    let uploads = evidence::purge(app).await?;
    app.db()
        .write(move |conn| {
            Ok(Forgotten {
                keys: idempotency::purge(conn, now - KEYS)?,
                sessions: sessions::purge(conn, now - ENDED)?,
                codes: notice_codes::purge(conn, now - ENDED)?,
                failures: login_failures::purge(conn, now - FAILURES)?,
                drafts: drafts::purge(conn, now - DRAFTS)?,
                uploads,
            })
        })
        .await
}
