//! A whole layout, made plain and held to its limits.

use super::plain::plain;
use crate::layout::Layout;

/// Largest text of one value, in bytes.
pub const MAX_TEXT: usize = 128 * 1024;

/// Largest text of one document, in bytes.
pub const MAX_DOCUMENT: usize = 1024 * 1024;

/// A text is too long to be printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{bytes} bytes in {}, at most {limit}", pointer.as_deref().unwrap_or("the whole document"))]
pub struct TooLong {
    /// JSON pointer of the value; none when it is the document as a whole.
    pub pointer: Option<String>,
    /// How long it is.
    pub bytes: usize,
    /// How long it may be.
    pub limit: usize,
}

impl Layout {
    /// The layout with every text made plain: NFC, without control characters, without signs that turn the direction
    /// of writing; characters that the typeface lacks as their number. PDF and DOCX print this.
    ///
    /// # Errors
    /// [`TooLong`] when a value has more than [`MAX_TEXT`] bytes, or all together more than [`MAX_DOCUMENT`].
    pub fn checked(&self) -> Result<Self, TooLong> {
        let mut layout = self.clone();
        let mut all = 0;
        let mut first = None;
        layout.each_text_mut(&mut |text, place| {
            all += text.len();
            if text.len() > MAX_TEXT && first.is_none() {
                let pointer = place.pointer.map(str::to_owned);
                first = Some(TooLong { pointer, bytes: text.len(), limit: MAX_TEXT });
            } else if first.is_none() && all <= MAX_DOCUMENT {
                *text = plain(text);
            }
        });
        match first {
            Some(refusal) => Err(refusal),
            None if all > MAX_DOCUMENT => Err(TooLong { pointer: None, bytes: all, limit: MAX_DOCUMENT }),
            None => Ok(layout),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{EmployerDeclaration, Form, VictimRow};

    #[test]
    fn what_is_too_long_is_refused_by_name() {
        let told = |course: String| {
            let value = EmployerDeclaration { course: Some(course), ..EmployerDeclaration::default() };
            Form::EmployerDeclaration(Box::new(value)).layout().checked()
        };
        assert!(told("x".repeat(MAX_TEXT)).is_ok());
        assert_eq!(
            told("x".repeat(MAX_TEXT + 1)).unwrap_err(),
            TooLong { pointer: Some("/course".to_owned()), bytes: MAX_TEXT + 1, limit: MAX_TEXT }
        );
        let long = VictimRow { name: Some("x".repeat(MAX_TEXT)), ..VictimRow::default() };
        let value = EmployerDeclaration { victims: vec![long; 9], ..EmployerDeclaration::default() };
        let refusal = Form::EmployerDeclaration(Box::new(value)).layout().checked().unwrap_err();
        assert_eq!((refusal.pointer, refusal.limit), (None, MAX_DOCUMENT));
    }
}
