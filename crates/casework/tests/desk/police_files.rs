//! Files that were handed to the police: who sees which, and what happens when nobody answers.

use crate::again::latest;
use crate::support::{Desk, at, on_both, province_team};
use crate::sweep::{notices, title};
use crate::uploads::fatal_case;
use casework::cases;
use casework::follow_up::{PoliceFileItem, PoliceFileQuery, list_police_files};
use casework::tasks::{self, TaskKind, TaskQuery};
use casework::{Context, Failure, sweep};
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::CaseId;
use domain::words::RoleKey;
use store::TaskState;

async fn inbox(desk: &Desk, who: &Actor, overdue: bool) -> Result<Vec<PoliceFileItem>, Failure> {
    let ctx = Context::of(who.clone());
    let page = list_police_files(&desk.app, ctx, PoliceFileQuery::default(), overdue, None).await?;
    assert_eq!(page.total, i64::try_from(page.items.len()).expect("few"));
    Ok(page.items)
}

pub(crate) async fn handed_over(desk: &Desk) -> (CaseId, Actor) {
    let (case, _, inspector) = fatal_case(desk).await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let ctx = latest(desk, &director, case).await;
    cases::found_team(&desk.app, ctx, case, province_team(desk)).await.expect("founded");
    let transfer = Command::SendToPolice(PoliceTransfer {
        at: desk.app.now(),
        body: "Cơ quan CSĐT".to_owned(),
        signs: "Có dấu hiệu".to_owned(),
        penal_article: None,
        grounds: None,
        items: vec!["Biên bản khám nghiệm".to_owned(), "Van an toàn".to_owned()],
        record_number: Some("01/BBGN".to_owned()),
    });
    cases::send_to_police(&desk.app, latest(desk, &inspector, case).await, case, transfer)
        .await
        .expect("sent");
    (case, inspector)
}

pub(crate) fn ruling(decision: PoliceDecision, desk: &Desk) -> Command {
    Command::RecordRuling(PoliceRuling {
        decision,
        number: "15/QĐ".to_owned(),
        date: domain::time::vn_date(desk.app.now()),
        received_at: desk.app.now(),
        note: None,
    })
}

on_both!(police_and_procuracy_see_the_files_they_were_told_of, |desk: super::Desk| async move {
    super::seen(desk).await;
});

async fn seen(desk: Desk) {
    let (case, inspector) = handed_over(&desk).await;
    let police = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let procuracy = desk.user("vks", Role::Procuracy, None, Some(RoleKey::ProcuracySameLevel)).await;
    let strangers = desk.user("vksla", Role::Procuracy, None, None).await;
    for who in [&police, &inspector] {
        let [file] = &inbox(&desk, who, false).await.expect("listed")[..] else { panic!("one file") };
        assert_eq!((file.row.case_id, file.row.state.as_str()), (case.0, "awaiting_ruling"));
        assert_eq!(file.items.as_ref().map(Vec::len), Some(2), "{}", who.role);
        assert!(file.opens && !file.overdue);
        assert_eq!(
            file.row.due,
            Some(domain::time::vn_date(at("14/12/2026 08:00"))),
            "20 days, from Sunday to Monday"
        );
    }
    // The procuracy is informed of the hand-over: it knows of the file and not what is in it.
    let [file] = &inbox(&desk, &procuracy, false).await.expect("listed")[..] else { panic!("one file") };
    assert!(file.items.is_none() && !file.opens);
    assert!(inbox(&desk, &strangers, false).await.expect("listed").is_empty());
    for role in [Role::Enterprise, Role::Commune, Role::CommunePolice, Role::MemberAgency, Role::Leader] {
        let mut who = police.clone();
        who.role = role;
        assert!(matches!(inbox(&desk, &who, false).await, Err(Failure::Denied(_))), "{role}");
    }
    let rows = inbox(&desk, &police, false).await.expect("listed");
    let csv = casework::follow_up::export_police_files(&rows, domain::words::Lang::Vi).expect("a file");
    let csv = String::from_utf8(csv).expect("text");
    assert!(csv.contains("Biên bản khám nghiệm; Van an toàn") && csv.contains("01/BBGN"), "{csv}");
    desk.verified().await;
}

on_both!(a_longer_term_of_the_police_puts_the_reminder_off, |desk: super::Desk| async move {
    super::longer(desk).await;
});

