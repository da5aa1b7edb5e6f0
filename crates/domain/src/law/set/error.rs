//! What is wrong with a law file: which file, which entry, why.

/// A fault of a law file. The program refuses to start with one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, {entry}: {reason}")]
pub struct LawError {
    /// Name of the file.
    pub file: String,
    /// Section and id of the entry, for example `term investigation-fatal`.
    pub entry: String,
    /// What is wrong, and how it should be.
    pub reason: String,
}

impl LawError {
    pub(super) fn new(file: &str, entry: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { file: file.to_owned(), entry: entry.into(), reason: reason.into() }
    }
}
