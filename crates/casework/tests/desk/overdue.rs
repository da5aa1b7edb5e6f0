//! A recommendation whose last day passed in silence, and a case that a higher level takes over.

use crate::again::latest;
use crate::support::{Desk, at, on_both};
use crate::sweep::{lines, notices, title};
use casework::alerts::Content;
use casework::cases;
use casework::reports::{FiledBy, file_declaration};
use casework::tasks::{self, TaskKind, TaskQuery};
use casework::{Context, sweep};
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::{CaseId, RecommendationId};
use domain::time::vn_date;
use domain::value::PersonName;
use domain::words::{ReportKind, RoleKey, Severity, TeamLevel};
use store::TaskState;

async fn overdue(desk: &Desk, who: &Actor, case: CaseId) -> Vec<String> {
    let query = TaskQuery { case: Some(case.0), states: vec![TaskState::Open], ..TaskQuery::default() };
    let all = tasks::list(&desk.app, Context::of(who.clone()), query).await.expect("listed");
    let mine = all.items.into_iter().filter(|t| t.kind == TaskKind::OverdueRecommendation);
    mine.map(|t| t.content.title.vi).collect()
}

async fn swept_on(desk: &Desk, when: &str) {
    desk.clock.set(at(when));
    sweep::run(&desk.app).await.expect("swept");
}

on_both!(
    a_recommendation_passed_in_silence_is_a_task_until_verified_or_extended,
    |desk: super::Desk| async move {
        super::silence(desk).await;
    }
);

async fn silence(desk: Desk) {
    let (case, owner, inspector) = crate::uploads::fatal_case(&desk).await;
    let app = &desk.app;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let team = crate::support::province_team(&desk);
    cases::found_team(app, latest(&desk, &director, case).await, case, team).await.expect("founded");
    let id = RecommendationId(app.id());
    let add = Command::AddRecommendation(NewRecommendation {
        id,
        content: "Che chắn máy".to_owned(),
        owner_kind: OwnerKind::Employer,
        owner: "Nhà máy thử".to_owned(),
        due: vn_date(at("30/11/2026 00:00")),
        proof: None,
        proof_kind: None,
        priority: None,
    });
    cases::add_recommendation(app, latest(&desk, &inspector, case).await, case, add).await.expect("added");
    swept_on(&desk, "30/11/2026 20:00").await;
    assert!(overdue(&desk, &inspector, case).await.is_empty(), "the last day has not passed");
    notices(&desk).await;
    swept_on(&desk, "01/12/2026 08:00").await;
    swept_on(&desk, "01/12/2026 09:00").await;
    assert_eq!(overdue(&desk, &inspector, case).await.len(), 1, "one task, however often the sweep runs");
    let told = notices(&desk).await;
    let digest: Vec<String> =
        told.iter().filter(|d| title(d).starts_with("Tổng hợp")).flat_map(lines).collect();
    assert!(digest.iter().any(|l| l.contains("kiến nghị") && l.contains("quá hạn")), "{digest:#?}");
    // Put off: the task goes, and comes back with the new day.
    let extend = Command::ExtendRecommendation(ExtendRecommendation {
        id,
        due: vn_date(at("10/12/2026 00:00")),
        reason: "Chờ thiết bị".to_owned(),
    });
    cases::extend_recommendation(app, latest(&desk, &inspector, case).await, case, extend)
        .await
        .expect("extended");
    swept_on(&desk, "01/12/2026 10:00").await;
    assert!(overdue(&desk, &inspector, case).await.is_empty());
    swept_on(&desk, "11/12/2026 08:00").await;
    let [again] = &overdue(&desk, &inspector, case).await[..] else { panic!("one task") };
    assert!(again.contains("10/12/2026"), "{again}");
    // Reported as done it still waits for somebody who looks; verified it is over.
    let report = Command::ReportRecommendation {
        id,
        text: "Đã làm".to_owned(),
        evidence: None,
        evidence_ids: vec![],
        done: true,
    };
    cases::report_recommendation(app, latest(&desk, &owner, case).await, case, report)
        .await
        .expect("reported");
    swept_on(&desk, "11/12/2026 09:00").await;
    assert_eq!(overdue(&desk, &inspector, case).await.len(), 1);
    let verify = Command::VerifyRecommendation { id, accepted: true, note: None };
    cases::verify_recommendation(app, latest(&desk, &inspector, case).await, case, verify)
        .await
        .expect("verified");
    swept_on(&desk, "11/12/2026 10:00").await;
    assert!(overdue(&desk, &inspector, case).await.is_empty());
    desk.verified().await;
}

