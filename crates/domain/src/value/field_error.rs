//! Errors bound to the field of a request, as 422 answers and error summaries show them.

use super::{ValueError, ValueWarning};
use crate::words::Localized;
use serde::Serialize;

/// One field that is not valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// JSON Pointer (RFC 6901) to the field, for example `/victims/0/full_name`.
    pub pointer: String,
    /// Stable code.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: Localized,
}

impl FieldError {
    /// An error with its own words.
    pub fn new(pointer: impl Into<String>, code: &'static str, vi: &str, en: &str) -> Self {
        Self { pointer: pointer.into(), code, message: Localized::new(vi, en) }
    }

    /// A refused value at a field.
    pub fn of(pointer: impl Into<String>, error: &dyn ValueError) -> Self {
        Self { pointer: pointer.into(), code: error.code(), message: error.localized() }
    }

    /// A field that must be given.
    pub fn required(pointer: impl Into<String>) -> Self {
        Self::new(pointer, "required", "Hãy điền mục này.", "Fill in this field.")
    }
}

/// Collects every error of a request, so that the user sees all of them at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors {
    errors: Vec<FieldError>,
    warnings: Vec<FieldError>,
}

impl Errors {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value, or its error kept under the pointer.
    pub fn field<T, E: ValueError>(&mut self, pointer: &str, result: Result<T, E>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.errors.push(FieldError::of(pointer, &error));
                None
            }
        }
    }

    /// Parses a text that must be given; missing or blank is the error `required`.
    pub fn required<T, E: ValueError>(
        &mut self,
        pointer: &str,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        match text.map(str::trim).filter(|t| !t.is_empty()) {
            Some(t) => self.field(pointer, parse(t)),
            None => {
                self.errors.push(FieldError::required(pointer));
                None
            }
        }
    }

    /// Parses a text that may be left out; missing or blank is `None` without an error.
    pub fn optional<T, E: ValueError>(
        &mut self,
        pointer: &str,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = text.map(str::trim).filter(|t| !t.is_empty())?;
        self.field(pointer, parse(text))
    }

    /// Adds an error with its own words.
    pub fn push(&mut self, pointer: impl Into<String>, code: &'static str, vi: &str, en: &str) {
        self.errors.push(FieldError::new(pointer, code, vi, en));
    }

    /// Adds an error made elsewhere.
    pub fn add(&mut self, error: FieldError) {
        self.errors.push(error);
    }

    /// Keeps what is odd about an accepted value; warnings never make the result fail.
    pub fn warn(&mut self, pointer: &str, warnings: impl IntoIterator<Item = ValueWarning>) {
        self.warnings.extend(warnings.into_iter().map(|w| FieldError {
            pointer: pointer.to_owned(),
            code: w.code,
            message: w.message,
        }));
    }

    /// Nothing refused so far?
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The errors so far, in the order they were found.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// The warnings so far, in the order they were found.
    pub fn warnings(&self) -> &[FieldError] {
        &self.warnings
    }

    /// The value if nothing was refused.
    ///
    /// # Errors
    /// Every error that was collected.
    pub fn into_result<T>(self, value: T) -> Result<T, Vec<FieldError>> {
        if self.errors.is_empty() { Ok(value) } else { Err(self.errors) }
    }
}

impl From<Errors> for Vec<FieldError> {
    fn from(errors: Errors) -> Self {
        errors.errors
    }
}