async fn longer(desk: Desk) {
    let (case, inspector) = handed_over(&desk).await;
    let police = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    desk.clock.set(at("10/12/2026 09:00"));
    let until = domain::time::vn_date(at("20/01/2027 09:00"));
    let extension = Command::ExtendPoliceTerm(PoliceExtension {
        by: TermExtender::Police,
        number: "7/TB".to_owned(),
        date: domain::time::vn_date(desk.app.now()),
        until,
        reason: None,
        correction: None,
        recorded_at: desk.app.now(),
    });
    cases::extend_police_term(&desk.app, Context::of(police.clone()), case, extension)
        .await
        .expect("the police record it");
    desk.clock.set(at("18/12/2026 09:00"));
    sweep::run(&desk.app).await.expect("swept");
    assert!(open_tasks(&desk, &inspector, case).await.is_empty(), "nobody is said to be silent");
    let [file] = &inbox(&desk, &police, false).await.expect("listed")[..] else { panic!("one file") };
    assert_eq!((file.row.due, file.overdue), (Some(until), false));
    desk.clock.set(at("21/01/2027 09:00"));
    sweep::run(&desk.app).await.expect("swept");
    assert_eq!(open_tasks(&desk, &inspector, case).await.len(), 1);
    // They rule and list what goes back; only they may, and the department confirms it.
    let not = ruling(PoliceDecision::NotProsecuted, &desk);
    cases::record_ruling(&desk.app, Context::of(police.clone()), case, not).await.expect("ruled");
    let list = |desk: &Desk| {
        Command::ListPoliceReturn(PoliceReturnList {
            items: vec!["Van an toàn".to_owned()],
            record_number: Some("9/BBGN".to_owned()),
            date: domain::time::vn_date(desk.app.now()),
            note: Some("Biên bản giữ lại bản chính".to_owned()),
            sent_at: desk.app.now(),
        })
    };
    let refused =
        cases::list_police_return(&desk.app, Context::of(inspector.clone()), case, list(&desk)).await;
    assert!(matches!(refused, Err(Failure::Denied(_))), "{refused:?}");
    cases::list_police_return(&desk.app, Context::of(police.clone()), case, list(&desk))
        .await
        .expect("listed");
    let view = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    let matter = &view.case.inquiry.police;
    let (_list, seen) = matter.awaits_receipt(&matter.transfers[0]).expect("the team sees the list");
    assert_eq!(seen, ["Van an toàn"]);
    desk.verified().await;
}

on_both!(silence_of_the_police_becomes_a_task_and_a_reminder, |desk: super::Desk| async move {
    super::silent(desk).await;
});

async fn open_tasks(desk: &Desk, who: &Actor, case: CaseId) -> Vec<String> {
    let query = TaskQuery { case: Some(case.0), states: vec![TaskState::Open], ..TaskQuery::default() };
    let all = tasks::list(&desk.app, Context::of(who.clone()), query).await.expect("listed");
    let silent = all.items.into_iter().filter(|t| t.kind == TaskKind::PoliceSilent);
    silent.map(|t| t.content.title.vi).collect()
}

/// The titles of everything that is to be done about a case.
pub(crate) async fn all_tasks(desk: &Desk, who: &Actor, case: CaseId) -> Vec<String> {
    let query = TaskQuery { case: Some(case.0), states: vec![TaskState::Open], ..TaskQuery::default() };
    let all = tasks::list(&desk.app, Context::of(who.clone()), query).await.expect("listed");
    all.items.into_iter().map(|t| t.content.title.vi).collect()
}

async fn silent(desk: Desk) {
    let (case, inspector) = handed_over(&desk).await;
    let police = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    sweep::run(&desk.app).await.expect("swept");
    notices(&desk).await;
    desk.clock.set(at("14/12/2026 23:00"));
    sweep::run(&desk.app).await.expect("swept");
    assert!(open_tasks(&desk, &inspector, case).await.is_empty(), "the last day has not passed");
    notices(&desk).await;
    for _ in 0..3 {
        desk.clock.set(desk.app.now() + chrono::Duration::hours(4));
        sweep::run(&desk.app).await.expect("swept");
    }
    let [task] = &open_tasks(&desk, &inspector, case).await[..] else { panic!("one task") };
    assert!(task.contains("khởi tố"), "{task}");
    let told: Vec<_> =
        notices(&desk).await.into_iter().filter(|d| title(d).starts_with("Nhắc hạn")).collect();
    let mut to: Vec<&str> = told.iter().map(|d| d.address.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["police_province@agency.example", "procuracy_same_level@agency.example"], "each once");
    assert_eq!(inbox(&desk, &police, true).await.expect("listed").len(), 1, "it leads the inbox");
    // They rule: the task goes, the five days of the hand-back run, and pass.
    let not = ruling(PoliceDecision::NotProsecuted, &desk);
    cases::record_ruling(&desk.app, Context::of(police.clone()), case, not).await.expect("ruled");
    sweep::run(&desk.app).await.expect("swept");
    assert!(open_tasks(&desk, &inspector, case).await.is_empty());
    let [file] = &inbox(&desk, &police, false).await.expect("listed")[..] else { panic!("one file") };
    assert_eq!(
        (file.row.state.as_str(), file.row.awaited.as_deref()),
        ("awaiting_return", Some("police_hand_back"))
    );
    desk.clock.set(at("28/12/2026 09:00"));
    sweep::run(&desk.app).await.expect("swept");
    let [task] = &open_tasks(&desk, &inspector, case).await[..] else { panic!("one task") };
    assert!(task.contains("chuyển trả hồ sơ"), "{task}");
    let back = Command::ReturnFromPolice(ReturnFromPolice {
        received_at: desk.app.now(),
        decision: PoliceDecision::NotProsecuted,
        decision_reference: "15/QĐ".to_owned(),
        items: vec!["Biên bản khám nghiệm".to_owned(), "Van an toàn".to_owned()],
        complete: true,
        record_number: None,
        missing_reason: None,
    });
    let ctx = latest(&desk, &inspector, case).await;
    cases::return_from_police(&desk.app, ctx, case, back).await.expect("back");
    sweep::run(&desk.app).await.expect("swept");
    assert!(open_tasks(&desk, &inspector, case).await.is_empty());
    let [file] = &inbox(&desk, &police, false).await.expect("listed")[..] else { panic!("one file") };
    assert_eq!((file.row.state.as_str(), file.overdue), ("returned", false));
    desk.verified().await;
}
