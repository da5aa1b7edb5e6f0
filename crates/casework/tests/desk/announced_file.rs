//! While a case is investigated again, what was announced stays readable to whoever could read it, and what the new
//! round adds is secret until it is announced (Nghị định 39/2016/NĐ-CP Điều 12, Điều 17).

use crate::again::{announced, complaint, conclude, latest, meeting};
use crate::evidence::item;
use crate::inquiry::testimony_of;
use crate::support::{Desk, on_both, province_team};
use casework::cases::{self, Happened};
use casework::evidence::{self, EvidenceFilter};
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::{CaseId, EvidenceId};
use domain::time::vn_date;
use domain::words::{ReportKind, RoleKey, Severity};

const FIRST: &str = "Lời khai lần đầu";
const AGAIN: &str = "Lời khai khi điều tra lại";

async fn add(desk: &Desk, by: &Actor, case: CaseId, kind: EvidenceKind, title: &str) -> EvidenceId {
    let mut new = item(desk, kind);
    new.title = title.to_owned();
    let id = new.id;
    evidence::add(&desk.app, Context::of(by.clone()), case, new, None).await.expect("added");
    id
}

/// Names of the items that the list shows.
async fn listed(desk: &Desk, who: &Actor, case: CaseId) -> Vec<String> {
    let ctx = Context::of(who.clone());
    let list = evidence::list(&desk.app, ctx, case, EvidenceFilter::default()).await.expect("listed");
    list.items.into_iter().map(|s| s.item.title).collect()
}

/// The case and its timeline, in the words in which they are stored.
async fn everything(desk: &Desk, who: &Actor, case: CaseId) -> String {
    let view = cases::read(&desk.app, Context::of(who.clone()), case).await.expect("read");
    let timeline = cases::timeline(&desk.app, Context::of(who.clone()), case).await.expect("read");
    let of_case = |e: &cases::TimelineEntry| match &e.happened {
        Happened::Case(event) => Some((e.at, event.clone())),
        Happened::Alert { .. } => None,
    };
    let events: Vec<_> = timeline.iter().filter_map(of_case).collect();
    let standing = view.case.standing.as_deref();
    serde_json::to_string(&(&view.case.evidence, &view.case.file_notes, &view.case.inquiry, standing, events))
        .expect("plain values")
}

async fn heard(desk: &Desk, by: &Actor, case: CaseId, said: &str) {
    let command = testimony_of(desk, said);
    cases::record_testimony(&desk.app, Context::of(by.clone()), case, command).await.expect("heard");
}

async fn mark(desk: &Desk, by: &Actor, case: CaseId, point: FilePoint, reason: &str) {
    let view = cases::read(&desk.app, Context::of(by.clone()), case).await.expect("read");
    let mark = Command::MarkFilePoint {
        victim: view.case.victims[0].statement.id,
        point,
        reason: Some(reason.to_owned()),
    };
    cases::mark_file_point(&desk.app, latest(desk, by, case).await, case, mark).await.expect("marked");
}

async fn begun_again(desk: &Desk, director: &Actor, inspector: &Actor, case: CaseId) {
    let (which, complain) = complaint(desk);
    cases::record_complaint(&desk.app, Context::of(inspector.clone()), case, complain)
        .await
        .expect("recorded");
    desk.clock.set(desk.app.now() + Duration::hours(1));
    let Command::FoundTeam(mut team) = province_team(desk) else { panic!("a team") };
    // The ministry founds the team that looks at the province's findings again.
    team.founder = "Bộ trưởng Bộ Nội vụ".to_owned();
    let again = Command::Reinvestigate(Reinvestigate {
        ground: ReinvestigationGround::Complaint,
        complaint: Some(which),
        requested_at: None,
        reason: "Chưa đủ chứng cứ".to_owned(),
        team,
    });
    let ctx = latest(desk, director, case).await;
    cases::reinvestigate(&desk.app, ctx, case, again).await.expect("begun again");
    desk.clock.set(desk.app.now() + Duration::hours(1));
}

