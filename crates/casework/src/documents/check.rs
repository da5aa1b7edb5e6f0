//! Are the kept files of documents what the events say?

use crate::app::Casework;
use domain::case::Case;
use files::Damage;

/// What is wrong with the documents of a case: which, and in words, what.
///
/// # Errors
/// The words of the place that does not answer.
pub(crate) async fn check(app: &Casework, case: &Case) -> Result<Vec<(String, String)>, String> {
    let vault = &app.settings().evidence.vault;
    let mut out = Vec::new();
    for document in &case.issued {
        let more = [("docx", &document.docx), ("value", &document.value)];
        let more = more.into_iter().filter_map(|(what, file)| Some((what, file.as_ref()?.sha256.as_str())));
        let issued = std::iter::once(("file", document.sha256.as_str())).chain(more);
        let copies = document.copies.iter().map(|c| (c.kind.as_str(), c.file.sha256.as_str()));
        for (what, sha256) in issued.chain(copies) {
            let name = vault.name(sha256);
            let wrong = match vault.check(sha256).await.map_err(|e| format!("{name}: {e}"))? {
                None => continue,
                Some(Damage::Missing) => format!("{what} {name} is missing"),
                Some(Damage::Changed { sha256 }) => {
                    format!("{what} {name} was changed: it hashes to {sha256}")
                }
            };
            out.push((format!("{} {}", document.kind, document.cited()), wrong));
        }
    }
    Ok(out)
}
