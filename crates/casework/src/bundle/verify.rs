//! Checking a bundle without the system: what was written is what is there, the chains hold, the law is that law.

use super::manifest::{Item, Manifest};
use super::streams::Stream;
use super::{ALERTS, EVENTS, INDEX, LAW, MANIFEST, PAGE, PROGRAM, SEAL, files, index};
use domain::case::{CaseDeadline, retention};
use domain::law::LawSet;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{Read, Seek};
use zip::ZipArchive;

/// Bytes of a text entry that are read into memory; evidence of any size is only hashed.
const MOST_TEXT: u64 = 256 * 1024 * 1024;

/// The first thing that is wrong with a bundle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleFault {
    /// It is no ZIP, or its directory is broken.
    #[error("not a readable ZIP: {0}")]
    Archive(String),
    /// An entry cannot be read.
    #[error("{name}: cannot be read: {reason}")]
    Unreadable {
        /// Entry.
        name: String,
        /// Why.
        reason: String,
    },
    /// An entry that must be there is not.
    #[error("{0}: missing")]
    Missing(String),
    /// An entry that the manifest does not list.
    #[error("{0}: not listed in the manifest")]
    Unlisted(String),
    /// An entry is not what was written.
    #[error("{0}: changed: its SHA-256 is not the one in the manifest")]
    Changed(String),
    /// The manifest is not what was written.
    #[error("manifest.json: changed: its SHA-256 is not the one in manifest.sha256")]
    Manifest,
    /// A chain does not hold.
    #[error("{name}: {reason}")]
    Chain {
        /// Entry.
        name: String,
        /// What is wrong, at which entry of the stream.
        reason: String,
    },
    /// A file of evidence that no event of the case names.
    #[error("{0}: changed: no event of the case names a file with this SHA-256")]
    Foreign(String),
    /// An index says something else than events, law and files of the bundle.
    #[error("{0}: changed: it is not what the events, the law and the files of the bundle say")]
    Index(String),
    /// The files of the law do not give the hash that the case names.
    #[error("law: the files do not give the SHA-256 of the manifest")]
    Law,
}

/// What was found in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Number of the case.
    pub case_number: String,
    /// Version of the case.
    pub version: i64,
    /// Entries checked.
    pub entries: usize,
    /// Chains checked.
    pub streams: usize,
    /// Version of the program that wrote the bundle, when it is another than this: its indices are not compared with
    /// the events, since each version words them in its own way.
    pub indices_of: Option<String>,
}

/// Checks a bundle.
///
/// # Errors
/// The first fault, with the entry it lies in.
pub fn verify(from: impl Read + Seek) -> Result<Checked, BundleFault> {
    let mut zip = ZipArchive::new(from).map_err(|e| BundleFault::Archive(e.to_string()))?;
    let text = whole(&mut zip, MANIFEST)?;
    let seal = String::from_utf8_lossy(&whole(&mut zip, SEAL)?).trim().to_owned();
    if hex::encode(Sha256::digest(&text)) != seal {
        return Err(BundleFault::Manifest);
    }
    let manifest: Manifest = serde_json::from_slice(&text)
        .map_err(|e| BundleFault::Unreadable { name: MANIFEST.to_owned(), reason: e.to_string() })?;
    let named =
        |name: Result<_, zip::result::ZipError>| name.map(|n: std::borrow::Cow<'_, str>| n.into_owned());
    let names: Vec<String> = zip
        .file_names()
        .map(named)
        .collect::<Result<_, _>>()
        .map_err(|e| BundleFault::Archive(e.to_string()))?;
    for item in &manifest.entries {
        same(&mut zip, item)?;
    }
    for name in &names {
        let listed = manifest.entries.iter().any(|i| i.name == *name) || name == MANIFEST || name == SEAL;
        if !listed {
            return Err(BundleFault::Unlisted(name.clone()));
        }
    }
    let streams = chains(&mut zip, &manifest)?;
    let law = law(&mut zip, &manifest)?;
    let other = manifest.program != PROGRAM;
    if !other {
        indices(&mut zip, &manifest, &law)?;
    }
    Ok(Checked {
        indices_of: other.then(|| manifest.program.clone()),
        case_number: manifest.case_number,
        version: manifest.version,
        entries: manifest.entries.len(),
        streams,
    })
}

fn open<'a, R: Read + Seek>(
    zip: &'a mut ZipArchive<R>,
    name: &str,
) -> Result<zip::read::ZipFile<'a, R>, BundleFault> {
    zip.by_name(name).map_err(|e| match e {
        zip::result::ZipError::FileNotFound => BundleFault::Missing(name.to_owned()),
        other => BundleFault::Unreadable { name: name.to_owned(), reason: other.to_string() },
    })
}

