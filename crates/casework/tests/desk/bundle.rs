//! The whole file as a ZIP: complete, checkable without the system, and every byte of it counts.

use crate::again::announced;
use crate::evidence::add;
use crate::support::{Desk, on_both};
use crate::uploads::{fatal_case, picture, send};
use casework::bundle::{BundleFault, export, verify};
use casework::{Context, Failure};
use domain::access::Role;
use domain::case::EvidenceKind;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

type Entries = Vec<(String, Vec<u8>)>;

fn entries(zip: &[u8]) -> Entries {
    let mut archive = ZipArchive::new(Cursor::new(zip)).expect("a ZIP");
    (0..archive.len())
        .map(|n| {
            let mut entry = archive.by_index(n).expect("an entry");
            let name = entry.name().expect("a name").into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("read");
            (name, bytes)
        })
        .collect()
}

fn packed(entries: &Entries) -> Cursor<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        out.start_file(name.as_str(), SimpleFileOptions::default()).expect("started");
        out.write_all(bytes).expect("written");
    }
    out.finish().expect("finished")
}

/// Flips the last bit in the middle of an entry.
fn flipped(entries: &Entries, name: &str) -> Entries {
    let mut out = entries.clone();
    let (_, bytes) = out.iter_mut().find(|(n, _)| n == name).expect("the entry");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    out
}

on_both!(every_byte_of_a_bundle_counts, |desk: super::Desk| async move {
    super::counts(desk).await;
});

async fn counts(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let filed = announced(&desk, &owner, &director, &inspector).await;
    let denied = export(&desk.app, Context::of(owner), filed.case_id).await;
    assert!(matches!(denied, Err(Failure::Denied(_))), "the department alone takes the file away");
    let mut made = export(&desk.app, Context::of(inspector), filed.case_id).await.expect("made");
    let mut zip = Vec::new();
    made.file.read_to_end(&mut zip).expect("read");
    assert_eq!(zip.len() as u64, made.size);
    let whole = entries(&zip);
    let checked = verify(Cursor::new(&zip)).expect("it holds");
    assert_eq!(checked.case_number, filed.number);
    assert!(checked.streams > 3, "the case and its alerts");
    for kind in ["case/events.json", "index.json", "index.html", "manifest.json", "manifest.sha256"] {
        let fault = verify(packed(&flipped(&whole, kind))).expect_err(kind);
        // Manifest and seal hold each other: which of them was touched cannot be told apart.
        let named = if kind == "manifest.sha256" { "manifest.json" } else { kind };
        assert!(fault.to_string().starts_with(named), "{kind}: {fault}");
    }
    for folder in ["alerts/", "law/"] {
        let (name, _) = whole.iter().find(|(n, _)| n.starts_with(folder)).expect("one of them");
        let fault = verify(packed(&flipped(&whole, name))).expect_err(name);
        assert_eq!(fault, BundleFault::Changed(name.clone()));
    }
    let mut less = whole.clone();
    less.retain(|(n, _)| n != "index.html");
    assert_eq!(verify(packed(&less)).expect_err("less"), BundleFault::Missing("index.html".to_owned()));
    let mut more = whole.clone();
    more.push(("case/note.txt".to_owned(), b"x".to_vec()));
    assert_eq!(verify(packed(&more)).expect_err("more"), BundleFault::Unlisted("case/note.txt".to_owned()));
    // Whoever writes the manifest anew is caught by the chain.
    let forged = forged(&whole);
    let fault = verify(packed(&forged)).expect_err("forged");
    assert!(matches!(&fault, BundleFault::Chain { name, .. } if name == "case/events.json"), "{fault}");
    // So is whoever changes what the index says and writes manifest and seal anew.
    for (name, old, new) in [
        ("index.html", "Mở hồ sơ", "Khép hồ sơ"),
        ("index.json", "\"class\": \"fatal\"", "\"class\": \"light\""),
        ("index.json", "\"size\": ", "\"size\": 1"),
    ] {
        let mut changed = whole.clone();
        let (_, bytes) = changed.iter_mut().find(|(n, _)| n == name).expect(name);
        let text = String::from_utf8(bytes.clone()).expect("text");
        *bytes = text.replacen(old, new, 1).into_bytes();
        assert_ne!(bytes.as_slice(), text.as_bytes(), "{name}: {old}");
        assert_eq!(verify(packed(&sealed(changed))), Err(BundleFault::Index(name.to_owned())));
    }
    // What another version of the program wrote still holds, but for the words of its indices.
    let mut older = whole.clone();
    let (_, manifest) = older.iter_mut().find(|(n, _)| n == "manifest.json").expect("manifest");
    let text = String::from_utf8(manifest.clone()).expect("text");
    *manifest = text.replace(&format!("\"{}\"", env!("CARGO_PKG_VERSION")), "\"0.0.1\"").into_bytes();
    let (_, page) = older.iter_mut().find(|(n, _)| n == "index.html").expect("the page");
    *page = String::from_utf8(page.clone()).expect("text").replace("Mở hồ sơ", "Lập hồ sơ").into_bytes();
    let checked = verify(packed(&sealed(older))).expect("it holds");
    assert_eq!(checked.indices_of.as_deref(), Some("0.0.1"));
    // A byte of the ZIP itself.
    let mut torn = zip.clone();
    torn.truncate(zip.len() - 10);
    assert!(matches!(verify(Cursor::new(&torn)), Err(BundleFault::Archive(_))));
}

