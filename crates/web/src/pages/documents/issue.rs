//! The page before a document is issued: what it lacks, and why it replaces another.

use super::super::evidence::open_to;
use super::super::form_page::given;
use super::super::input;
use super::super::note;
use super::super::page::{Answer, Page};
use super::super::posted::{Posted, query};
use super::{find, home, named, query_of, read};
use crate::form::{FormView, ItemView, Values};
use crate::forms::ISSUE_DOCUMENT as FORM;
use crate::frame::Frame;
use crate::messages::tp;
use askama::Template;
use casework::documents::{self, DocumentList, Entries, Entry, FormKind, Offered};
use casework::{Failure, IdempotencyKey};
use domain::access::Action;
use domain::case::{CommandKind, article};
use domain::ids::{CaseId, DocumentId};
use domain::value::FieldError;
use domain::words::{Lang, Localized};
use tnld_http::Fault;
use tnld_http::dto::IssueDocumentInput;
use uuid::Uuid;

/// What fields of this name write stands on the paper alone.
const ENTRIES: &str = "entries.";

#[derive(Template)]
#[template(path = "document_issue.html")]
pub(crate) struct IssuePage {
    pub(crate) f: Frame,
    pub(crate) caption: String,
    pub(crate) form_title: String,
    pub(crate) citation: String,
    pub(crate) lead: String,
    pub(crate) home: String,
    pub(crate) preview: String,
    /// The number that it would get, and which one the case bears.
    pub(crate) number: Option<String>,
    /// The document that will be replaced, in words.
    pub(crate) replaces: Option<String>,
    pub(crate) lacks: String,
    pub(crate) missing: Vec<String>,
    pub(crate) action: String,
    pub(crate) version: i64,
    pub(crate) key: String,
    pub(crate) view: FormView,
}

fn page(
    p: &Page,
    case: CaseId,
    list: &DocumentList,
    o: &Offered,
    values: &Values,
    errors: &[FieldError],
) -> IssuePage {
    let lang = p.lang();
    let old = values.get("corrects").and_then(|id| list.issued.iter().find(|d| d.id.to_string() == id));
    let mut view = FormView::whole(&FORM, lang, values, errors, &given(p));
    for step in &mut view.steps {
        step.items.retain(|item| match item {
            ItemView::Field(field) if field.name == "reason" => old.is_some(),
            ItemView::Field(field) if field.name == "another_number" => old.is_none() && o.borne.is_some(),
            ItemView::Field(field) if field.name == "leave_gaps" => !o.missing.is_empty(),
            ItemView::Field(field) if field.name.starts_with(ENTRIES) => {
                let code = field.name[ENTRIES.len()..].trim_end_matches("[]");
                o.entries.keys().any(|e| e.code() == code)
            }
            ItemView::Field(_) | ItemView::Heading(_) | ItemView::Group(_) => true,
        });
    }
    let mut missing: Vec<String> = o.missing.iter().map(|m| m.label.get(lang).to_owned()).collect();
    missing.dedup();
    let count = o.missing.len().to_string();
    IssuePage {
        f: p.frame(p.t("form.issue_document.title")).erring(!view.errors.is_empty()),
        caption: list.case_number.clone(),
        form_title: match &o.about {
            Some(about) => format!("{} – {about}", o.title.get(lang)),
            None => o.title.get(lang).to_owned(),
        },
        citation: o.citation.get(lang).to_owned(),
        lead: article(CommandKind::IssueDocument).to_owned(),
        home: home(case),
        preview: format!("{}/xem-truoc?{}", home(case), query_of(o.kind, o.subject)),
        number: numbers(lang, o),
        replaces: old.map(|d| tp(lang, "documents.corrects", &[("cited", &d.cited())])),
        lacks: tp(lang, "documents.lacks", &[("n", &count)]),
        missing,
        action: format!("{}/phat-hanh", home(case)),
        version: list.version,
        key: p.app.id().to_string(),
        view,
    }
}

fn numbers(lang: Lang, o: &Offered) -> Option<String> {
    let next = o.next.as_deref()?;
    Some(match o.borne.as_deref() {
        Some(borne) => tp(lang, "documents.borne", &[("borne", borne), ("n", next)]),
        None => tp(lang, "documents.next", &[("n", next)]),
    })
}

