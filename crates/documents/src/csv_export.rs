//! CSV that a spreadsheet opens as it was meant: UTF-8 with a mark, and no cell that runs as a formula.

use crate::Table;

/// UTF-8 byte order mark: without it Excel reads Vietnamese as a Western code page.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Sign between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Delimiter {
    /// RFC 4180, for machines and spreadsheets set to English.
    #[default]
    Comma,
    /// For spreadsheets set to Vietnamese, whose comma is the decimal sign.
    Semicolon,
}

impl Delimiter {
    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
        }
    }
}

/// The export could not be written.
#[derive(Debug, thiserror::Error)]
pub enum CsvError {
    /// The writer refused a record.
    #[error("cannot write the table as CSV")]
    Write(#[from] csv::Error),
    /// The writer could not hand over what it had gathered.
    #[error("cannot finish the CSV")]
    Finish(#[source] std::io::Error),
}

/// The table as CSV: byte order mark, CRLF line ends, cells quoted where needed, formulas disarmed.
///
/// # Errors
/// [`CsvError`] when the writer fails.
pub fn csv_export(table: &Table, delimiter: Delimiter) -> Result<Vec<u8>, CsvError> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter.byte())
        .terminator(csv::Terminator::CRLF)
        .from_writer(BOM.to_vec());
    writer.write_record(table.headers().iter().map(|cell| disarm(cell)))?;
    for row in table.rows() {
        writer.write_record(row.iter().map(|cell| disarm(cell)))?;
    }
    writer.into_inner().map_err(|e| CsvError::Finish(e.into_error()))
}

/// Puts an apostrophe before a cell that a spreadsheet would run as a formula; plain numbers stay numbers.
fn disarm(cell: &str) -> String {
    let runs = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    // Some programs skip blanks before they look for the sign.
    let first = cell.trim_start_matches(' ').chars().next();
    if first.is_some_and(runs) && !is_number(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// `-5`, `-1.234,5`: a sign, then digits with single separators.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.split(['.', ',']).all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(table: &Table, delimiter: Delimiter) -> String {
        let bytes = csv_export(table, delimiter).unwrap();
        String::from_utf8(bytes.strip_prefix(BOM).expect("begins with the mark").to_vec()).unwrap()
    }

    #[test]
    fn a_table_is_quoted_where_needed() {
        let mut table = Table::new(["Số vụ", "Nơi xảy ra"]);
        table.push(["TNLĐ-91-2026-000001", "Rạch Giá, An Giang"]).unwrap();
        table.push(["TNLĐ-91-2026-000002", "xưởng \"B\"\ntầng 2"]).unwrap();
        assert_eq!(
            text(&table, Delimiter::Comma),
            "Số vụ,Nơi xảy ra\r\nTNLĐ-91-2026-000001,\"Rạch Giá, An Giang\"\r\n\
             TNLĐ-91-2026-000002,\"xưởng \"\"B\"\"\ntầng 2\"\r\n"
        );
        assert!(
            text(&table, Delimiter::Semicolon)
                .starts_with("Số vụ;Nơi xảy ra\r\nTNLĐ-91-2026-000001;Rạch Giá, An")
        );
    }

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        let table = [
            ("=1+1", "'=1+1"),
            ("  =HYPERLINK(\"x\")", "'  =HYPERLINK(\"x\")"),
            ("+84912345678", "'+84912345678"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("＝1", "'＝1"),
            ("-", "'-"),
            ("-5", "-5"),
            ("-1.234,5", "-1.234,5"),
            ("1+1=2", "1+1=2"),
            ("Nguyễn Văn A", "Nguyễn Văn A"),
            ("", ""),
        ];
        for (raw, cell) in table {
            assert_eq!(disarm(raw), cell, "{raw:?}");
        }
    }

    #[test]
    fn what_is_read_back_is_what_was_written() {
        let mut table = Table::new(["a", "b"]);
        table.push(["", "=cmd"]).unwrap();
        let bytes = csv_export(&table, Delimiter::Comma).unwrap();
        let mut reader = csv::Reader::from_reader(&bytes[BOM.len()..]);
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows, [csv::StringRecord::from(vec!["", "'=cmd"])]);
    }
}
