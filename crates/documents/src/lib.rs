//! Statutory forms and exports: values in, bytes out.

mod csv_export;
mod table;

pub use csv_export::{CsvError, Delimiter, csv_export};
pub use table::{Table, UnevenRow};
