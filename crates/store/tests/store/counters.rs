//! Numbers without gaps.

use std::thread;

use store::testkit::TestDb;
use store::{StoreError, counters};

use crate::on_both;

on_both!(counts_without_gaps, a_failed_unit_gives_its_number_back);

fn counts_without_gaps(db: &TestDb) {
    let workers: Vec<_> = (0..6)
        .map(|worker| {
            let db = (**db).clone();
            thread::spawn(move || {
                let mut got = vec![];
                for turn in 0..30 {
                    let result = db.write_now(move |c| {
                        let n = counters::next(c, "case/91/2026")?;
                        // Every fifth unit fails after it took a number.
                        if (turn + worker) % 5 == 0 { Err(StoreError::NotFound) } else { Ok(n) }
                    });
                    got.extend(result.ok());
                }
                got
            })
        })
        .collect();
    let mut all: Vec<i64> = workers.into_iter().flat_map(|w| w.join().unwrap()).collect();
    all.sort_unstable();
    assert_eq!(all, (1..=144).collect::<Vec<_>>());
}

fn a_failed_unit_gives_its_number_back(db: &TestDb) {
    assert_eq!(db.write_now(|c| counters::next(c, "a")).unwrap(), 1);
    let failed = db.write_now(|c| counters::next(c, "a").and(Err::<i64, _>(StoreError::Duplicate)));
    assert!(failed.is_err());
    assert_eq!(db.write_now(|c| counters::next(c, "a")).unwrap(), 2);
    assert_eq!(db.write_now(|c| counters::next(c, "b")).unwrap(), 1);
}
