//! What only PostgreSQL can do to a unit of work.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};

use diesel::prelude::*;
use serde_json::json;
use store::testkit::{PgCluster, TestDb};
use store::{StoreError, counters, settings_table};

/// Two units lock the same rows in opposite orders: PostgreSQL kills one, which runs again and succeeds.
#[test]
fn a_deadlocked_unit_runs_again() {
    let db = TestDb::postgres();
    db.write_now(|c| {
        settings_table::put(c, "a", json!(0)).and_then(|()| settings_table::put(c, "b", json!(0)))
    })
    .unwrap();
    let both_hold_one = Arc::new(Barrier::new(2));
    let runs = Arc::new(AtomicU32::new(0));
    let threads: Vec<_> = [("a", "b"), ("b", "a")]
        .into_iter()
        .map(|(first, second)| {
            let (db, barrier, runs) = (db.clone(), Arc::clone(&both_hold_one), Arc::clone(&runs));
            std::thread::spawn(move || {
                let mut is_first_run = true;
                db.write_now(move |c| {
                    runs.fetch_add(1, Ordering::Relaxed);
                    settings_table::put(c, first, json!(first))?;
                    if std::mem::take(&mut is_first_run) {
                        barrier.wait();
                    }
                    settings_table::put(c, second, json!(first))
                })
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap().unwrap();
    }
    assert!(runs.load(Ordering::Relaxed) > 2, "nobody had to run again");
    let rows = db.read_now(settings_table::list).unwrap();
    assert_eq!(rows[0].value, rows[1].value);
}

/// A unit that clashes every time ends with the database's error, not with an endless loop.
#[test]
fn clashes_are_retried_a_bounded_number_of_times() {
    let db = TestDb::postgres();
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    let result = db.write_now::<(), StoreError, _>(move |c| {
        counted.fetch_add(1, Ordering::Relaxed);
        let clash = "DO $$ BEGIN RAISE EXCEPTION 'clash' USING ERRCODE = '40001'; END $$";
        diesel::sql_query(clash).execute(c)?;
        Ok(())
    });
    assert!(matches!(result, Err(StoreError::Database(_))), "{result:?}");
    assert_eq!(runs.load(Ordering::Relaxed), 6);
}

/// The server closed every pooled connection, as a restart does: nobody notices.
#[test]
fn dead_pooled_connections_are_replaced() {
    let db = TestDb::postgres();
    let name = db.url().rsplit('/').next().unwrap().to_owned();
    let kill = || {
        PgCluster::shared()
            .run_sql(&format!(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
            ))
            .unwrap();
    };
    db.write_now(|c| settings_table::put(c, "k", json!(1))).unwrap();
    kill();
    db.write_now(|c| settings_table::put(c, "k", json!(2))).unwrap();
    kill();
    assert_eq!(db.read_now(|c| settings_table::get(c, "k")).unwrap(), Some(json!(2)));
    kill();
    let asked = tokio::runtime::Runtime::new().unwrap().block_on(db.ask(|c| settings_table::get(c, "k")));
    assert_eq!(asked.unwrap(), Some(json!(2)));
}

/// The search index exists where the server has the extension, and serves the very condition of the lists.
#[test]
fn searches_use_the_trigram_index() {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = diesel::sql_types::Text, column_name = "QUERY PLAN")]
        text: String,
    }
    let db = TestDb::postgres();
    let plan: Vec<Line> = db
        .write_now::<_, StoreError, _>(|c| {
            diesel::sql_query("SET LOCAL enable_seqscan = off").execute(c)?;
            Ok(diesel::sql_query("EXPLAIN SELECT id FROM cases WHERE search LIKE '% dang%'").load(c)?)
        })
        .unwrap();
    assert!(plan.iter().any(|line| line.text.contains("cases_search")));
}

/// A unit that takes a number commits without waiting for the disk, so that the next can take one; its caller
/// is answered only when the log is on disk, and other units commit as ever.
#[test]
fn an_answer_means_on_disk() {
    #[derive(QueryableByName)]
    struct Text {
        #[diesel(sql_type = diesel::sql_types::Text)]
        text: String,
    }
    fn ask(c: &mut store::Conn, sql: &str) -> Result<String, StoreError> {
        Ok(diesel::sql_query(sql).get_result::<Text>(c)?.text)
    }
    let db = TestDb::postgres();
    for n in 1..=20 {
        let (written, mode) = db
            .write_now::<_, StoreError, _>(move |c| {
                assert_eq!(counters::next(c, "case/91/2026")?, n);
                settings_table::put(c, "k", json!(n))?;
                let mode = ask(c, "SELECT current_setting('synchronous_commit') AS text")?;
                Ok((ask(c, "SELECT pg_current_wal_insert_lsn()::text AS text")?, mode))
            })
            .unwrap();
        assert_eq!(mode, "off");
        let flushed = format!("SELECT (pg_current_wal_flush_lsn() >= '{written}'::pg_lsn)::text AS text");
        assert_eq!(db.read_now(|c| ask(c, &flushed)).unwrap(), "true");
    }
    let mode = db.write_now(|c| ask(c, "SELECT current_setting('synchronous_commit') AS text")).unwrap();
    assert_eq!(mode, "on");
}
