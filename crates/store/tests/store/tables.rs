//! Ordinary tables.

use serde_json::json;
use store::testkit::TestDb;
use store::{
    AuditRow, DraftRow, EnterpriseRow, Holder, HolidayRow, MembershipRow, MembershipState, NoticeCodeRow,
    SessionRow, SiteRow, StoreError, TokenRow, UserRow, audit, drafts, enterprises, holders, holidays,
    memberships, notice_codes, sessions, settings_table, sites, tokens, users,
};
use uuid::Uuid;

use crate::on_both;
use crate::sample::{at, day, id, w};

on_both!(
    users_and_their_versions,
    sessions_and_tokens,
    enterprises_and_their_people,
    notice_codes_belong_to_one_report,
    drafts_holidays_settings_audit,
);

pub(crate) fn user(n: u64) -> UserRow {
    UserRow {
        id: id(n),
        login: format!("user{n}"),
        display_name: "Lê Văn Tám".into(),
        unit: "Phòng ATLĐ".into(),
        title: "Chuyên viên".into(),
        email: Some("tam@example.vn".into()),
        phone: None,
        role: "investigator".into(),
        province: "91".into(),
        commune_code: None,
        agency_id: None,
        password_hash: Some("$argon2id$x".into()),
        must_change: true,
        active: true,
        created_at: at(0),
        updated_at: at(0),
        version: 1,
    }
}

fn enterprise(n: u64, search: &str) -> EnterpriseRow {
    EnterpriseRow {
        id: id(n),
        tax_code: format!("17001{n:05}"),
        name: "Công ty TNHH Xay xát".into(),
        address: "Rạch Giá".into(),
        commune_code: "30760".into(),
        phone: None,
        email: None,
        vsic_code: Some("1061".into()),
        vsic_version: Some("2025".into()),
        type_name: None,
        parent_body: None,
        workers_total: Some(120),
        workers_female: None,
        representative: None,
        approved_at: None,
        created_at: at(0),
        updated_at: at(0),
        search: format!(" {search} "),
        version: 1,
    }
}

fn users_and_their_versions(db: &TestDb) {
    w(db, |c| users::insert(c, &user(1)).and_then(|()| users::insert(c, &user(2)))).unwrap();
    assert_eq!(db.read_now(|c| users::get(c, id(1))).unwrap(), user(1));
    assert_eq!(db.read_now(|c| users::by_login(c, "user2")).unwrap(), Some(user(2)));
    assert_eq!(db.read_now(|c| users::by_login(c, "USER2")).unwrap(), None);
    let twin = w(db, |c| users::insert(c, &UserRow { id: id(3), ..user(1) }));
    assert!(matches!(twin, Err(StoreError::Duplicate)), "{twin:?}");
    let changed = UserRow { email: None, title: "Trưởng phòng".into(), ..user(1) };
    let put = changed.clone();
    assert_eq!(w(db, move |c| users::update(c, &put, 1)).unwrap(), 2);
    assert_eq!(db.read_now(|c| users::get(c, id(1))).unwrap(), UserRow { version: 2, ..changed.clone() });
    let stale = w(db, move |c| users::update(c, &changed, 1));
    assert!(matches!(stale, Err(StoreError::Conflict { expected: 1, actual: 2, .. })), "{stale:?}");
    let missing = w(db, |c| users::update(c, &user(9), 1));
    assert!(matches!(missing, Err(StoreError::NotFound)));
    w(db, |c| users::set_password(c, id(2), "$argon2id$y", false, at(5))).unwrap();
    let row = db.read_now(|c| users::get(c, id(2))).unwrap();
    assert_eq!((row.password_hash.as_deref(), row.must_change, row.version), (Some("$argon2id$y"), false, 2));
    assert_eq!(db.read_now(|c| users::list(c, Some("92"))).unwrap(), []);
    assert_eq!(db.read_now(|c| users::list(c, None)).unwrap().len(), 2);
}

fn session(n: u64) -> SessionRow {
    SessionRow {
        token_hash: format!("hash{n}"),
        id: id(n),
        user_id: id(1),
        csrf_hash: "csrf".into(),
        created_at: at(i64::try_from(n).unwrap()),
        last_seen_at: at(0),
        expires_at: at(100),
        revoked_at: None,
    }
}

