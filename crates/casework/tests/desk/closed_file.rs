//! Beside a closed file what was not issued is read and printed, and is not issued any more.

use crate::again::{announced, latest};
use crate::support::{Desk, on_both};
use casework::documents::{Entries, FormKind, IssueOrder, issue, list, preview, whole};
use casework::{Context, Failure};
use domain::access::Role;
use store::{NewEvent, StreamKind, StreamRef, log};

on_both!(papers_of_a_closed_file_stay_readable, |desk: super::Desk| async move {
    super::readable(desk).await;
});

async fn readable(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let filed = announced(&desk, &owner, &director, &inspector).await;
    let case = filed.case_id;
    let ctx = || Context::of(inspector.clone());
    let kinds = || async {
        let all = list(&desk.app, ctx(), case).await.expect("listed").offered;
        all.into_iter().map(|o| (o.kind, o.may_issue)).collect::<Vec<_>>()
    };
    let before = kinds().await;
    let at = desk.app.now();
    desk.app
        .db()
        .write(move |c| {
            let payload = serde_json::json!({ "note": null });
            let closed = NewEvent {
                at,
                actor: serde_json::json!({ "name": "Người dùng giamdoc" }),
                kind: "closed".to_owned(),
                payload_version: domain::case::PAYLOAD_VERSION,
                payload,
            };
            let stream = StreamRef {
                id: case.0,
                kind: StreamKind::Case,
                province: "91".to_owned(),
                case_id: Some(case.0),
            };
            log::append_at_head(c, &stream, &[closed])
        })
        .await
        .expect("closed");
    let after = kinds().await;
    for kind in [
        FormKind::MinutesContract,
        FormKind::MeetingMinutes,
        FormKind::ServiceLetter,
        FormKind::PublicPosting,
    ] {
        assert!(before.contains(&(kind, true)), "{kind:?} {before:?}");
        assert!(after.contains(&(kind, false)), "{kind:?} {after:?}");
        preview(&desk.app, ctx(), case, kind, None).await.expect("set");
    }
    let order = IssueOrder {
        kind: FormKind::ServiceLetter,
        subject: None,
        corrects: None,
        with_gaps: true,
        another_number: false,
        entries: Entries::new(),
    };
    let refused = issue(&desk.app, latest(&desk, &inspector, case).await, case, order).await;
    let Failure::Refused(refusal) = refused.expect_err("closed") else { panic!("a refusal") };
    assert_eq!(refusal.code(), "file_closed");
    whole(&desk.app, ctx(), case).await.expect("set");
}
