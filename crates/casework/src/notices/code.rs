//! Making codes. A code is drawn once and its hash alone is stored; a request that is repeated under its
//! Idempotency-Key gets the same code again, made from stored random bits and a key that no database holds.

use crate::app::Casework;
use crate::auth::sha256_hex;
use crate::cases::{CaseOutcome, load_standing};
use crate::context::Context;
use crate::failure::Failure;
use crate::reports::vouched;
use domain::ids::{CaseId, ReportId};
use domain::time::Instant;
use domain::value::NoticeCode;
use hmac::Mac as _;
use store::Conn;
use store::notice_codes::{self, NoticeCodeRow};
use uuid::Uuid;

/// A code for its owner, with its last moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedCode {
    /// The code.
    pub code: NoticeCode,
    /// Until when it opens the notice.
    pub valid_until: Instant,
}

/// The code of a report.
fn code_of(app: &Casework, salt: &str, report: Uuid) -> NoticeCode {
    let mac = app.secrets().mac("notice-code", &[report.as_bytes(), salt.as_bytes()]);
    NoticeCode::from_random(mac.finalize().into_bytes().into())
}

/// What is stored of a code.
pub(super) fn hash(code: &NoticeCode) -> String {
    sha256_hex(code.letters())
}

/// Gives the report that was just filed its code.
pub(crate) fn issue(
    conn: &mut Conn,
    app: &Casework,
    now: Instant,
    outcome: &CaseOutcome,
) -> Result<(), Failure> {
    let Some(report) = outcome.report_id else { return Ok(()) };
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|e| Failure::Internal(format!("randomness: {e}")))?;
    let salt = hex::encode(salt);
    let row = NoticeCodeRow {
        code_hash: hash(&code_of(app, &salt, report.0)),
        salt,
        case_id: outcome.case_id.0,
        report_id: report.0,
        completion_id: None,
        created_at: now,
        expires_at: now + app.settings().notice_validity,
    };
    Ok(notice_codes::insert(conn, &row)?)
}

/// The code of a report for who filed it just now, or repeats that request. None when there is no code, or when
/// the key of the installation was changed since, so that it cannot be made again.
pub(crate) fn issued(
    conn: &mut Conn,
    app: &Casework,
    report: Option<ReportId>,
) -> Result<Option<IssuedCode>, Failure> {
    let Some(report) = report else { return Ok(None) };
    let Some(row) = notice_codes::of_report(conn, report.0)? else { return Ok(None) };
    let code = code_of(app, &row.salt, row.report_id);
    Ok((hash(&code) == row.code_hash).then_some(IssuedCode { code, valid_until: row.expires_at }))
}

/// The code of a report for the account that filed it, while nobody answers for that account: its holder finds the
/// receipt again and the code with it.
///
/// # Errors
/// A failure of the database.
pub async fn of_filer(app: &Casework, ctx: Context, report: ReportId) -> Result<Option<IssuedCode>, Failure> {
    let Some(user) = ctx.actor.user.filter(|_| !vouched(&ctx.actor)) else { return Ok(None) };
    let worker = app.clone();
    app.db()
        .read(move |conn| {
            let Some(row) = notice_codes::of_report(conn, report.0)? else { return Ok(None) };
            let loaded = load_standing(conn, CaseId(row.case_id))?;
            let own = loaded.case.report(report).is_some_and(|r| r.report.filed_by == Some(user));
            if own { issued(conn, &worker, Some(report)) } else { Ok(None) }
        })
        .await
}
