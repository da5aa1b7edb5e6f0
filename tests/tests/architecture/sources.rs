//! Sizes and words of the sources.

use crate::tree::{Source, entries, files};

/// Lines beyond which a file is no longer one thing.
const LONGEST: usize = 450;

const SOURCES: [&str; 7] = [".rs", ".sql", ".html", ".js", ".mjs", ".scss", ".sh"];

fn is_source(file: &Source) -> bool {
    SOURCES.iter().any(|ending| file.path.ends_with(ending))
}

#[test]
fn no_source_file_is_too_long() {
    let mut long: Vec<_> = files()
        .iter()
        .filter(|file| is_source(file))
        .map(|file| (file.text.lines().count(), file.path.clone()))
        .filter(|(lines, _)| *lines > LONGEST)
        .collect();
    long.sort();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn both_databases_have_the_same_migrations() {
    let (sqlite, postgres) = (entries("migrations/sqlite"), entries("migrations/postgres"));
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, postgres);
    for name in &sqlite {
        for tree in ["sqlite", "postgres"] {
            let parts = entries(&format!("migrations/{tree}/{name}"));
            assert_eq!(parts, ["down.sql", "up.sql"], "migrations/{tree}/{name}");
        }
    }
}

#[test]
fn module_roots_only_introduce() {
    let mut wrong = Vec::new();
    for file in files() {
        let root = file.path.ends_with("/mod.rs") || file.path.ends_with("/lib.rs");
        let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        let body = code
            .lines()
            .any(|line| line.starts_with("fn ") || line.starts_with("pub fn ") || line.starts_with("impl"));
        if root && body {
            wrong.push(file.path);
        }
    }
    assert!(wrong.is_empty(), "these hold more than introductions and re-exports: {wrong:#?}");
}

/// Words that may stand nowhere, put together here so that this file does not hold them: hosts of
/// package registries and mirrors (each client knows its own), paths of one person's machine, and tests
/// that are switched off.
#[test]
fn nothing_names_a_host_or_a_machine_or_skips_a_test() {
    let words = [
        ["registry.", "npmjs"].concat(),
        ["index.", "crates.io"].concat(),
        ["static.", "crates.io"].concat(),
        ["files.", "pythonhosted"].concat(),
        ["deb.", "debian.org"].concat(),
        ["/work", "/main"].concat(),
        ["/work", "/shared"].concat(),
        ["../", "shared"].concat(),
        ["/root", "/."].concat(),
        ["#[", "ignore"].concat(),
    ];
    let mut wrong = Vec::new();
    for file in files() {
        for (number, line) in file.text.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(word.as_str())) {
                wrong.push(format!("{}:{}: {word}", file.path, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
