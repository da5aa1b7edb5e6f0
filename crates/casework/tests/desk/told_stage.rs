//! Lists tell of a case what reading it tells: no conclusion before the announcement, no name to whoever reads none.

use crate::again::{again, announced, complaint, conclude, latest};
use crate::support::{Desk, on_both, province_team};
use casework::cases::{self, CaseQuery};
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::CaseId;
use domain::value::{PersonName, TaxCode};
use domain::words::{EmployedBy, ReportKind, RoleKey, Severity};

async fn declared(desk: &Desk, owner: &Actor, outcome: Severity) -> CaseId {
    let report = desk.report(ReportKind::Declaration, outcome);
    let filed = file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report).await;
    filed.expect("filed").case_id
}

async fn listed(desk: &Desk, who: &Actor, stages: &[StageKind], text: Option<&str>) -> Vec<(CaseId, String)> {
    let query = CaseQuery {
        stages: stages.iter().map(|s| s.as_str().to_owned()).collect(),
        limit: 1,
        ..CaseQuery::default()
    };
    let (mut out, mut query) = (Vec::new(), query);
    loop {
        let text = text.map(str::to_owned);
        let page =
            cases::list(&desk.app, Context::of(who.clone()), query.clone(), text).await.expect("listed");
        out.extend(page.items.into_iter().map(|row| (CaseId(row.id), row.stage)));
        query.cursor = page.next;
        if query.cursor.is_none() {
            assert_eq!(page.total, i64::try_from(out.len()).expect("few"), "what is counted is shown");
            return out;
        }
    }
}

/// What the list, its filters and its counts say of a case is what reading it says.
async fn told(desk: &Desk, who: &Actor, id: CaseId) -> StageKind {
    let view = cases::read(&desk.app, Context::of(who.clone()), id).await.expect("read");
    let stage = view.case.stage.kind();
    let rows = listed(desk, who, &[], None).await;
    let row = rows.iter().find(|(case, _)| *case == id).expect("a line");
    assert_eq!(row.1, stage.as_str(), "{}", who.name);
    for asked in [StageKind::Investigating, StageKind::Concluded, StageKind::Announced] {
        let found = listed(desk, who, &[asked], None).await;
        assert!(found.iter().all(|(_, shown)| shown == asked.as_str()), "{} {asked}: {found:?}", who.name);
        let holds = found.iter().any(|(case, _)| *case == id);
        assert_eq!(holds, asked == stage, "{} asks for {asked}", who.name);
    }
    let both = listed(desk, who, &[StageKind::Investigating, StageKind::Concluded], None).await;
    assert_eq!(
        both.iter().any(|(case, _)| *case == id),
        matches!(stage, StageKind::Investigating | StageKind::Concluded)
    );
    stage
}

struct People {
    owner: Actor,
    director: Actor,
    inspector: Actor,
    outside: Vec<Actor>,
}

async fn people(desk: &Desk) -> People {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let outside = vec![
        owner.clone(),
        desk.user("xa.rachgia", Role::Commune, Some("30742"), None).await,
        desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await,
        desk.user("bonoivu", Role::Ministry, None, Some(RoleKey::LabourMinistry)).await,
        desk.user("lanhdao", Role::Leader, None, None).await,
    ];
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    People { owner, director, inspector, outside }
}

on_both!(no_list_tells_of_a_conclusion_before_it_is_announced, |desk: super::Desk| async move {
    super::before(desk).await;
});

