//! A table to export: headers and rows of the same width.

/// A row with more or fewer cells than the table has headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("row {row} has {cells} cells, the table has {headers} headers")]
pub struct UnevenRow {
    /// Number of the row, from 1.
    pub row: usize,
    /// Cells in that row.
    pub cells: usize,
    /// Headers of the table.
    pub headers: usize,
}

/// Headers and rows, already in the words and number forms a person reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new<H: Into<String>>(headers: impl IntoIterator<Item = H>) -> Self {
        Self { headers: headers.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`UnevenRow`] when it has not as many cells as there are headers; the table stays as it was.
    pub fn push<C: Into<String>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<(), UnevenRow> {
        let cells: Vec<String> = cells.into_iter().map(Into::into).collect();
        if cells.len() != self.headers.len() {
            return Err(UnevenRow {
                row: self.rows.len() + 1,
                cells: cells.len(),
                headers: self.headers.len(),
            });
        }
        self.rows.push(cells);
        Ok(())
    }

    /// The headers.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The rows, in the order they were added.
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_uneven_row_is_refused_and_leaves_no_trace() {
        let mut table = Table::new(["Số vụ", "Loại"]);
        table.push(["TNLĐ-91-2026-000001", "nhẹ"]).unwrap();
        assert_eq!(table.push(["một"]), Err(UnevenRow { row: 2, cells: 1, headers: 2 }));
        assert_eq!(table.rows().len(), 1);
    }
}
