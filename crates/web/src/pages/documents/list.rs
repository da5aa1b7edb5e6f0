//! The forms that a case may need now, what each still lacks, and what was issued.

use super::super::page::{Answer, Page};
use super::super::posted::query;
use super::{home, named, query_of, read};
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::messages::tp;
use crate::views::Tag;
use askama::Template;
use casework::documents::{self, DocumentPart, Offered};
use domain::access::Action;
use domain::case::{CommandKind, IssuedDocument};
use domain::ids::{CaseId, DocumentCopyId, DocumentId};
use domain::time::human_date;
use tnld_http::download;

/// A form.
pub(crate) struct FormRow {
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) citation: String,
    pub(crate) by: String,
    /// The document that stands, in words.
    pub(crate) standing: Option<String>,
    /// How many items are missing, in words; empty when none is.
    pub(crate) lacks: String,
    pub(crate) missing: Vec<String>,
    /// Address and words of what can be done with it.
    pub(crate) links: Vec<(String, String)>,
}

/// A document that was issued.
pub(crate) struct IssuedRow {
    pub(crate) cited: String,
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
    pub(crate) tag: Tag,
    pub(crate) hash: String,
    /// Address and words of its files.
    pub(crate) files: Vec<(String, String)>,
    /// Address of the page that files a version.
    pub(crate) filing: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "documents.html")]
pub(crate) struct DocumentsPage {
    pub(crate) f: Frame,
    pub(crate) back: String,
    pub(crate) number: String,
    pub(crate) whole: String,
    pub(crate) forms: Vec<FormRow>,
    pub(crate) issued: Vec<IssuedRow>,
}

fn form_row(p: &Page, case: CaseId, o: Offered, issued: &[IssuedDocument]) -> FormRow {
    let lang = p.lang();
    let (home, query) = (home(case), query_of(o.kind, o.subject));
    let mut links = vec![
        (format!("{home}/xem-truoc?{query}"), p.t("documents.preview")),
        (format!("{home}/ban-sua?{query}"), p.t("documents.draft")),
    ];
    let standing = o.standing.and_then(|id| issued.iter().find(|d| d.id == id));
    if o.may_issue {
        let (more, words) = match standing {
            Some(old) => (format!("&thay={}", old.id), "documents.correct"),
            None => (String::new(), "documents.issue"),
        };
        links.push((format!("{home}/phat-hanh?{query}{more}"), p.t(words)));
    }
    let count = o.missing.len().to_string();
    let mut missing: Vec<String> = o.missing.iter().map(|m| m.label.get(lang).to_owned()).collect();
    // The same question about several people is said once.
    missing.dedup();
    FormRow {
        title: o.title.get(lang).to_owned(),
        about: o.about.unwrap_or_default(),
        citation: o.citation.get(lang).to_owned(),
        by: first_upper(o.side.label(lang)),
        standing: standing.map(|d| tp(lang, "documents.standing", &[("cited", &d.cited())])),
        lacks: match missing.is_empty() {
            true => String::new(),
            false => tp(lang, "documents.lacks", &[("n", &count)]),
        },
        missing,
        links,
    }
}

