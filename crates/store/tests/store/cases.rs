//! Projections and lists of cases.

use store::cases::{Alerted, Vicinity, is_visible, list, near};
use store::testkit::TestDb;
use store::{
    CaseFilter, CaseProjection, CaseRow, DeadlineRow, EvidenceRow, LessonRow, PoliceFileRow,
    RecommendationRow, ReportRow, Scope, SortBy, StoreError, VictimRow, alerts, projections,
};
use uuid::Uuid;

use crate::on_both;
use crate::outbox::alert;
use crate::sample::{at, bare, case, day, id};

on_both!(
    a_projection_replaces_the_one_before,
    a_taken_number_is_refused,
    clearing_leaves_ordinary_tables,
    pages_cover_every_order_once,
    filters,
    searches_by_folded_words,
    scopes_bound_every_list,
    forged_cursors_are_refused,
    neighbours,
);

fn put(db: &TestDb, rows: Vec<CaseRow>) {
    db.write_now(move |c| rows.iter().try_for_each(|row| projections::put_case(c, &bare(row.clone()))))
        .unwrap();
}

fn found(db: &TestDb, filter: CaseFilter) -> Vec<Uuid> {
    let page = db.read_now(|c| list(c, &filter)).unwrap();
    assert_eq!(page.total, i64::try_from(page.items.len()).unwrap());
    page.items.iter().map(|row| row.id).collect()
}

fn all() -> CaseFilter {
    CaseFilter { scope: Scope::All, ..CaseFilter::default() }
}

fn ids(numbers: impl IntoIterator<Item = u64>) -> Vec<Uuid> {
    numbers.into_iter().map(id).collect()
}

pub(crate) fn police_file(n: u64, ordinal: i32, state: &str, due: chrono::NaiveDate) -> PoliceFileRow {
    PoliceFileRow {
        case_id: id(n),
        ordinal,
        province: "91".into(),
        case_number: format!("TNLĐ-91-2026-{n:06}"),
        class: "fatal".into(),
        employer_name: "Nhà máy xay xát".into(),
        place_text: "Rạch Giá".into(),
        body: "Cơ quan CSĐT".into(),
        handed_at: at(i64::try_from(n).unwrap()),
        record_number: None,
        items: "[]".into(),
        unconfirmed: 0,
        state: state.into(),
        ruling_number: None,
        ruled_on: None,
        awaited: Some("police_ruling".into()),
        due: Some(due),
        opinion_due: None,
        opinion_at: None,
        next_due: due,
        returned_at: None,
        search: " nha may xay xat ".into(),
    }
}

pub(crate) fn full(n: u64) -> CaseProjection {
    let victim = |v: u64| VictimRow {
        id: id(v),
        case_id: id(n),
        full_name: "Trần Thị Bích".into(),
        birth_text: Some("khoảng 40 tuổi".into()),
        sex: None,
        severity: "fatal".into(),
        relation: Some("contract".into()),
        employer_name: None,
        occupation: None,
        search: " tran thi bich ".into(),
        employer_tax_code: None,
    };
    let report = ReportRow {
        id: id(n + 30),
        case_id: id(n),
        kind: "declaration".into(),
        channel: "form".into(),
        state: "received".into(),
        filed_by_user: Some(id(70)),
        enterprise_id: Some(id(80)),
        commune_code: Some("30760".into()),
        received_at: at(0),
        recorded_at: at(1),
        received_by: "hệ thống".into(),
        told_by_hash: None,
    };
    let deadline = |kind: &str| DeadlineRow {
        case_id: id(n),
        kind: kind.into(),
        reference: String::new(),
        due: Some(day(2026, 4, 13)),
        due_at: None,
        alarm_on: Some(day(2026, 4, 11)),
        alarm_at: None,
        state: "running".into(),
        rule: "R-INV-10".into(),
    };
    let recommendation = RecommendationRow {
        id: id(n + 40),
        case_id: id(n),
        content: "Kiểm định nồi hơi".into(),
        owner: "Giám đốc".into(),
        owner_enterprise_id: Some(id(80)),
        due: day(2026, 5, 1),
        state: "open".into(),
        owner_kind: "employer".into(),
        priority: Some("engineering".into()),
        proof_kind: Some("test_certificate".into()),
        published: n.is_multiple_of(2),
        case_number: format!("TNLĐ-91-2026-{n:06}"),
        employer_name: "Nhà máy xay xát".into(),
        employer_id: Some(id(80)),
        search: " kiem dinh noi hoi ".into(),
        province: "91".into(),
    };
    let lesson = LessonRow {
        case_id: id(n),
        province: "91".into(),
        number: format!("TNLĐ-91-2026-{n:06}"),
        class: "fatal".into(),
        occurred_on: day(2026, 3, 12),
        concluded_on: day(2026, 4, 1),
        published: true,
        cause: "1".into(),
        injury_factor: Some("3.1".into()),
        section: Some("C".into()),
        division: Some("10".into()),
        commune_code: "30760".into(),
        site: "x/30760".into(),
        course: "Nồi hơi nổ".into(),
        cause_detail: "Van kẹt".into(),
        recommendations: "[]".into(),
        search: " noi hoi no ".into(),
    };
    CaseProjection {
        case: case(n),
        victims: vec![victim(n + 10), victim(n + 20)],
        reports: vec![report],
        deadlines: vec![deadline("investigation"), deadline("scene_arrival")],
        recommendations: vec![recommendation],
        documents: vec![],
        document_files: vec![],
        evidence: vec![EvidenceRow {
            id: id(n + 60),
            case_id: id(n),
            number: 1,
            kind: "autopsy".into(),
            victim_id: Some(id(n + 10)),
            sensitivity: "medical".into(),
            sha256: Some(format!("{n:064x}")),
            size: Some(12),
            media_type: Some("application/pdf".into()),
            thumbnail: None,
            added_at: at(0),
            withdrawn: false,
        }],
        lesson: Some(lesson),
        police_files: vec![police_file(n, 1, "awaiting_ruling", day(2026, 5, 1))],
    }
}