fn sessions_and_tokens(db: &TestDb) {
    let token = TokenRow {
        id: id(20),
        token_hash: "t".into(),
        name: "Bệnh viện".into(),
        user_id: id(1),
        scopes: ["reports:write", "cases:read"].into_iter().collect(),
        created_at: at(0),
        expires_at: None,
        revoked_at: None,
        last_used_at: None,
    };
    let kept = token.clone();
    w(db, move |c| {
        users::insert(c, &user(1))?;
        (1..=3).try_for_each(|n| sessions::insert(c, &session(n)))?;
        tokens::insert(c, &token)
    })
    .unwrap();
    assert_eq!(db.read_now(|c| sessions::by_token(c, "hash2")).unwrap(), Some(session(2)));
    w(db, |c| sessions::touch(c, "hash2", at(50), at(150))).unwrap();
    assert!(w(db, |c| sessions::revoke(c, id(1), at(51))).unwrap());
    assert!(!w(db, |c| sessions::revoke(c, id(1), at(52))).unwrap());
    assert_eq!(w(db, |c| sessions::revoke_all(c, id(1), at(53))).unwrap(), 2);
    let ended: Vec<_> =
        db.read_now(|c| sessions::of_user(c, id(1))).unwrap().iter().map(|s| s.revoked_at).collect();
    assert_eq!(ended, [Some(at(53)), Some(at(53)), Some(at(51))]);
    assert_eq!(w(db, |c| sessions::purge(c, at(101))).unwrap(), 2);
    assert_eq!(db.read_now(|c| sessions::by_token(c, "hash2")).unwrap().unwrap().expires_at, at(150));

    let holder = Holder { user: user(1), enterprises: vec![], requested: vec![] };
    assert_eq!(db.read_now(|c| holders::of_token(c, "t")).unwrap(), Some((kept.clone(), holder)));
    assert_eq!(db.read_now(|c| holders::of_token(c, "u")).unwrap(), None);
    assert!(kept.scopes.has("cases:read") && !kept.scopes.has("cases"));
    w(db, |c| tokens::touch(c, id(20), at(7))).unwrap();
    assert!(w(db, |c| tokens::revoke(c, id(20), at(8))).unwrap());
    assert!(!w(db, |c| tokens::revoke(c, id(20), at(9))).unwrap());
    let row = db.read_now(|c| tokens::list(c, Some(id(1)))).unwrap().remove(0);
    assert_eq!((row.last_used_at, row.revoked_at), (Some(at(7)), Some(at(8))));
}

fn enterprises_and_their_people(db: &TestDb) {
    let site = SiteRow {
        id: id(30),
        enterprise_id: id(10),
        name: "Xưởng 1".into(),
        address: "Kiên Lương".into(),
        commune_code: "30787".into(),
        phone: None,
        created_at: at(0),
        updated_at: at(0),
        version: 1,
        closed_at: None,
    };
    let member = |state| MembershipRow {
        user_id: id(1),
        enterprise_id: id(10),
        state,
        is_admin: true,
        requested_at: at(0),
        decided_at: None,
        decided_by: None,
    };
    let kept = site.clone();
    w(db, move |c| {
        users::insert(c, &user(1))?;
        enterprises::insert(c, &enterprise(10, "cong ty xay xat tam loi"))?;
        enterprises::insert(c, &enterprise(11, "cong ty xay dung an binh"))?;
        sites::insert(c, &site)?;
        sessions::insert(c, &session(1))?;
        memberships::put(c, &member(MembershipState::Requested))
    })
    .unwrap();
    let by_tax = db.read_now(|c| enterprises::by_tax_code(c, "1700100010")).unwrap();
    assert_eq!(by_tax, Some(enterprise(10, "cong ty xay xat tam loi")));
    let search = |words: &[&str]| -> Vec<Uuid> {
        let tokens: Vec<String> = words.iter().map(ToString::to_string).collect();
        db.read_now(|c| enterprises::search(c, &tokens, false, 0)).unwrap().iter().map(|e| e.id).collect()
    };
    assert_eq!(search(&["xay", "tam"]), [id(10)]);
    assert_eq!(search(&["xay"]), [id(11), id(10)]);
    assert!(search(&["inh"]).is_empty());
    assert_eq!(db.read_now(|c| sites::of_enterprise(c, id(10))).unwrap(), [kept]);
    assert_eq!(db.read_now(|c| memberships::in_state(c, MembershipState::Requested)).unwrap().len(), 1);
    let held = || db.read_now(|c| holders::of_session(c, "hash1")).unwrap();
    let asked = Holder { user: user(1), enterprises: vec![], requested: vec![id(10)] };
    assert_eq!(held(), Some((session(1), asked.clone())));
    w(db, move |c| memberships::put(c, &member(MembershipState::Approved))).unwrap();
    assert_eq!(held(), Some((session(1), Holder { enterprises: vec![id(10)], requested: vec![], ..asked })));
    let now = db.read_now(|c| memberships::get(c, id(1), id(10))).unwrap();
    assert_eq!(now, Some(member(MembershipState::Approved)));
    assert_eq!(db.read_now(|c| memberships::of_user(c, id(1))).unwrap().len(), 1);
    assert_eq!(db.read_now(|c| memberships::of_enterprise(c, id(10))).unwrap().len(), 1);
    assert_eq!(db.read_now(|c| memberships::in_state(c, MembershipState::Requested)).unwrap(), []);
    let unknown = w(db, move |c| {
        memberships::put(c, &MembershipRow { enterprise_id: id(99), ..member(MembershipState::Approved) })
    });
    assert!(matches!(unknown, Err(StoreError::Database(_))), "{unknown:?}");
}

