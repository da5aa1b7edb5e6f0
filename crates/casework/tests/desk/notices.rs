//! Coming back to a notice with its code.

use crate::support::{Desk, at, on_both};
use casework::cases::{self, CaseOutcome};
use casework::notices::{self, NoticeAct, NoticeKey};
use casework::reports::{FiledBy, file_declaration, file_tip, file_urgent_notice};
use casework::{Context, Failure, IdempotencyKey};
use domain::access::{Actor, Role};
use domain::case::{Command, DismissalKind, ReportState, StageKind};
use domain::ids::ReportId;
use domain::value::NoticeCode;
use domain::words::{ReportKind, RoleKey, Severity};

fn stranger() -> Context {
    Context::of(Actor::anonymous())
}

fn with(code: &NoticeCode) -> NoticeKey {
    NoticeKey::Code { code: code.clone(), address: "192.0.2.7".to_owned() }
}

async fn notice(desk: &Desk) -> (CaseOutcome, NoticeCode, ReportId) {
    let report = desk.report(ReportKind::UrgentNotice, Severity::Serious);
    let filed = file_urgent_notice(&desk.app, stranger(), FiledBy::Page, None, report).await.expect("taken");
    let code = filed.notice.clone().expect("a code").code;
    let id = filed.report_id.expect("a report");
    (filed, code, id)
}

on_both!(a_code_is_given_once_and_again_for_the_same_request, |desk: super::Desk| async move {
    super::given(desk).await;
});

async fn given(desk: Desk) {
    let key = IdempotencyKey { scope: "a".into(), key: "k".into(), body_hash: "b".into() };
    let ctx = || Context { idempotency: Some(key.clone()), ..stranger() };
    let report = desk.report(ReportKind::UrgentNotice, Severity::Serious);
    let first =
        file_urgent_notice(&desk.app, ctx(), FiledBy::Page, None, report.clone()).await.expect("taken");
    let again = file_urgent_notice(&desk.app, ctx(), FiledBy::Page, None, report).await.expect("answered");
    assert_eq!(first, again);
    let issued = first.notice.expect("a code");
    assert_eq!(issued.valid_until, at("21/02/2027 08:00"));
    let stored = serde_json::to_string(&again).expect("json");
    assert!(!stored.contains(issued.code.letters()), "the code goes into no stored answer");
    let (_, other, _) = notice(&desk).await;
    assert_ne!(other, issued.code);
    let tip = desk.report(ReportKind::Tip, Severity::Light);
    let tip = file_tip(&desk.app, stranger(), FiledBy::Interface, tip).await.expect("taken");
    assert!(tip.notice.is_some());
    let officer = desk.safety_officer("coso", "0100233488").await;
    let own = desk.report(ReportKind::UrgentNotice, Severity::Light);
    let own =
        file_urgent_notice(&desk.app, Context::of(officer), FiledBy::Page, None, own).await.expect("taken");
    assert_eq!(own.notice, None, "whoever has an account sees the case");
}

on_both!(the_declaration_follows_and_the_first_submission_stands, |desk: super::Desk| async move {
    super::completed(desk).await;
});