fn a_projection_replaces_the_one_before(db: &TestDb) {
    db.write_now(|c| projections::put_case(c, &full(1)).and_then(|()| projections::put_case(c, &full(2))))
        .unwrap();
    assert_eq!(db.read_now(|c| projections::load_case(c, id(1))).unwrap(), full(1));
    let mut changed = full(1);
    changed.case.stage = "investigating".into();
    changed.case.occurred_at = None;
    changed.case.merged_into = Some(id(2));
    changed.victims.truncate(1);
    changed.deadlines.clear();
    let put = changed.clone();
    db.write_now(move |c| projections::put_case(c, &put)).unwrap();
    assert_eq!(db.read_now(|c| projections::load_case(c, id(1))).unwrap(), changed);
    assert_eq!(db.read_now(|c| projections::load_case(c, id(2))).unwrap(), full(2));
    let missing = db.read_now(|c| projections::load_case(c, id(3)));
    assert!(matches!(missing, Err(StoreError::NotFound)));
}

fn a_taken_number_is_refused(db: &TestDb) {
    put(db, vec![case(1)]);
    let twin = CaseRow { id: id(2), ..case(1) };
    let refused = db.write_now(move |c| projections::put_case(c, &bare(twin.clone())));
    assert!(matches!(refused, Err(StoreError::Duplicate)), "{refused:?}");
}

fn clearing_leaves_ordinary_tables(db: &TestDb) {
    db.write_now(|c| {
        projections::put_case(c, &full(1))?;
        alerts::insert(c, &alert(1))?;
        projections::clear(c)
    })
    .unwrap();
    assert!(found(db, all()).is_empty());
    assert_eq!(db.read_now(|c| alerts::get(c, id(1))).unwrap(), alert(1));
    db.write_now(|c| projections::put_case(c, &full(1))).unwrap();
    assert_eq!(db.read_now(|c| projections::load_case(c, id(1))).unwrap(), full(1));
    assert_eq!(found(db, CaseFilter { tokens: vec!["cong".into()], ..all() }), ids([1]));
}

