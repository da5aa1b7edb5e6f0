//! The whole file of a case prints each document as it was issued, whatever the case has become.

use crate::support::{Desk, on_both, province_team};
use crate::uploads::fatal_case;
use casework::bundle::{BundleFault, export, verify as verify_bundle};
use casework::documents::{
    DocumentPart, FormKind, IssueOrder, Issued, issue, list, open, preview, verify, whole,
};
use casework::verify::{Fault, verify_files};
use casework::{Context, cases};
use domain::access::{Actor, Role};
use domain::ids::{CaseId, DocumentId};
use futures_util::StreamExt as _;
use lopdf::content::Content;
use lopdf::{Document, Object};
use std::io::{Cursor, Read as _, Write as _};

/// What a PDF says, without blanks and dots, page numbers and feet.
fn said(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).expect("a PDF");
    let mut out = String::new();
    for page in document.get_pages().into_values() {
        let fonts = document.get_page_fonts(page).expect("fonts");
        let content = Content::decode(&document.get_page_content(page)).expect("operators");
        let (mut face, mut marks) = (None, Vec::new());
        for operation in content.operations {
            let operands = operation.operands;
            match operation.operator.as_str() {
                "Tf" => face = fonts.get(operands[0].as_name().expect("a name")),
                "BDC" | "BMC" => marks.push(operands[0].as_name().expect("a tag") == b"Artifact"),
                "EMC" => drop(marks.pop()),
                "Tj" | "TJ" if !marks.contains(&true) => {
                    let encoding = face.expect("a font").get_font_encoding(&document).expect("an encoding");
                    let list = match &operands[0] {
                        Object::Array(list) => list.clone(),
                        one => vec![one.clone()],
                    };
                    for one in &list {
                        if let Object::String(bytes, _) = one {
                            out += &Document::decode_text(&encoding, bytes).expect("text");
                        }
                    }
                }
                _other => {}
            }
        }
    }
    out.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '\u{200b}')).collect()
}

async fn file(desk: &Desk, who: &Actor, case: CaseId, id: DocumentId, part: DocumentPart) -> Vec<u8> {
    let mut opened = open(&desk.app, Context::of(who.clone()), case, id, part).await.expect("opened");
    let mut bytes = Vec::new();
    while let Some(piece) = opened.stored.bytes.next().await {
        bytes.extend_from_slice(&piece.expect("read"));
    }
    bytes
}

async fn quick_report(desk: &Desk, who: &Actor, case: CaseId, corrects: Option<DocumentId>) -> Issued {
    let version = list(&desk.app, Context::of(who.clone()), case).await.expect("listed").version;
    let corrects = corrects.map(|id| (id, "Bổ sung".to_owned()));
    let order = IssueOrder {
        kind: FormKind::QuickReport,
        subject: None,
        corrects,
        with_gaps: true,
        another_number: false,
        entries: casework::documents::Entries::new(),
    };
    let ctx = Context { if_match: Some(version), ..Context::of(who.clone()) };
    issue(&desk.app, ctx, case, order).await.expect("issued")
}

on_both!(the_whole_file_prints_what_was_issued, |desk: super::Desk| async move {
    super::as_issued(desk).await;
});

