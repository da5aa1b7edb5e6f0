//! How a document is laid out: one value that PDF and DOCX are both made of.

mod balanced;
mod builder;
mod line;
mod printed;
mod types;
mod walk;
mod walk_mut;

pub(crate) use builder::{
    Doc, Head, cell, cited, column, people_columns, people_rows, sign_as, signs, words,
};
pub(crate) use line::{Line, asked, if_any, line};
pub(crate) use printed::{Printed, short_date, whole_dong, years};
pub use types::{
    Align, Blank, Block, Cell, Choice, Column, Heading, Layout, Piece, Run, SignatureBox, Value,
};
pub use walk::Missing;
