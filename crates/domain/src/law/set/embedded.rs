//! The law files compiled into the program.

macro_rules! files {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../../../../../config/", $path)))),+]
    };
}

const FILES: &[(&str, &str)] = files![
    "law/10-regimes.toml",
    "law/20-classification.toml",
    "law/30-declare.toml",
    "law/40-alert.toml",
    "law/50-team.toml",
    "law/60-terms.toml",
    "law/65-benefits.toml",
    "law/70-duties.toml",
    "law/80-ladders.toml",
    "law/90-settings.toml",
    "agencies/2016-roles.toml",
    "agencies/2025-03-01-roles.toml",
    "agencies/2025-07-01-roles.toml",
    "agencies/kien-giang.toml",
];

/// Name and text of each file.
pub(super) fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().map(|(path, text)| (bare(path), *text))
}

/// A file is known by its name without folders: all names differ.
pub(super) fn bare(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
