//! Units of work: all or nothing, each for itself.

use std::sync::mpsc;
use std::sync::{Arc, Barrier};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use serde_json::json;
use store::testkit::TestDb;
use store::{Db, DbSettings, StoreError, settings_table};

use crate::on_both;

on_both!(
    bad_units_fail_alone,
    a_panic_fails_only_its_unit,
    readers_cannot_write,
    async_units,
    a_swallowed_error_is_not_a_success,
    two_handles_share_one_database,
    a_late_unit_is_busy_and_not_done,
);

/// 120 units at once, every third bad after it wrote something.
fn bad_units_fail_alone(db: &TestDb) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let failed = runtime.block_on(async {
        let units: Vec<_> = (0..120)
            .map(|n| {
                let db = (**db).clone();
                tokio::spawn(async move {
                    db.write(move |c| {
                        settings_table::put(c, &format!("a{n}"), json!(n))?;
                        if n % 3 == 0 {
                            return Err(StoreError::NotFound);
                        }
                        settings_table::put(c, &format!("b{n}"), json!(n))
                    })
                    .await
                })
            })
            .collect();
        let mut failed = 0;
        for unit in units {
            failed += usize::from(unit.await.unwrap().is_err());
        }
        failed
    });
    assert_eq!(failed, 40);
    let kept = db.read_now(settings_table::list).unwrap();
    assert_eq!(kept.len(), 160);
    assert!(kept.iter().all(|row| row.key[1..].parse::<u32>().unwrap() % 3 != 0));
}

fn a_panic_fails_only_its_unit(db: &TestDb) {
    let panicked = db.write_now::<(), StoreError, _>(|c| {
        settings_table::put(c, "gone", json!(1))?;
        panic!("expected by the test")
    });
    assert!(matches!(panicked, Err(StoreError::Panicked)));
    let panicked = db.read_now::<(), StoreError, _>(|_| panic!("expected by the test"));
    assert!(matches!(panicked, Err(StoreError::Panicked)));
    for n in 0..20 {
        db.write_now(move |c| settings_table::put(c, &format!("k{n}"), json!(n))).unwrap();
    }
    assert_eq!(db.read_now(settings_table::list).unwrap().len(), 20);
}

fn readers_cannot_write(db: &TestDb) {
    assert!(db.read_now(|c| settings_table::put(c, "k", json!(1))).is_err());
    assert_eq!(db.read_now(|c| settings_table::get(c, "k")).unwrap(), None);
}

fn async_units(db: &TestDb) {
    // A current-thread runtime, as the server's workers have.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        db.ping().await.unwrap();
        db.write(|c| settings_table::put(c, "k", json!({"a": [1, "đ"]}))).await.unwrap();
        let got = db.read(|c| settings_table::get(c, "k")).await.unwrap();
        assert_eq!(got, Some(json!({"a": [1, "đ"]})));
    });
}

/// On PostgreSQL a failed statement ends the transaction, whatever the unit makes of it; on SQLite it does not.
fn a_swallowed_error_is_not_a_success(db: &TestDb) {
    let result = db.write_now::<(), StoreError, _>(|c| {
        settings_table::put(c, "k", json!(1))?;
        drop(c.batch_execute("INSERT INTO no_such_table VALUES (1)"));
        Ok(())
    });
    let kept = db.read_now(|c| settings_table::get(c, "k")).unwrap();
    assert_eq!(result.is_ok(), kept.is_some(), "{result:?}");
}

