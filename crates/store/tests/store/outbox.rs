//! Leases.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use store::testkit::TestDb;
use store::{AlertRow, AlertState, OutboxState, alerts, outbox};
use uuid::Uuid;

use crate::on_both;
use crate::sample::{at, id, message};

on_both!(six_workers_claim_every_row_once, leases, retries_deaths_and_replays, cancels_and_counts);

const LEASE: Duration = Duration::from_secs(60);

pub(crate) fn alert(n: u64) -> AlertRow {
    AlertRow {
        id: id(n),
        case_id: Some(id(1)),
        drill_id: None,
        province: "91".into(),
        agency_id: Some(id(500)),
        role: "labour_department".into(),
        mode: "alert".into(),
        trigger: "declared".into(),
        rule: "R-DEC-1".into(),
        citation: "Luật ATVSLĐ Điều 34".into(),
        recipient_name: "Sở Nội vụ tỉnh An Giang".into(),
        address: Some("so@example.vn".into()),
        state: AlertState::Pending,
        dedupe: format!("case-1/declared/{n}"),
        created_at: at(i64::try_from(n).unwrap()),
        sent_at: None,
        acknowledged_at: None,
        acknowledged_by_name: None,
        acknowledged_by_unit: None,
        subject: "Báo tin tai nạn lao động".into(),
        version: 1,
        urgency: "other".into(),
        ladder: None,
        ladder_round: 0,
        ladder_rung: 0,
        next_rung_at: None,
        content: None,
    }
}

fn filled(db: &TestDb, messages: u64) {
    db.write_now(move |c| {
        alerts::insert(c, &alert(900_000))?;
        for n in 1..=messages {
            outbox::enqueue(c, &message(n, id(900_000)))?;
        }
        Ok::<_, store::StoreError>(())
    })
    .unwrap();
}

fn six_workers_claim_every_row_once(db: &TestDb) {
    filled(db, 400);
    let workers: Vec<_> = (0..6)
        .map(|n| {
            let db = (**db).clone();
            thread::spawn(move || {
                let mut mine: Vec<Uuid> = vec![];
                loop {
                    let worker = format!("w{n}");
                    let claimed = db.write_now(move |c| outbox::claim(c, &worker, at(1), LEASE, 7)).unwrap();
                    if claimed.is_empty() {
                        return mine;
                    }
                    mine.extend(claimed.iter().map(|row| row.id));
                }
            })
        })
        .collect();
    let all: Vec<Uuid> = workers.into_iter().flat_map(|w| w.join().unwrap()).collect();
    assert_eq!(all.len(), 400);
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), (1..=400).map(id).collect());
}

fn leases(db: &TestDb) {
    filled(db, 2);
    let claim = |worker: &'static str, seconds, limit| {
        db.write_now(move |c| outbox::claim(c, worker, at(seconds), LEASE, limit)).unwrap()
    };
    assert!(claim("early", -1, 9).is_empty());
    let first = claim("a", 0, 1);
    assert_eq!((first[0].id, first[0].attempts, first[0].leased_by.as_deref()), (id(1), 1, Some("a")));
    assert_eq!(first[0].payload, message(1, id(900_000)).payload);
    assert_eq!(claim("b", 0, 9).iter().map(|r| r.id).collect::<Vec<_>>(), [id(2)]);
    assert!(claim("c", 59, 9).is_empty());
    // The leases ran out: another worker takes over, and the slow ones change nothing.
    assert_eq!(claim("c", 60, 9).len(), 2);
    for late in ["a", "b"] {
        assert!(!db.write_now(move |c| outbox::delivered(c, id(1), late, at(61))).unwrap());
        assert!(!db.write_now(move |c| outbox::retry(c, id(1), late, at(61), "x")).unwrap());
        assert!(!db.write_now(move |c| outbox::dead(c, id(1), late, "x")).unwrap());
    }
    assert!(db.write_now(|c| outbox::delivered(c, id(1), "c", at(61))).unwrap());
    assert!(!db.write_now(|c| outbox::delivered(c, id(1), "c", at(62))).unwrap());
    let row = db.read_now(|c| outbox::get(c, id(1))).unwrap();
    assert_eq!((row.state, row.delivered_at, row.leased_by), (OutboxState::Delivered, Some(at(61)), None));
    // A worker that stops gives back what it holds, and the attempt does not count.
    assert_eq!(db.write_now(|c| outbox::release(c, "c")).unwrap(), 1);
    let again = claim("d", 61, 9);
    assert_eq!((again.len(), again[0].id, again[0].attempts), (1, id(2), 2));
}

fn retries_deaths_and_replays(db: &TestDb) {
    filled(db, 1);
    let claim = |seconds| db.write_now(move |c| outbox::claim(c, "a", at(seconds), LEASE, 9)).unwrap();
    assert_eq!(claim(0).len(), 1);
    assert!(db.write_now(|c| outbox::retry(c, id(1), "a", at(30), "451 later")).unwrap());
    assert!(claim(29).is_empty());
    assert_eq!(claim(30)[0].attempts, 2);
    assert!(db.write_now(|c| outbox::dead(c, id(1), "a", "550 unknown")).unwrap());
    assert!(claim(999).is_empty());
    assert_eq!(
        db.read_now(|c| outbox::dead_letter(c, id(1))).unwrap().message.last_error.as_deref(),
        Some("550 unknown")
    );
    assert!(db.write_now(|c| outbox::replay(c, id(1), "new@example.vn", at(1000))).unwrap());
    assert!(!db.write_now(|c| outbox::replay(c, id(1), "new@example.vn", at(1000))).unwrap());
    let again = claim(1000);
    assert_eq!((again[0].attempts, again[0].address.as_str()), (1, "new@example.vn"));
    assert!(!db.write_now(|c| outbox::set_aside(c, id(1))).unwrap(), "it was not given up");
    assert!(db.write_now(|c| outbox::dead(c, id(1), "a", "550 unknown")).unwrap());
    assert!(db.write_now(|c| outbox::set_aside(c, id(1))).unwrap());
    assert!(claim(9999).is_empty());
}

fn cancels_and_counts(db: &TestDb) {
    filled(db, 3);
    assert_eq!(db.read_now(outbox::depth).unwrap(), 3);
    assert_eq!(db.read_now(outbox::oldest).unwrap(), Some(at(1)));
    assert_eq!(db.read_now(outbox::next_attempt).unwrap(), Some(at(0)));
    db.write_now(|c| outbox::claim(c, "a", at(0), LEASE, 1)).unwrap();
    assert_eq!(db.write_now(|c| outbox::cancel(c, id(900_000))).unwrap(), 2);
    assert_eq!(db.read_now(outbox::depth).unwrap(), 1);
    assert_eq!(db.read_now(outbox::next_attempt).unwrap(), None);
    let states: Vec<_> =
        db.read_now(|c| outbox::of_alert(c, id(900_000))).unwrap().iter().map(|r| r.state).collect();
    assert_eq!(states, [OutboxState::Pending, OutboxState::Cancelled, OutboxState::Cancelled]);
}