async fn completed(desk: Desk) {
    let inspector =
        desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let (filed, code, _) = notice(&desk).await;
    desk.clock.set(at("23/11/2026 11:30"));
    let key = IdempotencyKey { scope: "a".into(), key: "k".into(), body_hash: "b".into() };
    let ctx = || Context { idempotency: Some(key.clone()), ..stranger() };
    let full = desk.report(ReportKind::Declaration, Severity::Serious);
    let complete = || notices::complete(&desk.app, ctx(), with(&code), FiledBy::Page, full.clone());
    let done = complete().await.expect("declared");
    assert_eq!(done, complete().await.expect("answered again"));
    assert_eq!(done.number, filed.number);
    let case = cases::read(&desk.app, Context::of(inspector.clone()), filed.case_id).await.expect("read");
    assert_eq!(case.case.stage.kind(), StageKind::Declared);
    assert_eq!(case.case.reports.len(), 2);
    assert!(!case.case.reports[1].report.verified, "nobody answers for who declared");
    let query = cases::CaseQuery::default();
    let listed = cases::list(&desk.app, Context::of(inspector), query, None).await.expect("listed");
    assert_eq!(listed.items[0].first_received_at, filed.at, "the first submission stands");
    let second = notices::complete(&desk.app, stranger(), with(&code), FiledBy::Page, full.clone()).await;
    assert_eq!(refusal(second), "notice_completed");
    let view = notices::open(&desk.app, stranger(), with(&code)).await.expect("opened");
    assert_eq!(
        view.reports.iter().map(|r| r.kind).collect::<Vec<_>>(),
        [ReportKind::UrgentNotice, ReportKind::Declaration]
    );
    assert!(!view.allows(NoticeAct::Complete) && view.allows(NoticeAct::Withdraw));
    let declaration = done.report_id;
    notices::withdraw(&desk.app, stranger(), with(&code), declaration, "Nhầm vụ".to_owned())
        .await
        .expect("withdrawn");
    let anew = desk.report(ReportKind::Declaration, Severity::Serious);
    notices::complete(&desk.app, stranger(), with(&code), FiledBy::Page, anew).await.expect("a new one");
    desk.verified().await;
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Failure>) -> &'static str {
    match answer {
        Err(Failure::Refused(refusal)) => refusal.code(),
        other => panic!("not refused: {other:?}"),
    }
}

on_both!(a_code_shows_its_own_words_and_nothing_else, |desk: super::Desk| async move {
    super::own_words(desk).await;
});

async fn own_words(desk: Desk) {
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let officer = |version| Context { if_match: Some(version), ..Context::of(inspector.clone()) };
    let (filed, code, id) = notice(&desk).await;
    let told = notices::open(&desk.app, stranger(), with(&code)).await.expect("opened").reports[0].clone();
    let mut facts = told.accident.clone();
    facts.place.spot = Some("Điều chỉ cán bộ biết".to_owned());
    let correct =
        Command::CorrectReport { report: id, reason: "Đã xác minh".to_owned(), accident: Box::new(facts) };
    let after =
        cases::correct_report(&desk.app, officer(filed.version), filed.case_id, correct).await.expect("ok");
    let view = notices::open(&desk.app, stranger(), with(&code)).await.expect("opened");
    assert_eq!(view.reports[0].accident, told.accident);
    let mut mine = told.accident.clone();
    mine.course.event = Some("Nổ".to_owned());
    notices::correct(&desk.app, stranger(), with(&code), id, "Nhớ lại".to_owned(), mine.clone())
        .await
        .expect("corrected");
    let case = cases::read(&desk.app, Context::of(inspector.clone()), filed.case_id).await.expect("read");
    let accident = case.case.accident.expect("facts");
    assert_eq!(accident.place.spot.as_deref(), Some("Điều chỉ cán bộ biết"));
    assert_eq!(accident.course.event.as_deref(), Some("Nổ"));
    let view = notices::open(&desk.app, stranger(), with(&code)).await.expect("opened");
    assert_eq!(view.reports[0].accident, mine);
    let accept = Command::AcceptReport { report: id, note: None };
    cases::accept_report(&desk.app, officer(after.version + 1), filed.case_id, accept).await.expect("ok");
    let late = notices::correct(&desk.app, stranger(), with(&code), id, "x".to_owned(), told.accident).await;
    assert_eq!(refusal(late), "accepted_already");
    let late = notices::withdraw(&desk.app, stranger(), with(&code), id, "x".to_owned()).await;
    assert_eq!(refusal(late), "accepted_already");
    notices::supplement(&desk.app, stranger(), with(&code), id, None, "Thêm một nhân chứng".to_owned())
        .await
        .expect("supplemented");
    let view = notices::open(&desk.app, stranger(), with(&code)).await.expect("opened");
    assert_eq!(
        (view.reports[0].state, view.may),
        (ReportState::Accepted, vec![NoticeAct::Complete, NoticeAct::Supplement])
    );
    let (_, _, foreign) = notice(&desk).await;
    let theirs = notices::supplement(&desk.app, stranger(), with(&code), foreign, None, "x".into()).await;
    assert!(matches!(theirs, Err(Failure::NotFound)), "{theirs:?}");
    desk.verified().await;
}