on_both!(
    what_the_province_announced_stays_readable_while_another_round_is_secret,
    |desk: super::Desk| async move {
        super::of_province(desk).await;
    }
);

async fn of_province(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let commune = desk.user("ubndxa", Role::Commune, Some("30742"), None).await;
    let police = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let case = announced(&desk, &owner, &director, &inspector).await.case_id;
    let papers = add(&desk, &inspector, case, EvidenceKind::ExpertiseResult, "Giám định lần đầu").await;
    let medical = add(&desk, &inspector, case, EvidenceKind::Autopsy, "Khám nghiệm tử thi").await;
    mark(&desk, &inspector, case, FilePoint::Discharge, "Nạn nhân chết tại chỗ").await;
    let before = listed(&desk, &owner, case).await;
    assert_eq!(before.len(), 3, "{before:?}");
    begun_again(&desk, &director, &inspector, case).await;

    add(&desk, &inspector, case, EvidenceKind::Document, "Tài liệu mới").await;
    heard(&desk, &inspector, case, AGAIN).await;
    mark(&desk, &inspector, case, FilePoint::SceneExam, "Bí mật của lần hai").await;
    let moved = Command::MoveEvidence(MoveEvidence {
        id: papers,
        at: desk.app.now(),
        to: "Viện Khoa học hình sự".to_owned(),
        reason: "Giám định lại".to_owned(),
        condition: None,
        record_number: None,
    });
    let ctx = latest(&desk, &inspector, case).await;
    cases::move_evidence(&desk.app, ctx, case, moved).await.expect("moved");
    conclude(&desk, &inspector, case).await;

    for party in [&owner, &commune, &police] {
        let now = listed(&desk, party, case).await;
        assert_eq!(now.len(), 3, "{}: {now:?}", party.role);
        let words = everything(&desk, party, case).await;
        for secret in ["Tài liệu mới", "Viện Khoa học hình sự", "Bí mật của lần hai", AGAIN]
        {
            assert!(!words.contains(secret), "{}: {secret}", party.role);
        }
        assert!(words.contains("Giám định lần đầu"), "{}", party.role);
        assert!(words.contains("Nạn nhân chết tại chỗ"), "{}: the mark of the first round", party.role);
        // The file itself, not its row alone.
        let one = evidence::read(&desk.app, Context::of((*party).clone()), case, papers).await.expect("read");
        assert!(one.whole && one.item.custody.is_empty(), "{}", party.role);
        let files = evidence::file_list(&desk.app, Context::of((*party).clone()), case).await.expect("read");
        let entry = files.files[0].1.entries.iter().find(|e| e.point == FilePoint::SceneExam).expect("a");
        assert!(entry.mark.is_none(), "{}", party.role);
    }
    // What is medical stays with those who read it before.
    assert!(evidence::read(&desk.app, Context::of(owner.clone()), case, medical).await.expect("read").whole);
    assert!(
        !evidence::read(&desk.app, Context::of(police.clone()), case, medical).await.expect("read").whole
    );
    let inside = everything(&desk, &inspector, case).await;
    assert!(inside.contains(AGAIN) && inside.contains("Viện Khoa học hình sự"));

    desk.clock.set(desk.app.now() + Duration::hours(1));
    let ctx = latest(&desk, &inspector, case).await;
    cases::hold_announcement(&desk.app, ctx, case, meeting(&desk)).await.expect("held");
    for party in [&owner, &commune] {
        let words = everything(&desk, party, case).await;
        for told in ["Tài liệu mới", "Viện Khoa học hình sự", "Bí mật của lần hai"] {
            assert!(words.contains(told), "{}: {told}", party.role);
        }
        assert!(!words.contains(AGAIN), "testimony stays with the team");
    }
    desk.verified().await;
}

on_both!(the_employer_keeps_the_file_of_his_own_team, |desk: super::Desk| async move {
    super::of_establishment(desk).await;
});

