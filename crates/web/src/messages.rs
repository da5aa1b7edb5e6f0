//! Message catalogues: `messages/vi.toml` and `messages/en.toml`, with equal keys.

use domain::words::Lang;
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Catalogue = BTreeMap<String, String>;

static VI: LazyLock<Catalogue> = LazyLock::new(|| {
    read(&[
        include_str!("../messages/vi.toml"),
        include_str!("../messages/fields.vi.toml"),
        include_str!("../messages/door.vi.toml"),
        include_str!("../messages/inquiry.vi.toml"),
        include_str!("../messages/follow.vi.toml"),
        include_str!("../messages/evidence.vi.toml"),
        include_str!("../messages/announced.vi.toml"),
        include_str!("../messages/documents.vi.toml"),
        include_str!("../messages/alerts.vi.toml"),
    ])
});
static EN: LazyLock<Catalogue> = LazyLock::new(|| {
    read(&[
        include_str!("../messages/en.toml"),
        include_str!("../messages/fields.en.toml"),
        include_str!("../messages/door.en.toml"),
        include_str!("../messages/inquiry.en.toml"),
        include_str!("../messages/follow.en.toml"),
        include_str!("../messages/evidence.en.toml"),
        include_str!("../messages/announced.en.toml"),
        include_str!("../messages/documents.en.toml"),
        include_str!("../messages/alerts.en.toml"),
    ])
});

fn read(files: &[&str]) -> Catalogue {
    let mut out = Catalogue::new();
    for text in files {
        let table: toml::Table =
            text.parse().expect("the embedded catalogues are well-formed; a test reads them");
        flatten("", &table, &mut out);
    }
    out
}

fn flatten(prefix: &str, table: &toml::Table, out: &mut Catalogue) {
    for (key, value) in table {
        let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            toml::Value::Table(inner) => flatten(&path, inner, out),
            toml::Value::String(text) => {
                out.insert(path, text.clone());
            }
            other => {
                out.insert(path, other.to_string());
            }
        }
    }
}

fn catalogue(lang: Lang) -> &'static Catalogue {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// The text under a key, when there is one.
pub fn find(lang: Lang, key: &str) -> Option<&'static str> {
    catalogue(lang).get(key).map(String::as_str)
}

/// The text under a key. A key that is missing (a test looks for such) shows itself.
pub fn t(lang: Lang, key: &str) -> String {
    find(lang, key).map_or_else(|| key.to_owned(), str::to_owned)
}

/// The text under a key with `{name}` replaced.
pub fn tp(lang: Lang, key: &str, parameters: &[(&str, &str)]) -> String {
    parameters.iter().fold(t(lang, key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
pub(crate) fn keys(lang: Lang) -> impl Iterator<Item = &'static str> {
    catalogue(lang).keys().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn both_catalogues_have_the_same_keys_and_parameters() {
        let vi: BTreeSet<_> = keys(Lang::Vi).collect();
        let en: BTreeSet<_> = keys(Lang::En).collect();
        assert_eq!(vi.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&&str>::new());
        let parameters = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|p| p.split_once('}').map(|(n, _)| n.to_owned())).collect()
        };
        for key in vi {
            let (a, b) = (find(Lang::Vi, key).unwrap(), find(Lang::En, key).unwrap());
            assert_eq!(parameters(a), parameters(b), "{key}");
            assert!(!a.trim().is_empty() && !b.trim().is_empty(), "{key} is empty");
        }
    }

    fn files(dir: &Path, extension: &str, out: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, extension, out);
            } else if path.extension().is_some_and(|e| e == extension) {
                out.push(path);
            }
        }
    }

    /// Every literal key after one of these marks must exist.
    fn used(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        for mark in [".t(\"", ".tp(\"", "t(lang, \"", "tp(lang, \""] {
            for part in text.split(mark).skip(1) {
                if let Some((key, _)) = part.split_once('"') {
                    out.push(key.to_owned());
                }
            }
        }
        out
    }

    #[test]
    fn every_key_in_templates_and_code_exists() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        files(&root.join("templates"), "html", &mut paths);
        files(&root.join("src"), "rs", &mut paths);
        let mut missing = Vec::new();
        for path in paths.iter().filter(|p| !p.ends_with("messages.rs")) {
            for key in used(&std::fs::read_to_string(path).unwrap()) {
                if find(Lang::Vi, &key).is_none() {
                    missing.push(format!("{}: {key}", path.display()));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    /// The bundle of a file says what happened in the same words.
    #[test]
    fn events_are_called_as_in_the_bundle() {
        let mut seen = 0;
        for lang in [Lang::Vi, Lang::En] {
            for key in keys(lang) {
                let said = key.strip_prefix("event.").and_then(domain::case::event_words);
                if let Some(said) = said {
                    assert_eq!(find(lang, key), Some(said.get(lang)), "{key}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 120, "{seen}");
    }

    #[test]
    fn parameters_are_filled_in() {
        assert_eq!(tp(Lang::En, "no.such {n}", &[("n", "3")]), "no.such 3");
    }
}
