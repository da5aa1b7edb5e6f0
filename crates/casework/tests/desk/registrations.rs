//! Registering in the flow of a declaration, and its approval.

use crate::support::{Desk, PASSWORD, on_both};
use casework::auth::{SignIn, session, sign_in};
use casework::cases::{self, CaseQuery};
use casework::notices::{self, NoticeKey};
use casework::registrations::{
    Application, Registered, RegistrationQuery, RegistrationState, approve, list, own, read, refuse,
    register, undecided_or_untold,
};
use casework::reports::{FiledBy, file_declaration, file_urgent_notice};
use casework::{Context, Failure, IdempotencyKey};
use domain::access::{Actor, Denied, Role};
use domain::ids::EnterpriseId;
use domain::value::{CommuneCode, Email, Phone, TaxCode};
use domain::words::{ReportKind, Severity};

fn stranger() -> Context {
    Context::of(Actor::anonymous())
}

fn application(tax_code: &str) -> Application {
    Application {
        tax_code: TaxCode::parse(tax_code).expect("a code"),
        enterprise: "Cơ sở mới".to_owned(),
        address: "Đường số 9".to_owned(),
        commune: CommuneCode::parse("30742").expect("a commune"),
        name: "Lê Thị Hạnh".to_owned(),
        title: "cán bộ an toàn".to_owned(),
        phone: Phone::parse("0912 345 678").expect("a number"),
        email: Email::parse("hanh@coso.example.vn").expect("an address"),
        password: PASSWORD.to_owned(),
    }
}

/// The actor of a session that was opened with the login that was given.
async fn signed_in(desk: &Desk, done: &Registered) -> Actor {
    let cmd =
        SignIn { login: done.login.clone(), password: PASSWORD.to_owned(), address: "192.0.2.9".to_owned() };
    let opened = sign_in(&desk.app, cmd).await.expect("opened");
    session(&desk.app, &opened.token).await.expect("asked").expect("alive").actor
}

on_both!(nobody_learns_which_enterprises_there_are, |desk: super::Desk| async move {
    super::tells_nothing(desk).await;
});

async fn tells_nothing(desk: Desk) {
    let known = desk.enterprise("0100233488", None).await;
    let key = |body: &str| IdempotencyKey { scope: "a".into(), key: "k".into(), body_hash: body.into() };
    let ctx = |body: &str| Context { idempotency: Some(key(body)), ..stranger() };
    let first = register(&desk.app, ctx("b"), application("0100233488")).await.expect("registered");
    let again = register(&desk.app, ctx("b"), application("0100233488")).await.expect("answered");
    assert_eq!(first, again, "one account for one request");
    let other = register(&desk.app, ctx("c"), application("0100233488")).await;
    assert!(matches!(other, Err(Failure::KeyReused)), "{other:?}");
    let fresh = register(&desk.app, stranger(), application("0300588569")).await.expect("registered");
    assert_eq!(first.warnings, fresh.warnings);
    assert_eq!((first.login.len(), fresh.login.len()), (16, 16), "given, not chosen");
    let failing = register(&desk.app, stranger(), application("0100233480")).await.expect("never blocked");
    assert_eq!(failing.warnings[0].0, "tax_code.check_digit");
    let row = desk.app.db().read(move |c| store::enterprises::get(c, known.0)).await.expect("read");
    assert_eq!(row.name, "Nhà máy thử", "what a stranger writes changes nothing in the directory");
    let mut weak = application("0300588569");
    weak.password = "ngắn".to_owned();
    assert!(matches!(register(&desk.app, stranger(), weak).await, Err(Failure::Invalid(_))));
    let officer = desk.safety_officer("coso", "1700101407").await;
    let twice = register(&desk.app, Context::of(officer), application("0300588569")).await;
    assert!(matches!(twice, Err(Failure::Denied(Denied::Forbidden(_)))), "{twice:?}");
}

on_both!(
    a_declaration_is_filed_before_approval_and_is_the_enterprises_after,
    |desk: super::Desk| async move {
        super::filed_before(desk).await;
    }
);

