//! Who may import whom: design, "Shape".

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use journeys::scratch::project_root;
use serde_json::Value;

/// Each crate of ours and the crates of ours that it may name. A crate that is not here may not exist.
const OURS: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("documents", &["domain"]),
    ("files", &[]),
    ("casework", &["domain", "store", "documents", "files"]),
    ("tnld-http", &["domain", "casework"]),
    ("api", &["domain", "casework", "tnld-http"]),
    ("web", &["domain", "casework", "tnld-http"]),
    ("notifier", &["domain", "store", "casework"]),
    ("tnld", &["domain", "store", "documents", "files", "casework", "tnld-http", "api", "web", "notifier"]),
    ("journeys", &["domain", "store"]),
];

/// Everything that the pure crate may stand on: data, and no door to the world.
const DATA: [&str; 10] = [
    "chrono",
    "csv",
    "hex",
    "serde",
    "serde_json",
    "sha2",
    "thiserror",
    "toml",
    "unicode-normalization",
    "uuid",
];

/// Libraries that belong to one layer, and the crates that may name them.
const HOMES: [(&str, &[&str]); 11] = [
    ("diesel", &["store"]),
    ("diesel_migrations", &["store"]),
    ("r2d2", &["store"]),
    ("libsqlite3-sys", &["store"]),
    ("pq-sys", &["store"]),
    ("lettre", &["notifier", "journeys"]),
    ("actix-web", &["tnld-http", "api", "web", "tnld"]),
    ("clap", &["tnld"]),
    ("object_store", &["files"]),
    ("infer", &["files"]),
    ("kamadak-exif", &["files"]),
];

/// Libraries that a crate must name itself.
const DIRECT: [(&str, &str); 3] = [("store", "r2d2"), ("api", "validator"), ("web", "validator")];

struct Dependency {
    name: String,
    development: bool,
}

/// Direct dependencies by crate, from `cargo metadata`.
fn workspace() -> BTreeMap<String, Vec<Dependency>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(project_root())
        .output()
        .expect("cargo metadata runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    packages.iter().map(|package| (text(&package["name"]), dependencies(package))).collect()
}

fn dependencies(package: &Value) -> Vec<Dependency> {
    let list = package["dependencies"].as_array().expect("a list of dependencies");
    list.iter()
        .map(|one| Dependency { name: text(&one["name"]), development: one["kind"] == "dev" })
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

#[test]
fn the_crates_are_those_of_the_design() {
    let found: BTreeSet<_> = workspace().into_keys().collect();
    let designed: BTreeSet<_> = OURS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, designed);
}

#[test]
fn crates_import_only_what_the_design_allows() {
    let workspace = workspace();
    let mut wrong = Vec::new();
    for (name, allowed) in OURS {
        for dependency in workspace.get(name).into_iter().flatten() {
            let ours = OURS.iter().any(|(other, _)| *other == dependency.name);
            // A crate may name itself for its tests: that is how they turn on its own test kit.
            let itself = dependency.development && dependency.name == name;
            if ours && !itself && !allowed.contains(&dependency.name.as_str()) {
                wrong.push(format!("{name} imports {}", dependency.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn libraries_stay_in_their_layer() {
    let mut wrong = Vec::new();
    for (name, dependencies) in workspace() {
        for dependency in dependencies {
            let home = HOMES.iter().find(|(library, _)| *library == dependency.name);
            if home.is_some_and(|(_, homes)| !homes.contains(&name.as_str())) {
                wrong.push(format!("{name} names {}", dependency.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn named_libraries_are_direct_dependencies() {
    let workspace = workspace();
    for (name, library) in DIRECT {
        let found =
            workspace.get(name).into_iter().flatten().any(|one| one.name == library && !one.development);
        assert!(found, "{name} does not depend on {library} itself");
    }
}

#[test]
fn the_domain_stands_on_data_alone() {
    let workspace = workspace();
    let domain = workspace.get("domain").expect("the domain crate");
    let foreign: Vec<_> = domain
        .iter()
        .filter(|one| !one.development && !DATA.contains(&one.name.as_str()))
        .map(|one| &one.name)
        .collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}