fn notice_codes_belong_to_one_report(db: &TestDb) {
    let code = |hash: &str, report: u64, ends: i64| NoticeCodeRow {
        code_hash: hash.into(),
        salt: "s".into(),
        case_id: id(1),
        report_id: id(report),
        completion_id: None,
        created_at: at(0),
        expires_at: at(ends),
    };
    let (first, second) = (code("a", 10, 100), code("b", 11, 50));
    let kept = first.clone();
    w(db, move |c| notice_codes::insert(c, &first).and_then(|()| notice_codes::insert(c, &second))).unwrap();
    let again = code("c", 10, 100);
    let refused = w(db, move |c| notice_codes::insert(c, &again));
    assert!(matches!(refused, Err(StoreError::Duplicate)), "{refused:?}");
    assert_eq!(db.read_now(|c| notice_codes::by_hash(c, "a")).unwrap(), Some(kept.clone()));
    assert_eq!(db.read_now(|c| notice_codes::by_hash(c, "none")).unwrap(), None);
    w(db, |c| notice_codes::complete(c, id(10), id(12))).unwrap();
    let completed = NoticeCodeRow { completion_id: Some(id(12)), ..kept };
    assert_eq!(db.read_now(|c| notice_codes::of_report(c, id(10))).unwrap(), Some(completed));
    assert!(matches!(w(db, |c| notice_codes::complete(c, id(99), id(12))), Err(StoreError::NotFound)));
    assert_eq!(w(db, |c| notice_codes::purge(c, at(60))).unwrap(), 1);
    assert_eq!(db.read_now(|c| notice_codes::of_report(c, id(11))).unwrap(), None);
}

fn drafts_holidays_settings_audit(db: &TestDb) {
    let draft = DraftRow {
        id: id(1),
        owner: id(2),
        kind: "declaration".into(),
        body: json!({"họ tên": "Trần", "tuổi": null}),
        created_at: at(0),
        updated_at: at(0),
        version: 1,
    };
    let kept = draft.clone();
    w(db, move |c| drafts::insert(c, &draft)).unwrap();
    let changed = DraftRow { body: json!({"a": [1]}), updated_at: at(5), ..kept.clone() };
    assert_eq!(w(db, move |c| drafts::update(c, &changed, 1)).unwrap(), 2);
    assert_eq!(db.read_now(|c| drafts::of_owner(c, id(2))).unwrap()[0].body, json!({"a": [1]}));
    assert_eq!(w(db, |c| drafts::purge(c, at(5))).unwrap(), 0);
    assert!(w(db, |c| drafts::remove(c, id(1))).unwrap());
    assert!(!w(db, |c| drafts::remove(c, id(1))).unwrap());

    let holiday = |status: &str| HolidayRow {
        date: day(2026, 9, 2),
        name: "Quốc khánh".into(),
        kind: "public".into(),
        is_working: false,
        status: status.into(),
    };
    let (unconfirmed, confirmed) = (holiday("unconfirmed"), holiday("confirmed"));
    let wanted = confirmed.clone();
    w(db, move |c| holidays::put(c, &unconfirmed).and_then(|()| holidays::put(c, &confirmed))).unwrap();
    assert_eq!(db.read_now(holidays::list).unwrap(), [wanted]);
    assert!(w(db, |c| holidays::remove(c, day(2026, 9, 2))).unwrap());

    w(db, |c| settings_table::put(c, "a", json!(1)).and_then(|()| settings_table::put(c, "a", json!([2]))))
        .unwrap();
    assert_eq!(db.read_now(|c| settings_table::get(c, "a")).unwrap(), Some(json!([2])));
    assert_eq!(db.read_now(|c| settings_table::get(c, "b")).unwrap(), None);

    let entry = |n: u64, object: &str| AuditRow {
        id: id(n),
        at: at(i64::try_from(n).unwrap()),
        actor: json!({"user": "admin"}),
        action: "agency.update".into(),
        object: object.into(),
        detail: json!({}),
    };
    let entries = [entry(1, "agency/1"), entry(2, "agency/2"), entry(3, "agency/1")];
    let wanted = [entries[2].clone(), entries[0].clone()];
    w(db, move |c| entries.iter().try_for_each(|e| audit::insert(c, e))).unwrap();
    assert_eq!(db.read_now(|c| audit::list(c, Some("agency/1"), 0)).unwrap(), wanted);
    assert_eq!(db.read_now(|c| audit::list(c, None, 1)).unwrap()[0].id, id(3));
}