on_both!(whoever_investigated_is_told_that_the_case_was_taken_over, |desk: super::Desk| async move {
    super::told(desk).await;
});

async fn told(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let (enterprise, user) = (owner.enterprises[0], owner.user.expect("a user"));
    desk.app
        .db()
        .write(move |c| {
            let mut row = store::users::get(c, user.0)?;
            let version = row.version;
            row.email = Some("ansat@nhamay.example".to_owned());
            store::users::update(c, &row, version)?;
            Ok::<_, store::StoreError>(())
        })
        .await
        .expect("an address");
    let inspector =
        desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let director = desk.user("giamdoc", Role::Director, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let ministry = desk.user("bonoivu", Role::Ministry, None, Some(RoleKey::LabourMinistry)).await;
    let mut report = desk.report(ReportKind::Declaration, Severity::Light);
    report.accident.employer.enterprise = Some(enterprise);
    let filed = file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report).await;
    let case = filed.expect("filed").case_id;
    notices(&desk).await;
    let order = |to| {
        Command::TakeOver(TakeOver {
            to,
            reason: "Ông Nguyễn Văn Thử bị ép im lặng".to_owned(),
            items: vec!["Biên bản hiện trường".to_owned()],
            record_reference: None,
        })
    };
    let ctx = latest(&desk, &inspector, case).await;
    cases::take_over(&desk.app, ctx, case, order(TeamLevel::Province)).await.expect("taken over");
    let sent = notices(&desk).await;
    let [mail] = &sent[..] else { panic!("one message: {:?}", sent.iter().map(title).collect::<Vec<_>>()) };
    assert_eq!(mail.address, "ansat@nhamay.example");
    assert!(lines(mail).iter().any(|l| l.contains("Biên bản hiện trường")), "{:?}", lines(mail));
    let Content::Notice(content) = &mail.content else { panic!("a notice") };
    let words = format!("{:?}", content.content);
    assert!(!words.contains("Nguyễn Văn Thử") && words.contains("bàn giao"), "{words}");
    let view = cases::read(&desk.app, Context::of(owner.clone()), case).await.expect("its own case");
    let takeover = view.case.takeover.expect("shown");
    assert_eq!((takeover.to, takeover.items.len()), (TeamLevel::Province, 1));
    // On to the centre: the ministry is asked, and founds the team.
    let early =
        cases::take_over(&desk.app, latest(&desk, &inspector, case).await, case, order(TeamLevel::Central));
    assert!(early.await.is_err(), "an investigator does not escalate");
    let ctx = latest(&desk, &director, case).await;
    cases::take_over(&desk.app, ctx, case, order(TeamLevel::Central)).await.expect("escalated");
    let mut to: Vec<String> = notices(&desk).await.iter().map(|d| d.address.clone()).collect();
    to.sort();
    assert!(to.contains(&"ansat@nhamay.example".to_owned()), "{to:?}");
    assert!(to.iter().any(|a| a.starts_with("labour_ministry")), "{to:?}");
    let before = cases::read(&desk.app, Context::of(ministry.clone()), case).await.expect("its case");
    assert!(!before.sees_inquiry && !before.sees_victims, "no seat yet");
    let member = |head, capacity| TeamMember {
        name: PersonName::parse("Trần Thị Bộ").expect("a name"),
        position: "Chuyên viên".to_owned(),
        unit: "Bộ Nội vụ".to_owned(),
        head,
        capacity,
        authorisation: None,
    };
    let team = Command::FoundTeam(FoundTeam {
        paper: domain::case::DecisionPaper::default(),
        decision_number: "7/QĐ-BNV".to_owned(),
        decision_date: vn_date(desk.app.now()),
        founder: "Bộ trưởng".to_owned(),
        members: vec![member(true, MemberCapacity::Ministry), member(false, MemberCapacity::Health)],
    });
    cases::found_team(&desk.app, latest(&desk, &ministry, case).await, case, team).await.expect("founded");
    let after = cases::read(&desk.app, Context::of(ministry.clone()), case).await.expect("its case");
    assert_eq!(after.case.level(), TeamLevel::Central);
    assert!(after.sees_inquiry && after.sees_victims && after.sees_findings, "it sits in the team");
    desk.verified().await;
}
