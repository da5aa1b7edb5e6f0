//! Walking over the values of a layout: what is missing.

use super::types::{Block, Layout, Piece, Run, SignatureBox, Value};
use domain::words::Localized;
use serde::Serialize;

/// A value that the form asks for and that is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// JSON pointer into the value of the form.
    pub pointer: String,
    /// What it is, in both languages.
    pub label: Localized,
}

impl Layout {
    /// Values that the form asks for and that are not known, in order, each once.
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing: Vec<Missing> = Vec::new();
        self.each_value(&mut |value| {
            let listed = missing.iter().any(|m| m.pointer == value.pointer);
            if value.required && value.text.is_none() && !listed {
                missing.push(Missing { pointer: value.pointer.clone(), label: value.label.clone() });
            }
        });
        missing
    }

    /// Every value, in the order of the form.
    fn each_value(&self, visit: &mut dyn FnMut(&Value)) {
        let heading = &self.heading;
        lines(heading.superior.iter(), visit);
        values(&heading.issuer, visit);
        lines(heading.number.iter(), visit);
        lines(heading.subject.iter(), visit);
        values(&heading.place_and_date, visit);
        for block in &self.blocks {
            block.each_value(visit);
        }
    }
}

impl Block {
    fn each_value(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            Self::Title { subject, .. } => lines(subject, visit),
            Self::Addressees { to } => lines(to, visit),
            Self::Section { text } | Self::Paragraph { text, .. } => values(text, visit),
            Self::Choices { text, asks, .. } => {
                values(text, visit);
                visit(asks);
            }
            Self::Table { rows, .. } => lines(rows.iter().flatten(), visit),
            Self::Signatures { boxes } => boxes.iter().for_each(|one| one.each_value(visit)),
            Self::Closing { recipients, signature } => {
                lines(recipients, visit);
                signature.each_value(visit);
            }
            Self::PageBreak => {}
        }
    }
}

impl SignatureBox {
    fn each_value(&self, visit: &mut dyn FnMut(&Value)) {
        lines(&self.title, visit);
        values(&self.name, visit);
    }
}

fn lines<'a>(lines: impl IntoIterator<Item = &'a Vec<Run>>, visit: &mut dyn FnMut(&Value)) {
    for line in lines {
        values(line, visit);
    }
}

fn values(runs: &[Run], visit: &mut dyn FnMut(&Value)) {
    for run in runs {
        if let Piece::Value(value) = &run.piece {
            visit(value);
        }
    }
}
