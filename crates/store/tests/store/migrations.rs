//! Both trees of migrations and `schema.rs` say the same.

use std::collections::BTreeMap;

use diesel::prelude::*;
use store::testkit::TestDb;
use store::{Backend, Db, DbSettings, StoreError};

use crate::on_both;

on_both!(the_schema_is_what_the_migrations_make, migrating_twice_changes_nothing);

#[test]
fn both_trees_have_the_same_names() {
    let (postgres, sqlite) = store::migration_names().unwrap();
    assert_eq!(postgres, sqlite);
    assert!(postgres.len() >= 5);
}

fn migrating_twice_changes_nothing(db: &TestDb) {
    assert_eq!(db.pending_migrations().unwrap(), Vec::<String>::new());
    assert_eq!(db.migrate().unwrap(), Vec::<String>::new());
    let wait = std::time::Duration::from_secs(5);
    let again = Db::open(&DbSettings { wait, ..DbSettings::new(db.url()) }).unwrap();
    assert_eq!(again.pending_migrations().unwrap(), Vec::<String>::new());
}

/// As several processes do that start together.
fn migrate_together(db: &TestDb) {
    let names = db.pending_migrations().unwrap();
    assert_eq!(names.len(), store::migration_names().unwrap().0.len());
    let start = std::sync::Arc::new(std::sync::Barrier::new(4));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let (db, start) = ((**db).clone(), std::sync::Arc::clone(&start));
            std::thread::spawn(move || {
                start.wait();
                db.migrate().unwrap().len()
            })
        })
        .collect();
    let mut ran: Vec<usize> = threads.into_iter().map(|t| t.join().unwrap()).collect();
    ran.sort_unstable();
    assert_eq!(ran, [0, 0, 0, names.len()]);
    assert_eq!(db.pending_migrations().unwrap(), Vec::<String>::new());
}

#[test]
fn sqlite_migrates_once_for_many() {
    migrate_together(&TestDb::sqlite_empty());
}

#[test]
fn postgres_migrates_once_for_many() {
    migrate_together(&TestDb::postgres_empty());
}

/// Table → column → (type as schema.rs names it, nullable).
type Tables = BTreeMap<String, BTreeMap<String, (String, bool)>>;

fn declared() -> Tables {
    let mut tables = Tables::new();
    let mut current = String::new();
    let files = [
        include_str!("../../src/schema.rs"),
        include_str!("../../src/schema/channels.rs"),
        include_str!("../../src/schema/delivery.rs"),
        include_str!("../../src/schema/files.rs"),
        include_str!("../../src/schema/follow_up.rs"),
        include_str!("../../src/schema/police.rs"),
    ];
    for line in files.iter().flat_map(|text| text.lines()).map(str::trim) {
        if let Some((name, _)) = line.split_once(" (").filter(|_| line.ends_with(") {")) {
            current = name.to_owned();
        } else if line.starts_with("joinable!") {
            continue;
        } else if let Some((column, sql)) = line.trim_end_matches(',').split_once(" -> ") {
            let inner = sql.strip_prefix("Nullable<").and_then(|s| s.strip_suffix('>'));
            let entry = (inner.unwrap_or(sql).to_owned(), inner.is_some());
            tables.entry(current.clone()).or_default().insert(column.to_owned(), entry);
        }
    }
    tables
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = diesel::sql_types::Text)]
    table_name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    column_name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    sql_type: String,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    nullable: bool,
}

const POSTGRES: &str = "SELECT table_name::text, column_name::text, data_type::text AS sql_type, \
    is_nullable = 'YES' AS nullable FROM information_schema.columns \
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_diesel%'";
// The row number for the full-text index is SQLite's own affair.
const SQLITE: &str = "SELECT t.name AS table_name, c.name AS column_name, c.type AS sql_type, \
    NOT c.\"notnull\" AS nullable FROM sqlite_schema t, pragma_table_info(t.name) c \
    WHERE t.type = 'table' AND t.name NOT LIKE '%diesel%' AND t.name NOT LIKE 'cases_fts%' AND c.name <> 'rid'";

fn the_schema_is_what_the_migrations_make(db: &TestDb) {
    let (query, types) = match db.kind() {
        Backend::Postgres => (
            POSTGRES,
            [
                ("uuid", "IdSql"),
                ("timestamp with time zone", "InstantSql"),
                ("jsonb", "JsonSql"),
                ("text", "Text"),
                ("bigint", "BigInt"),
                ("integer", "Integer"),
                ("boolean", "Bool"),
                ("date", "Date"),
            ],
        ),
        Backend::Sqlite => (
            SQLITE,
            [
                ("BLOB", "IdSql"),
                ("INTEGER", "InstantSql"),
                ("TEXT", "JsonSql"),
                ("TEXT", "Text"),
                ("INTEGER", "BigInt"),
                ("INTEGER", "Integer"),
                ("INTEGER", "Bool"),
                ("TEXT", "Date"),
            ],
        ),
    };
    let columns: Vec<Column> =
        db.read_now::<_, StoreError, _>(|c| Ok(diesel::sql_query(query).load(c)?)).unwrap();
    let declared = declared();
    let mut found = Tables::new();
    for column in columns {
        let Column { table_name, column_name, sql_type, nullable } = column;
        let wanted = declared.get(&table_name).and_then(|t| t.get(&column_name)).map(|(ty, _)| ty.clone());
        let fits = types.iter().any(|(sql, ours)| *sql == sql_type && Some(*ours) == wanted.as_deref());
        let ours = if fits { wanted.unwrap() } else { sql_type };
        found.entry(table_name).or_default().insert(column_name, (ours, nullable));
    }
    assert_eq!(declared.len(), 49);
    assert_eq!(found.keys().collect::<Vec<_>>(), declared.keys().collect::<Vec<_>>());
    for (table, columns) in declared {
        assert_eq!(found[&table], columns, "{table}");
    }
}
