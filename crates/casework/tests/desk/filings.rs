//! What people and the department still have to file, and the tasks that come of it.

use crate::support::{Desk, at, on_both};
use casework::cases::{self, FilingView};
use casework::documents::{FormKind, IssueOrder, issue};
use casework::reports::{FiledBy, file_declaration};
use casework::tasks::{self, Outcome, TaskDone, TaskKind, TaskQuery, TaskView};
use casework::{Context, sweep};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::case::{Command, ConditionChange, Discharge};
use domain::ids::CaseId;
use domain::law::Filer;
use domain::words::{DeathKind, ReportKind, RoleKey, Severity};
use store::TaskState;

async fn filed(desk: &Desk, outcome: Severity) -> (CaseId, Actor, Actor) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let report = desk.report(ReportKind::Declaration, outcome);
    let case = file_declaration(&desk.app, Context::of(officer.clone()), FiledBy::Page, None, report).await;
    let inspector =
        desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await;
    (case.expect("filed").case_id, officer, inspector)
}

async fn open(desk: &Desk, inspector: &Actor, case: CaseId, kind: TaskKind) -> Vec<TaskView> {
    sweep::run(&desk.app).await.expect("swept");
    let query = TaskQuery {
        case: Some(case.0),
        states: vec![TaskState::Open],
        kind: Some(kind.as_str().to_owned()),
        ..TaskQuery::default()
    };
    tasks::list(&desk.app, Context::of(inspector.clone()), query).await.expect("listed").items
}

pub(crate) async fn dies(desk: &Desk, who: &Actor, case: CaseId) {
    let view = cases::read(&desk.app, Context::of(who.clone()), case).await.expect("read");
    let change = ConditionChange {
        victim: view.case.victims[0].statement.id,
        outcome: Severity::Fatal,
        death: Some(DeathKind::Treatment),
        died_at: None,
        serious_codes: vec![],
        injury: None,
        medical_document: None,
        known_at: desk.app.now(),
        reason: "Bệnh viện báo tử".to_owned(),
        told_by: None,
    };
    let ctx = Context { if_match: Some(view.version), ..Context::of(who.clone()) };
    cases::change_condition(&desk.app, ctx, case, Command::ChangeCondition(Box::new(change)))
        .await
        .expect("changed");
}

async fn duties(desk: &Desk, who: &Actor, case: CaseId, by: Filer) -> Vec<FilingView> {
    let view = cases::read(&desk.app, Context::of(who.clone()), case).await.expect("read");
    view.filings.into_iter().filter(|f| f.duty.by == by).collect()
}

on_both!(a_death_after_a_light_declaration_is_asked_after, |desk: super::Desk| async move {
    super::asked_after(desk).await;
});

async fn asked_after(desk: Desk) {
    let (case, officer, inspector) = filed(&desk, Severity::Light).await;
    desk.clock.set(at("26/11/2026 10:00"));
    dies(&desk, &inspector, case).await;
    assert!(open(&desk, &inspector, case, TaskKind::Undeclared).await.is_empty(), "he has a day");
    desk.clock.set(at("27/11/2026 10:01"));
    let asked = open(&desk, &inspector, case, TaskKind::Undeclared).await;
    assert_eq!(asked.len(), 1);
    assert!(asked[0].urgent && asked[0].content.title.vi.contains("chưa khai báo việc nạn nhân chết"));
    let why = &asked[0].content.why[0];
    for part in ["PL III", "Sở Nội vụ", "Công an", "26/11/2026"] {
        assert!(why.vi.contains(part), "{part} in {}", why.vi);
    }
    let owed = duties(&desk, &officer, case, Filer::Employer).await;
    assert!(owed.len() >= 2 && owed.iter().all(|f| matches!(f.state, Discharge::Outstanding(_))), "{owed:?}");
    let again = desk.report(ReportKind::Declaration, Severity::Fatal);
    let ctx = Context::of(officer.clone());
    file_declaration(&desk.app, ctx, FiledBy::Page, Some(case), again).await.expect("filed again");
    assert!(open(&desk, &inspector, case, TaskKind::Undeclared).await.is_empty());
    let kept = duties(&desk, &officer, case, Filer::Employer).await;
    assert!(kept.iter().all(|f| f.state == Discharge::Done(at("27/11/2026 10:01"))), "{kept:?}");
    desk.verified().await;
}

on_both!(who_told_of_the_death_himself_is_not_asked, |desk: super::Desk| async move {
    super::told_himself(desk).await;
});

async fn told_himself(desk: Desk) {
    let (case, officer, inspector) = filed(&desk, Severity::Light).await;
    desk.clock.set(at("26/11/2026 10:00"));
    dies(&desk, &officer, case).await;
    desk.clock.set(at("29/11/2026 10:00"));
    assert!(open(&desk, &inspector, case, TaskKind::Undeclared).await.is_empty());
    desk.verified().await;
}

on_both!(the_ministry_is_reported_to_by_a_task_with_a_clock, |desk: super::Desk| async move {
    super::quick_report(desk).await;
});

