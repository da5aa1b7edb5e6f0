//! The whole file as a ZIP: complete, checkable without the system, and every byte of it counts.

use crate::again::announced;
use crate::support::{Desk, on_both};
use casework::bundle::{BundleFault, export, verify};
use casework::{Context, Failure};
use domain::access::Role;
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
    // A byte of the ZIP itself.
    let mut torn = zip.clone();
    torn.truncate(zip.len() - 10);
    assert!(matches!(verify(Cursor::new(&torn)), Err(BundleFault::Archive(_))));
}

/// The class of the accident changed in the events, and manifest and seal made to fit.
fn forged(whole: &Entries) -> Entries {
    use sha2::{Digest, Sha256};
    let mut out = whole.clone();
    let events = out.iter_mut().find(|(n, _)| n == "case/events.json").expect("events");
    let text = String::from_utf8(events.1.clone()).expect("text");
    let changed = text.replacen("bị máy cuốn", "tự ngã", 1);
    assert_ne!(text, changed);
    events.1 = changed.into_bytes();
    let (size, hash) = (events.1.len(), hex::encode(Sha256::digest(&events.1)));
    let manifest = out.iter_mut().find(|(n, _)| n == "manifest.json").expect("manifest");
    let mut json: serde_json::Value = serde_json::from_slice(&manifest.1).expect("json");
    for item in json["entries"].as_array_mut().expect("entries") {
        if item["name"] == "case/events.json" {
            item["size"] = size.into();
            item["sha256"] = hash.clone().into();
        }
    }
    manifest.1 = serde_json::to_vec_pretty(&json).expect("json");
    let seal = hex::encode(Sha256::digest(&manifest.1));
    let sealed = out.iter_mut().find(|(n, _)| n == "manifest.sha256").expect("seal");
    sealed.1 = seal.into_bytes();
    out
}
