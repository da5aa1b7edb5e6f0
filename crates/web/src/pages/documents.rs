//! `/vu/{id}/van-ban`: the forms that a case may need now, and what each still lacks.

use super::page::{Answer, Page};
use crate::forms::words::first_upper;
use crate::frame::Frame;
use crate::messages::tp;
use askama::Template;
use casework::documents::Offered;
use domain::access::Action;
use domain::ids::CaseId;

/// A form.
pub(crate) struct FormRow {
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) citation: String,
    pub(crate) by: String,
    /// How many items are missing, in words; empty when none is.
    pub(crate) lacks: String,
    pub(crate) missing: Vec<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "documents.html")]
pub(crate) struct DocumentsPage {
    pub(crate) f: Frame,
    pub(crate) back: String,
    pub(crate) number: String,
    pub(crate) forms: Vec<FormRow>,
}

pub(crate) async fn list(p: Page) -> Answer {
    let id: CaseId = p.id("id")?;
    let lang = p.lang();
    let found = casework::documents::list(&p.app, p.context(Action::ReadDocuments)?, id).await?;
    let row = |o: Offered| {
        let mut missing: Vec<String> = o.missing.iter().map(|m| m.label.get(lang).to_owned()).collect();
        let count = missing.len().to_string();
        // The same question about several people is said once.
        missing.dedup();
        FormRow {
            title: o.title.get(lang).to_owned(),
            about: o.about.unwrap_or_default(),
            citation: o.citation.get(lang).to_owned(),
            by: first_upper(o.side.label(lang)),
            lacks: match o.missing.is_empty() {
                true => String::new(),
                false => tp(lang, "documents.lacks", &[("n", &count)]),
            },
            missing,
        }
    };
    p.html(&DocumentsPage {
        f: p.frame(p.t("documents.title")),
        back: format!("/vu/{id}"),
        number: found.case_number.clone(),
        forms: found.offered.into_iter().map(row).collect(),
    })
}
