//! Documents as the interface tells them.

use super::BothLanguages;
use casework::documents::{DocumentList, Offered};
use domain::words::Lang;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An item of a form that is not known.
#[derive(Debug, Serialize, ToSchema)]
pub struct MissingAnswer {
    /// JSON Pointer into the value of the form.
    #[schema(example = "/victims/0/residence")]
    pub pointer: String,
    /// What is asked, in the language of the reader.
    pub label: String,
}

/// A form that the case may need now.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferedDocumentAnswer {
    /// Key of the form.
    #[schema(example = "minutes_contract")]
    pub kind: String,
    /// What it is about, where a case has several of a form: a report, a record of testimony, a victim.
    pub subject_id: Option<Uuid>,
    /// The same in words.
    pub about: Option<String>,
    /// Title in the version in force.
    pub title: BothLanguages,
    /// Instrument and annex or article.
    pub citation: BothLanguages,
    /// Who issues it: `department`, `employer` or `commune`.
    pub issued_by: String,
    /// What it lacks, in the order of the form.
    pub missing: Vec<MissingAnswer>,
}

/// The forms of a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentListAnswer {
    /// Number of the case.
    pub case_number: String,
    /// Version of the case.
    pub version: i64,
    /// Forms that it may need now and that the caller reads.
    pub items: Vec<OfferedDocumentAnswer>,
}

impl DocumentListAnswer {
    /// The list in the language of the reader.
    pub fn of(list: DocumentList, lang: Lang) -> Self {
        let item = |o: Offered| OfferedDocumentAnswer {
            kind: o.kind.code().to_owned(),
            subject_id: o.subject,
            about: o.about,
            title: o.title.into(),
            citation: o.citation.into(),
            issued_by: o.side.as_str().to_owned(),
            missing: o
                .missing
                .into_iter()
                .map(|m| MissingAnswer { label: m.label.get(lang).to_owned(), pointer: m.pointer })
                .collect(),
        };
        Self {
            case_number: list.case_number,
            version: list.version,
            items: list.offered.into_iter().map(item).collect(),
        }
    }
}