on_both!(a_file_of_evidence_in_a_bundle_is_the_one_that_the_events_name, |desk: super::Desk| async move {
    super::evidence_counts(desk).await;
});

async fn evidence_counts(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let sent = send(&desk, &inspector, case, "Ảnh 1.jpg", &picture(60)).await.expect("taken");
    add(&desk, &inspector, case, EvidenceKind::ScenePhoto, Some(sent.id)).await.expect("added");
    let mut made = export(&desk.app, Context::of(inspector), case).await.expect("made");
    let mut zip = Vec::new();
    made.file.read_to_end(&mut zip).expect("read");
    let whole = entries(&zip);
    verify(Cursor::new(&zip)).expect("it holds");
    let (photo, _) = whole.iter().find(|(n, _)| n.starts_with("evidence/")).expect("the photo").clone();
    let without = |name: &str| -> Entries { whole.iter().filter(|(n, _)| n != name).cloned().collect() };
    // Touched without care: the manifest tells.
    assert_eq!(verify(packed(&flipped(&whole, &photo))), Err(BundleFault::Changed(photo.clone())));
    assert_eq!(verify(packed(&without(&photo))), Err(BundleFault::Missing(photo.clone())));
    // Manifest and seal made to fit: the events tell.
    let foreign = verify(packed(&sealed(flipped(&whole, &photo))));
    assert_eq!(foreign, Err(BundleFault::Foreign(photo.clone())));
    let gone = verify(packed(&sealed(without(&photo)))).expect_err("gone");
    assert!(gone.to_string().contains("case/events.json: the file of evidence 1 is missing"), "{gone}");
    // People read what happened in words.
    let (_, page) = whole.iter().find(|(n, _)| n == "index.html").expect("the page");
    let page = String::from_utf8_lossy(page);
    for said in ["Mở hồ sơ", "Đã thêm chứng cứ, tài liệu", "File opened"] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("evidence_added"), "keys are for programs");
}

/// The class of the accident changed in the events, and manifest and seal made to fit.
fn forged(whole: &Entries) -> Entries {
    let mut out = whole.clone();
    let events = out.iter_mut().find(|(n, _)| n == "case/events.json").expect("events");
    let text = String::from_utf8(events.1.clone()).expect("text");
    let changed = text.replacen("bị máy cuốn", "tự ngã", 1);
    assert_ne!(text, changed);
    events.1 = changed.into_bytes();
    sealed(out)
}

/// Manifest and seal written anew over what is there.
fn sealed(mut out: Entries) -> Entries {
    use sha2::{Digest, Sha256};
    let found = out.clone();
    let manifest = out.iter_mut().find(|(n, _)| n == "manifest.json").expect("manifest");
    let mut json: serde_json::Value = serde_json::from_slice(&manifest.1).expect("json");
    let listed = json["entries"].as_array_mut().expect("entries");
    listed.retain(|item| found.iter().any(|(n, _)| item["name"] == n.as_str()));
    for item in listed {
        let (_, bytes) = found.iter().find(|(n, _)| item["name"] == n.as_str()).expect("an entry");
        item["size"] = bytes.len().into();
        item["sha256"] = hex::encode(Sha256::digest(bytes)).into();
    }
    manifest.1 = serde_json::to_vec_pretty(&json).expect("json");
    let seal = hex::encode(Sha256::digest(&manifest.1));
    out.iter_mut().find(|(n, _)| n == "manifest.sha256").expect("seal").1 = seal.into_bytes();
    out
}
