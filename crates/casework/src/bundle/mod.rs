//! The whole file of a case as one ZIP that can be checked without the system: index, events with their hashes, the
//! streams of its alerts, the law, and a manifest of SHA-256 over all of it.

mod export;
mod files;
mod index;
mod manifest;
mod streams;
mod verify;
mod write;

pub use export::{BundleFile, export};
pub use verify::{BundleFault, Checked, verify};

/// Version of the layout.
const FORMAT: u32 = 1;
/// The indices are in the words of this program: another version would write them otherwise.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// Every other entry with its size and SHA-256.
const MANIFEST: &str = "manifest.json";
/// SHA-256 of the manifest.
const SEAL: &str = "manifest.sha256";
/// What the bundle holds, for programs.
const INDEX: &str = "index.json";
/// The same, for people.
const PAGE: &str = "index.html";
/// The stream of the case.
const EVENTS: &str = "case/events.json";
/// Streams of its alerts.
const ALERTS: &str = "alerts/";
/// Files of the evidence, each under the name that tells nothing of people.
const EVIDENCE: &str = "evidence/";
/// Issued documents as PDF and DOCX, and the versions filed beside them, in order of issue.
const DOCUMENTS: &str = "documents/";
/// The law as it was read.
const LAW: &str = "law/";