/// A light accident that the employer investigated and announced himself.
async fn of_employer(desk: &Desk, owner: &Actor) -> CaseId {
    let report = desk.report(ReportKind::Declaration, Severity::Light);
    let app = &desk.app;
    let filed =
        file_declaration(app, Context::of(owner.clone()), FiledBy::Page, None, report).await.expect("filed");
    let case = filed.case_id;
    let Command::FoundTeam(mut team) = province_team(desk) else { panic!("a team") };
    team.members[1].capacity = MemberCapacity::UnionOrWorkersRep;
    team.members[0].authorisation = Some("07/UQ".to_owned());
    let found = Command::FoundTeam(team);
    cases::found_team(app, latest(desk, owner, case).await, case, found).await.expect("founded");
    heard(desk, owner, case, FIRST).await;
    conclude(desk, owner, case).await;
    cases::hold_announcement(app, latest(desk, owner, case).await, case, meeting(desk)).await.expect("held");
    let order = IssueMinutes {
        number: "05/BB".to_owned(),
        date: vn_date(app.now()),
        sent_at: app.now(),
        addressees: vec![],
        sent_to: vec![],
    };
    let ctx = latest(desk, owner, case).await;
    cases::issue_minutes(app, ctx, case, Command::IssueMinutes(order)).await.expect("issued");
    case
}

async fn of_establishment(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let commune = desk.user("ubndxa", Role::Commune, Some("30742"), None).await;
    let case = of_employer(&desk, &owner).await;
    assert!(everything(&desk, &owner, case).await.contains(FIRST));
    begun_again(&desk, &director, &inspector, case).await;
    // What his team announced it still has to send: he records that, although another investigates.
    let view = cases::read(&desk.app, Context::of(owner.clone()), case).await.expect("read");
    assert!(view.allowed.contains(&CommandKind::RecordService), "{:?}", view.allowed);
    assert!(
        !view.deadlines.iter().any(|d| d.term.kind == domain::law::DeadlineKind::SceneArrival),
        "no two hours for a light accident that is investigated again"
    );
    let minutes = view.case.valid().and_then(|a| a.minutes.as_ref()).expect("issued");
    let service = NewService {
        to: Served::Line(minutes.addressees[0].no),
        how: ServiceMethod::Post,
        at: desk.app.now(),
        proof: Some("Biên nhận".to_owned()),
        evidence: None,
    };
    let ctx = Context::of(owner.clone());
    cases::record_service(&desk.app, ctx, case, Command::RecordService(service)).await.expect("recorded");
    add(&desk, &inspector, case, EvidenceKind::Document, "Tài liệu mới").await;
    heard(&desk, &inspector, case, AGAIN).await;
    let words = everything(&desk, &owner, case).await;
    assert!(words.contains(FIRST), "he heard it himself, and keeps the file (Điều 18 khoản 8)");
    assert!(!words.contains(AGAIN) && !words.contains("Tài liệu mới"), "{words}");
    assert!(!everything(&desk, &commune, case).await.contains(FIRST));
    let view = cases::read(&desk.app, Context::of(owner.clone()), case).await.expect("read");
    assert!(!view.sees_inquiry && !view.allowed.contains(&CommandKind::RecordTestimony), "not his round");
    let more = cases::record_testimony(
        &desk.app,
        Context::of(owner.clone()),
        case,
        testimony_of(&desk, "Lời khai thêm"),
    )
    .await;
    assert!(matches!(more, Err(Failure::Denied(_))), "{more:?}");
    conclude(&desk, &inspector, case).await;
    desk.clock.set(desk.app.now() + Duration::hours(1));
    let ctx = latest(&desk, &inspector, case).await;
    cases::hold_announcement(&desk.app, ctx, case, meeting(&desk)).await.expect("held");
    let words = everything(&desk, &owner, case).await;
    assert!(words.contains(FIRST) && words.contains("Tài liệu mới") && !words.contains(AGAIN));
}
