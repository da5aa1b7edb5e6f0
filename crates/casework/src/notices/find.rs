//! From a code, or from the pass it was changed for, to the notice it opens.

use super::code::hash;
use super::pass::NoticePass;
use crate::app::Casework;
use crate::auth::{begin_code, right_code};
use crate::cases::{Loaded, load_standing};
use crate::failure::Failure;
use domain::case::CaseReport;
use domain::ids::{CaseId, ReportId};
use domain::value::NoticeCode;
use store::Conn;
use store::notice_codes::{self, NoticeCodeRow};

/// What opens a notice.
#[derive(Debug, Clone)]
pub enum NoticeKey {
    /// The code, and the address it comes from: wrong ones are counted by address.
    Code {
        /// Code.
        code: NoticeCode,
        /// Address of the client.
        address: String,
    },
    /// The pass of somebody who showed the code already.
    Pass(NoticePass),
}

/// The row behind a key.
///
/// # Errors
/// [`Failure::UnknownNoticeCode`] for a code that is wrong or has ended: the two are not told apart, so that
/// nobody learns which codes there were. [`Failure::TooMany`] after a series of wrong ones.
pub(super) async fn find(app: &Casework, key: &NoticeKey) -> Result<NoticeCodeRow, Failure> {
    let now = app.now();
    let (hash, address) = match key {
        NoticeKey::Pass(pass) => {
            let report = pass.report.0;
            let row = app.db().read(move |c| Ok::<_, Failure>(notice_codes::of_report(c, report)?)).await?;
            return row.filter(|r| r.expires_at > now).ok_or(Failure::UnknownNoticeCode);
        }
        NoticeKey::Code { code, address } => (hash(code), address.clone()),
    };
    app.db()
        .write(move |conn| {
            let attempt = begin_code(conn, &address, now)?;
            let row = notice_codes::by_hash(conn, &hash)?.filter(|r| r.expires_at > now);
            if row.is_some() {
                right_code(conn, &attempt)?;
            }
            Ok::<_, Failure>(row)
        })
        .await?
        .ok_or(Failure::UnknownNoticeCode)
}

/// The case of a notice, and the row as it stands in this transaction. A case that was taken into another leads on
/// to the one that goes on.
pub(super) fn case_of(conn: &mut Conn, report: ReportId) -> Result<(NoticeCodeRow, Loaded), Failure> {
    let row = notice_codes::of_report(conn, report.0)?.ok_or(Failure::UnknownNoticeCode)?;
    let loaded = load_standing(conn, CaseId(row.case_id))?;
    Ok((row, loaded))
}

/// Is this report one of those that the code stands for?
pub(super) fn is_own(row: &NoticeCodeRow, report: ReportId) -> bool {
    row.report_id == report.0 || row.completion_id == Some(report.0)
}

/// The own reports of the case, oldest first.
pub(super) fn own<'a>(row: &NoticeCodeRow, loaded: &'a Loaded) -> impl Iterator<Item = &'a CaseReport> {
    loaded.case.reports.iter().filter(move |r| is_own(row, r.report.id))
}
