//! Agencies by date, and who is on duty.

use store::testkit::TestDb;
use store::{AgencyRow, DutyRow, agencies, duty_rosters};
use uuid::Uuid;

use crate::on_both;
use crate::sample::{at, day, id, w};

on_both!(agencies_by_date, rosters);

fn agencies_by_date(db: &TestDb) {
    let agency = |n, name: &str, commune: Option<&str>, from, until| AgencyRow {
        id: id(n),
        role: "labour_department".into(),
        province: "91".into(),
        commune_code: commune.map(Into::into),
        name_vi: name.into(),
        name_en: "Department".into(),
        email: None,
        phone: None,
        valid_from: from,
        valid_until: until,
        confidence: "sure".into(),
        citation: "Luật ATVSLĐ".into(),
        updated_at: at(0),
        version: 1,
    };
    let last = day(2025, 2, 28);
    let old = agency(1, "Sở LĐTBXH", None, day(2016, 7, 1), Some(last));
    let new = agency(2, "Sở Nội vụ", None, day(2025, 3, 1), None);
    let local = agency(3, "Phòng", Some("30760"), day(2025, 3, 1), None);
    w(db, move |c| [&old, &new, &local].into_iter().try_for_each(|a| agencies::insert(c, a))).unwrap();
    let find = |commune: Option<&str>, on| -> Vec<Uuid> {
        let rows = db.read_now(|c| agencies::find(c, "labour_department", "91", commune, on)).unwrap();
        rows.iter().map(|a| a.id).collect()
    };
    assert_eq!(find(None, last), [id(1)]);
    assert_eq!(find(None, day(2025, 3, 1)), [id(2)]);
    assert_eq!(find(Some("30760"), day(2026, 1, 1)), [id(3), id(2)]);
    assert_eq!(find(Some("30761"), day(2026, 1, 1)), [id(2)]);
    assert!(find(None, day(2016, 6, 30)).is_empty());
    assert_eq!(db.read_now(agencies::count).unwrap(), 3);
    assert_eq!(db.read_now(|c| agencies::list(c, Some("91"), None)).unwrap().len(), 3);
    assert_eq!(db.read_now(|c| agencies::list(c, None, Some(last))).unwrap().len(), 1);
}

fn rosters(db: &TestDb) {
    let agency = AgencyRow {
        id: id(1),
        role: "labour_department".into(),
        province: "91".into(),
        commune_code: None,
        name_vi: "Sở Nội vụ".into(),
        name_en: "Department of Home Affairs".into(),
        email: None,
        phone: None,
        valid_from: day(2025, 3, 1),
        valid_until: None,
        confidence: "sure".into(),
        citation: "NĐ".into(),
        updated_at: at(0),
        version: 1,
    };
    let turn = |n: u64, from, until, rank| DutyRow {
        id: id(n),
        agency_id: id(1),
        officer: "Nguyễn Văn An".into(),
        email: None,
        phone: Some("0900000000".into()),
        starts_at: at(from),
        ends_at: at(until),
        rank,
    };
    w(db, move |c| {
        agencies::insert(c, &agency)?;
        [turn(2, 0, 100, 2), turn(3, 50, 150, 1), turn(4, 100, 200, 1)]
            .iter()
            .try_for_each(|t| duty_rosters::insert(c, t))
    })
    .unwrap();
    let on_duty = |s| -> Vec<Uuid> {
        db.read_now(|c| duty_rosters::on_duty(c, id(1), at(s))).unwrap().iter().map(|t| t.id).collect()
    };
    assert_eq!(on_duty(49), [id(2)]);
    assert_eq!(on_duty(99), [id(3), id(2)]);
    assert_eq!(on_duty(100), [id(3), id(4)]);
    assert!(w(db, |c| duty_rosters::remove(c, id(3))).unwrap());
    assert_eq!(on_duty(100), [id(4)]);
    assert_eq!(db.read_now(|c| duty_rosters::of_agency(c, id(1), at(100))).unwrap(), [turn(4, 100, 200, 1)]);
}
