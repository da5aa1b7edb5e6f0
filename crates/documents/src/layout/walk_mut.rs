//! Walking over every text of a layout to change it.

use super::types::{Block, Heading, Layout, Piece, Run, SignatureBox};

/// Where a text stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// Pointer of the value; none for words of the form.
    pub(crate) pointer: Option<&'a str>,
    /// Percent of the width between the margins.
    pub(crate) width: u32,
}

type Visit<'v> = &'v mut dyn FnMut(&mut String, Place<'_>);

impl Layout {
    /// Every text that is printed, and the name.
    pub(crate) fn each_text_mut(&mut self, visit: Visit<'_>) {
        words(&mut self.name, 100, visit);
        self.heading.each_text_mut(visit);
        for block in &mut self.blocks {
            block.each_text_mut(visit);
        }
        self.page_signers.iter_mut().for_each(|one| words(one, 20, visit));
    }
}

impl Heading {
    fn each_text_mut(&mut self, visit: Visit<'_>) {
        lines(self.superior.iter_mut(), 40, visit);
        runs(&mut self.issuer, 40, visit);
        lines(self.number.iter_mut(), 40, visit);
        lines(self.subject.iter_mut(), 40, visit);
        runs(&mut self.place_and_date, 60, visit);
    }
}

impl Block {
    fn each_text_mut(&mut self, visit: Visit<'_>) {
        match self {
            Self::Title { name, subject, .. } => {
                words(name, 100, visit);
                lines(subject, 100, visit);
            }
            Self::Addressees { to } => lines(to, 60, visit),
            Self::Section { text } | Self::Paragraph { text, .. } => runs(text, 100, visit),
            Self::Choices { text, choices, .. } => {
                runs(text, 100, visit);
                choices.iter_mut().for_each(|choice| words(&mut choice.label, 90, visit));
            }
            Self::Table { columns, rows } => {
                let all: u32 = columns.iter().map(|c| c.share).sum::<u32>().max(1);
                let widths: Vec<u32> = columns.iter().map(|c| c.share * 100 / all).collect();
                columns.iter_mut().zip(&widths).for_each(|(c, width)| words(&mut c.title, *width, visit));
                for row in rows {
                    row.iter_mut().zip(&widths).for_each(|(cell, width)| runs(cell, *width, visit));
                }
            }
            Self::Signatures { boxes } => boxes.iter_mut().for_each(|one| one.each_text_mut(33, visit)),
            Self::Closing { recipients, signature } => {
                lines(recipients, 45, visit);
                signature.each_text_mut(50, visit);
            }
            Self::PageBreak => {}
        }
    }
}

impl SignatureBox {
    fn each_text_mut(&mut self, width: u32, visit: Visit<'_>) {
        lines(&mut self.title, width, visit);
        if let Some(hint) = &mut self.hint {
            words(hint, width, visit);
        }
        runs(&mut self.name, width, visit);
    }
}

fn words(text: &mut String, width: u32, visit: Visit<'_>) {
    visit(text, Place { pointer: None, width });
}

fn lines<'a>(all: impl IntoIterator<Item = &'a mut Vec<Run>>, width: u32, visit: Visit<'_>) {
    for line in all {
        runs(line, width, visit);
    }
}

fn runs(all: &mut [Run], width: u32, visit: Visit<'_>) {
    for run in all {
        match &mut run.piece {
            Piece::Text(text) => words(text, width, visit),
            Piece::Value(value) => {
                if let Some(text) = &mut value.text {
                    visit(text, Place { pointer: Some(&value.pointer), width });
                }
            }
        }
    }
}
