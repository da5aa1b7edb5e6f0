//! The parts of a layout.

use crate::form::FormKind;
use domain::words::Localized;
use serde::{Deserialize, Serialize};

/// How a document is printed: heading, blocks in order. An issued one is kept as JSON, so that it can be printed again
/// as it was whatever the form has become: what is added here has a default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Form.
    pub kind: FormKind,
    /// Title for the properties of the file and its bookmark.
    pub name: String,
    /// Head of the first page.
    pub heading: Heading,
    /// What follows.
    pub blocks: Vec<Block>,
    /// Who signs at the foot of every page, besides the places to sign at the end; in most documents nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub page_signers: Vec<String>,
}

/// Head of the first page (Nghị định 30/2020/NĐ-CP Phụ lục I): issuer on the left, the national heading on the right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Superior body, if any.
    pub superior: Option<Vec<Run>>,
    /// Issuer.
    pub issuer: Vec<Run>,
    /// "Số: 05/QĐ-SNV"; none where the form has no number.
    pub number: Option<Vec<Run>>,
    /// "V/v …" below the number of a letter (công văn).
    pub subject: Option<Vec<Run>>,
    /// "An Giang, ngày 05 tháng 01 năm 2026".
    pub place_and_date: Vec<Run>,
}

/// A block, from margin to margin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// Name of the type of document in capitals, what it is about below, a short rule below that.
    Title {
        /// "QUYẾT ĐỊNH".
        name: String,
        /// Lines below it.
        subject: Vec<Vec<Run>>,
        /// A rule below (decisions, reports), none (minutes).
        rule: bool,
    },
    /// "Kính gửi:" with one or several addressees.
    Addressees {
        /// Each on its line.
        to: Vec<Vec<Run>>,
    },
    /// A heading inside the text, bold, kept with what follows; a bookmark.
    Section {
        /// Text.
        text: Vec<Run>,
    },
    /// A paragraph. Line feeds inside it begin a new one.
    Paragraph {
        /// Text.
        text: Vec<Run>,
        /// How it is set.
        align: Align,
        /// The first line is indented.
        indent: bool,
    },
    /// Boxes to tick with a text before them.
    Choices {
        /// Text before.
        text: Vec<Run>,
        /// Boxes.
        choices: Vec<Choice>,
        /// What is asked; it has a text when a box is ticked, and is not printed itself.
        asks: Value,
    },
    /// A table; the head is repeated on every page.
    Table {
        /// Columns.
        columns: Vec<Column>,
        /// Rows, as wide as the columns.
        rows: Vec<Vec<Cell>>,
    },
    /// Places to sign, up to three side by side, never torn apart.
    Signatures {
        /// Each.
        boxes: Vec<SignatureBox>,
    },
    /// "Nơi nhận:" on the left, who signs on the right, never torn apart.
    Closing {
        /// Lines of "Nơi nhận", without the dash.
        recipients: Vec<Vec<Run>>,
        /// Who signs.
        signature: SignatureBox,
    },
    /// What follows begins on a new page.
    PageBreak,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// To both margins.
    Justify,
    /// To the left.
    Left,
    /// In the middle.
    Center,
}

/// A box to tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Text after the box.
    pub label: String,
    /// Ticked.
    pub chosen: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Head.
    pub title: String,
    /// Share of the width.
    pub share: u32,
    /// How its cells are set.
    pub align: Align,
}

/// A cell.
pub type Cell = Vec<Run>;

/// A place to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureBox {
    /// Capacity and title, each a line, bold.
    pub title: Vec<Vec<Run>>,
    /// "(Ký, ghi rõ họ tên)".
    pub hint: Option<String>,
    /// Name below the signature.
    pub name: Vec<Run>,
}

impl SignatureBox {
    /// It is where this person signs.
    pub(crate) fn is_of(&self, name: &str) -> bool {
        let said = self.name.iter().map(|run| match &run.piece {
            Piece::Text(text) => text.as_str(),
            Piece::Value(value) => value.text.as_deref().unwrap_or_default(),
        });
        said.collect::<String>().trim() == name
    }
}

/// A piece of text in one face.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// What.
    pub piece: Piece,
    /// Bold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Italic.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub italic: bool,
}

/// Words of the form, or a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// Words of the form.
    Text(String),
    /// A value.
    Value(Value),
}

/// A value of the form, known or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// JSON pointer into the value of the form.
    pub pointer: String,
    /// What it is.
    pub label: Localized,
    /// Text as printed; none when not known.
    pub text: Option<String>,
    /// What is printed while it is not known.
    pub blank: Blank,
    /// The form asks for it; otherwise it is there "if any".
    pub required: bool,
}

/// What is printed in place of a value that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Blank {
    /// Dots to the end of the line.
    Line,
    /// Several dotted lines.
    Lines,
    /// A few dots.
    Short,
    /// "ngày … tháng … năm …".
    Date,
    /// "… giờ … phút, ngày … tháng … năm …".
    Moment,
    /// Nothing: room to write.
    Space,
}

impl Blank {
    /// The dots of the blanks that stand inside a line; none for those that reach its end.
    pub fn dots(self) -> Option<&'static str> {
        match self {
            Self::Short => Some("........"),
            Self::Date => Some("ngày ....... tháng ....... năm .........."),
            Self::Moment => Some("....... giờ ....... phút, ngày ....... tháng ....... năm .........."),
            Self::Line | Self::Lines | Self::Space => None,
        }
    }
}
