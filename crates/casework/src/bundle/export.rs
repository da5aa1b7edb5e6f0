//! Making the bundle of a case.

use super::manifest::Manifest;
use super::streams::{Stream, Told, told};
use super::write::Writer;
use super::{ALERTS, DOCUMENTS, EVENTS, EVIDENCE, FORMAT, INDEX, LAW, MANIFEST, PAGE, PROGRAM, SEAL, index};
use crate::app::{Casework, Now};
use crate::cases::{ShownIn, load, note_testimony, read, relations};
use crate::context::Context;
use crate::documents::{self, DocumentPart};
use crate::evidence::{self, OpenedFile};
use crate::failure::Failure;
use domain::access::{act, authorise_on};
use domain::case::{Case, IssuedDocument, deadlines, retention};
use domain::ids::{CaseId, DocumentId, EvidenceId};
use futures_util::StreamExt as _;
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use store::{Conn, StreamKind, log};

/// A bundle on disk, open for reading from its beginning. Its name is gone already, so that nothing of it is left
/// when it is closed.
#[derive(Debug)]
pub struct BundleFile {
    /// The file.
    pub file: File,
    /// Bytes.
    pub size: u64,
    /// Name under which it is handed out.
    pub name: String,
}

fn broken(e: impl std::fmt::Display) -> Failure {
    Failure::Internal(format!("bundle: {e}"))
}

/// A file without a name: whatever happens, no copy of a case stays behind.
fn unnamed(app: &Casework) -> Result<File, Failure> {
    let path = std::env::temp_dir().join(format!("tnld-bundle-{}.zip", app.id()));
    let out = OpenOptions::new().read(true).write(true).create_new(true).open(&path).map_err(broken)?;
    std::fs::remove_file(&path).map_err(broken)?;
    Ok(out)
}

/// What of the case goes into the bundle, beside the files of its evidence.
struct Gathered {
    case: Case,
    version: i64,
    /// Streams by name of their entry.
    streams: Vec<(String, Vec<u8>)>,
    /// When, what, by whom.
    told: Vec<Told>,
}

/// Makes the bundle of a case in a file of its own. Every look at personal evidence and at testimony is written down,
/// as when it is opened on its page.
///
/// # Errors
/// [`Failure`] when the caller may not, a file of the evidence is not there, or the bundle cannot be written.
pub async fn export(app: &Casework, ctx: Context, id: CaseId) -> Result<BundleFile, Failure> {
    let now = Now::new(app, &ctx.actor);
    let reader = ctx.clone();
    let found = app.db().read(move |conn| gather(conn, &reader, id)).await?;
    let view = read(app, ctx.clone(), id).await?;
    note_testimony(app, &ctx, &view.case, ShownIn::Bundle).await?;
    let out = unnamed(app)?;
    let mut writer = blocking(move || {
        let mut writer = Writer::new(BufWriter::new(out));
        for (name, bytes) in &found.streams {
            writer.bytes(name, bytes)?;
        }
        Ok((writer, found))
    })
    .await?;
    let items: Vec<EvidenceId> =
        writer.1.case.evidence.iter().filter(|e| e.file.is_some()).map(|e| e.id).collect();
    for item in items {
        let file = evidence::open(app, ctx.clone(), id, item, false).await?;
        writer.0 = copied(writer.0, EVIDENCE.to_owned(), file).await?;
    }
    let papers: Vec<(DocumentId, Vec<DocumentPart>)> =
        writer.1.case.issued.iter().map(|d| (d.id, parts_of(d))).collect();
    for (place, (document, parts)) in papers.into_iter().enumerate() {
        for part in parts {
            let file = documents::open(app, ctx.clone(), id, document, part).await?;
            writer.0 = copied(writer.0, format!("{DOCUMENTS}{:03}-", place + 1), file).await?;
        }
    }
    blocking(move || finish(writer.0, &writer.1, &now)).await
}

/// The PDF of an issued document, its DOCX, and the versions filed beside it.
fn parts_of(document: &IssuedDocument) -> Vec<DocumentPart> {
    let docx = document.docx.iter().map(|_| DocumentPart::Docx);
    let copies = document.copies.iter().map(|c| DocumentPart::Copy(c.id));
    std::iter::once(DocumentPart::Issued).chain(docx).chain(copies).collect()
}

/// Runs what waits for the disk where it holds nobody up.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(broken)?
}

type Out = Writer<BufWriter<File>>;

/// A kept file, piece by piece.
async fn copied(mut writer: Out, begin: String, mut file: OpenedFile) -> Result<Out, Failure> {
    let name = format!("{begin}{}", file.name);
    writer.begin(&name)?;
    while let Some(piece) = file.stored.bytes.next().await {
        let piece = piece.map_err(broken)?;
        writer = blocking(move || {
            writer.piece(&piece)?;
            Ok(writer)
        })
        .await?;
    }
    writer.end();
    Ok(writer)
}

fn gather(conn: &mut Conn, ctx: &Context, id: CaseId) -> Result<Gathered, Failure> {
    let loaded = load(conn, id)?;
    let known = relations(conn, &ctx.actor, &loaded.case)?;
    authorise_on::<act::ExportBundle>(&ctx.actor, &known)?;
    let mut streams = Vec::new();
    for head in log::streams_of_case(conn, id.0)? {
        let stream = Stream::of(&head, log::read(conn, head.stream.id)?);
        let name = match head.stream.kind {
            StreamKind::Case => EVENTS.to_owned(),
            StreamKind::Alert | StreamKind::Drill => format!("{ALERTS}{}.json", head.stream.id),
        };
        streams.push((name, serde_json::to_vec_pretty(&stream)?));
    }
    let told = loaded.events.iter().map(|(s, _)| told(s)).collect();
    Ok(Gathered { case: loaded.case, version: loaded.version, streams, told })
}

/// The law, the indices, the manifest and its seal.
fn finish(mut writer: Out, found: &Gathered, now: &Now) -> Result<BundleFile, Failure> {
    let case = &found.case;
    for (name, text) in now.law().texts() {
        writer.bytes(&format!("{LAW}{name}"), text.as_bytes())?;
    }
    let terms = deadlines(case, now.law(), now.calendar(), now.at);
    let kept = retention(case, now.law());
    let page = index::page(case, now.at, &found.told, &terms, &writer.items);
    let listed = index::json(case, found.version, now.at, &terms, &kept, &writer.items);
    writer.bytes(PAGE, page.as_bytes())?;
    writer.bytes(INDEX, &serde_json::to_vec_pretty(&listed)?)?;
    let manifest = Manifest {
        format: FORMAT,
        program: PROGRAM.to_owned(),
        case_number: case.number.to_string(),
        version: found.version,
        made_at: now.at,
        law_sha256: now.law().sha256().to_owned(),
        entries: writer.items.clone(),
    };
    let text = serde_json::to_vec_pretty(&manifest)?;
    let seal = hex::encode(Sha256::digest(&text));
    writer.unlisted(MANIFEST, &text)?;
    writer.unlisted(SEAL, format!("{seal}\n").as_bytes())?;
    let mut buffered = writer.finish()?;
    buffered.flush().map_err(broken)?;
    let mut file = buffered.into_inner().map_err(broken)?;
    let size = file.metadata().map_err(broken)?.len();
    file.seek(SeekFrom::Start(0)).map_err(broken)?;
    Ok(BundleFile { file, size, name: format!("{}.zip", case.number.to_string().replace('Đ', "D")) })
}
