//! A line of runs, written the way it reads.

use super::printed::Printed;
use super::types::{Blank, Piece, Run, Value};
use domain::words::Localized;

/// Runs in order.
#[derive(Debug, Default)]
pub(crate) struct Line(Vec<Run>);

/// An empty line.
pub(crate) fn line() -> Line {
    Line::default()
}

impl Line {
    /// Words of the form.
    pub(crate) fn t(self, text: impl Into<String>) -> Self {
        self.run(Piece::Text(text.into()), false, false)
    }

    /// Words of the form in bold.
    pub(crate) fn b(self, text: impl Into<String>) -> Self {
        self.run(Piece::Text(text.into()), true, false)
    }

    /// Words of the form in italics.
    pub(crate) fn i(self, text: impl Into<String>) -> Self {
        self.run(Piece::Text(text.into()), false, true)
    }

    /// A value.
    pub(crate) fn v(self, value: Value) -> Self {
        self.run(Piece::Value(value), false, false)
    }

    /// A value in bold.
    pub(crate) fn bv(self, value: Value) -> Self {
        self.run(Piece::Value(value), true, false)
    }

    /// A value in italics.
    pub(crate) fn iv(self, value: Value) -> Self {
        self.run(Piece::Value(value), false, true)
    }

    /// Words and a value that are there only when the value is known.
    pub(crate) fn when_known(self, before: &str, value: Value) -> Self {
        if value.text.is_some() { self.t(before).v(value) } else { self }
    }

    /// The runs.
    pub(crate) fn runs(self) -> Vec<Run> {
        self.0
    }

    fn run(mut self, piece: Piece, bold: bool, italic: bool) -> Self {
        self.0.push(Run { piece, bold, italic });
        self
    }
}

/// A value that the form asks for.
pub(crate) fn asked(pointer: impl Into<String>, vi: &str, en: &str, value: &dyn Printed) -> Value {
    Value {
        pointer: pointer.into(),
        label: Localized::new(vi, en),
        text: value.printed(),
        blank: Blank::Line,
        required: true,
    }
}

/// A value that is there "if any".
pub(crate) fn if_any(pointer: impl Into<String>, vi: &str, en: &str, value: &dyn Printed) -> Value {
    Value { required: false, ..asked(pointer, vi, en, value) }
}

impl Value {
    /// A few dots inside a line when it is not known.
    pub(crate) fn short(self) -> Self {
        self.blank(Blank::Short)
    }

    /// The dots of a date.
    pub(crate) fn date(self) -> Self {
        self.blank(Blank::Date)
    }

    /// The dots of a time and date.
    pub(crate) fn moment(self) -> Self {
        self.blank(Blank::Moment)
    }

    /// Several dotted lines.
    pub(crate) fn lines(self) -> Self {
        self.blank(Blank::Lines)
    }

    /// Room to write.
    pub(crate) fn space(self) -> Self {
        self.blank(Blank::Space)
    }

    /// In capitals.
    pub(crate) fn capitals(mut self) -> Self {
        self.text = self.text.map(|text| text.to_uppercase());
        self
    }

    /// With the text changed, when there is one.
    pub(crate) fn map(mut self, change: impl FnOnce(String) -> String) -> Self {
        self.text = self.text.map(change);
        self
    }

    fn blank(mut self, blank: Blank) -> Self {
        self.blank = blank;
        self
    }
}