/// What is known so far, to be changed by whoever issues the paper.
fn prefilled(values: &mut Values, entries: &Entries) {
    for (entry, said) in entries {
        let name = format!("{ENTRIES}{}", entry.code());
        match said.as_slice() {
            [] => {}
            lines
                if matches!(
                    entry,
                    Entry::Authority | Entry::Grounds | Entry::Executors | Entry::Recipients
                ) =>
            {
                values.set_default(&format!("{name}[]"), Some(lines.join("\n")));
            }
            lines => values.set_default(&name, Some(lines.join("\n"))),
        }
    }
}

pub(crate) async fn show(p: Page) -> Answer {
    let id: CaseId = p.id("id")?;
    open_to(&p, id, CommandKind::IssueDocument).await?;
    let asked = query(&p.req);
    let (kind, subject) = named(&asked)?;
    let list = read(&p, id).await?;
    let offered = find(&list, kind, subject)?;
    let mut values = Values::default();
    values.set("kind", kind.code());
    values.set_default("subject_id", subject.map(|s| s.to_string()));
    values.set_default("corrects", asked.get("thay").map(str::to_owned));
    if let Some(old) = values.get("corrects").and_then(|id| id.parse::<DocumentId>().ok()) {
        let ctx = p.context(Action::ReadDocuments)?;
        let written = documents::written(&p.app, ctx, id, old).await?;
        prefilled(&mut values, if written.is_empty() { &offered.entries } else { &written });
    } else {
        prefilled(&mut values, &offered.entries);
    }
    p.html(&page(&p, id, &list, offered, &values, &[]))
}

fn asked_for(values: &Values) -> Result<(FormKind, Option<Uuid>), Fault> {
    let kind = values.get("kind").and_then(FormKind::from_code).ok_or(Failure::NotFound)?;
    Ok((kind, values.get("subject_id").and_then(|s| Uuid::try_parse(s).ok())))
}

/// What is missing points into the form that is printed; the page has one question about it.
fn about_gaps(mut errors: Vec<FieldError>) -> Vec<FieldError> {
    if !errors.iter().any(|e| e.code == "missing_in_form") {
        return errors;
    }
    errors.retain(|e| e.code != "missing_in_form");
    errors.push(FieldError {
        pointer: "/leave_gaps".to_owned(),
        code: "missing_in_form",
        message: Localized::new(
            "Mẫu còn mục thiếu. Bổ sung vào hồ sơ, hoặc đánh dấu để trống và điền bằng tay.",
            "The form lacks something. Add it to the file, or tick that it is left to be filled by hand.",
        ),
    });
    errors
}

pub(crate) async fn submit(p: Page, posted: Posted) -> Answer {
    let posted = posted.checked(&p)?;
    let id: CaseId = p.id("id")?;
    open_to(&p, id, CommandKind::IssueDocument).await?;
    let values = &posted.values;
    let (kind, subject) = asked_for(values)?;
    let errors = match input::read::<IssueDocumentInput>(&p, &FORM, values) {
        Err(errors) => errors,
        Ok(mut order) => {
            // The page shows all that may be written: what was left blank is to be blank.
            let list = read(&p, id).await?;
            for entry in find(&list, kind, subject)?.entries.keys() {
                order.entries.entry(*entry).or_default();
            }
            let key: Option<IdempotencyKey> = input::key(&p, &FORM, values, posted.key.as_deref());
            let mut ctx = p.context(Action::IssueDocument)?;
            ctx.idempotency = key;
            ctx.if_match = posted.version;
            match documents::issue(&p.app, ctx, id, order).await {
                Ok(issued) => {
                    let said = note::keep(&p, &issued.outcome.warnings).await?;
                    let note = said.map(|n| format!("?luu-y={n}")).unwrap_or_default();
                    return p.see_other(format!("{}{note}", home(id)));
                }
                Err(failure) => about_gaps(input::shown(failure)?),
            }
        }
    };
    let list = read(&p, id).await?;
    let offered = find(&list, kind, subject)?;
    p.unprocessable(&page(&p, id, &list, offered, values, &errors))
}
