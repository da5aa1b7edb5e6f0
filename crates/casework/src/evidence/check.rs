//! Are the stored files what the events say?

use crate::app::Casework;
use domain::case::Case;
use files::{Damage, Vault};

/// What is wrong with the files of a case: number of the item and, in words, what.
///
/// # Errors
/// The words of the place that does not answer.
pub(crate) async fn check(app: &Casework, case: &Case) -> Result<Vec<(u32, String)>, String> {
    let vault = &app.settings().evidence.vault;
    let mut out = Vec::new();
    for item in &case.evidence {
        let Some(file) = &item.file else { continue };
        let small = file.thumbnail.as_deref().map(|t| ("small picture", t));
        for (what, sha256) in std::iter::once(("file", file.sha256.as_str())).chain(small) {
            out.extend(one(vault, what, sha256).await?.map(|words| (item.number, words)));
        }
    }
    Ok(out)
}

async fn one(vault: &Vault, what: &str, sha256: &str) -> Result<Option<String>, String> {
    let name = vault.name(sha256);
    Ok(match vault.check(sha256).await.map_err(|e| format!("{name}: {e}"))? {
        None => None,
        Some(Damage::Missing) => Some(format!("{what} {name} is missing")),
        Some(Damage::Changed { sha256 }) => Some(format!("{what} {name} was changed: it hashes to {sha256}")),
    })
}
