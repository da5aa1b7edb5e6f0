//! Announcing a file.

use super::view::UploadView;
use crate::app::{Casework, Now};
use crate::cases::{load, relations};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{Denied, act, authorise_on};
use domain::case::{CommandKind, Refusal, Verdict, verdict};
use domain::ids::CaseId;
use domain::value::FieldError;
use domain::words::Localized;
use store::{UploadRow, UploadState, uploads};

/// Files one person may have on their way.
const MOST_AT_ONCE: i64 = 100;

/// A file that somebody wants to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUpload {
    /// Name of the file.
    pub name: String,
    /// Media type, as far as the sender knows it.
    pub media_type: String,
    /// Bytes.
    pub length: u64,
}

/// Announces a file for a case; nothing is received yet.
///
/// # Errors
/// [`Failure`] when the caller may add no evidence to the case, or the file is empty or larger than any that is taken.
pub async fn begin(
    app: &Casework,
    ctx: Context,
    case: CaseId,
    new: NewUpload,
) -> Result<UploadView, Failure> {
    let room = &app.settings().evidence;
    let length = fits(new.length, room.limits.largest())?;
    let user = ctx.actor.user.ok_or(Failure::Denied(Denied::SignInRequired))?;
    let now = Now::new(app, &ctx.actor);
    let row = UploadRow {
        id: app.id(),
        case_id: case.0,
        user_id: user.0,
        name: bare_name(&new.name),
        announced: new.media_type,
        length,
        received: 0,
        state: UploadState::Open,
        refusal: None,
        file: None,
        created_at: now.at,
        expires_at: now.at + room.validity,
        evidence_id: None,
    };
    app.db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let loaded = load(conn, case)?;
                let known = relations(conn, &ctx.actor, &loaded.case)?;
                authorise_on::<act::AddEvidence>(&ctx.actor, &known)?;
                let stage = loaded.case.stage.kind();
                if verdict(CommandKind::AddEvidence, stage) == Verdict::Refused {
                    return Err(closed(stage).into());
                }
                if uploads::begun_by(conn, user.0)? >= MOST_AT_ONCE {
                    return Err(Failure::TooMany { retry_after: 3600 });
                }
                uploads::insert(conn, &row)?;
                UploadView::of(row.clone())
            })
        })
        .await
}

fn closed(stage: domain::case::StageKind) -> Refusal {
    Refusal::NotAllowed {
        stage,
        command: CommandKind::AddEvidence,
        hint: Localized::new(
            "Vụ đã khép lại nên không nhận thêm tệp.",
            "The case is at rest and takes no more files.",
        ),
    }
}

fn fits(length: u64, largest: u64) -> Result<i64, Failure> {
    let problem = |code, vi: &str, en: &str| Failure::Invalid(vec![FieldError::new("/length", code, vi, en)]);
    if length == 0 {
        return Err(problem("file_empty", "Tệp rỗng; chọn tệp khác.", "The file is empty; choose another."));
    }
    i64::try_from(length).ok().filter(|_| length <= largest).ok_or_else(|| {
        let mb = largest / (1024 * 1024);
        problem(
            "file_too_big",
            &format!("Tệp lớn hơn {mb} MB, là cỡ lớn nhất được nhận. Nén hoặc chia nhỏ tệp rồi gửi lại."),
            &format!("The file is larger than {mb} MB, the most that is taken. Make it smaller or split it."),
        )
    })
}

/// The name without folders, as some browsers send them, and without what cannot be shown.
fn bare_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    let clean = domain::value::clean_text(&shown, 200).unwrap_or_default();
    if clean.is_empty() { "tep".to_owned() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_bare() {
        for (sent, kept) in [
            ("C:\\Anh\\hiện trường.jpg", "hiện trường.jpg"),
            ("../../etc/passwd", "passwd"),
            (" a\u{0}b.pdf ", "ab.pdf"),
            ("", "tep"),
            ("/", "tep"),
        ] {
            assert_eq!(bare_name(sent), kept, "{sent:?}");
        }
    }
}
