//! Who sees which evidence, and that every look at what is personal is written down.

use crate::evidence::{add, item};
use crate::support::{Desk, on_both, province_team};
use crate::uploads::fatal_case;
use casework::evidence::{self, EvidenceFilter, EvidenceList};
use casework::{Context, Failure, cases};
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::CaseId;
use domain::words::RoleKey;

const SECRET: &str = "Tên chứng cứ bí mật";

async fn list(desk: &Desk, who: &Actor, case: CaseId) -> EvidenceList {
    evidence::list(&desk.app, Context::of(who.clone()), case, EvidenceFilter::default())
        .await
        .expect("listed")
}

fn numbers(list: &EvidenceList) -> Vec<u32> {
    list.items.iter().map(|s| s.item.number).collect()
}

/// Everything else that tells of evidence: the case and its timeline, as stored.
async fn elsewhere(desk: &Desk, who: &Actor, case: CaseId) -> String {
    let view = cases::read(&desk.app, Context::of(who.clone()), case).await.expect("read");
    let timeline = cases::timeline(&desk.app, Context::of(who.clone()), case).await.expect("read");
    let events: Vec<_> = timeline
        .iter()
        .filter_map(|e| match &e.happened {
            cases::Happened::Case(event) => Some(event),
            cases::Happened::Alert { .. } => None,
        })
        .collect();
    serde_json::to_string(&(view.case.evidence, view.case.file_notes, events)).expect("plain values")
}

on_both!(until_the_announcement_each_side_sees_what_it_handed_in, |desk: super::Desk| async move {
    super::secrecy(desk).await;
});

async fn secrecy(desk: Desk) {
    let (case, owner, inspector) = fatal_case(&desk).await;
    let leader = desk.user("lanhdao", Role::Leader, None, None).await;
    let stranger = desk.safety_officer("doithu", "0300588569").await;
    let commune = desk.user("ubndxa", Role::Commune, Some("30742"), None).await;
    let police = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    add(&desk, &inspector, case, EvidenceKind::Testimony, None).await.expect("added");
    let mut own = item(&desk, EvidenceKind::Document);
    own.title = "Nội quy máy".to_owned();
    evidence::add(&desk.app, Context::of(owner.clone()), case, own, None).await.expect("added");
    assert_eq!(numbers(&list(&desk, &inspector, case).await), [1, 2]);
    let seen = list(&desk, &owner, case).await;
    assert_eq!((numbers(&seen), seen.whole_file), (vec![2], false));
    assert_eq!(numbers(&list(&desk, &commune, case).await), Vec::<u32>::new());
    // Told of the accident, not in possession of the file.
    assert_eq!(numbers(&list(&desk, &police, case).await), Vec::<u32>::new());
    for hidden in [&leader, &stranger] {
        let ctx = Context::of(hidden.clone());
        let answer = evidence::list(&desk.app, ctx, case, EvidenceFilter::default()).await;
        assert!(matches!(answer, Err(Failure::Denied(_))), "{answer:?}");
    }
    for blind in [&owner, &commune, &police, &leader] {
        assert!(!elsewhere(&desk, blind, case).await.contains(SECRET), "{}", blind.role);
    }
    assert!(elsewhere(&desk, &inspector, case).await.contains(SECRET));
    let first = list(&desk, &inspector, case).await.items[0].item.id;
    for blind in [&owner, &commune, &police] {
        let read = evidence::read(&desk.app, Context::of(blind.clone()), case, first).await;
        assert!(matches!(read, Err(Failure::NotFound)), "{read:?}");
        let files = evidence::file_list(&desk.app, Context::of(blind.clone()), case).await;
        assert!(matches!(files, Err(Failure::NotFound)), "{files:?}");
    }
    // The police reads it once it was handed over.
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let version = list(&desk, &inspector, case).await.version;
    let with = |who: &Actor, version| Context { if_match: Some(version), ..Context::of(who.clone()) };
    let founded = cases::found_team(&desk.app, with(&director, version), case, province_team(&desk))
        .await
        .expect("founded");
    let transfer = Command::SendToPolice(PoliceTransfer {
        at: desk.app.now(),
        body: "Cơ quan CSĐT".to_owned(),
        signs: "Có dấu hiệu".to_owned(),
        penal_article: None,
        grounds: None,
        items: vec![],
        record_number: None,
    });
    cases::send_to_police(&desk.app, with(&inspector, founded.version), case, transfer).await.expect("sent");
    assert_eq!(numbers(&list(&desk, &police, case).await), [1, 2]);
    assert_eq!(numbers(&list(&desk, &owner, case).await), [2]);
}

on_both!(every_look_at_personal_evidence_is_written_down, |desk: super::Desk| async move {
    super::looks(desk).await;
});

async fn looks(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let head = desk.user("truongphong", Role::UnitHead, None, None).await;
    let plain =
        add(&desk, &inspector, case, EvidenceKind::SceneSketch, None).await.expect("added").evidence_id;
    let medical = add(&desk, &inspector, case, EvidenceKind::Autopsy, None).await.expect("added").evidence_id;
    for id in [plain, medical] {
        evidence::read(&desk.app, Context::of(head.clone()), case, id).await.expect("read");
    }
    let told = |who: &Actor, id| {
        let (app, ctx) = (desk.app.clone(), Context::of(who.clone()));
        async move { evidence::read(&app, ctx, case, id).await.expect("read").looks.expect("the department") }
    };
    assert_eq!(told(&inspector, plain).await, (vec![], 0));
    let (looks, count) = told(&inspector, medical).await;
    assert_eq!(count, 2);
    assert_eq!(
        looks.iter().map(|l| (l.name.as_str(), l.what.as_str())).collect::<Vec<_>>(),
        [("Người dùng dieutra", "item"), ("Người dùng truongphong", "item")]
    );
    // A look at a file that is not there is still a look at the item's file.
    let opened = evidence::open(&desk.app, Context::of(head), case, medical, false).await;
    assert!(matches!(opened, Err(Failure::NotFound)), "{opened:?}");
}

on_both!(the_file_of_each_victim_is_listed_and_marked, |desk: super::Desk| async move {
    super::points(desk).await;
});

async fn points(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let ctx = || Context::of(inspector.clone());
    add(&desk, &inspector, case, EvidenceKind::SceneSketch, None).await.expect("added");
    let files = evidence::file_list(&desk.app, ctx(), case).await.expect("listed");
    let (victim, file) = &files.files[0];
    assert_eq!(victim.name.as_deref(), Some("Nguyễn Văn Thử"));
    assert!(files.may_mark && file.missing() > 0);
    let mark = Command::MarkFilePoint {
        victim: victim.id,
        point: FilePoint::BodyExam,
        reason: Some("Thi thể chưa tìm thấy".to_owned()),
    };
    cases::mark_file_point(&desk.app, ctx(), case, mark).await.expect("marked");
    let after = evidence::file_list(&desk.app, ctx(), case).await.expect("listed");
    assert_eq!(after.files[0].1.missing(), file.missing() - 1);
    desk.verified().await;
}