async fn filed_before(desk: Desk) {
    let inspector = Context::of(desk.user("dieutra", Role::Investigator, None, None).await);
    let colleague = desk.safety_officer("dongnghiep", "0100233488").await;
    let theirs = desk.report(ReportKind::Declaration, Severity::Light);
    file_declaration(&desk.app, Context::of(colleague.clone()), FiledBy::Page, None, theirs)
        .await
        .expect("ok");

    // The notice comes first, without an account; the declaration follows with account and code.
    let notice = desk.report(ReportKind::UrgentNotice, Severity::Serious);
    let notice = file_urgent_notice(&desk.app, stranger(), FiledBy::Page, None, notice).await.expect("taken");
    let code = notice.notice.clone().expect("a code").code;
    let done = register(&desk.app, stranger(), application("0100233488")).await.expect("registered");
    let actor = signed_in(&desk, &done).await;
    assert!(actor.enterprises.is_empty() && actor.requested.len() == 1);
    assert!(undecided_or_untold(&desk.app, &actor).await.expect("asked"));
    let mine = || Context::of(actor.clone());
    let key = NoticeKey::Code { code: code.clone(), address: "192.0.2.9".to_owned() };
    let full = desk.report(ReportKind::Declaration, Severity::Serious);
    notices::complete(&desk.app, mine(), key, FiledBy::Page, full).await.expect("declared at once");
    // And one without a notice before it.
    let mut alone = desk.report(ReportKind::Declaration, Severity::Light);
    alone.accident.employer.enterprise = Some(colleague.enterprises[0]);
    let alone = file_declaration(&desk.app, mine(), FiledBy::Page, None, alone).await.expect("declared");
    assert!(alone.notice.is_some(), "a code to come back with while nobody answers for the account");
    for case in [notice.case_id, alone.case_id] {
        let hidden = cases::read(&desk.app, mine(), case).await;
        assert!(matches!(hidden, Err(Failure::Denied(Denied::Hidden))), "{hidden:?}");
        let theirs = cases::read(&desk.app, Context::of(colleague.clone()), case).await;
        assert!(matches!(theirs, Err(Failure::Denied(Denied::Hidden))), "a stranger's word opens no case");
    }
    let listed = cases::list(&desk.app, mine(), CaseQuery::default(), None).await.expect("listed");
    assert_eq!(listed.total, 0);
    let read_one = cases::read(&desk.app, inspector.clone(), alone.case_id).await.expect("read");
    assert!(!read_one.case.reports[0].report.verified);
    assert_eq!(read_one.case.accident.expect("facts").employer.enterprise, None);

    approve(&desk.app, inspector.clone(), done.id).await.expect("approved");
    let twice = approve(&desk.app, inspector.clone(), done.id).await;
    assert!(matches!(twice, Err(Failure::Refused(_))), "{twice:?}");
    let actor = signed_in(&desk, &done).await;
    assert_eq!(actor.enterprises, colleague.enterprises);
    let listed =
        cases::list(&desk.app, Context::of(actor.clone()), CaseQuery::default(), None).await.expect("listed");
    assert_eq!(listed.total, 3, "what was filed while waiting is the enterprise's own");
    let theirs = cases::read(&desk.app, Context::of(colleague), alone.case_id).await.expect("read");
    assert!(theirs.case.reports[0].report.verified);
    let told = own(&desk.app, Context::of(actor.clone())).await.expect("read").expect("an application");
    assert_eq!(told.state, RegistrationState::Approved);
    assert!(!undecided_or_untold(&desk.app, &actor).await.expect("asked"), "told once");
    desk.verified().await;
}

on_both!(a_refusal_is_told_and_can_be_mended, |desk: super::Desk| async move {
    super::refused(desk).await;
});

async fn refused(desk: Desk) {
    let admin = Context::of(desk.user("quantri", Role::Admin, None, None).await);
    let head = Context::of(desk.user("truongphong", Role::UnitHead, None, None).await);
    let mut far = desk.user("o.xa", Role::Investigator, None, None).await;
    far.province = Some("92".to_owned());
    let police = Context::of(desk.user("congan", Role::ProvincialPolice, None, None).await);
    let done = register(&desk.app, stranger(), application("0300588569")).await.expect("registered");
    let waiting = |text: &str| RegistrationQuery {
        state: Some(RegistrationState::Requested),
        text: Some(text.to_owned()),
        after: None,
        limit: 50,
    };
    let page = list(&desk.app, head.clone(), waiting("moi hanh")).await.expect("listed");
    assert_eq!((page.items.len(), page.waiting()), (1, 1));
    assert!(page.items[0].known.is_none());
    assert!(list(&desk.app, head.clone(), waiting("khac")).await.expect("listed").items.is_empty());
    let elsewhere = list(&desk.app, Context::of(far.clone()), waiting("moi")).await.expect("listed");
    assert!(elsewhere.items.is_empty());
    let foreign = approve(&desk.app, Context::of(far), done.id).await;
    assert!(matches!(foreign, Err(Failure::Denied(Denied::Hidden))), "{foreign:?}");
    let role = list(&desk.app, police, waiting("moi")).await;
    assert!(matches!(role, Err(Failure::Denied(Denied::Forbidden(_)))), "{role:?}");
    let silent = refuse(&desk.app, admin.clone(), done.id, " ".to_owned()).await;
    assert!(matches!(silent, Err(Failure::Invalid(_))), "{silent:?}");
    refuse(&desk.app, admin.clone(), done.id, "Không có dấu của cơ sở".to_owned()).await.expect("refused");
    let actor = signed_in(&desk, &done).await;
    assert!(undecided_or_untold(&desk.app, &actor).await.expect("asked"));
    let told = own(&desk.app, Context::of(actor.clone())).await.expect("read").expect("an application");
    assert_eq!(told.reason.as_deref(), Some("Không có dấu của cơ sở"));
    assert!(!undecided_or_untold(&desk.app, &actor).await.expect("asked"));
    let report = desk.report(ReportKind::Declaration, Severity::Light);
    let filed = file_declaration(&desk.app, Context::of(actor), FiledBy::Page, None, report).await;
    assert!(matches!(filed, Err(Failure::Denied(_))), "refused is refused: {filed:?}");
    approve(&desk.app, head.clone(), done.id).await.expect("mended");
    let view = read(&desk.app, head, done.id).await.expect("read");
    assert_eq!((view.row.state, view.row.reason), (RegistrationState::Approved, None));
    let known = view.known.expect("in the directory now");
    assert_eq!((known.name.as_str(), known.address.as_str()), ("Cơ sở mới", "Đường số 9"));
    let actor = signed_in(&desk, &done).await;
    assert_eq!(actor.enterprises, [EnterpriseId(known.id)]);
}
