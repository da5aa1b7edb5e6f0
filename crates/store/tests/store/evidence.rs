//! Uploads, what names a stored file, and who looked.

use store::testkit::TestDb;
use store::{
    EvidenceViewRow, StoreError, TestimonyViewRow, UploadRow, UploadState, UserRow, evidence_views,
    projections, testimony_views, uploads, users,
};

use crate::cases::full;
use crate::on_both;
use crate::sample::{at, id, w};
use crate::tables::user;

on_both!(
    an_upload_grows_and_is_used_once,
    uploads_that_nobody_used_expire,
    a_stored_file_is_named_by_evidence_or_by_an_upload,
    looks_are_kept_newest_first,
    looks_at_testimony_are_kept_newest_first,
);

fn upload(n: u64) -> UploadRow {
    UploadRow {
        id: id(n),
        case_id: id(700),
        user_id: id(1),
        name: "Ảnh hiện trường.jpg".into(),
        announced: "image/jpeg".into(),
        length: 10,
        received: 0,
        state: UploadState::Open,
        refusal: None,
        file: None,
        created_at: at(0),
        expires_at: at(i64::try_from(n).unwrap()),
        evidence_id: None,
    }
}

fn someone(db: &TestDb) {
    let one: UserRow = user(1);
    w(db, move |c| users::insert(c, &one)).unwrap();
}

fn an_upload_grows_and_is_used_once(db: &TestDb) {
    someone(db);
    w(db, |c| uploads::insert(c, &upload(5))).unwrap();
    assert!(w(db, |c| uploads::advance(c, id(5), 0, 4)).unwrap());
    // Another request that read the same offset is told that it comes too late.
    assert!(!w(db, |c| uploads::advance(c, id(5), 0, 6)).unwrap());
    assert!(w(db, |c| uploads::advance(c, id(5), 4, 10)).unwrap());
    assert!(w(db, |c| uploads::advance(c, id(5), 10, 11)).is_err());
    assert!(!w(db, |c| uploads::take(c, id(5), id(900))).unwrap());
    let file = Some(r#"{"sha256":"ab"}"#.to_owned());
    let settled =
        move |c: &mut store::Conn| uploads::settle(c, id(5), UploadState::Ready, file.clone(), None);
    assert!(w(db, settled.clone()).unwrap());
    assert!(!w(db, settled).unwrap());
    assert!(w(db, |c| uploads::take(c, id(5), id(900))).unwrap());
    assert!(!w(db, |c| uploads::take(c, id(5), id(901))).unwrap());
    let found = db.read_now(|c| uploads::get(c, id(5))).unwrap();
    assert_eq!((found.state, found.evidence_id, found.received), (UploadState::Used, Some(id(900)), 10));
}

fn uploads_that_nobody_used_expire(db: &TestDb) {
    someone(db);
    w(db, |c| uploads::insert(c, &upload(5)).and_then(|()| uploads::insert(c, &upload(50)))).unwrap();
    assert_eq!(db.read_now(|c| uploads::begun_by(c, id(1))).unwrap(), 2);
    let over = db.read_now(|c| uploads::expired(c, at(20), 10)).unwrap();
    assert_eq!(over.iter().map(|u| u.id).collect::<Vec<_>>(), [id(5)]);
    assert!(w(db, |c| uploads::remove(c, id(5))).unwrap());
    assert!(matches!(db.read_now(|c| uploads::get(c, id(5))), Err(StoreError::NotFound)));
}

fn a_stored_file_is_named_by_evidence_or_by_an_upload(db: &TestDb) {
    someone(db);
    let (kept, waiting) = (format!("{:064x}", 1), "cd".repeat(32));
    w(db, |c| projections::put_case(c, &full(1))).unwrap();
    let file = Some(format!(r#"{{"sha256":"{waiting}"}}"#));
    w(db, move |c| {
        uploads::insert(c, &UploadRow { state: UploadState::Ready, file: file.clone(), ..upload(5) })
    })
    .unwrap();
    let named = |sha: &str| {
        let sha = sha.to_owned();
        let found = db.read_now(move |c| {
            Ok::<_, StoreError>((projections::is_named(c, &sha)?, uploads::waits_with(c, &sha)?))
        });
        found.unwrap()
    };
    assert_eq!(named(&kept), (true, false));
    assert_eq!(named(&waiting), (false, true));
    assert_eq!(named(&"ef".repeat(32)), (false, false));
}

fn looks_are_kept_newest_first(db: &TestDb) {
    let look = |n: u64| EvidenceViewRow {
        id: id(n),
        case_id: id(700),
        evidence_id: id(800),
        at: at(i64::try_from(n).unwrap()),
        user_id: Some(id(1)),
        name: "Lê Văn Tám".into(),
        unit: "Phòng ATLĐ".into(),
        role: "investigator".into(),
        what: "file".into(),
    };
    for n in [1, 2, 3] {
        w(db, move |c| evidence_views::insert(c, &look(n))).unwrap();
    }
    let (rows, count) = db.read_now(|c| evidence_views::of_item(c, id(800), 2)).unwrap();
    assert_eq!((rows, count), (vec![look(3), look(2)], 3));
    assert_eq!(db.read_now(|c| evidence_views::of_item(c, id(801), 2)).unwrap(), (vec![], 0));
}

fn looks_at_testimony_are_kept_newest_first(db: &TestDb) {
    let look = |n: u64| TestimonyViewRow {
        id: id(n),
        case_id: id(700),
        testimony_id: id(600),
        at: at(i64::try_from(n).unwrap()),
        user_id: None,
        name: "Lê Văn Tám".into(),
        unit: "Phòng ATLĐ".into(),
        role: "investigator".into(),
        what: "page".into(),
    };
    for n in [1, 2, 3] {
        w(db, move |c| testimony_views::insert(c, &look(n))).unwrap();
    }
    let (rows, count) = db.read_now(|c| testimony_views::of_case(c, id(700), 2)).unwrap();
    assert_eq!((rows, count), (vec![look(3), look(2)], 3));
    assert_eq!(db.read_now(|c| testimony_views::of_case(c, id(701), 2)).unwrap(), (vec![], 0));
}
