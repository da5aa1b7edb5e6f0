//! What the template reads.

use super::softened::softened;
use crate::layout::Layout;
use crate::text::{TooLong, plain};
use chrono::NaiveDateTime;
use serde::Serialize;

/// What the printing adds to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// When the PDF is made, Vietnamese local time; stands in the properties of the file.
    pub made_at: NaiveDateTime,
    /// Where a reader can check the document; without it the foot stays empty.
    pub verification: Option<Verification>,
}

/// The foot of every page: a QR code with the address, address and hash in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Address of the page that verifies the document.
    pub address: String,
    /// Hash that the page shows, in hexadecimal.
    pub hash: String,
}

/// The whole file of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile<'a> {
    /// Title: "Hồ sơ vụ tai nạn lao động TNLĐ-91-2026-000001".
    pub title: String,
    /// Lines below it: the accident, the victim, who keeps the file.
    pub lines: Vec<String>,
    /// Documents in order.
    pub entries: Vec<FileEntry<'a>>,
}

/// A document of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileEntry<'a> {
    /// Printed in the file.
    Printed {
        /// Line in the contents.
        title: String,
        /// Document.
        layout: &'a Layout,
    },
    /// Kept beside it (a scan, a film): named in the contents with its hash.
    Beside {
        /// Line in the contents.
        title: String,
        /// SHA-256 of the file, if it is one.
        hash: Option<String>,
    },
}

#[derive(Serialize)]
pub(super) struct Data {
    title: String,
    cover: Option<Cover>,
    documents: Vec<Numbered>,
    foot: Option<Verification>,
    qr_side: usize,
}

#[derive(Serialize)]
struct Cover {
    lines: Vec<String>,
    contents: Vec<ContentsLine>,
}

#[derive(Serialize)]
struct ContentsLine {
    title: String,
    /// Number of the printed document, from 0.
    document: Option<usize>,
    hash: Option<String>,
}

#[derive(Serialize)]
struct Numbered {
    title: String,
    layout: Layout,
}

impl Data {
    /// One document.
    pub(super) fn one(layout: &Layout, foot: Option<Verification>, qr_side: usize) -> Result<Self, TooLong> {
        let layout = softened(layout.checked()?);
        let title = layout.name.clone();
        let documents = vec![Numbered { title: title.clone(), layout }];
        Ok(Self { title, cover: None, documents, foot, qr_side })
    }

    /// A whole file.
    pub(super) fn file(
        file: &CaseFile<'_>,
        foot: Option<Verification>,
        qr_side: usize,
    ) -> Result<Self, TooLong> {
        let mut documents = Vec::new();
        let mut contents = Vec::new();
        for entry in &file.entries {
            match entry {
                FileEntry::Printed { title, layout } => {
                    let title = plain(title);
                    let document = Some(documents.len());
                    contents.push(ContentsLine { title: title.clone(), document, hash: None });
                    documents.push(Numbered { title, layout: softened(layout.checked()?) });
                }
                FileEntry::Beside { title, hash } => {
                    let hash = hash.as_deref().map(plain);
                    contents.push(ContentsLine { title: plain(title), document: None, hash });
                }
            }
        }
        let cover = Some(Cover { lines: file.lines.iter().map(|one| plain(one)).collect(), contents });
        Ok(Self { title: plain(&file.title), cover, documents, foot, qr_side })
    }
}