async fn as_issued(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let ctx = || Context::of(inspector.clone());
    let first = quick_report(&desk, &inspector, case, None).await;
    let issued = said(&file(&desk, &inspector, case, first.document_id, DocumentPart::Issued).await);
    let now = || async {
        said(&preview(&desk.app, ctx(), case, FormKind::QuickReport, None).await.expect("set").bytes)
    };
    let before = now().await;

    // The case goes on: the same form would say something else today.
    let version = list(&desk.app, ctx(), case).await.expect("listed").version;
    let founder = Context { if_match: Some(version), ..Context::of(director) };
    cases::found_team(&desk.app, founder, case, province_team(&desk)).await.expect("founded");
    assert_ne!(now().await, before, "the change is one that the form prints");
    let all = said(&whole(&desk.app, ctx(), case).await.expect("set").bytes);
    assert!(all.contains(&issued), "the document as it was issued");

    // Corrected, both stand in the file, and the contents say which replaced which.
    let second = quick_report(&desk, &inspector, case, Some(first.document_id)).await;
    let corrected = said(&file(&desk, &inspector, case, second.document_id, DocumentPart::Issued).await);
    assert_ne!(corrected, issued);
    let all = said(&whole(&desk.app, ctx(), case).await.expect("set").bytes);
    assert!(all.contains(&issued) && all.contains(&corrected));
    assert!(all.contains("đãđượcthaythếbằngsố02/BC-SNV"), "{all}");

    // Without what it said, the file is named; it is never printed as it would be today.
    let document = list(&desk.app, ctx(), case).await.expect("listed").issued[0].clone();
    let value = document.value.expect("kept").sha256;
    let kept = desk.dir.0.join("evidence").join(&value[..2]).join(&value[2..4]).join(&value);
    std::fs::remove_file(&kept).expect("it was there");
    let all = said(&whole(&desk.app, ctx(), case).await.expect("set").bytes);
    assert!(!all.contains(&issued) && all.contains(&document.sha256) && all.contains(&corrected));
    let wrong = verify_files(&desk.app).await.expect("verified");
    let [Fault::Document { what, .. }] = &wrong[..] else { panic!("{wrong:?}") };
    assert!(what.contains("value") && what.contains("missing"), "{what}");
}

on_both!(the_docx_of_an_issued_document_is_kept, |desk: super::Desk| async move {
    super::docx_kept(desk).await;
});

async fn docx_kept(desk: Desk) {
    let (case, owner, inspector) = fatal_case(&desk).await;
    let ctx = || Context::of(inspector.clone());
    let id = quick_report(&desk, &inspector, case, None).await.document_id;
    let word = file(&desk, &inspector, case, id, DocumentPart::Docx).await;
    assert!(word.starts_with(b"PK"));
    let document = list(&desk.app, ctx(), case).await.expect("listed").issued[0].clone();
    let docx = document.docx.expect("kept");
    assert_eq!(docx.size, word.len() as u64);
    let told = verify(&desk.app, Context::of(owner), &docx.sha256).await.expect("known by its DOCX");
    assert_eq!((told.id, told.found.as_str()), (id, "issued"));

    // The bundle carries both; one byte of either is missed, and so is a DOCX that is left out.
    let mut made = export(&desk.app, ctx(), case).await.expect("made");
    let mut zip = Vec::new();
    made.file.read_to_end(&mut zip).expect("read");
    verify_bundle(Cursor::new(zip.clone())).expect("whole");
    let papers: Vec<String> = names(&zip).into_iter().filter(|n| n.starts_with("documents/")).collect();
    assert_eq!(papers.len(), 2, "{papers:?}");
    for ending in [".pdf", ".docx"] {
        let name = papers.iter().find(|n| n.ends_with(ending)).expect(ending);
        let changed = repacked(&zip, |entry, bytes| {
            if entry == name {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
            }
        });
        assert_eq!(verify_bundle(Cursor::new(changed)), Err(BundleFault::Changed(name.clone())));
    }

    // A byte changed on the disk is named, too.
    let kept =
        desk.dir.0.join("evidence").join(&docx.sha256[..2]).join(&docx.sha256[2..4]).join(&docx.sha256);
    let mut bytes = std::fs::read(&kept).expect("there");
    bytes[100] ^= 1;
    std::fs::write(&kept, bytes).expect("changed");
    let wrong = verify_files(&desk.app).await.expect("verified");
    let [Fault::Document { what, .. }] = &wrong[..] else { panic!("{wrong:?}") };
    assert!(what.contains("docx") && what.contains("changed"), "{what}");
}

fn names(zip: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a ZIP");
    archive.file_names().map(|n| n.expect("a name").into_owned()).collect()
}

fn repacked(zip: &[u8], change: impl Fn(&str, &mut Vec<u8>)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a ZIP");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..archive.len() {
        let mut entry = archive.by_index(n).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("read");
        change(&name, &mut bytes);
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        out.write_all(&bytes).expect("written");
    }
    out.finish().expect("packed").into_inner()
}
