//! The forms that a case may need now, with what each still lacks.

use super::available;
use super::fill::{Source, fill};
use super::rules::{DocumentSide, side};
use super::sight::DocumentSight;
use crate::app::{Casework, Now};
use crate::cases::{load, relations, trimmed};
use crate::context::Context;
use crate::failure::Failure;
use documents::{Form, FormKind, Missing};
use domain::access::{act, authorise_on};
use domain::case::{deadlines, retention};
use domain::ids::CaseId;
use domain::time::vn_date;
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
}

/// The forms of a case.
#[derive(Debug, Clone)]
pub struct DocumentList {
    /// Number of the case.
    pub case_number: String,
    /// Version of the case.
    pub version: i64,
    /// Forms that the case may need now.
    pub offered: Vec<Offered>,
}

/// The forms that the case may need now and that the caller reads.
///
/// # Errors
/// [`Failure::Denied`] when there is no such case for this caller.
pub async fn list(app: &Casework, ctx: Context, id: CaseId) -> Result<DocumentList, Failure> {
    let now = Now::new(app, &ctx.actor);
    app.db()
        .read(move |conn| {
            let loaded = load(conn, id)?;
            let known = relations(conn, &ctx.actor, &loaded.case)?;
            authorise_on::<act::ReadDocuments>(&ctx.actor, &known)?;
            let sight = DocumentSight::of(&ctx.actor, &known, &loaded.case);
            let terms = deadlines(&loaded.case, now.law(), now.calendar(), now.at);
            let kept = retention(&loaded.case, now.law());
            // Filled from what the caller sees: a form tells nobody more than the case does.
            let case = trimmed(&ctx.actor, &known, loaded.case.clone());
            let source = Source::load(conn, case, vn_date(now.at), terms, kept)?;
            let case = &source.case;
            let mut offered = Vec::new();
            for w in available::wanted(case) {
                let side = side(w.kind, &loaded.case);
                let Some(version) = w.kind.version(source.on) else { continue };
                if !sight.form(w.kind, side) {
                    continue;
                }
                let form = fill(&source, w.kind, w.subject);
                offered.push(Offered {
                    missing: form.missing(),
                    title: version.title.clone(),
                    citation: version.source.clone(),
                    side,
                    form,
                    kind: w.kind,
                    subject: w.subject,
                    about: w.about,
                });
            }
            Ok(DocumentList { case_number: case.number.to_string(), version: loaded.version, offered })
        })
        .await
}
