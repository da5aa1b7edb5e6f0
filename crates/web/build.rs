//! Turns `dist/manifest.json`, made by `make assets`, into a table of embedded files.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let dist = root.join("dist");
    let manifest = dist.join("manifest.json");
    for watched in [manifest.as_path(), &root.join("templates"), &root.join("messages")] {
        let name = watched.display();
        writeln!(std::io::stdout(), "cargo::rerun-if-changed={name}").expect("stdout");
    }
    let text = std::fs::read_to_string(&manifest)
        .expect("crates/web/dist/manifest.json is missing: run `make assets` first");
    let entries: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&text).expect("manifest.json is an object");
    let mut code = String::from("pub(super) static FILES: &[Asset] = &[\n");
    for (name, entry) in &entries {
        code.push_str(&one(&dist, name, entry));
    }
    code.push_str("];\n");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets it")).join("assets_table.rs");
    std::fs::write(out, code).expect("OUT_DIR is writable");
}

use std::io::Write as _;

fn one(dist: &Path, name: &str, entry: &serde_json::Value) -> String {
    let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    let path = |file: &str| dist.join(file).display().to_string();
    let gzip = match entry["gzip"].as_str() {
        Some(file) => format!("Some(include_bytes!({:?}))", path(file)),
        None => "None".to_owned(),
    };
    let mut line = String::new();
    writeln!(
        line,
        "Asset {{ name: {name:?}, file: {:?}, content_type: {:?}, sha256: {:?}, bytes: include_bytes!({:?}), gzip: {gzip} }},",
        text("file"),
        text("content_type"),
        text("sha256"),
        path(&text("file")),
    )
    .expect("writing to a string");
    line
}
