//! The whole file of a case as one PDF: every form as it was issued or as it would be now, and the rest by name and hash.

use super::fill::{Source, Stamp, fill};
use super::preview::{Preview, Ready, ready};
use super::print::{Entry, case_file, content_hash};
use super::rules::side;
use super::{available, title};
use crate::app::{Casework, Now};
use crate::cases::{ShownIn, note_testimony};
use crate::context::Context;
use crate::failure::Failure;
use domain::case::IssuedDocument;
use domain::ids::CaseId;
use domain::time::{human_date, human_datetime, vn_datetime};
use domain::words::Lang;
use store::Conn;

type Line = (String, Entry);

/// What an issued document says, when the case still says the same.
fn as_issued(conn: &mut Conn, ready: &Ready, document: &IssuedDocument) -> Result<Option<Entry>, Failure> {
    let Some(kind) = documents::FormKind::from_code(&document.kind) else { return Ok(None) };
    let (case, terms, kept) =
        (ready.source.case.clone(), ready.source.terms.clone(), ready.source.kept.clone());
    let mut source = Source::load(conn, case, document.dated, terms, kept)?;
    source.stamp = Some(Stamp { number: document.number, symbol: document.symbol.clone() });
    let form = fill(&source, kind, document.subject);
    let same = content_hash(&form)? == document.content_sha256;
    Ok(same.then(|| Entry::Printed(Box::new(form))))
}

fn lines(conn: &mut Conn, ready: &Ready) -> Result<Vec<Line>, Failure> {
    let case = &ready.source.case;
    let mut out = Vec::new();
    for w in available::wanted(case) {
        let by = side(w.kind, &ready.loaded.case);
        if !ready.sight.form(w.kind, by) {
            continue;
        }
        let name = title(w.kind.code()).get(Lang::Vi).to_owned();
        let name = w.about.as_deref().map_or_else(|| name.clone(), |about| format!("{name} ({about})"));
        let Some(standing) = case.standing_document(w.kind.code(), w.subject) else {
            let form = fill(&ready.source, w.kind, w.subject);
            out.push((format!("{name} – chưa phát hành"), Entry::Printed(Box::new(form))));
            continue;
        };
        let cited = format!("{name} số {}, ngày {}", standing.cited(), human_date(standing.dated));
        match as_issued(conn, ready, standing)? {
            Some(entry) => out.push((cited, entry)),
            // The case has gone on: what was issued is the file beside, not what would be printed today.
            None => out.push((cited, Entry::Beside(Some(standing.sha256.clone())))),
        }
    }
    for old in case.issued.iter().filter(|d| case.replaced_by(d.id).is_some()) {
        let name = title(&old.kind).get(Lang::Vi).to_owned();
        let line = format!("{name} số {}, ngày {} – đã được thay thế", old.cited(), human_date(old.dated));
        out.push((line, Entry::Beside(Some(old.sha256.clone()))));
    }
    for document in &case.issued {
        for copy in &document.copies {
            let line = format!("{}: văn bản số {}", copy.kind.label(Lang::Vi), document.cited());
            out.push((line, Entry::Beside(Some(copy.file.sha256.clone()))));
        }
    }
    for item in case.evidence.iter().filter(|e| e.stands()) {
        let line = format!("Chứng cứ {}: {}, {}", item.number, item.kind.label(Lang::Vi), item.title);
        out.push((line, Entry::Beside(item.file.as_ref().map(|f| f.sha256.clone()))));
    }
    Ok(out)
}

/// The whole file, as far as the caller reads it.
///
/// # Errors
/// [`Failure::Denied`] when there is no such case for this caller; [`Failure::Invalid`] when a text is too long to be
/// printed.
pub async fn whole(app: &Casework, ctx: Context, id: CaseId) -> Result<Preview, Failure> {
    let now = Now::new(app, &ctx.actor);
    let (at, reader) = (now.clone(), ctx.clone());
    let (case, head, entries) = app
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
            let entries = lines(conn, &ready)?;
            Ok::<_, Failure>((ready.source.case, head, entries))
        })
        .await?;
    note_testimony(app, &ctx, &case, ShownIn::Document(None)).await?;
    let number = case.number.to_string();
    let title = format!("Hồ sơ vụ tai nạn lao động {number}");
    let bytes = case_file(title, head, entries, vn_datetime(at.at)).await?;
    let name = format!("{}-ho-so.pdf", number.replace('Đ', "D"));
    Ok(Preview { bytes, media_type: "application/pdf", name })
}
