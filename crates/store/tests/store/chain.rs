//! What is done straight in the database is found and named.

use diesel::connection::SimpleConnection;
use store::testkit::TestDb;
use store::{Backend, ChainFault, FaultKind, log};

use crate::on_both;
use crate::sample::{at, day, event, id, stream};

on_both!(
    an_untouched_log_is_whole,
    flips_are_found,
    deletions_are_found,
    a_swap_is_found,
    cut_tails_are_found,
    seals_hold_the_heads,
    a_rewritten_chain_breaks_the_seal,
);

fn filled(db: &TestDb) {
    db.write_now(|c| {
        for n in 1..=3 {
            log::append(c, &stream(n), 0, &[event(1), event(2), event(3), event(4)])?;
        }
        log::append(c, &stream(2), 4, &[event(5)])
    })
    .unwrap();
}

/// The id as both databases write it in SQL.
fn literal(db: &TestDb, n: u64) -> String {
    match db.kind() {
        Backend::Sqlite => format!("x'{}'", id(n).simple()),
        Backend::Postgres => format!("'{}'", id(n)),
    }
}

/// Runs SQL with `{2}` standing for the id of stream 2; foreign keys do not hold a tamperer up.
fn tamper(db: &TestDb, sql: &str) {
    let sql = (1..=3).fold(sql.to_owned(), |sql, n| sql.replace(&format!("{{{n}}}"), &literal(db, n)));
    match db.kind() {
        Backend::Sqlite => {
            use diesel::Connection;
            let path = db.url().strip_prefix("sqlite://").unwrap();
            let mut c = diesel::SqliteConnection::establish(path).unwrap();
            c.batch_execute("PRAGMA busy_timeout = 60000; PRAGMA foreign_keys = OFF").unwrap();
            c.batch_execute(&sql).unwrap();
        }
        Backend::Postgres => db
            .write_now::<_, store::StoreError, _>(move |c| {
                c.batch_execute("ALTER TABLE events DROP CONSTRAINT IF EXISTS events_stream_fkey")?;
                c.batch_execute("ALTER TABLE seal_heads DROP CONSTRAINT IF EXISTS seal_heads_day_fkey")?;
                Ok(c.batch_execute(&sql)?)
            })
            .unwrap(),
    }
}

fn faults(db: &TestDb) -> Vec<ChainFault> {
    db.read_now(log::verify).unwrap()
}

fn fault(n: u64, seq: i64, what: FaultKind) -> ChainFault {
    ChainFault { stream: Some(id(n)), seq, what }
}

fn an_untouched_log_is_whole(db: &TestDb) {
    filled(db);
    db.write_now(|c| log::seal_day(c, day(2026, 3, 12), at(9))).unwrap();
    assert_eq!(faults(db), []);
}

fn flips_are_found(db: &TestDb) {
    filled(db);
    tamper(db, "UPDATE events SET payload = replace(payload, 'Rạch', 'Rach') WHERE stream = {1} AND seq = 2");
    tamper(db, "UPDATE events SET actor = replace(actor, 'an', 'am') WHERE stream = {2} AND seq = 3");
    tamper(db, "UPDATE events SET payload = NULL WHERE stream = {3} AND seq = 4");
    assert_eq!(
        faults(db),
        [
            fault(1, 2, FaultKind::PayloadChanged),
            fault(2, 3, FaultKind::HeaderChanged),
            fault(3, 4, FaultKind::PayloadMissing)
        ]
    );
}

fn deletions_are_found(db: &TestDb) {
    filled(db);
    tamper(db, "DELETE FROM events WHERE stream = {1} AND seq = 1");
    tamper(db, "DELETE FROM events WHERE stream = {2} AND seq = 3");
    tamper(db, "DELETE FROM streams WHERE id = {3}");
    assert_eq!(
        faults(db),
        [
            fault(1, 1, FaultKind::Missing),
            fault(2, 3, FaultKind::Missing),
            fault(3, 1, FaultKind::StreamMissing)
        ]
    );
}

fn a_swap_is_found(db: &TestDb) {
    filled(db);
    for (from, to) in [(2, 102), (3, 2), (102, 3)] {
        tamper(db, &format!("UPDATE events SET seq = {to} WHERE stream = {{1}} AND seq = {from}"));
    }
    assert_eq!(faults(db), [fault(1, 2, FaultKind::Reordered)]);
}

fn cut_tails_are_found(db: &TestDb) {
    filled(db);
    tamper(db, "DELETE FROM events WHERE stream = {1} AND seq > 2");
    tamper(db, "DELETE FROM events WHERE stream = {2}");
    tamper(db, "UPDATE streams SET head_seq = 3 WHERE id = {3}");
    assert_eq!(
        faults(db),
        [
            fault(1, 3, FaultKind::Truncated),
            fault(2, 1, FaultKind::Truncated),
            fault(3, 4, FaultKind::HeadMismatch)
        ]
    );
}

/// A tamperer who also moves the heads back is found by the seal.
fn seals_hold_the_heads(db: &TestDb) {
    filled(db);
    let seal = db.write_now(|c| log::seal_day(c, day(2026, 3, 12), at(9))).unwrap();
    assert_eq!((seal.heads, seal.prev_hash.as_str()), (3, ""));
    db.write_now(|c| log::append(c, &stream(1), 4, &[event(5)])).unwrap();
    let next = db.write_now(|c| log::seal_day(c, day(2026, 3, 13), at(90_000))).unwrap();
    assert_eq!((next.heads, &next.prev_hash), (1, &seal.hash));
    assert_eq!(db.write_now(|c| log::seal_day(c, day(2026, 3, 13), at(99_000))).unwrap(), next);
    assert_eq!(faults(db), []);

    tamper(
        db,
        "UPDATE streams SET head_seq = 4, head_hash = \
         (SELECT e.hash FROM events e WHERE e.stream = {1} AND e.seq = 4) WHERE id = {1}",
    );
    tamper(db, "DELETE FROM events WHERE stream = {1} AND seq = 5");
    tamper(db, "DELETE FROM events WHERE stream = {3}");
    tamper(db, "DELETE FROM streams WHERE id = {3}");
    assert_eq!(faults(db), [fault(3, 4, FaultKind::Truncated), fault(1, 5, FaultKind::Truncated)]);

    tamper(db, "DELETE FROM seal_heads WHERE stream = {1} AND seq = 5");
    let broken = ChainFault { stream: None, seq: 0, what: FaultKind::SealBroken };
    assert_eq!(faults(db), [fault(3, 4, FaultKind::Truncated), broken]);
}

/// A tamperer who forges a whole stream, hashes and head included, is found by the seal alone.
fn a_rewritten_chain_breaks_the_seal(db: &TestDb) {
    filled(db);
    db.write_now(|c| log::seal_day(c, day(2026, 3, 12), at(9))).unwrap();
    tamper(db, "DELETE FROM events WHERE stream = {1}");
    tamper(db, "DELETE FROM streams WHERE id = {1}");
    db.write_now(|c| log::append(c, &stream(1), 0, &[event(1), event(2), event(3), event(40)])).unwrap();
    assert_eq!(faults(db), [fault(1, 4, FaultKind::SealMismatch)]);
}