async fn quick_report(desk: Desk) {
    let (case, _, inspector) = filed(&desk, Severity::Fatal).await;
    let mine = open(&desk, &inspector, case, TaskKind::QuickReport).await;
    assert_eq!(mine.len(), 1, "one task, at once");
    assert_eq!(open(&desk, &inspector, case, TaskKind::QuickReport).await.len(), 1, "and no second");
    assert_eq!(mine[0].due_at, desk.app.now() + Duration::hours(24));
    let text = &mine[0].content;
    assert!(text.title.vi.contains("Bộ Nội vụ") && text.why[0].vi.contains("khuyến nghị"), "{text:?}");
    assert!(text.steps.len() >= 3 && text.citation.is_some());
    assert!(!serde_json::to_string(text).expect("text").contains("Nguyễn Văn Thử"), "nobody's name is kept");
    let read = tasks::read(&desk.app, Context::of(inspector.clone()), mine[0].id).await.expect("read");
    let of = |label: &str| read.report.iter().find(|l| l.label.vi == label).expect("a line").text.vi.clone();
    assert!(of("Danh sách người bị nạn").starts_with("Nguyễn Văn Thử"));
    assert_eq!(of("Số người bị nạn"), "1 chết, 0 bị thương nặng, 0 bị thương nhẹ");
    let owed = duties(&desk, &inspector, case, Filer::Department).await;
    assert!(matches!(owed[..], [FilingView { state: Discharge::Outstanding(_), .. }]), "{owed:?}");
    let ctx = Context { if_match: Some(mine[0].version), ..Context::of(inspector.clone()) };
    let note = Some("12/BC-SNV ngày 23/11/2026".to_owned());
    let done = TaskDone { outcome: Outcome::Done, name: None, unit: None, note };
    tasks::complete(&desk.app, ctx, mine[0].id, done).await.expect("recorded");
    let kept = duties(&desk, &inspector, case, Filer::Department).await;
    assert_eq!(kept[0].state, Discharge::Done(desk.app.now()));
    assert!(open(&desk, &inspector, case, TaskKind::QuickReport).await.is_empty());
    desk.verified().await;
}

on_both!(the_quick_report_is_done_once_its_document_is_issued, |desk: super::Desk| async move {
    super::quick_report_issued(desk).await;
});

async fn quick_report_issued(desk: Desk) {
    let (case, _, inspector) = filed(&desk, Severity::Fatal).await;
    assert_eq!(open(&desk, &inspector, case, TaskKind::QuickReport).await.len(), 1);
    desk.clock.set(desk.app.now() + Duration::hours(1));
    let at = desk.app.now();
    let view = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    let ctx = Context { if_match: Some(view.version), ..Context::of(inspector.clone()) };
    let order = IssueOrder {
        kind: FormKind::QuickReport,
        subject: None,
        corrects: None,
        with_gaps: true,
        another_number: false,
        entries: casework::documents::Entries::new(),
    };
    issue(&desk.app, ctx, case, order).await.expect("issued");
    // The task, the duty and the condition of closing follow at once.
    let query = TaskQuery { case: Some(case.0), states: vec![TaskState::Done], ..TaskQuery::default() };
    let done = tasks::list(&desk.app, Context::of(inspector.clone()), query).await.expect("listed").items;
    assert_eq!(done.iter().filter(|t| t.kind == TaskKind::QuickReport).count(), 1, "{done:?}");
    assert!(
        open(&desk, &inspector, case, TaskKind::QuickReport).await.is_empty(),
        "and it is not asked again"
    );
    let kept = duties(&desk, &inspector, case, Filer::Department).await;
    assert_eq!(kept[0].state, Discharge::Done(at));
    let view = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    let condition = view.closing.iter().find(|c| c.key == "quick_report");
    assert!(condition.is_none_or(|c| c.met), "{condition:?}");
    desk.verified().await;
}

on_both!(
    a_light_accident_is_no_business_of_the_ministry_until_somebody_dies,
    |desk: super::Desk| async move {
        super::later(desk).await;
    }
);

async fn later(desk: Desk) {
    let (case, _, inspector) = filed(&desk, Severity::Light).await;
    assert!(open(&desk, &inspector, case, TaskKind::QuickReport).await.is_empty());
    desk.clock.set(at("26/11/2026 10:00"));
    dies(&desk, &inspector, case).await;
    let mine = open(&desk, &inspector, case, TaskKind::QuickReport).await;
    assert_eq!(mine[0].due_at, at("27/11/2026 10:00"), "from when the death was known here");
    desk.verified().await;
}

on_both!(the_scene_is_a_task_until_somebody_is_there, |desk: super::Desk| async move {
    super::scene(desk).await;
});

async fn scene(desk: Desk) {
    let (case, _, inspector) = filed(&desk, Severity::Fatal).await;
    let mine = open(&desk, &inspector, case, TaskKind::SceneArrival).await;
    assert_eq!(mine.len(), 1);
    assert_eq!(mine[0].due_at, desk.app.now() + Duration::hours(2));
    let all = TaskQuery { states: vec![TaskState::Open], ..TaskQuery::default() };
    let first = tasks::list(&desk.app, Context::of(inspector.clone()), all).await.expect("listed");
    assert_eq!(first.items[0].kind, TaskKind::SceneArrival, "at the top of the list");
    let view = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    let ctx = Context { if_match: Some(view.version), ..Context::of(inspector.clone()) };
    desk.clock.set(at("23/11/2026 09:10"));
    let there =
        Command::ReachScene { at: at("23/11/2026 09:05"), by: "Trần Thị Trực".to_owned(), note: None };
    cases::reach_scene(&desk.app, ctx, case, there).await.expect("recorded");
    assert!(open(&desk, &inspector, case, TaskKind::SceneArrival).await.is_empty());
    desk.verified().await;
}
