//! Appending and reading.

use std::sync::Arc;
use std::thread;

use serde_json::json;
use store::testkit::TestDb;
use store::{Head, StoreError, StreamKind, StreamRef, log};

use crate::on_both;
use crate::sample::{event, id, stream};

on_both!(
    appends_and_reads_back,
    stale_versions_conflict,
    one_of_many_appends_wins,
    finds_streams,
    refuses_fractions
);

fn appends_and_reads_back(db: &TestDb) {
    let head = db.write_now(|c| log::append(c, &stream(1), 0, &[event(1), event(2)])).unwrap();
    assert_eq!(head.seq, 2);
    let head = db.write_now(|c| log::append_at_head(c, &stream(1), &[event(3)])).unwrap();
    assert_eq!(db.read_now(|c| log::head(c, id(1))).unwrap(), Some(head));
    let missing = db.write_now(|c| log::append_at_head(c, &stream(2), &[event(1)])).unwrap_err();
    assert!(matches!(missing, StoreError::NotFound));
    let got = db.read_now(|c| log::read(c, id(1))).unwrap();
    assert_eq!(got.iter().map(|e| e.seq).collect::<Vec<_>>(), [1, 2, 3]);
    for (stored, n) in got.iter().zip(1..) {
        let new = event(n);
        assert_eq!((stored.at, &stored.actor, &stored.payload), (new.at, &new.actor, &new.payload));
    }
    assert_eq!(got[1].prev_hash, got[0].hash);
    let head = db.read_now(|c| log::head(c, id(1))).unwrap().unwrap();
    assert_eq!((head.seq, head.hash, head.stream), (3, got[2].hash.clone(), stream(1)));
    assert_eq!(db.read_now(|c| log::read_from(c, id(1), 3)).unwrap(), got[2..]);
    assert!(db.read_now(|c| log::read(c, id(99))).unwrap().is_empty());
}

fn stale_versions_conflict(db: &TestDb) {
    db.write_now(|c| log::append(c, &stream(1), 0, &[event(1), event(2)])).unwrap();
    for (expected, actual) in [(0, 2), (1, 2), (3, 2)] {
        let clash = db.write_now(move |c| log::append(c, &stream(1), expected, &[event(9)])).unwrap_err();
        assert!(
            matches!(clash, StoreError::Conflict { stream, expected: e, actual: a }
                if stream == id(1) && e == expected && a == actual),
            "{clash:?}"
        );
    }
    let missing = db.write_now(|c| log::append(c, &stream(2), 1, &[event(1)])).unwrap_err();
    assert!(matches!(missing, StoreError::Conflict { actual: 0, .. }));
    assert_eq!(db.read_now(|c| log::read(c, id(1))).unwrap().len(), 2);
}

/// Eight writers who all read the same version, twenty rounds: exactly one succeeds each time.
fn one_of_many_appends_wins(db: &TestDb) {
    for round in 0..20 {
        let start = Arc::new(std::sync::Barrier::new(8));
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let (db, start) = ((**db).clone(), Arc::clone(&start));
                thread::spawn(move || {
                    start.wait();
                    db.write_now(move |c| log::append(c, &stream(1), round, &[event(round)]))
                })
            })
            .collect();
        let results: Vec<_> = writers.into_iter().map(|w| w.join().unwrap()).collect();
        assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 1, "round {round}: {results:?}");
        let lost = |r: &&Result<Head, StoreError>| matches!(r, Err(StoreError::Conflict { expected, actual, .. }) if *expected == round && *actual == round + 1);
        assert_eq!(results.iter().filter(lost).count(), 7, "round {round}: {results:?}");
    }
    assert_eq!(db.read_now(log::verify).unwrap(), []);
}

fn finds_streams(db: &TestDb) {
    let alert =
        |n| StreamRef { id: id(n), kind: StreamKind::Alert, province: "91".into(), case_id: Some(id(1)) };
    db.write_now(move |c| {
        log::append(c, &stream(1), 0, &[event(1)])?;
        log::append(c, &alert(11), 0, &[event(2)])?;
        log::append(c, &alert(12), 0, &[event(3)])?;
        log::append(c, &StreamRef { case_id: None, ..stream(2) }, 0, &[event(1)])
    })
    .unwrap();
    let of_case = db.read_now(|c| log::streams_of_case(c, id(1))).unwrap();
    assert_eq!(of_case.iter().map(|h| h.stream.id).collect::<Vec<_>>(), [id(1), id(11), id(12)]);
    let alone = db.read_now(|c| log::streams_of_case(c, id(2))).unwrap();
    assert_eq!(alone.iter().map(|h| h.stream.id).collect::<Vec<_>>(), [id(2)]);
    let mut seen = vec![];
    let mut after = None;
    loop {
        let page = db.read_now(|c| log::all_streams(c, after, 3)).unwrap();
        seen.extend(page.heads.iter().map(|h| h.stream.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, [id(1), id(2), id(11), id(12)]);
}

fn refuses_fractions(db: &TestDb) {
    let mut bad = event(1);
    bad.payload = json!({"height_m": 2.5});
    let refused = db.write_now(move |c| log::append(c, &stream(1), 0, std::slice::from_ref(&bad)));
    assert!(matches!(refused, Err(StoreError::Invalid(_))));
    assert!(db.read_now(|c| log::head(c, id(1))).unwrap().is_none());
}
