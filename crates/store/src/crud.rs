//! What every table with an id can do.

/// `insert` and `get` for a table whose key is `id`.
macro_rules! keyed {
    ($table:ident, $row:ty) => {
        /// Adds a row; `Duplicate` when a unique value is taken.
        pub fn insert(c: &mut $crate::Conn, row: &$row) -> $crate::Result<()> {
            diesel::insert_into($table::table).values(row.clone()).execute(c)?;
            Ok(())
        }

        /// The row with an id; `NotFound` when there is none.
        pub fn get(c: &mut $crate::Conn, id: uuid::Uuid) -> $crate::Result<$row> {
            Ok($table::table.find($crate::types::Id(id)).select(<$row>::as_select()).first(c)?)
        }
    };
}

/// `update` for a table with `id` and `version`.
macro_rules! versioned {
    ($table:ident, $row:ty) => {
        /// Replaces the row that the caller read at version `expected`; gives the new version. `Conflict` when
        /// somebody else changed it in between.
        pub fn update(c: &mut $crate::Conn, row: &$row, expected: i64) -> $crate::Result<i64> {
            let mut row = row.clone();
            let key = $crate::types::Id(row.id);
            row.version = expected + 1;
            let read = $table::table.find(key).filter($table::version.eq(expected));
            let changed = $crate::prepared::Prepared(diesel::update(read).set(row)).execute(c)?;
            if changed == 1 {
                return Ok(expected + 1);
            }
            let actual: i64 = $table::table.find(key).select($table::version).first(c)?;
            Err($crate::StoreError::Conflict { stream: key.0, expected, actual })
        }
    };
}

pub(crate) use {keyed, versioned};
