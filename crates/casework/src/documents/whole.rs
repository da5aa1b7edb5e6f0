//! The whole file of a case as one PDF: every document as it was issued, every form that is not issued yet as it would be
//! now, and the rest by name and hash.

use super::fill::{Source, Stamp, fill};
use super::kept::as_issued;
use super::preview::{Preview, Ready, ready};
use super::print::{Entry, case_file, content, content_hash};
use super::rules::side;
use super::{available, title};
use crate::app::{Casework, Now};
use crate::cases::{ShownIn, note_testimony};
use crate::context::Context;
use crate::evidence::view_row;
use crate::failure::Failure;
use documents::{FormKind, Layout};
use domain::case::{Case, IssuedDocument};
use domain::ids::{CaseId, DocumentId};
use domain::time::{human_date, human_datetime, vn_datetime};
use domain::words::Lang;
use store::{Conn, evidence_views};

/// A line of the contents with what stands behind it.
enum Line {
    /// A form that is not issued yet, as it would be now.
    Draft(Box<Layout>),
    /// A document that was issued. How it was laid out is read from its kept file; of one issued before that was kept,
    /// it is known while the case still says the same.
    Issued(Box<IssuedDocument>, Option<Box<Layout>>),
    /// Kept beside, with the hash of its file.
    Beside(Option<String>),
}

/// What a document says that was issued before it was kept as data, when the case still says the same.
fn still_the_same(
    conn: &mut Conn,
    ready: &Ready,
    document: &IssuedDocument,
) -> Result<Option<Box<Layout>>, Failure> {
    let Some(kind) = FormKind::from_code(&document.kind) else { return Ok(None) };
    let (case, terms, kept) =
        (ready.source.case.clone(), ready.source.terms.clone(), ready.source.kept.clone());
    let mut source = Source::load(conn, case, document.dated, terms, kept)?;
    source.stamp = Some(Stamp { number: document.number, symbol: document.symbol.clone() });
    let form = fill(&source, kind, document.subject);
    let same = content_hash(&content(&form)?) == document.content_sha256;
    Ok(same.then(|| Box::new(form.layout())))
}

fn issued(conn: &mut Conn, ready: &Ready, document: &IssuedDocument) -> Result<Line, Failure> {
    let same = if document.value.is_none() { still_the_same(conn, ready, document)? } else { None };
    Ok(Line::Issued(Box::new(document.clone()), same))
}

fn named(kind: &str, about: Option<&str>) -> String {
    let name = title(kind).get(Lang::Vi).to_owned();
    about.map_or_else(|| name.clone(), |about| format!("{name} ({about})"))
}

/// Documents and forms: those of the work in its order, then what else was issued, then what was replaced.
fn papers(conn: &mut Conn, ready: &Ready) -> Result<Vec<(String, Line)>, Failure> {
    let case = &ready.source.case;
    let mut out = Vec::new();
    let mut told: Vec<DocumentId> = Vec::new();
    let cited =
        |name: &str, d: &IssuedDocument| format!("{name} số {}, ngày {}", d.cited(), human_date(d.dated));
    for w in available::wanted(case) {
        if !ready.sight.form(w.kind, side(w.kind, &ready.loaded.case)) {
            continue;
        }
        let name = named(w.kind.code(), w.about.as_deref());
        match case.standing_document(w.kind.code(), w.subject) {
            Some(standing) => {
                told.push(standing.id);
                out.push((cited(&name, standing), issued(conn, ready, standing)?));
            }
            None => {
                let form = fill(&ready.source, w.kind, w.subject);
                out.push((format!("{name} – chưa phát hành"), Line::Draft(Box::new(form.layout()))));
            }
        }
    }
    let rest = |replaced: bool| {
        let told = &told;
        let by = move |d: &&IssuedDocument| case.replaced_by(d.id).is_some() == replaced;
        case.issued.iter().filter(by).filter(move |d| !told.contains(&d.id))
    };
    // A form that the case needs no more, or one of an earlier round: it was issued all the same.
    for document in rest(false) {
        out.push((cited(&named(&document.kind, None), document), issued(conn, ready, document)?));
    }
    for old in rest(true) {
        let by = case.replaced_by(old.id).map(IssuedDocument::cited).unwrap_or_default();
        let line = format!("{} – đã được thay thế bằng số {by}", cited(&named(&old.kind, None), old));
        out.push((line, issued(conn, ready, old)?));
    }
    Ok(out)
}

