//! What is asked of an employer reaches him at once, and nothing that is secret does.

use crate::again::{again, complaint, conclude, latest, meeting};
use crate::support::{Desk, at, on_both, province_team};
use crate::sweep::{notices, title};
use casework::alerts::{Content, Delivery};
use casework::cases;
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::{CaseId, DocumentRequestId, RecommendationId};
use domain::time::vn_date;
use domain::words::{ReportKind, RoleKey, Severity};

const MAIL: &str = "ansat@nhamay.example";

on_both!(the_employer_is_written_to_when_something_is_asked_of_him, |desk: super::Desk| async move {
    super::asked(desk).await;
});

/// Titles of what the employer got, and every word of it.
async fn told(desk: &Desk) -> Vec<String> {
    let sent: Vec<Delivery> = notices(desk).await.into_iter().filter(|d| d.address == MAIL).collect();
    for d in &sent {
        let Content::Notice(content) = &d.content else { panic!("a notice") };
        let words = format!("{:?}", content.content);
        for secret in ["Nguyễn Văn Thử", "Che chắn máy", "Hồ sơ kiểm định", "Chưa chắc", "bỏ sót", "Chưa đủ"]
        {
            assert!(!words.contains(secret), "{words}");
        }
    }
    sent.iter().map(title).collect()
}

fn recommendation(id: RecommendationId) -> Command {
    Command::AddRecommendation(NewRecommendation {
        id,
        content: "Che chắn máy".to_owned(),
        owner_kind: OwnerKind::Employer,
        owner: "Nhà máy thử".to_owned(),
        due: vn_date(at("30/12/2026 00:00")),
        proof: None,
        proof_kind: Some(ProofKind::Photo),
        priority: None,
    })
}

async fn asked(desk: Desk) {
    let app = &desk.app;
    let mut owner = desk.user_at("coso", Role::Enterprise, None, None, Some(MAIL)).await;
    owner.enterprises = vec![desk.enterprise("0100233488", owner.user).await];
    let role = Some(RoleKey::LabourAuthorityProvince);
    let inspector = desk.user("dieutra", Role::Investigator, None, role).await;
    let director = desk.user("giamdoc", Role::Director, None, role).await;
    let mut report = desk.report(ReportKind::Declaration, Severity::Fatal);
    report.accident.employer.enterprise = Some(owner.enterprises[0]);
    let filed = file_declaration(app, Context::of(owner.clone()), FiledBy::Page, None, report).await;
    let case = filed.expect("filed").case_id;
    let team = province_team(&desk);
    cases::found_team(app, latest(&desk, &director, case).await, case, team).await.expect("founded");
    told(&desk).await;

    let number = cases::read(app, Context::of(owner.clone()), case).await.expect("read").case.number;
    let request = |holder: &str| {
        Command::RequestDocuments(DocumentRequest {
            id: DocumentRequestId(app.id()),
            holder: holder.to_owned(),
            what: "Hồ sơ kiểm định".to_owned(),
            number: Some("12/CV".to_owned()),
            asked_at: app.now(),
            due: vn_date(at("27/11/2026 00:00")),
            receipts: vec![],
        })
    };
    for holder in ["Bệnh viện tỉnh", "Nhà máy thử"] {
        let ctx = latest(&desk, &inspector, case).await;
        cases::request_documents(app, ctx, case, request(holder)).await.expect("asked");
    }
    assert_eq!(told(&desk).await, [format!("Vụ {number}: cung cấp tài liệu chậm nhất hết ngày 27/11/2026")]);

    // A recommendation is no secret only once it is announced.
    let id = RecommendationId(app.id());
    let ctx = latest(&desk, &inspector, case).await;
    cases::add_recommendation(app, ctx, case, recommendation(id)).await.expect("added");
    assert_eq!(told(&desk).await, Vec::<String>::new());
    conclude(&desk, &inspector, case).await;
    let plan = Command::PlanMeeting(NewMeetingPlan {
        at: app.now() + Duration::days(1),
        place: "Hội trường".to_owned(),
        agenda: None,
        invited: vec![Invited {
            group: AttendanceGroup::Employer,
            name: "Nhà máy thử".to_owned(),
            unit: None,
            contact: None,
        }],
        reason: None,
    });
    cases::plan_meeting(app, latest(&desk, &inspector, case).await, case, plan).await.expect("planned");
    let [invited] = &told(&desk).await[..] else { panic!("one invitation") };
    assert!(invited.contains("mời họp công bố biên bản điều tra"), "{invited}");
    let ctx = latest(&desk, &inspector, case).await;
    cases::hold_announcement(app, ctx, case, meeting(&desk)).await.expect("held");
    assert_eq!(told(&desk).await, [format!("Vụ {number}: kiến nghị phải thực hiện, hạn 30/12/2026")]);
    proven(&desk, &owner, &inspector, case, id).await;
    let ctx = latest(&desk, &inspector, case).await;
    let reject = Command::VerifyRecommendation { id, accepted: false, note: Some("Chưa chắc".to_owned()) };
    cases::verify_recommendation(app, ctx, case, reject).await.expect("rejected");
    assert_eq!(told(&desk).await, [format!("Vụ {number}: báo cáo thực hiện kiến nghị chưa đạt")]);
    let ctx = latest(&desk, &inspector, case).await;
    let later =
        ExtendRecommendation {
            id, due: vn_date(at("15/01/2027 00:00")), reason: "Chờ thiết bị".to_owned()
        };
    cases::extend_recommendation(app, ctx, case, Command::ExtendRecommendation(later))
        .await
        .expect("extended");
    assert_eq!(told(&desk).await, [format!("Vụ {number}: hạn thực hiện kiến nghị lùi đến 15/01/2027")]);
    // Another team investigates again; why stays in the file.
    let (which, complain) = complaint(&desk);
    let ctx = latest(&desk, &inspector, case).await;
    cases::record_complaint(app, ctx, case, complain).await.expect("recorded");
    let ctx = latest(&desk, &director, case).await;
    cases::reinvestigate(app, ctx, case, again(&desk, which)).await.expect("begun again");
    assert_eq!(told(&desk).await, [format!("Vụ {number}: được Đoàn điều tra cấp trung ương điều tra lại")]);
    desk.verified().await;
}

