//! Lists of alerts.

use store::testkit::TestDb;
use store::{AlertFilter, AlertState, alerts};

use crate::on_both;
use crate::outbox::alert;
use crate::sample::{at, id, w};

on_both!(alerts_by_filter);

fn alerts_by_filter(db: &TestDb) {
    w(db, |c| {
        (1..=7).try_for_each(|n| {
            let mut row = alert(n);
            if n % 2 == 0 {
                row.agency_id = None;
                row.state = AlertState::Sent;
                row.case_id = None;
                row.drill_id = Some(id(77));
                row.mode = "invite".into();
            }
            alerts::insert(c, &row)
        })
    })
    .unwrap();
    assert!(!w(db, |c| alerts::raise(c, &store::AlertRow { id: id(99), ..alert(1) })).unwrap());
    assert!(w(db, |c| alerts::raise(c, &alert(8))).unwrap());
    let find = |filter: AlertFilter| -> Vec<u128> {
        let rows = db.read_now(|c| alerts::list(c, &filter)).unwrap().items;
        rows.iter().map(|a| a.id.as_u128() & 0xff).collect()
    };
    let any = AlertFilter::default;
    assert_eq!(find(any()), [8, 7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(find(AlertFilter { case: Some(id(1)), ..any() }), [8, 7, 5, 3, 1]);
    assert_eq!(find(AlertFilter { drill: Some(id(77)), ..any() }), [6, 4, 2]);
    assert_eq!(find(AlertFilter { agencies: Some(vec![id(500)]), ..any() }), [8, 7, 5, 3, 1]);
    assert_eq!(find(AlertFilter { agencies: Some(vec![]), ..any() }), [0_u128; 0]);
    assert_eq!(find(AlertFilter { states: vec![AlertState::Sent], ..any() }), [6, 4, 2]);
    assert_eq!(find(AlertFilter { mode: Some("info".into()), ..any() }), [0_u128; 0]);
    assert_eq!(find(AlertFilter { since: Some(at(6)), ..any() }), [8, 7, 6]);
    assert_eq!(find(AlertFilter { until: Some(at(3)), oldest_first: true, ..any() }), [1, 2]);
    assert_eq!(find(AlertFilter { agency: Some(id(500)), ..any() }), [8, 7, 5, 3, 1]);
    assert_eq!(find(AlertFilter { agency: Some(id(501)), ..any() }), [0_u128; 0]);
    assert_eq!(find(AlertFilter { urgency: Some("nothing".into()), ..any() }), [0_u128; 0]);
    let open = find(AlertFilter { unconfirmed: true, oldest_first: true, ..any() });
    assert_eq!(open, [2, 4, 6], "only what somebody must confirm");
    let first = AlertFilter { oldest_first: true, limit: 3, ..any() };
    let next = db.read_now(|c| alerts::list(c, &first)).unwrap().next;
    assert_eq!(find(AlertFilter { cursor: next, ..first }), [4, 5, 6]);
    let to = db.read_now(|c| alerts::recipients(c, &any())).unwrap();
    assert_eq!(to.iter().map(|(agency, _)| *agency).collect::<Vec<_>>(), [id(500)], "each once");
    let first = db.read_now(|c| alerts::list(c, &AlertFilter { limit: 5, ..any() })).unwrap();
    assert_eq!((first.total, first.items.len()), (8, 5));
    assert_eq!(find(AlertFilter { limit: 5, cursor: first.next, ..any() }), [3, 2, 1]);
    assert_eq!(db.read_now(|c| alerts::of_case(c, id(1))).unwrap().len(), 5);
    let mut row = alert(1);
    row.state = AlertState::Acknowledged;
    row.acknowledged_at = Some(at(9));
    row.acknowledged_by_name = Some("Nguyễn Văn An".into());
    assert_eq!(w(db, move |c| alerts::update(c, &row, 1)).unwrap(), 2);
    let row = db.read_now(|c| alerts::get(c, id(1))).unwrap();
    assert_eq!((row.state, row.acknowledged_at, row.version), (AlertState::Acknowledged, Some(at(9)), 2));
}