on_both!(a_wrong_code_and_one_that_ended_are_the_same, |desk: super::Desk| async move {
    super::unknown(desk).await;
});

async fn unknown(desk: Desk) {
    let (_, code, _) = notice(&desk).await;
    let wrong = NoticeCode::from_random([9; 32]);
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    let refused = notices::open(&desk.app, Context::of(admin), with(&code)).await;
    assert!(matches!(refused, Err(Failure::Denied(_))), "{refused:?}");
    let ctx = stranger();
    let token = notices::enter(&desk.app, &ctx, code.clone(), "192.0.2.7".into()).await.expect("a pass");
    let (pass, csrf) = notices::pass_of(&desk.app, &token).expect("alive");
    assert!(!token.contains(code.letters()) && !csrf.is_empty());
    assert!(notices::open(&desk.app, stranger(), NoticeKey::Pass(pass)).await.is_ok());
    let last = if token.ends_with('0') { '1' } else { '0' };
    let forged = format!("{}{last}", &token[..token.len() - 1]);
    assert_eq!(notices::pass_of(&desk.app, &forged), None);
    desk.clock.set(at("23/11/2026 20:01"));
    assert_eq!(notices::pass_of(&desk.app, &token), None, "a pass lasts as long as a session");
    desk.clock.set(at("21/02/2027 08:01"));
    for key in [with(&code), with(&wrong), NoticeKey::Pass(pass)] {
        let answer = notices::open(&desk.app, stranger(), key).await;
        assert!(matches!(answer, Err(Failure::UnknownNoticeCode)), "{answer:?}");
    }
    for _ in 0..18 {
        let answer = notices::open(&desk.app, stranger(), with(&wrong)).await;
        assert!(matches!(answer, Err(Failure::UnknownNoticeCode)), "{answer:?}");
    }
    let slowed = notices::open(&desk.app, stranger(), with(&wrong)).await;
    assert!(matches!(slowed, Err(Failure::TooMany { .. })), "{slowed:?}");
    let elsewhere = NoticeKey::Code { code: wrong, address: "192.0.2.8".to_owned() };
    let elsewhere = notices::open(&desk.app, stranger(), elsewhere).await;
    assert!(matches!(elsewhere, Err(Failure::UnknownNoticeCode)), "others are not slowed: {elsewhere:?}");
}

on_both!(a_code_follows_a_merged_case_and_tells_no_stage, |desk: super::Desk| async move {
    super::merged(desk).await;
});

async fn merged(desk: Desk) {
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let owner = desk.safety_officer("coso", "0100233488").await;
    let (filed, code, id) = notice(&desk).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let other =
        file_declaration(&desk.app, Context::of(owner), FiledBy::Page, None, report).await.expect("ok");
    let ctx = |version| Context { if_match: Some(version), ..Context::of(inspector.clone()) };
    cases::merge(&desk.app, ctx(other.version), other.case_id, filed.case_id, "Cùng một vụ".to_owned())
        .await
        .expect("merged");
    let view = notices::open(&desk.app, stranger(), with(&code)).await.expect("opened");
    assert_eq!((view.number.as_str(), view.reports.len()), (other.number.as_str(), 1));
    assert_eq!(view.reports[0].accident.victims.len(), 1, "the dead man of the other report is not shown");
    let done = notices::supplement(&desk.app, stranger(), with(&code), id, None, "Thêm".to_owned()).await;
    assert_eq!(done.expect("supplemented").number, other.number);
    let case = cases::read(&desk.app, Context::of(inspector.clone()), other.case_id).await.expect("read");
    let dismiss =
        Command::Dismiss { kind: DismissalKind::NotTnld, reason: "Bệnh lý".to_owned(), into: None };
    cases::dismiss(&desk.app, ctx(case.version), other.case_id, dismiss).await.expect("dismissed");
    let late = notices::supplement(&desk.app, stranger(), with(&code), id, None, "Nữa".to_owned()).await;
    assert_eq!(refusal(late), "notice_at_rest");
    let view = notices::open(&desk.app, stranger(), with(&code)).await.expect("opened");
    assert_eq!(view.may, Vec::new());
}
