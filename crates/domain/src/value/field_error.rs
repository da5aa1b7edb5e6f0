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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{PersonName, Phone, TaxCode};

    #[test]
    fn every_error_is_kept_under_its_pointer() {
        let mut errors = Errors::new();
        let name = errors.field("/victims/0/full_name", PersonName::parse("123"));
        let phone = errors.required("/phone", Some("0912 345 678"), Phone::parse);
        let missing = errors.required("/tax_code", Some("  "), TaxCode::parse);
        let left_out = errors.optional("/fax", None, Phone::parse);
        errors.push("/when", "in_future", "Thời điểm ở tương lai.", "The time lies in the future.");
        assert!(name.is_none() && phone.is_some() && missing.is_none() && left_out.is_none());
        let found: Vec<(&str, &str)> = errors.errors().iter().map(|e| (e.pointer.as_str(), e.code)).collect();
        let expected = [
            ("/victims/0/full_name", "person_name.no_letter"),
            ("/tax_code", "required"),
            ("/when", "in_future"),
        ];
        assert_eq!(found, expected);
        assert_eq!(errors.into_result(()).map_err(|e| e.len()), Err(3));
    }

    #[test]
    fn warnings_do_not_refuse() {
        let mut errors = Errors::new();
        let code = errors.field("/tax_code", TaxCode::parse("0100233480"));
        errors.warn("/tax_code", code.iter().flat_map(TaxCode::warnings));
        assert_eq!(errors.warnings()[0].code, "tax_code.check_digit");
        assert!(errors.is_empty() && errors.into_result(code).is_ok());
    }
}
