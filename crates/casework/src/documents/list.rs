//! The documents of a case: what may be issued, with what is missing, and what was issued.

use super::available;
use super::fill::fill;
use super::preview::ready;
use super::rules::side;
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::Failure;
use documents::{Form, FormKind, Missing};
use domain::case::{DocumentSide, IssuedDocument};
use domain::ids::{CaseId, DocumentId};
use domain::words::Localized;
use uuid::Uuid;

/// A form that the case may need now.
#[derive(Debug, Clone)]
pub struct Offered {
    /// Form.
    pub kind: FormKind,
    /// Which of several.
    pub subject: Option<Uuid>,
    /// The same for people.
    pub about: Option<String>,
    /// Title in the version in force.
    pub title: Localized,
    /// Instrument and annex.
    pub citation: Localized,
    /// Which side issues it.
    pub side: DocumentSide,
    /// The form as far as the case fills it.
    pub form: Form,
    /// What the form asks for and the case does not know.
    pub missing: Vec<Missing>,
    /// The document that stands: a new one corrects it.
    pub standing: Option<DocumentId>,
    /// The caller may issue it.
    pub may_issue: bool,
}

/// The documents of a case.
#[derive(Debug, Clone)]
pub struct DocumentList {
    /// Number of the case.
    pub case_number: String,
    /// Version of the case, for `If-Match`.
    pub version: i64,
    /// Forms that the case may need now.
    pub offered: Vec<Offered>,
    /// What was issued, in order of issue.
    pub issued: Vec<IssuedDocument>,
    /// Those beside which the caller's side may file a signed or edited version.
    pub filed_by_caller: Vec<DocumentId>,
}

/// The documents of a case as the caller sees them.
///
/// # Errors
/// [`Failure::Denied`] when there is no such case for this caller.
pub async fn list(app: &Casework, ctx: Context, id: CaseId) -> Result<DocumentList, Failure> {
    let now = Now::new(app, &ctx.actor);
    app.db()
        .read(move |conn| {
            let ready = ready(conn, &ctx, &now, id)?;
            let case = &ready.source.case;
            let mut offered = Vec::new();
            for w in available::wanted(case) {
                let side = side(w.kind, &ready.loaded.case);
                let Some(version) = w.kind.version(ready.source.on) else { continue };
                if !ready.sight.form(w.kind, side) {
                    continue;
                }
                let form = fill(&ready.source, w.kind, w.subject);
                offered.push(Offered {
                    missing: form.missing(),
                    form,
                    title: version.title.clone(),
                    citation: version.source.clone(),
                    standing: case.standing_document(w.kind.code(), w.subject).map(|d| d.id),
                    may_issue: ready.sight.issues(w.kind, side),
                    side,
                    kind: w.kind,
                    subject: w.subject,
                    about: w.about,
                });
            }
            Ok(DocumentList {
                case_number: case.number.to_string(),
                version: ready.loaded.version,
                offered,
                issued: case.issued.clone(),
                filed_by_caller: case
                    .issued
                    .iter()
                    .filter(|d| {
                        FormKind::from_code(&d.kind).is_some_and(|form| ready.sight.issues(form, d.side))
                    })
                    .map(|d| d.id)
                    .collect(),
            })
        })
        .await
}
