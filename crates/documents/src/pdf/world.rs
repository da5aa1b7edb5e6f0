//! The world in which Typst works: one template, one file of data, one picture, four faces; no clock, no disk, no net.

use crate::text::fonts;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("template.typ");

/// Names of the files; interned once, since Typst never forgets one.
struct Names {
    main: FileId,
    data: FileId,
    qr: FileId,
}

static NAMES: LazyLock<Option<Names>> = LazyLock::new(|| {
    let id = |name: &str| {
        let path = VirtualPath::new(name).ok()?;
        Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
    };
    Some(Names { main: id("main.typ")?, data: id("data.json")?, qr: id("qr.bin")? })
});

/// What does not change between documents.
pub(super) struct Stage {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    template: Source,
    names: &'static Names,
}

impl Stage {
    /// Everything that is made once; none only if the constant names were no paths.
    pub(super) fn new() -> Option<Self> {
        let names = NAMES.as_ref()?;
        Some(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(fonts())),
            template: Source::new(names.main, TEMPLATE.to_owned()),
            names,
        })
    }
}

/// One document.
pub(super) struct Job<'a> {
    pub(super) stage: &'a Stage,
    pub(super) data: Bytes,
    pub(super) qr: Bytes,
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.stage.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.stage.book
    }

    fn main(&self) -> FileId {
        self.stage.names.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.stage.names.main {
            Ok(self.stage.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == self.stage.names.data => Ok(self.data.clone()),
            id if id == self.stage.names.qr => Ok(self.qr.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