fn unreadable(name: &str) -> impl Fn(std::io::Error) -> BundleFault {
    move |e| BundleFault::Unreadable { name: name.to_owned(), reason: e.to_string() }
}

fn whole<R: Read + Seek>(zip: &mut ZipArchive<R>, name: &str) -> Result<Vec<u8>, BundleFault> {
    let mut out = Vec::new();
    open(zip, name)?.take(MOST_TEXT).read_to_end(&mut out).map_err(unreadable(name))?;
    Ok(out)
}

/// Reads an entry piece by piece and compares size and hash.
fn same<R: Read + Seek>(zip: &mut ZipArchive<R>, item: &Item) -> Result<(), BundleFault> {
    let mut entry = open(zip, &item.name)?;
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = entry.read(&mut piece).map_err(unreadable(&item.name))?;
        let Some(part) = piece.get(..read).filter(|p| !p.is_empty()) else { break };
        hash.update(part);
        size += part.len() as u64;
        // Whoever lied about the size does not make the reader unpack without end.
        if size > item.size {
            break;
        }
    }
    if size != item.size || hex::encode(hash.finalize()) != item.sha256 {
        return Err(BundleFault::Changed(item.name.clone()));
    }
    Ok(())
}

fn chains<R: Read + Seek>(zip: &mut ZipArchive<R>, manifest: &Manifest) -> Result<usize, BundleFault> {
    let mut count = 0;
    let mut case = false;
    for item in manifest.entries.iter().filter(|i| i.name == EVENTS || i.name.starts_with(ALERTS)) {
        case |= item.name == EVENTS;
        count += 1;
        let stream: Stream = serde_json::from_slice(&whole(zip, &item.name)?)
            .map_err(|e| BundleFault::Unreadable { name: item.name.clone(), reason: e.to_string() })?;
        let of_files = if item.name == EVENTS { files::check(stream.payloads(), manifest) } else { Ok(()) };
        if let Some(reason) = stream.fault() {
            return Err(BundleFault::Chain { name: item.name.clone(), reason });
        }
        // A broken chain says more than the files that its events name.
        of_files?;
    }
    if case { Ok(count) } else { Err(BundleFault::Missing(EVENTS.to_owned())) }
}

/// Index and page are made again from the events, the law and the list of the files: whoever wrote the manifest anew
/// for a changed one is told. The terms, which hang on the calendar of working days of that day, are those of the index.
fn indices<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    manifest: &Manifest,
    law: &LawSet,
) -> Result<(), BundleFault> {
    let fault = |name: &str| BundleFault::Index(name.to_owned());
    let stream: Stream = serde_json::from_slice(&whole(zip, EVENTS)?).map_err(|_| fault(EVENTS))?;
    let (case, told) = stream.told().ok_or_else(|| fault(EVENTS))?;
    let said: serde_json::Value = serde_json::from_slice(&whole(zip, INDEX)?).map_err(|_| fault(INDEX))?;
    let terms: Vec<CaseDeadline> =
        serde_json::from_value(said["deadlines"].clone()).map_err(|_| fault(INDEX))?;
    let items: Vec<Item> =
        manifest.entries.iter().filter(|i| i.name != INDEX && i.name != PAGE).cloned().collect();
    let kept = retention(&case, law);
    if index::json(&case, manifest.version, manifest.made_at, &terms, &kept, &items) != said
        || i64::try_from(told.len()) != Ok(manifest.version)
        || manifest.case_number != case.number.to_string()
    {
        return Err(fault(INDEX));
    }
    let page = index::page(&case, manifest.made_at, &told, &terms, &items);
    if whole(zip, PAGE)? != page.as_bytes() { Err(fault(PAGE)) } else { Ok(()) }
}

fn law<R: Read + Seek>(zip: &mut ZipArchive<R>, manifest: &Manifest) -> Result<LawSet, BundleFault> {
    let mut files = BTreeMap::new();
    for item in &manifest.entries {
        if let Some(name) = item.name.strip_prefix(LAW) {
            let text = String::from_utf8_lossy(&whole(zip, &item.name)?).into_owned();
            files.insert(name.to_owned(), text);
        }
    }
    if LawSet::sha256_of(&files) != manifest.law_sha256 {
        return Err(BundleFault::Law);
    }
    LawSet::load(files).map_err(|_| BundleFault::Law)
}
