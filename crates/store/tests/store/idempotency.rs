//! One key, one effect.

use std::sync::{Arc, Barrier};

use serde_json::json;
use store::idempotency::{Begun, StoredAnswer};
use store::testkit::TestDb;
use store::{StoreError, idempotency};

use crate::on_both;
use crate::sample::{at, w};

on_both!(idempotent_answers, one_key_does_its_work_once);

fn answer() -> StoredAnswer {
    StoredAnswer { status: 201, headers: json!({"location": "/api/v1/cases/1"}), body: "{\"số\":1}".into() }
}

fn idempotent_answers(db: &TestDb) {
    let begin = |body: &'static str| w(db, move |c| idempotency::begin(c, "u1 POST /x", "k", body, at(0)));
    let fresh = w(db, |c| {
        assert_eq!(idempotency::begin(c, "u1 POST /x", "k", "h1", at(0))?, Begun::Fresh);
        idempotency::complete(c, "u1 POST /x", "k", &answer())
    });
    fresh.unwrap();
    assert_eq!(begin("h1").unwrap(), Begun::Replay(answer()));
    assert_eq!(begin("h2").unwrap(), Begun::BodyDiffers);
    // A unit that fails leaves its key free; another scope has its own keys.
    let failed = w::<()>(db, |c| {
        idempotency::begin(c, "u2 POST /x", "k", "h2", at(0))?;
        Err(StoreError::NotFound)
    });
    assert!(failed.is_err());
    let again = w(db, |c| {
        idempotency::begin(c, "u2 POST /x", "k", "h3", at(9))
            .and_then(|b| idempotency::complete(c, "u2 POST /x", "k", &answer()).map(|()| b))
    });
    assert_eq!(again.unwrap(), Begun::Fresh);
    assert_eq!(w(db, |c| idempotency::purge(c, at(9))).unwrap(), 1);
    assert_eq!(
        w(db, |c| idempotency::begin(c, "u2 POST /x", "k", "h3", at(10))).unwrap(),
        Begun::Replay(answer())
    );
}

/// Twelve requests under one key at the same time: one does the work, the others get its answer.
fn one_key_does_its_work_once(db: &TestDb) {
    let start = Arc::new(Barrier::new(12));
    let requests: Vec<_> = (0..12)
        .map(|_| {
            let (db, start) = ((**db).clone(), Arc::clone(&start));
            std::thread::spawn(move || {
                start.wait();
                db.write_now(|c| {
                    let begun = idempotency::begin(c, "s", "k", "h", at(0))?;
                    if begun == Begun::Fresh {
                        store::counters::next(c, "work")?;
                        idempotency::complete(c, "s", "k", &answer())?;
                    }
                    Ok::<_, StoreError>(begun)
                })
                .unwrap()
            })
        })
        .collect();
    let begun: Vec<_> = requests.into_iter().map(|r| r.join().unwrap()).collect();
    assert_eq!(begun.iter().filter(|b| **b == Begun::Fresh).count(), 1);
    assert_eq!(begun.iter().filter(|b| **b == Begun::Replay(answer())).count(), 11);
    assert_eq!(w(db, |c| store::counters::next(c, "work")).unwrap(), 2);
}
