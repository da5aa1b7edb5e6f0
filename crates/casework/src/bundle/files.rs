//! Do the files of the bundle stand in its events, and those of the events in the bundle? A manifest that was written
//! anew holds together with changed files; the chain of events does not.

use super::manifest::Manifest;
use super::verify::BundleFault;
use super::{DOCUMENTS, EVENTS, EVIDENCE};
use serde_json::Value;
use std::collections::BTreeMap;

/// Number of the item by the SHA-256 of its file, as the events name it.
type Named = BTreeMap<String, u64>;

/// Collects every item of evidence with a file, wherever it stands in a payload.
fn named(value: &Value, out: &mut Named) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| named(v, out)),
        Value::Object(map) => {
            let sha256 = map.get("file").and_then(|f| f.get("sha256")).and_then(Value::as_str);
            if let (Some(sha256), Some(number)) = (sha256, map.get("number").and_then(Value::as_u64)) {
                out.insert(sha256.to_owned(), number);
            }
            map.values().for_each(|v| named(v, out));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Collects the hash of every issued document and of every version filed beside one, with what it is.
fn papers(value: &Value, out: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| papers(v, out)),
        Value::Object(map) => {
            let text = |key: &str| map.get(key).and_then(Value::as_str);
            if let (Some(sha256), Some(_content)) = (text("sha256"), text("content_sha256")) {
                let kind = text("kind").unwrap_or_default();
                out.insert(sha256.to_owned(), kind.to_owned());
                if let Some(docx) = map.get("docx").and_then(|f| f.get("sha256")).and_then(Value::as_str) {
                    out.insert(docx.to_owned(), format!("{kind} (DOCX)"));
                }
            }
            let file = map.get("file").and_then(|f| f.get("sha256")).and_then(Value::as_str);
            if let (Some(sha256), Some(_filed)) = (file, text("filed_at")) {
                out.insert(sha256.to_owned(), text("kind").unwrap_or_default().to_owned());
            }
            map.values().for_each(|v| papers(v, out));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Compares the issued documents of the bundle with those that the events name.
fn check_papers(
    all: &BTreeMap<String, String>,
    manifest: &Manifest,
    released: bool,
) -> Result<(), BundleFault> {
    let files: Vec<_> = manifest.entries.iter().filter(|i| i.name.starts_with(DOCUMENTS)).collect();
    if let Some(foreign) = files.iter().find(|i| !all.contains_key(&i.sha256)) {
        return Err(BundleFault::Foreign(foreign.name.clone()));
    }
    match all.iter().find(|(sha256, _)| files.iter().all(|i| i.sha256 != **sha256)).filter(|_| !released) {
        Some((_, kind)) => Err(BundleFault::Chain {
            name: EVENTS.to_owned(),
            reason: format!("the file of document {kind} is missing from the bundle"),
        }),
        None => Ok(()),
    }
}

/// Compares the files of the bundle with the payloads of the case, each with its kind.
pub(super) fn check<'a>(
    payloads: impl Iterator<Item = (&'a str, &'a Value)>,
    manifest: &Manifest,
) -> Result<(), BundleFault> {
    let mut all = Named::new();
    let mut issued = BTreeMap::new();
    let mut released = false;
    for (kind, payload) in payloads {
        released |= kind == "case_released";
        if matches!(kind, "document_issued" | "document_filed") {
            papers(payload, &mut issued);
        } else {
            named(payload, &mut all);
        }
    }
    check_papers(&issued, manifest, released)?;
    let files: Vec<_> = manifest.entries.iter().filter(|i| i.name.starts_with(EVIDENCE)).collect();
    if let Some(foreign) = files.iter().find(|i| !all.contains_key(&i.sha256)) {
        return Err(BundleFault::Foreign(foreign.name.clone()));
    }
    // What went back to another case with a merge undone is in the bundle of that case.
    let absent = all.iter().find(|(sha256, _)| files.iter().all(|i| i.sha256 != **sha256));
    match absent.filter(|_| !released) {
        Some((_, number)) => Err(BundleFault::Chain {
            name: EVENTS.to_owned(),
            reason: format!("the file of evidence {number} is missing from the bundle"),
        }),
        None => Ok(()),
    }
}