/// As two processes do.
fn two_handles_share_one_database(db: &TestDb) {
    let other = Db::open(&DbSettings { wait: Duration::from_secs(60), ..DbSettings::new(db.url()) }).unwrap();
    let start = Arc::new(Barrier::new(2));
    let threads: Vec<_> = [("a", (**db).clone()), ("b", other)]
        .into_iter()
        .map(|(name, db)| {
            let start = Arc::clone(&start);
            std::thread::spawn(move || {
                start.wait();
                for n in 0..60 {
                    db.write_now(move |c| settings_table::put(c, &format!("{name}{n}"), json!(n))).unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(db.read_now(settings_table::list).unwrap().len(), 120);
}

/// With the only connection (or the writer) held, another unit is refused and leaves nothing behind.
fn a_late_unit_is_busy_and_not_done(db: &TestDb) {
    let settings = DbSettings { pool: 1, wait: Duration::from_millis(50), ..DbSettings::new(db.url()) };
    let narrow = Db::open(&settings).unwrap();
    narrow.write_now(|c| settings_table::put(c, "before", json!(1))).unwrap();
    let (held, is_held) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    let holder = narrow.clone();
    let holder = std::thread::spawn(move || {
        holder.write_now(move |c| {
            settings_table::put(c, "holder", json!(1))?;
            held.send(()).unwrap();
            released.recv().unwrap();
            Ok::<_, StoreError>(())
        })
    });
    is_held.recv().unwrap();
    let late = narrow.clone();
    let late = std::thread::spawn(move || late.write_now(|c| settings_table::put(c, "late", json!(1))));
    std::thread::sleep(Duration::from_millis(200));
    release.send(()).unwrap();
    holder.join().unwrap().unwrap();
    assert!(matches!(late.join().unwrap(), Err(StoreError::Busy)));
    assert_eq!(db.read_now(|c| settings_table::get(c, "late")).unwrap(), None);
    assert_eq!(db.read_now(|c| settings_table::get(c, "holder")).unwrap(), Some(json!(1)));
}

#[test]
fn a_full_queue_is_busy() {
    let db = TestDb::sqlite();
    let settings = DbSettings { queue: 1, wait: Duration::from_secs(60), ..DbSettings::new(db.url()) };
    let narrow = Db::open(&settings).unwrap();
    let (held, is_held) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let holder = narrow.clone();
    let holder = runtime.spawn(async move {
        holder
            .write(move |_| {
                held.send(()).unwrap();
                released.recv().unwrap();
                Ok::<_, StoreError>(())
            })
            .await
    });
    is_held.recv().unwrap();
    let units: Vec<_> = (0..3)
        .map(|n| {
            let db = narrow.clone();
            runtime.spawn(async move {
                db.write(move |c| settings_table::put(c, &format!("k{n}"), json!(n))).await
            })
        })
        .collect();
    let results = runtime.block_on(async {
        let mut waiting = units;
        // Two are refused while the writer is held; the third waits for it.
        while waiting.iter().filter(|u| u.is_finished()).count() < 2 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        release.send(()).unwrap();
        let mut results = vec![];
        for unit in waiting.drain(..) {
            results.push(unit.await.unwrap());
        }
        results
    });
    runtime.block_on(holder).unwrap().unwrap();
    assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 1, "{results:?}");
    assert_eq!(results.iter().filter(|r| matches!(r, Err(StoreError::Busy))).count(), 2);
    assert_eq!(db.read_now(settings_table::list).unwrap().len(), 1);
}

#[test]
fn bad_urls_are_named_and_make_no_file() {
    let why = |url: &str| match Db::open(&DbSettings::new(url)) {
        Err(StoreError::Unavailable(why)) => why,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("{url} was opened"),
    };
    assert!(why("postgress://localhost/x").contains("sqlite://"));
    assert!(!std::path::Path::new("postgress:").exists());
    assert!(why("tnld.db").contains("sqlite://"));
    assert!(!std::path::Path::new("tnld.db").exists());
    assert!(why("sqlite://").contains("path"));
    assert!(why("sqlite:///no/such/directory/tnld.db").contains("/no/such/directory/tnld.db"));
    assert!(why("postgres://nobody@127.0.0.1:1/x").to_lowercase().contains("refused"));
}

#[test]
fn a_copy_holds_what_was_committed() {
    let db = TestDb::sqlite();
    db.write_now(|c| settings_table::put(c, "k", json!("bản sao"))).unwrap();
    let copy = TestDb::sqlite_empty();
    let file = std::path::PathBuf::from(format!("{}.copy", copy.url().strip_prefix("sqlite://").unwrap()));
    db.copy_to(&file).unwrap();
    assert!(db.copy_to(&file).is_err(), "an existing file is not overwritten");
    let copied = Db::open(&DbSettings::new(format!("sqlite://{}", file.display()))).unwrap();
    assert_eq!(copied.read_now(|c| settings_table::get(c, "k")).unwrap(), Some(json!("bản sao")));
    assert!(matches!(TestDb::postgres_empty().copy_to(&file), Err(StoreError::Invalid(_))));
}