/// What is kept beside: versions filed beside documents, and the evidence.
fn beside(case: &Case) -> Vec<(String, Line)> {
    let copies = case.issued.iter().flat_map(|document| {
        document.copies.iter().map(|copy| {
            let line = format!("{}: văn bản số {}", copy.kind.label(Lang::Vi), document.cited());
            (line, Line::Beside(Some(copy.file.sha256.clone())))
        })
    });
    let evidence = case.evidence.iter().filter(|e| e.stands()).map(|item| {
        let line = format!("Chứng cứ {}: {}, {}", item.number, item.kind.label(Lang::Vi), item.title);
        (line, Line::Beside(item.file.as_ref().map(|f| f.sha256.clone())))
    });
    copies.chain(evidence).collect()
}

/// Reads what issued documents say, and writes down that the caller is shown them, as when their files are opened.
async fn entries(
    app: &Casework,
    ctx: &Context,
    case: CaseId,
    lines: Vec<(String, Line)>,
) -> Result<Vec<(String, Entry)>, Failure> {
    let mut out = Vec::new();
    let mut shown = Vec::new();
    for (name, line) in lines {
        let entry = match line {
            Line::Draft(layout) => Entry::Printed(layout),
            Line::Beside(hash) => Entry::Beside(hash),
            Line::Issued(document, same) => {
                let kept = as_issued(app, &document).await?.map(Box::new);
                match kept.or(same) {
                    Some(layout) => {
                        shown.push(view_row(app.id(), app.now(), &ctx.actor, case, document.id.0, "file"));
                        Entry::Printed(layout)
                    }
                    // What it said is not kept: it is the file beside, not what would be printed today.
                    None => Entry::Beside(Some(document.sha256.clone())),
                }
            }
        };
        out.push((name, entry));
    }
    if !shown.is_empty() {
        app.db()
            .write(move |conn| {
                for row in &shown {
                    evidence_views::insert(conn, row)?;
                }
                Ok::<_, Failure>(())
            })
            .await?;
    }
    Ok(out)
}

/// The whole file, as far as the caller reads it.
///
/// # Errors
/// [`Failure::Denied`] when there is no such case for this caller; [`Failure::Invalid`] when a text is too long to be
/// printed; [`Failure::Busy`] when the place of the files does not answer.
pub async fn whole(app: &Casework, ctx: Context, id: CaseId) -> Result<Preview, Failure> {
    let now = Now::new(app, &ctx.actor);
    let (at, reader) = (now.clone(), ctx.clone());
    let (case, head, lines) = app
        .db()
        .read(move |conn| {
            let ready = ready(conn, &reader, &now, id)?;
            let case = &ready.source.case;
            let mut head = Vec::new();
            if let Some(accident) = &case.accident {
                head.extend(accident.employer.name.clone());
                head.push(crate::projection::place_text(accident));
            }
            head.push(format!("In lúc {}", human_datetime(now.at)));
            let mut lines = papers(conn, &ready)?;
            lines.extend(beside(case));
            Ok::<_, Failure>((ready.source.case, head, lines))
        })
        .await?;
    note_testimony(app, &ctx, &case, ShownIn::Document(None)).await?;
    let entries = entries(app, &ctx, id, lines).await?;
    let number = case.number.to_string();
    let title = format!("Hồ sơ vụ tai nạn lao động {number}");
    let bytes = case_file(title, head, entries, vn_datetime(at.at)).await?;
    let name = format!("{}-ho-so.pdf", number.replace('Đ', "D"));
    Ok(Preview { bytes, media_type: "application/pdf", name })
}