fn issued_row(
    p: &Page,
    case: CaseId,
    d: &IssuedDocument,
    all: &[IssuedDocument],
    files_it: bool,
) -> IssuedRow {
    let lang = p.lang();
    let later = all.iter().find(|o| o.corrects == Some(d.id));
    let older = d.corrects.and_then(|id| all.iter().find(|o| o.id == id));
    let mut lines =
        vec![tp(lang, "documents.dated", &[("date", &human_date(d.dated)), ("issuer", &d.issuer)])];
    if d.gaps > 0 {
        lines.push(tp(lang, "documents.gaps", &[("n", &d.gaps.to_string())]));
    }
    lines.extend(older.map(|o| tp(lang, "documents.corrects", &[("cited", &o.cited())])));
    lines.extend(d.reason.as_deref().map(|r| tp(lang, "documents.why", &[("reason", r)])));
    let at = format!("{}/{}", home(case), d.id);
    let mut files = vec![(format!("{at}/tep"), p.t("documents.file"))];
    files.extend(d.docx.as_ref().map(|_| (format!("{at}/tep-docx"), p.t("documents.file_docx"))));
    for copy in &d.copies {
        let words = format!(
            "{}, {}",
            first_upper(copy.kind.label(lang)),
            human_date(domain::time::vn_date(copy.filed_at))
        );
        files.push((format!("{at}/ban/{}", copy.id), words));
    }
    IssuedRow {
        cited: d.cited(),
        title: documents::title(&d.kind).get(lang).to_owned(),
        lines,
        tag: match later {
            None => Tag::new("green", "✓", p.t("documents.stands")),
            Some(by) => Tag::new("grey", "–", tp(lang, "documents.replaced", &[("by", &by.cited())])),
        },
        hash: d.content_sha256.clone(),
        files,
        filing: files_it.then(|| format!("{at}/ban-luu")),
    }
}

pub(crate) async fn list(p: Page) -> Answer {
    let id: CaseId = p.id("id")?;
    let found = read(&p, id).await?;
    let view = casework::cases::read(&p.app, p.context(Action::ReadCase)?, id).await?;
    let files_it = view.allowed.contains(&CommandKind::FileDocument);
    let issued = &found.issued;
    p.html(&DocumentsPage {
        f: p.frame(p.t("documents.title")),
        back: format!("/vu/{id}"),
        number: found.case_number.clone(),
        whole: format!("{}/ca-ho-so", home(id)),
        issued: issued
            .iter()
            .map(|d| issued_row(&p, id, d, issued, files_it && found.filed_by_caller.contains(&d.id)))
            .collect(),
        forms: found.offered.into_iter().map(|o| form_row(&p, id, o, issued)).collect(),
    })
}

/// The form as it would be now.
pub(crate) async fn preview(p: Page) -> Answer {
    let (id, ctx) = (p.id("id")?, p.context(Action::ReadDocuments)?);
    let (kind, subject) = named(&query(&p.req))?;
    Ok(download::set_document(documents::preview(&p.app, ctx, id, kind, subject).await?))
}

/// The same for a word processor.
pub(crate) async fn draft(p: Page) -> Answer {
    let (id, ctx) = (p.id("id")?, p.context(Action::ReadDocuments)?);
    let (kind, subject) = named(&query(&p.req))?;
    Ok(download::set_document(documents::draft(&p.app, ctx, id, kind, subject).await?))
}

/// The whole file.
pub(crate) async fn whole(p: Page) -> Answer {
    let (id, ctx) = (p.id("id")?, p.context(Action::ReadDocuments)?);
    Ok(download::set_document(documents::whole(&p.app, ctx, id).await?))
}

/// An issued document.
pub(crate) async fn file(p: Page) -> Answer {
    let (id, ctx) = (p.id("id")?, p.context(Action::ReadDocuments)?);
    let document: DocumentId = p.id("document")?;
    Ok(download::attachment(documents::open(&p.app, ctx, id, document, DocumentPart::Issued).await?))
}

/// The same for a word processor.
pub(crate) async fn file_docx(p: Page) -> Answer {
    let (id, ctx) = (p.id("id")?, p.context(Action::ReadDocuments)?);
    let document: DocumentId = p.id("document")?;
    Ok(download::attachment(documents::open(&p.app, ctx, id, document, DocumentPart::Docx).await?))
}

/// A version beside it.
pub(crate) async fn version(p: Page) -> Answer {
    let (id, ctx) = (p.id("id")?, p.context(Action::ReadDocuments)?);
    let document: DocumentId = p.id("document")?;
    let part = DocumentPart::Copy(p.id::<DocumentCopyId>("copy")?);
    Ok(download::attachment(documents::open(&p.app, ctx, id, document, part).await?))
}
