//! The documents of a case: what may be issued, with what is missing, and what was issued.

use super::fill::{Source, fill, same_number};
use super::preview::ready;
use super::rules::{series, side, symbol};
use super::{available, kept};
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::Failure;
use documents::form::Entries;
use documents::{Form, FormKind, Missing};
use domain::case::{Case, DocumentSide, IssuedDocument};
use domain::ids::{CaseId, DocumentId};
use domain::words::Localized;
use store::{Conn, counters};
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
    /// What whoever issues it may write on it, with what the case fills so far.
    pub entries: Entries,
    /// Number and symbol that it would get now, if the caller may issue it.
    pub next: Option<String>,
    /// Number that the case bears for this paper and that it will not get here.
    pub borne: Option<String>,
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

/// The missing items, with whose they are where several were hurt.
fn whose(missing: Vec<Missing>, case: &Case) -> Vec<Missing> {
    let named = |m: Missing| {
        let of = m
            .pointer
            .strip_prefix("/victims/")
            .and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
        let Some(i) = of.filter(|_| case.victims.len() > 1) else { return m };
        let name = case.victims.get(i).and_then(|v| v.statement.name.as_ref()).map(|n| n.as_str().to_owned());
        let (vi, en) = match name {
            Some(name) => (name.clone(), name),
            None => (format!("Nạn nhân {}", i + 1), format!("Victim {}", i + 1)),
        };
        let label = Localized::new(format!("{vi}: {}", m.label.vi), format!("{en}: {}", m.label.en));
        Missing { label, ..m }
    };
    missing.into_iter().map(named).collect()
}

/// Number and symbol that the form would get now.
fn would_be(
    conn: &mut Conn,
    source: &Source,
    kind: FormKind,
    side: DocumentSide,
) -> Result<Option<String>, Failure> {
    let Some(issuer) = source.issuer(side) else { return Ok(None) };
    let number = counters::peek(conn, &series(source, kind, side))?;
    Ok(Some(format!("{number:02}/{}", symbol(kind, side, &issuer))))
}

/// Number that the case bears for this paper and that it would not get here.
pub(super) fn borne(
    source: &Source,
    kind: FormKind,
    subject: Option<Uuid>,
    next: Option<&str>,
) -> Option<String> {
    let (number, _) = source.recorded(kind, subject)?;
    next.filter(|next| !same_number(next, &number)).map(|_| number)
}

/// Numbers that a form cites, and that the cited paper may lose when it is issued from here.
fn may_change(conn: &mut Conn, source: &Source, case: &Case, form: &Form) -> Result<Vec<Missing>, Failure> {
    let value = serde_json::to_value(form)?;
    let mut out = Vec::new();
    for w in available::wanted(case) {
        let (vi, en, places): (_, _, &[&str]) = match w.kind {
            FormKind::TeamDecisionEstablishment | FormKind::TeamDecisionProvince => (
                "Quyết định thành lập Đoàn",
                "the founding decision",
                &["/decision", "/team_decision", "/provincial/decision"],
            ),
            FormKind::MinutesEstablishment | FormKind::MinutesContract | FormKind::MinutesNoContract => {
                ("Biên bản điều tra", "the minutes", &["/minutes"])
            }
            FormKind::MeetingMinutes => {
                ("Biên bản cuộc họp công bố", "the minutes of the meeting", &["/meeting_minutes"])
            }
            _other => continue,
        };
        if case.standing_document(w.kind.code(), w.subject).is_some() {
            continue;
        }
        let next = would_be(conn, source, w.kind, side(w.kind, case))?;
        let Some(number) = borne(source, w.kind, w.subject, next.as_deref()) else { continue };
        let cites = |place: &&&str| {
            let cited = value["value"].pointer(&format!("{place}/number"));
            cited.and_then(|n| n.as_str()) == Some(number.as_str())
        };
        if let Some(place) = places.iter().find(cites) {
            let label = Localized::new(
                format!(
                    "Số {number} của {vi} ghi trong hồ sơ; văn bản đó chưa phát hành tại đây, số có thể thay đổi"
                ),
                format!(
                    "Number {number} of {en} is that of the file; the paper is not issued here yet and may get another"
                ),
            );
            out.push(Missing { pointer: format!("{place}/number"), label });
        }
    }
    Ok(out)
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
                let standing = case.standing_document(w.kind.code(), w.subject).map(|d| d.id);
                let may_issue =
                    ready.sight.issues(w.kind, side) && available::issuable(case, w.kind, w.subject);
                let next = match may_issue {
                    true => would_be(conn, &ready.source, w.kind, side)?,
                    false => None,
                };
                let mut missing = whose(form.missing(), case);
                missing.extend(may_change(conn, &ready.source, case, &form)?);
                offered.push(Offered {
                    missing,
                    borne: borne(&ready.source, w.kind, w.subject, next.as_deref())
                        .filter(|_| standing.is_none()),
                    next,
                    entries: {
                        let mut entries = form.entries();
                        entries.retain(|e, _| !available::fixed(case, w.kind).contains(e));
                        entries
                    },
                    form,
                    standing,
                    title: version.title.clone(),
                    citation: version.source.clone(),
                    may_issue,
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

/// What was written on an issued document, for the page that corrects it.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such document for this caller.
pub async fn written(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    document: DocumentId,
) -> Result<Entries, Failure> {
    let now = Now::new(app, &ctx.actor);
    let document = app
        .db()
        .read(move |conn| {
            let ready = ready(conn, &ctx, &now, id)?;
            let found = ready.source.case.document(document).filter(|d| ready.sight.knows(d.id)).cloned();
            found.ok_or(Failure::NotFound)
        })
        .await?;
    kept::written(app, &document).await
}