/// Done needs the proof that was asked for, and somebody else to look; the refusal says who.
async fn proven(desk: &Desk, owner: &Actor, inspector: &Actor, case: CaseId, id: RecommendationId) {
    let app = &desk.app;
    let report = |evidence: Option<&str>, done| Command::ReportRecommendation {
        id,
        text: "Đã làm".to_owned(),
        evidence: evidence.map(str::to_owned),
        evidence_ids: vec![],
        done,
    };
    let ctx = latest(desk, owner, case).await;
    let refused = cases::report_recommendation(app, ctx, case, report(Some("  "), true)).await;
    let Err(Failure::Refused(Refusal::Invalid(errors))) = refused else {
        panic!("done without proof: {refused:?}")
    };
    assert_eq!((errors[0].pointer.as_str(), errors[0].code), ("/evidence", "proof_required"));
    assert!(errors[0].message.vi.contains("ảnh"), "{}", errors[0].message.vi);
    let ctx = latest(desk, owner, case).await;
    cases::report_recommendation(app, ctx, case, report(None, false)).await.expect("under way needs none");
    let ctx = latest(desk, inspector, case).await;
    cases::report_recommendation(app, ctx, case, report(Some("Ảnh 3"), true)).await.expect("proven");
    let ctx = latest(desk, inspector, case).await;
    let own = Command::VerifyRecommendation { id, accepted: true, note: None };
    let refused = cases::verify_recommendation(app, ctx, case, own).await.expect_err("the same person");
    assert!(format!("{refused:?}").contains("Sở Nội vụ xác minh"), "{refused:?}");
    let ctx = latest(desk, owner, case).await;
    cases::report_recommendation(app, ctx, case, report(Some("Ảnh 3"), true)).await.expect("the owner's own");
    told(desk).await;
}
