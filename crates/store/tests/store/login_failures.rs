//! Attempts are counted before they are judged.

use std::sync::{Arc, Barrier};
use std::time::Duration;

use store::login_failures::{self, Reserved, give_back, reserve};
use store::testkit::TestDb;
use store::{LoginFailures, StoreError};

use crate::on_both;
use crate::sample::{at, w};

on_both!(failures_are_forgotten, what_is_given_back_leaves_no_trace, attempts_at_once_are_counted_in_turn);

const HOUR: Duration = Duration::from_secs(3600);

fn attempt(db: &TestDb, seconds: i64) -> Reserved {
    w(db, move |c| reserve(c, "k", at(seconds), HOUR, |_| None::<StoreError>)).unwrap()
}

fn stands(db: &TestDb, seconds: i64) -> Option<LoginFailures> {
    db.read_now(|c| login_failures::get(c, "k", at(seconds), HOUR)).unwrap()
}

fn failures_are_forgotten(db: &TestDb) {
    attempt(db, 0);
    attempt(db, 10);
    let both = LoginFailures { key: "k".into(), count: 2, first_at: at(0), last_at: at(10) };
    assert_eq!((stands(db, 3610), stands(db, 3611)), (Some(both), None));
    attempt(db, 3611);
    assert_eq!(stands(db, 3611).map(|f| (f.count, f.first_at)), Some((1, at(3611))));
    w(db, |c| login_failures::clear(c, "k")).unwrap();
    assert_eq!(stands(db, 3611), None);
    attempt(db, 0);
    assert_eq!(w(db, |c| login_failures::purge(c, at(1))).unwrap(), 1);
}

fn what_is_given_back_leaves_no_trace(db: &TestDb) {
    let back = |r: Reserved| w(db, move |c| give_back(c, &r)).unwrap();
    back(attempt(db, 0));
    assert_eq!(stands(db, 0), None);
    attempt(db, 0);
    let before = stands(db, 0);
    back(attempt(db, 50));
    assert_eq!(stands(db, 50), before, "the last failure is again the one before");
    let (second, third) = (attempt(db, 60), attempt(db, 70));
    back(second.clone());
    assert_eq!(stands(db, 70).map(|f| (f.count, f.last_at)), Some((2, at(70))), "the third still counts");
    back(third);
    w(db, |c| login_failures::clear(c, "k")).unwrap();
    back(second);
    assert_eq!(stands(db, 70), None, "what was forgotten is not given back twice");
}

/// Twelve attempts at the same time against a limit of five.
fn attempts_at_once_are_counted_in_turn(db: &TestDb) {
    let start = Arc::new(Barrier::new(12));
    let attempts: Vec<_> = (0..12)
        .map(|_| {
            let (db, start) = ((**db).clone(), Arc::clone(&start));
            std::thread::spawn(move || {
                start.wait();
                let full = |seen: &LoginFailures| (seen.count >= 5).then_some(StoreError::Busy);
                db.write_now(move |c| reserve(c, "k", at(0), HOUR, full)).is_ok()
            })
        })
        .collect();
    let taken = attempts.into_iter().map(|a| a.join().unwrap()).filter(|taken| *taken).count();
    assert_eq!((taken, stands(db, 0).map(|f| f.count)), (5, Some(5)));
}