async fn before(desk: Desk) {
    let app = &desk.app;
    let People { owner, director, inspector, outside } = people(&desk).await;
    // Others beside it, so that pages and counts have something to go wrong with.
    for outcome in [Severity::Light, Severity::Fatal] {
        declared(&desk, &owner, outcome).await;
    }
    let id = declared(&desk, &owner, Severity::Fatal).await;
    let founded = cases::found_team(app, latest(&desk, &director, id).await, id, province_team(&desk)).await;
    founded.expect("founded");
    for who in &outside {
        assert_eq!(told(&desk, who, id).await, StageKind::Investigating);
    }
    conclude(&desk, &inspector, id).await;
    let recommend = Command::AddRecommendation(NewRecommendation {
        id: domain::ids::RecommendationId(app.id()),
        content: "Lắp che chắn".to_owned(),
        owner_kind: OwnerKind::Employer,
        owner: "Nhà máy thử".to_owned(),
        due: domain::time::vn_date(app.now()) + Duration::days(1),
        proof: None,
        proof_kind: None,
        priority: None,
    });
    let ctx = latest(&desk, &inspector, id).await;
    cases::add_recommendation(app, ctx, id, recommend).await.expect("added");
    for who in &outside {
        assert_eq!(told(&desk, who, id).await, StageKind::Investigating);
        let page =
            cases::list(app, Context::of(who.clone()), CaseQuery::default(), None).await.expect("listed");
        assert!(page.items.iter().all(|row| row.next_due_kind.as_deref() != Some("recommendation")));
    }
    for who in [&director, &inspector] {
        assert_eq!(told(&desk, who, id).await, StageKind::Concluded);
    }
    // What a write answers tells no more.
    let photo = NewEvidence {
        id: domain::ids::EvidenceId(app.id()),
        kind: EvidenceKind::SceneSketch,
        title: "Sơ đồ của cơ sở".to_owned(),
        description: None,
        victim: None,
        obtained_on: domain::time::vn_date(app.now()),
        obtained_time: None,
        obtained_from: None,
        obtained_by: None,
        place: None,
        sensitivity: None,
        file: None,
    };
    let done =
        casework::evidence::add(app, Context::of(owner.clone()), id, photo, None).await.expect("added");
    assert_eq!(done.outcome.stage, StageKind::Investigating);
    // Nor does a refusal.
    let view = cases::read(app, Context::of(owner.clone()), id).await.expect("read");
    let withdraw =
        Command::WithdrawReport { report: view.case.reports[0].report.id, reason: "Báo nhầm".to_owned() };
    let refused = cases::withdraw_report(app, latest(&desk, &owner, id).await, id, withdraw).await;
    match refused {
        Err(Failure::Refused(Refusal::NotAllowed { stage, .. })) => {
            assert_eq!(stage, StageKind::Investigating)
        }
        other => panic!("{other:?}"),
    }
    desk.verified().await;
}

on_both!(no_list_tells_of_the_conclusion_of_another_round, |desk: super::Desk| async move {
    super::another_round(desk).await;
});

async fn another_round(desk: Desk) {
    let app = &desk.app;
    let People { owner, director, inspector, outside } = people(&desk).await;
    let id = announced(&desk, &owner, &director, &inspector).await.case_id;
    for who in outside.iter().chain([&inspector]) {
        let stage = told(&desk, who, id).await;
        assert!(matches!(stage, StageKind::Announced | StageKind::FollowUp), "{}: {stage}", who.name);
    }
    desk.clock.set(app.now() + Duration::hours(20));
    let (which, complain) = complaint(&desk);
    cases::record_complaint(app, Context::of(inspector.clone()), id, complain).await.expect("recorded");
    let begun = cases::reinvestigate(app, latest(&desk, &director, id).await, id, again(&desk, which)).await;
    begun.expect("begun");
    conclude(&desk, &inspector, id).await;
    for who in &outside {
        assert_eq!(told(&desk, who, id).await, StageKind::Investigating);
    }
    assert_eq!(told(&desk, &inspector, id).await, StageKind::Concluded);
    desk.verified().await;
}

on_both!(the_employer_knows_what_his_own_team_concluded, |desk: super::Desk| async move {
    super::own_team(desk).await;
});

async fn own_team(desk: Desk) {
    let People { owner, inspector, outside, .. } = people(&desk).await;
    let id = declared(&desk, &owner, Severity::Light).await;
    let member = |name: &str, head, capacity| TeamMember {
        name: PersonName::parse(name).expect("a name"),
        position: "Trưởng phòng".to_owned(),
        unit: "Nhà máy thử".to_owned(),
        head,
        capacity,
        authorisation: None,
    };
    let team = Command::FoundTeam(FoundTeam {
        paper: DecisionPaper::default(),
        decision_number: "1/QĐ".to_owned(),
        decision_date: domain::time::vn_date(desk.app.now()),
        founder: "Giám đốc nhà máy".to_owned(),
        members: vec![
            member("Trần Văn Trưởng", true, MemberCapacity::Employer),
            member("Lê Văn An", false, MemberCapacity::OshOfficer),
            member("Phạm Văn Y", false, MemberCapacity::Health),
            member("Đỗ Thị Đoàn", false, MemberCapacity::UnionOrWorkersRep),
        ],
    });
    cases::found_team(&desk.app, latest(&desk, &owner, id).await, id, team).await.expect("founded");
    conclude(&desk, &owner, id).await;
    assert_eq!(told(&desk, &owner, id).await, StageKind::Concluded);
    assert_eq!(told(&desk, &inspector, id).await, StageKind::Concluded);
    let commune = &outside[1];
    assert_eq!(told(&desk, commune, id).await, StageKind::Investigating);
    desk.verified().await;
}

