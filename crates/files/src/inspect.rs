//! What a received file is, and why it is not taken.

use crate::exif::{self, Taken};
use crate::kind::{FileKind, Group, Unfit, ending};
use crate::picture::{self, Drawn, Thumbnail};
use std::io::Read;
use std::path::Path;

/// Largest sizes in bytes, by group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Pictures.
    pub picture: u64,
    /// Documents.
    pub document: u64,
    /// Films.
    pub film: u64,
    /// Sounds.
    pub sound: u64,
    /// Texts.
    pub text: u64,
}

const MB: u64 = 1024 * 1024;

impl Default for Limits {
    fn default() -> Self {
        Self { picture: 25 * MB, document: 50 * MB, film: 500 * MB, sound: 100 * MB, text: 5 * MB }
    }
}

impl Limits {
    /// The limit of a group.
    pub fn of(&self, group: Group) -> u64 {
        match group {
            Group::Picture => self.picture,
            Group::Document => self.document,
            Group::Film => self.film,
            Group::Sound => self.sound,
            Group::Text => self.text,
        }
    }

    /// The largest of all: nothing larger is begun.
    pub fn largest(&self) -> u64 {
        self.picture.max(self.document).max(self.film).max(self.sound).max(self.text)
    }
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Kind by content.
    pub kind: FileKind,
    /// When and where a picture was taken.
    pub taken: Taken,
    /// The small picture, where one could be made.
    pub thumbnail: Option<Thumbnail>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// No bytes.
    Empty,
    /// Larger than its kind may be.
    TooBig {
        /// Most bytes.
        limit: u64,
    },
    /// A program or script.
    Program,
    /// A page or drawing that may carry scripts.
    Markup,
    /// An office document with macros.
    Macros,
    /// Of no kind that is taken.
    Unknown,
    /// The name says something else than the content.
    NameDiffers {
        /// Ending of the name.
        ending: String,
        /// What the content is.
        kind: FileKind,
    },
    /// The announced type says something else than the content.
    TypeDiffers {
        /// What the content is.
        kind: FileKind,
    },
    /// A picture that is huge once unpacked.
    TooManyPixels,
}

impl Refused {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "file_empty",
            Self::TooBig { .. } => "file_too_big",
            Self::Program => "file_is_program",
            Self::Markup => "file_is_markup",
            Self::Macros => "file_has_macros",
            Self::Unknown => "file_kind_unknown",
            Self::NameDiffers { .. } => "file_name_differs",
            Self::TypeDiffers { .. } => "file_type_differs",
            Self::TooManyPixels => "file_too_many_pixels",
        }
    }
}

const HEAD: u64 = 8 * 1024;

/// Looks at a file that was announced under a name and a media type.
///
/// # Errors
/// What the file system says; what is wrong with the content is the inner error.
pub fn inspect(
    file: &Path,
    name: &str,
    announced: &str,
    limits: &Limits,
) -> std::io::Result<Result<Facts, Refused>> {
    let opened = std::fs::File::open(file)?;
    let size = opened.metadata()?.len();
    if size == 0 {
        return Ok(Err(Refused::Empty));
    }
    if size > limits.largest() {
        return Ok(Err(Refused::TooBig { limit: limits.largest() }));
    }
    let mut head = Vec::new();
    opened.take(HEAD).read_to_end(&mut head)?;
    let kind = match FileKind::of_content(&head, file)? {
        Ok(kind) => kind,
        Err(Unfit::Program) => return Ok(Err(Refused::Program)),
        Err(Unfit::Markup) => return Ok(Err(Refused::Markup)),
        Err(Unfit::Macros) => return Ok(Err(Refused::Macros)),
        Err(Unfit::Unknown) => return Ok(Err(Refused::Unknown)),
    };
    let limit = limits.of(kind.group());
    if size > limit {
        return Ok(Err(Refused::TooBig { limit }));
    }
    if !kind.fits_name(name) {
        let ending = ending(name).unwrap_or_default();
        return Ok(Err(Refused::NameDiffers { ending, kind }));
    }
    if !kind.fits_announced(announced) {
        return Ok(Err(Refused::TypeDiffers { kind }));
    }
    let mut facts = Facts { kind, taken: Taken::default(), thumbnail: None };
    if kind.group() == Group::Picture {
        facts.taken = exif::read(file);
    }
    if kind.is_drawable() {
        match picture::draw(file)? {
            Drawn::Small(small) => facts.thumbnail = Some(small),
            Drawn::Unreadable => {}
            Drawn::TooLarge => return Ok(Err(Refused::TooManyPixels)),
        }
    }
    Ok(Ok(facts))
}
