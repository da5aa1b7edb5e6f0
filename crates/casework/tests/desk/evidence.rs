//! Adding evidence, once, with event, row and the use of the upload together; verification of files.

use crate::support::{Desk, on_both};
use crate::uploads::{fatal_case, picture, send};
use casework::evidence::{self, AddedEvidence, EvidenceFilter};
use casework::verify::{Fault, verify_files};
use casework::{Context, Failure, IdempotencyKey, cases};
use domain::access::Actor;
use domain::case::*;
use domain::ids::{CaseId, EvidenceId, UploadId};
use domain::time::vn_date;

pub(crate) fn item(desk: &Desk, kind: EvidenceKind) -> NewEvidence {
    NewEvidence {
        id: EvidenceId(desk.app.id()),
        kind,
        title: "Tên chứng cứ bí mật".to_owned(),
        description: None,
        victim: None,
        obtained_on: vn_date(desk.app.now()),
        obtained_time: None,
        obtained_from: Some("Người giao".to_owned()),
        obtained_by: None,
        place: None,
        sensitivity: None,
        file: None,
    }
}

pub(crate) async fn add(
    desk: &Desk,
    who: &Actor,
    case: CaseId,
    kind: EvidenceKind,
    upload: Option<UploadId>,
) -> Result<AddedEvidence, Failure> {
    evidence::add(&desk.app, Context::of(who.clone()), case, item(desk, kind), upload).await
}

on_both!(a_file_becomes_evidence_once, |desk: super::Desk| async move {
    super::once(desk).await;
});

async fn once(desk: Desk) {
    let (case, owner, inspector) = fatal_case(&desk).await;
    let sent = send(&desk, &inspector, case, "Ảnh 1.jpg", &picture(60)).await.expect("taken");
    let key = IdempotencyKey { scope: "x".to_owned(), key: "k".to_owned(), body_hash: "h".to_owned() };
    let ctx = Context { idempotency: Some(key), ..Context::of(inspector.clone()) };
    let new = item(&desk, EvidenceKind::ScenePhoto);
    let added = evidence::add(&desk.app, ctx.clone(), case, new.clone(), Some(sent.id)).await.expect("added");
    let again = evidence::add(&desk.app, ctx, case, new, Some(sent.id)).await.expect("answered again");
    assert_eq!(added, again);
    for (who, upload, code) in [
        (&inspector, sent.id, "upload_used"),
        (&owner, sent.id, "upload_unknown"),
        (&inspector, UploadId(desk.app.id()), "upload_unknown"),
    ] {
        let refused = add(&desk, who, case, EvidenceKind::Document, Some(upload)).await.expect_err("refused");
        let Failure::Invalid(fields) = refused else { panic!("{refused}") };
        assert_eq!((fields[0].pointer.as_str(), fields[0].code), ("/upload_id", code));
    }
    let list = evidence::list(&desk.app, Context::of(inspector.clone()), case, EvidenceFilter::default())
        .await
        .expect("listed");
    assert_eq!(list.items.len(), 1);
    let file = list.items[0].item.file.clone().expect("a file");
    assert_eq!(Some(&file), sent.file.as_ref());
    // A file that is evidence outlives the upload it came with.
    desk.clock.set(desk.app.now() + chrono::Duration::hours(49));
    assert_eq!(casework::sweep::purge(&desk.app).await.expect("swept").uploads, 1);
    let opened = evidence::open(&desk.app, Context::of(inspector), case, added.evidence_id, false).await;
    let opened = opened.expect("opened");
    assert_eq!((opened.stored.size, opened.media_type.as_str()), (file.size, "image/jpeg"));
    assert!(opened.name.ends_with("-chung-cu-01.jpg") && opened.name.is_ascii(), "{}", opened.name);
    desk.verified().await;
}

on_both!(an_object_goes_from_hand_to_hand_and_is_set_aside, |desk: super::Desk| async move {
    super::hands(desk).await;
});

async fn hands(desk: Desk) {
    let (case, owner, inspector) = fatal_case(&desk).await;
    let object = add(&desk, &inspector, case, EvidenceKind::Object, None).await.expect("added").evidence_id;
    let handed = add(&desk, &owner, case, EvidenceKind::Document, None).await.expect("added").evidence_id;
    let step = Command::MoveEvidence(MoveEvidence {
        id: object,
        at: desk.app.now(),
        to: "Trung tâm kiểm định".to_owned(),
        reason: "Giám định".to_owned(),
        condition: None,
        record_number: None,
    });
    cases::move_evidence(&desk.app, Context::of(inspector.clone()), case, step.clone()).await.expect("moved");
    let refused = cases::move_evidence(&desk.app, Context::of(owner.clone()), case, step).await;
    assert!(matches!(refused, Err(Failure::Denied(_))), "{refused:?}");
    let aside = |id| Command::WithdrawEvidence { id, reason: "Nhầm".to_owned() };
    // The employer takes back what it handed in, and nothing else.
    let foreign = cases::withdraw_evidence(&desk.app, Context::of(owner.clone()), case, aside(object)).await;
    assert!(matches!(foreign, Err(Failure::NotFound)), "{foreign:?}");
    cases::withdraw_evidence(&desk.app, Context::of(owner), case, aside(handed)).await.expect("set aside");
    let ctx = || Context::of(inspector.clone());
    let filter = |withdrawn| EvidenceFilter { withdrawn: Some(withdrawn), ..EvidenceFilter::default() };
    for (withdrawn, id) in [(false, object), (true, handed)] {
        let list = evidence::list(&desk.app, ctx(), case, filter(withdrawn)).await.expect("listed");
        assert_eq!(list.items.iter().map(|s| s.item.id).collect::<Vec<_>>(), [id]);
        assert_eq!(list.total, 2);
    }
    let shown = evidence::read(&desk.app, ctx(), case, object).await.expect("read");
    assert_eq!(shown.item.holder(), "Trung tâm kiểm định");
    assert!(shown.may_move && shown.may_withdraw);
    desk.verified().await;
}

on_both!(a_changed_or_missing_file_is_named, |desk: super::Desk| async move {
    super::damaged(desk).await;
});

async fn damaged(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    for n in [40, 80] {
        let sent = send(&desk, &inspector, case, "a.jpg", &picture(n)).await.expect("taken");
        add(&desk, &inspector, case, EvidenceKind::ScenePhoto, Some(sent.id)).await.expect("added");
    }
    assert_eq!(verify_files(&desk.app).await.expect("verified"), Vec::new());
    let list = evidence::list(&desk.app, Context::of(inspector), case, EvidenceFilter::default());
    let list = list.await.expect("listed");
    let stored = |n: usize| {
        let sha256 = &list.items[n].item.file.as_ref().expect("a file").sha256;
        desk.dir.0.join("evidence").join(&sha256[..2]).join(&sha256[2..4]).join(sha256)
    };
    let mut bytes = std::fs::read(stored(0)).expect("there");
    bytes[100] ^= 1;
    std::fs::write(stored(0), bytes).expect("changed");
    std::fs::remove_file(stored(1)).expect("removed");
    let faults = verify_files(&desk.app).await.expect("verified");
    let told: Vec<(Option<u32>, String)> = faults
        .iter()
        .map(|f| match f {
            Fault::Evidence { number, item, .. } => (*item, number.clone()),
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(told, [(Some(1), list.case_number.clone()), (Some(2), list.case_number.clone())]);
    assert!(faults[0].to_string().contains("was changed") && faults[1].to_string().contains("is missing"));
}