on_both!(a_clash_tells_of_nothing_that_the_timeline_hides, |desk: super::Desk| async move {
    super::clash(desk).await;
});

async fn clash(desk: Desk) {
    let app = &desk.app;
    let People { owner, director, inspector, .. } = people(&desk).await;
    let id = declared(&desk, &owner, Severity::Fatal).await;
    let founded = cases::found_team(app, latest(&desk, &director, id).await, id, province_team(&desk)).await;
    founded.expect("founded");
    let (read, theirs) = (latest(&desk, &owner, id).await, latest(&desk, &inspector, id).await);
    conclude(&desk, &inspector, id).await;
    let worse = |desk: &Desk, victim| {
        Command::ChangeCondition(Box::new(ConditionChange {
            victim,
            outcome: Severity::Fatal,
            death: None,
            died_at: None,
            serious_codes: vec![],
            injury: None,
            medical_document: Some("GCT-01".to_owned()),
            known_at: desk.app.now(),
            reason: "Có giấy chứng tử".to_owned(),
            told_by: None,
        }))
    };
    let view = cases::read(app, Context::of(owner.clone()), id).await.expect("read");
    let victim = view.case.victims[0].statement.id;
    let kinds = |failed: Result<cases::CaseOutcome, Failure>| match failed {
        Err(Failure::Stale { expected, actual, changes }) => {
            assert!(actual > expected, "the version says that something changed");
            changes.into_iter().map(|c| c.kind).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let told = kinds(cases::change_condition(app, read, id, worse(&desk, victim)).await);
    assert!(told.is_empty(), "all of it is secret: {told:?}");
    let told = kinds(cases::change_condition(app, theirs, id, worse(&desk, victim)).await);
    assert!(told.contains(&"concluded".to_owned()), "{told:?}");
}

on_both!(only_who_reads_names_finds_a_case_by_them, |desk: super::Desk| async move {
    super::by_name(desk).await;
});

async fn by_name(desk: Desk) {
    let People { owner, inspector, outside, .. } = people(&desk).await;
    let theirs = desk.safety_officer("thauphu", "0100109106").await;
    let mut report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let victim = &mut report.accident.victims[0];
    victim.name = Some(PersonName::parse("Trần Thị Ữ").expect("a name"));
    victim.employed_by = EmployedBy::Other;
    victim.employer_name = Some("Thầu phụ".to_owned());
    victim.employer_tax_code = Some(TaxCode::parse("0100109106").expect("a code"));
    let filed = file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report).await;
    let id = filed.expect("filed").case_id;
    declared(&desk, &owner, Severity::Fatal).await;
    for who in outside.iter().chain([&inspector, &theirs]) {
        let view = cases::read(&desk.app, Context::of(who.clone()), id).await.expect("read");
        for asked in ["Trần Thị Ữ", "tran thi u", "u", "nhà tran"] {
            let found = listed(&desk, who, &[], Some(asked)).await;
            let found: Vec<CaseId> = found.into_iter().map(|(case, _)| case).collect();
            let wanted = if view.sees_victims { vec![id] } else { Vec::new() };
            assert_eq!(found, wanted, "{} {asked}", who.name);
        }
        let found = listed(&desk, who, &[], Some("nhà máy")).await;
        assert!(found.iter().any(|(case, _)| *case == id), "{}", who.name);
    }
    let blind: Vec<&str> = ["Người dùng bonoivu", "Người dùng lanhdao"].to_vec();
    for who in &outside {
        let view = cases::read(&desk.app, Context::of(who.clone()), id).await.expect("read");
        assert_eq!(view.sees_victims, !blind.contains(&who.name.as_str()), "{}", who.name);
    }
    desk.verified().await;
}
