//! Layouts in, PDF out.

use super::data::{CaseFile, Data, Print, Verification};
use super::world::{Job, Stage};
use crate::layout::Layout;
use crate::text::{TooLong, plain};
use chrono::{Datelike, NaiveDateTime, Timelike};
use qrcode::{Color, EcLevel, QrCode};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Rounds that a cached piece survives without being asked for; keeps memory flat.
const KEEP_ROUNDS: usize = 3;

/// A PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// Content.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
}

/// The PDF was not made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A text is too long.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// The address of the verification page does not fit into a QR code.
    #[error("the address of the verification page does not fit into a QR code")]
    Address(#[source] qrcode::types::QrError),
    /// The values could not be handed to the typesetter.
    #[error("the values cannot be written as data")]
    Data(#[source] serde_json::Error),
    /// The typesetter refused: a fault of the template or of the program, not of the values.
    #[error("typesetting failed: {0}")]
    Typeset(String),
}

/// Makes PDFs. Built once and shared: typefaces and template are read when it is built.
pub struct Typesetter {
    stage: Stage,
    standards: PdfStandards,
}

impl Typesetter {
    /// Reads typefaces and template.
    ///
    /// # Errors
    /// [`PdfError::Typeset`] when what is compiled in is not usable; a test holds that it is.
    pub fn new() -> Result<Self, PdfError> {
        let stage = Stage::new().ok_or_else(|| PdfError::Typeset("names of files".to_owned()))?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a])
            .map_err(|refused| PdfError::Typeset(refused.message().to_string()))?;
        Ok(Self { stage, standards })
    }

    /// A document as PDF/A-2a: tagged, text that can be selected and searched, bookmarks, language and title.
    /// The same layout and print give the same bytes.
    ///
    /// # Errors
    /// [`PdfError`].
    pub fn pdf(&self, layout: &Layout, print: &Print) -> Result<Pdf, PdfError> {
        let foot = Foot::of(print)?;
        let data = Data::one(layout, foot.verification.clone(), foot.side)?;
        self.typeset(&data, foot, print.made_at)
    }

    /// The whole file of a case with a table of contents.
    ///
    /// # Errors
    /// [`PdfError`].
    pub fn case_file(&self, file: &CaseFile<'_>, print: &Print) -> Result<Pdf, PdfError> {
        let foot = Foot::of(print)?;
        let data = Data::file(file, foot.verification.clone(), foot.side)?;
        self.typeset(&data, foot, print.made_at)
    }

    fn typeset(&self, data: &Data, foot: Foot, made_at: NaiveDateTime) -> Result<Pdf, PdfError> {
        let data = serde_json::to_vec(data).map_err(PdfError::Data)?;
        let job = Job { stage: &self.stage, data: Bytes::new(data), qr: Bytes::new(foot.modules) };
        let made = typst::compile::<PagedDocument>(&job).output.map_err(|errors| said(&errors));
        let pdf = made.and_then(|document| {
            let options = PdfOptions {
                creator: Smart::Custom(Some("tnld".to_owned())),
                timestamp: timestamp(made_at),
                standards: self.standards.clone(),
                ..PdfOptions::default()
            };
            let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| said(&errors))?;
            Ok(Pdf { bytes, pages: document.pages().len() })
        });
        typst::comemo::evict(KEEP_ROUNDS);
        pdf
    }
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typesetter")
    }
}

/// What stands in the foot, with the QR code as one byte per module.
struct Foot {
    verification: Option<Verification>,
    modules: Vec<u8>,
    side: usize,
}

impl Foot {
    fn of(print: &Print) -> Result<Self, PdfError> {
        let Some(wanted) = &print.verification else {
            return Ok(Self { verification: None, modules: Vec::new(), side: 0 });
        };
        let code = QrCode::with_error_correction_level(wanted.address.as_bytes(), EcLevel::M)
            .map_err(PdfError::Address)?;
        let modules = code.to_colors().iter().map(|c| if *c == Color::Dark { 0 } else { 255 }).collect();
        let verification = Verification { address: plain(&wanted.address), hash: plain(&wanted.hash) };
        Ok(Self { verification: Some(verification), modules, side: code.width() })
    }
}

fn timestamp(at: NaiveDateTime) -> Option<Timestamp> {
    let narrow = |n: u32| u8::try_from(n).ok();
    let when = Datetime::from_ymd_hms(
        at.year(),
        narrow(at.month())?,
        narrow(at.day())?,
        narrow(at.hour())?,
        narrow(at.minute())?,
        narrow(at.second())?,
    )?;
    // Vietnam is seven hours ahead of UTC, all year.
    Timestamp::new_local(when, 7 * 60)
}

/// What Typst said, without the values.
fn said(errors: &[SourceDiagnostic]) -> PdfError {
    PdfError::Typeset(errors.iter().map(|e| e.message.to_string()).collect::<Vec<_>>().join("; "))
}
