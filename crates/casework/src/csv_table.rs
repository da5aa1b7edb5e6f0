//! A list as a file for spreadsheets.

use crate::failure::Failure;
use documents::{Delimiter, Table, csv_export};
use domain::words::Lang;

/// The rows under their heads as CSV: the semicolon between cells for spreadsheets set to Vietnamese.
///
/// # Errors
/// [`Failure::Internal`] when a row has not as many cells as there are heads.
pub fn csv_table<R: IntoIterator<Item = String>>(
    heads: &[impl AsRef<str>],
    rows: impl IntoIterator<Item = R>,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    let fault = |e: &dyn std::fmt::Display| Failure::Internal(format!("csv: {e}"));
    let delimiter = match lang {
        Lang::Vi => Delimiter::Semicolon,
        Lang::En => Delimiter::Comma,
    };
    let mut table = Table::new(heads.iter().map(AsRef::as_ref));
    for row in rows {
        table.push(row).map_err(|e| fault(&e))?;
    }
    csv_export(&table, delimiter).map_err(|e| fault(&e))
}