fn pages_cover_every_order_once(db: &TestDb) {
    let rows = (1..=23).map(|n| {
        let i = i64::try_from(n).unwrap();
        CaseRow {
            first_received_at: at(i % 4),
            occurred_on: day(2026, 3, 1 + u32::try_from(n % 5).unwrap()),
            next_due: (n % 3 != 0).then(|| day(2026, 4, 1 + u32::try_from(n % 4).unwrap())),
            year: 2025 + i32::try_from(n % 2).unwrap(),
            updated_at: at(-i),
            ..case(n)
        }
    });
    put(db, rows.collect());
    let key = |row: &CaseRow, sort| match sort {
        SortBy::Received => (0, row.first_received_at.timestamp_micros(), 0),
        SortBy::Updated => (0, row.updated_at.timestamp_micros(), 0),
        SortBy::Occurred => (0, i64::from(row.occurred_on.to_epoch_days()), 0),
        SortBy::Due => row.next_due.map_or((1, 0, 0), |d| (0, i64::from(d.to_epoch_days()), 0)),
        SortBy::Number => (0, i64::from(row.year), row.seq),
    };
    for sort in [SortBy::Received, SortBy::Updated, SortBy::Occurred, SortBy::Due, SortBy::Number] {
        for descending in [false, true] {
            let mut seen = vec![];
            let mut cursor = None;
            loop {
                let filter = CaseFilter { sort, descending, cursor, limit: 5, ..all() };
                let page = db.read_now(|c| list(c, &filter)).unwrap();
                assert_eq!(page.total, 23);
                seen.extend(page.items);
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            let mut sorted = seen.clone();
            sorted.sort_by(|a, b| {
                let ((a_none, a1, a2), (b_none, b1, b2)) = (key(a, sort), key(b, sort));
                let order = (a1, a2, a.id).cmp(&(b1, b2, b.id));
                a_none.cmp(&b_none).then(if descending { order.reverse() } else { order })
            });
            assert_eq!(
                seen.iter().map(|r| r.id).collect::<Vec<_>>(),
                sorted.iter().map(|r| r.id).collect::<Vec<_>>(),
                "{sort:?} {descending}"
            );
            assert_eq!(seen.len(), 23, "{sort:?} {descending}");
        }
    }
}

fn filters(db: &TestDb) {
    let two = CaseRow {
        province: "92".into(),
        commune_code: "31117".into(),
        enterprise_id: Some(id(80)),
        stage: "investigating".into(),
        class: "light".into(),
        team_level: "establishment".into(),
        assigned_to: Some(id(70)),
        occurred_on: day(2026, 3, 20),
        next_due: Some(day(2026, 4, 13)),
        ..case(2)
    };
    let three = CaseRow { next_due: Some(day(2026, 3, 12)), next_due_at: Some(at(7200)), ..case(3) };
    put(db, vec![case(1), two, three]);
    let check =
        |wanted: &[u64], filter: CaseFilter| assert_eq!(found(db, filter), ids(wanted.iter().copied()));
    check(&[1, 2, 3], all());
    check(&[1, 3], CaseFilter { provinces: vec!["91".into(), "93".into()], ..all() });
    check(&[2], CaseFilter { commune: Some("31117".into()), ..all() });
    check(&[2], CaseFilter { enterprise: Some(id(80)), ..all() });
    check(&[2], CaseFilter { stages: vec!["investigating".into(), "closed".into()], ..all() });
    check(&[1, 3], CaseFilter { classes: vec!["fatal".into()], ..all() });
    check(&[2], CaseFilter { team_level: Some("establishment".into()), ..all() });
    check(&[2], CaseFilter { assigned_to: Some(id(70)), ..all() });
    check(&[1, 3], CaseFilter { occurred_to: Some(day(2026, 3, 12)), ..all() });
    check(&[2], CaseFilter { occurred_from: Some(day(2026, 3, 13)), ..all() });
    check(&[2], CaseFilter { received_from: Some(at(2)), received_to: Some(at(3)), ..all() });
    check(&[3], CaseFilter { due_before: Some(day(2026, 4, 13)), ..all() });
    check(&[2, 3], CaseFilter { due_before: Some(day(2026, 4, 14)), ..all() });
    // A clock term counts to the moment, a day term to the end of its day in Vietnam.
    check(&[], CaseFilter { overdue_at: Some(at(7199)), ..all() });
    check(&[3], CaseFilter { overdue_at: Some(at(7200)), ..all() });
    let last_evening = domain::time::from_vn(day(2026, 4, 13).and_hms_opt(23, 59, 59).unwrap());
    check(&[3], CaseFilter { overdue_at: Some(last_evening), ..all() });
    check(&[2, 3], CaseFilter { overdue_at: Some(last_evening + chrono::Duration::seconds(1)), ..all() });
}

fn searches_by_folded_words(db: &TestDb) {
    let named = |n, text: &str| CaseRow { search: format!(" {text} "), ..case(n) };
    put(
        db,
        vec![
            named(1, "ag 2026 00001 dang van duc xay xat rach gia"),
            named(2, "ag 2026 00002 nguyen thi dung le an"),
            named(3, "ag 2026 00003 dang thi duc phuc y"),
        ],
    );
    let check = |wanted: &[u64], words: &[&str]| {
        let tokens = words.iter().map(ToString::to_string).collect();
        assert_eq!(found(db, CaseFilter { tokens, ..all() }), ids(wanted.iter().copied()), "{words:?}");
    };
    check(&[1, 3], &["dang", "duc"]);
    check(&[1], &["duc", "van"]);
    check(&[1, 3], &["da"]);
    check(&[1, 2, 3], &["2026"]);
    check(&[2], &["00002"]);
    check(&[2], &["an"]);
    check(&[3], &["y"]);
    check(&[3], &["y", "dang"]);
    // Only beginnings of words count.
    check(&[], &["guyen"]);
    check(&[], &["dang", "nobody"]);
    put(db, vec![named(1, "ag 2026 00001 le van tam")]);
    check(&[3], &["dang", "duc"]);
    check(&[1], &["tam"]);
    for bad in ["%", "a_b", "", "a b", "\""] {
        let filter = CaseFilter { tokens: vec![bad.into()], ..all() };
        assert!(matches!(db.read_now(|c| list(c, &filter)), Err(StoreError::Invalid(_))), "{bad:?}");
    }
}

/// Cases opened by alerts of agency `agency`, in a mode that opens at once or only when confirmed.
fn alerted(agency: u64, at_once: &str, once_confirmed: &str) -> Scope {
    Scope::AlertedAgency(Alerted {
        agencies: vec![id(agency)],
        modes: vec![at_once.to_owned()],
        once_confirmed: vec![once_confirmed.to_owned()],
    })
}

fn confirm(db: &TestDb, alert: u64) {
    db.write_now(move |c| {
        let row = alerts::get(c, id(alert))?;
        alerts::update(c, &store::AlertRow { acknowledged_at: Some(at(9)), ..row.clone() }, row.version)
    })
    .unwrap();
}

fn scopes_bound_every_list(db: &TestDb) {
    let mut declared = full(3);
    declared.reports[0].commune_code = Some("31999".into());
    db.write_now(move |c| {
        projections::put_case(c, &bare(CaseRow { enterprise_id: Some(id(80)), ..case(1) }))?;
        projections::put_case(
            c,
            &bare(CaseRow { province: "92".into(), commune_code: "31117".into(), ..case(2) }),
        )?;
        projections::put_case(c, &declared)?;
        alerts::insert(c, &store::AlertRow { case_id: Some(id(2)), ..alert(600) })?;
        alerts::insert(c, &store::AlertRow { case_id: None, drill_id: Some(id(7)), ..alert(601) })
    })
    .unwrap();
    let check = |wanted: &[u64], scope: Scope| {
        for n in 1..=3 {
            let visible = db.read_now(|c| is_visible(c, id(n), &scope)).unwrap();
            assert_eq!(visible, wanted.contains(&n), "{scope:?} {n}");
        }
        let filter =
            CaseFilter { scope: scope.clone(), stages: vec!["declared".into()], ..CaseFilter::default() };
        assert_eq!(found(db, filter), ids(wanted.iter().copied()), "{scope:?}");
    };
    check(&[1, 2, 3], Scope::All);
    check(&[], Scope::None);
    check(&[], Scope::default());
    check(&[1, 3], Scope::Provinces(vec!["91".into()]));
    check(&[1, 3], Scope::Enterprise(vec![id(80), id(81)]));
    check(&[], Scope::Enterprise(vec![]));
    check(&[2], Scope::Commune("31117".into()));
    check(&[3], Scope::Commune("31999".into()));
    check(&[2], alerted(500, "alert", ""));
    check(&[], alerted(501, "alert", ""));
    check(&[], alerted(500, "info", "alert"));
    confirm(db, 600);
    check(&[2], alerted(500, "info", "alert"));
    check(&[1, 2], Scope::Cases(vec![id(1), id(2)]));
    check(&[2, 3], Scope::Any(vec![alerted(500, "alert", ""), Scope::Commune("31999".into())]));
    check(&[], Scope::Any(vec![]));
    check(&[1, 2, 3], Scope::Any(vec![Scope::None, Scope::All]));
}

fn forged_cursors_are_refused(db: &TestDb) {
    put(db, (1..=3).map(case).collect());
    let first = db.read_now(|c| list(c, &CaseFilter { limit: 1, ..all() })).unwrap();
    let other = CaseFilter { cursor: first.next.clone(), sort: SortBy::Due, ..all() };
    let turned = CaseFilter { cursor: first.next, descending: true, ..all() };
    let garbage = CaseFilter { cursor: Some("zz".into()), ..all() };
    let wrong = CaseFilter { cursor: Some(hex::encode("{\"sort\":1}")), ..all() };
    for filter in [other, turned, garbage, wrong] {
        assert!(matches!(db.read_now(|c| list(c, &filter)), Err(StoreError::Cursor)), "{filter:?}");
    }
}

fn neighbours(db: &TestDb) {
    put(
        db,
        vec![
            case(1),
            CaseRow { commune_code: "31117".into(), enterprise_id: Some(id(80)), ..case(2) },
            CaseRow { merged_into: Some(id(1)), ..case(3) },
            CaseRow { occurred_on: day(2026, 3, 20), ..case(4) },
            CaseRow { province: "92".into(), ..case(5) },
        ],
    );
    let mut place = Vicinity {
        province: "91".into(),
        commune: "30760".into(),
        from: day(2026, 3, 11),
        to: day(2026, 3, 13),
        enterprise: None,
    };
    let look = |place: &Vicinity| -> Vec<Uuid> {
        db.read_now(|c| near(c, place)).unwrap().iter().map(|row| row.id).collect()
    };
    assert_eq!(look(&place), ids([1]));
    place.enterprise = Some(id(80));
    assert_eq!(look(&place), ids([2, 1]));
    place.to = day(2026, 3, 20);
    assert_eq!(look(&place), ids([4, 2, 1]));
}
