//! Who reads a case because his worker was hurt, or because his people sit in the team.

use crate::support::{Desk, on_both};
use casework::alerts::{self, Acknowledgement, AlertQuery};
use casework::cases;
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure};
use domain::access::{Actor, Role};
use domain::case::{Command, CommandKind, FoundTeam, MemberCapacity, TeamMember};
use domain::ids::CaseId;
use domain::value::{PersonName, TaxCode};
use domain::words::{EmployedBy, ReportKind, RoleKey, Severity};

async fn reads(desk: &Desk, who: &Actor, case: CaseId) -> Result<cases::CaseView, Failure> {
    cases::read(&desk.app, Context::of(who.clone()), case).await
}

/// The cases in the list of who asks: the list obeys the same table as the case.
async fn listed(desk: &Desk, who: &Actor) -> Vec<CaseId> {
    let page = cases::list(&desk.app, Context::of(who.clone()), cases::CaseQuery::default(), None).await;
    page.expect("listed").items.into_iter().map(|row| CaseId(row.id)).collect()
}

on_both!(the_employer_of_a_victim_reads_the_case_and_no_names, |desk: super::Desk| async move {
    super::victims_employer(desk).await;
});

async fn victims_employer(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let own = desk.safety_officer("thauphu", "0100109106").await;
    let other = desk.safety_officer("nguoikhac", "0300588569").await;
    let mut report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let victim = &mut report.accident.victims[0];
    victim.employed_by = EmployedBy::Other;
    victim.employer_name = Some("Nhà máy thử".to_owned());
    victim.employer_tax_code = Some(TaxCode::parse("0100109106").expect("a code"));
    let case = file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await;
    let case = case.expect("filed").case_id;
    let view = reads(&desk, &own, case).await.expect("his worker was hurt");
    assert!(!view.sees_victims && view.case.victims.iter().all(|v| v.statement.name.is_none()));
    assert!(view.case.victims.iter().all(|v| v.statement.employer_tax_code.is_none()));
    assert!(view.allowed.is_empty(), "he reads and changes nothing: {:?}", view.allowed);
    // The same name is borne by all of them here: a name opens nothing.
    assert!(matches!(reads(&desk, &other, case).await, Err(Failure::NotFound | Failure::Denied(_))));
    assert_eq!(listed(&desk, &own).await, [case], "he finds it in his list");
    assert!(listed(&desk, &other).await.is_empty());
    // It is no accident of his: his register stays empty.
    let asked = casework::follow_up::RegisterQuery::default();
    let book = casework::follow_up::list_register(&desk.app, Context::of(own.clone()), asked).await;
    assert!(book.expect("read").items.is_empty());
    desk.verified().await;
}

on_both!(an_agency_with_a_seat_in_the_team_reads_the_case, |desk: super::Desk| async move {
    super::seat(desk).await;
});

fn member(name: &str, head: bool, capacity: MemberCapacity) -> TeamMember {
    TeamMember {
        name: PersonName::parse(name).expect("a name"),
        position: "Chuyên viên".to_owned(),
        unit: "Đơn vị".to_owned(),
        head,
        capacity,
        authorisation: None,
    }
}

async fn health_team(desk: &Desk, director: &Actor, case: CaseId) {
    let view = reads(desk, director, case).await.expect("read");
    let ctx = Context { if_match: Some(view.version), ..Context::of(director.clone()) };
    let team = FoundTeam {
        paper: domain::case::DecisionPaper::default(),
        decision_number: "12/QĐ-SNV".to_owned(),
        decision_date: domain::time::vn_date(desk.app.now()),
        founder: "Giám đốc Sở".to_owned(),
        members: vec![
            member("Trần Thị Trưởng", true, MemberCapacity::LabourAuthority),
            member("Lê Văn Y", false, MemberCapacity::Health),
        ],
    };
    cases::found_team(&desk.app, ctx, case, Command::FoundTeam(team)).await.expect("founded");
}

async fn confirms(desk: &Desk, who: &Actor) {
    let own = alerts::list(&desk.app, Context::of(who.clone()), AlertQuery::default()).await.expect("listed");
    let invited = own.items.iter().find(|a| a.mode == "invite").expect("invited").id;
    let ack = Acknowledgement { name: "Lê Văn Y".to_owned(), unit: "Thanh tra".to_owned(), note: None };
    alerts::acknowledge(&desk.app, Context::of(who.clone()), invited, ack).await.expect("confirmed");
}

on_both!(who_declined_reads_no_findings_until_somebody_is_sent_after_all, |desk: super::Desk| async move {
    super::declined(desk).await;
});

async fn declined(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let health = desk.user("yte", Role::MemberAgency, None, Some(RoleKey::HealthAuthorityProvince)).await;
    let director = desk.user("giamdoc", Role::Director, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let case = file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await;
    let case = case.expect("filed").case_id;
    health_team(&desk, &director, case).await;
    confirms(&desk, &health).await;
    let answer = |reply, member: Option<&str>| {
        Command::AnswerInvitation(domain::case::AnswerInvitation {
            unit: "Sở Y tế".to_owned(),
            capacity: MemberCapacity::Health,
            reply,
            member_name: member.map(str::to_owned),
            member_position: None,
            letter_number: None,
            reason: member.is_none().then(|| "Không bố trí được người".to_owned()),
        })
    };
    assert!(reads(&desk, &health, case).await.expect("invited").sees_findings);
    crate::again::conclude(&desk, &director, case).await;
    let shown = || async {
        let found = |stage: &str| {
            let query = cases::CaseQuery { stages: vec![stage.to_owned()], ..cases::CaseQuery::default() };
            cases::list(&desk.app, Context::of(health.clone()), query, None)
        };
        let concluded = found("concluded").await.expect("listed").total;
        (concluded, found("investigating").await.expect("listed").total)
    };
    assert_eq!(shown().await, (1, 0));
    let ctx = Context::of(health.clone());
    let refuses = answer(domain::case::InvitationReply::Declines, None);
    cases::answer_invitation(&desk.app, ctx.clone(), case, refuses).await.expect("answered");
    let view = reads(&desk, &health, case).await.expect("still told of the accident");
    assert!(!view.sees_findings && view.case.stage.findings().is_none(), "declined: its secrets stay there");
    assert_eq!(shown().await, (0, 1));
    let sends = answer(domain::case::InvitationReply::Sends, Some("Lê Văn Y"));
    cases::answer_invitation(&desk.app, ctx, case, sends).await.expect("answered");
    assert!(reads(&desk, &health, case).await.expect("sends somebody").sees_findings);
    assert_eq!(shown().await, (1, 0));
    desk.verified().await;
}

async fn seat(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let health = desk.user("yte", Role::MemberAgency, None, Some(RoleKey::HealthAuthorityProvince)).await;
    let union = desk.user("congdoan", Role::MemberAgency, None, Some(RoleKey::UnionProvince)).await;
    let director = desk.user("giamdoc", Role::Director, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let case = file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await;
    let case = case.expect("filed").case_id;
    assert!(reads(&desk, &health, case).await.is_err(), "nobody sits anywhere yet");
    health_team(&desk, &director, case).await;
    assert!(reads(&desk, &health, case).await.is_err(), "asked to take part, and nobody has answered");
    assert!(listed(&desk, &health).await.is_empty());
    for who in [&health, &union] {
        confirms(&desk, who).await;
    }
    let view = reads(&desk, &health, case).await.expect("its officer sits in the team");
    assert!(view.sees_victims && view.sees_findings);
    for led in [CommandKind::FoundTeam, CommandKind::Conclude, CommandKind::Close] {
        assert!(!view.allowed.contains(&led), "a member does not lead: {led}");
    }
    let view = reads(&desk, &union, case).await.expect("told, and answered");
    assert!(!view.sees_findings, "the union has no seat in this team: its secrets stay there");
    for who in [&health, &union] {
        assert_eq!(listed(&desk, who).await, [case]);
    }
    // A seat that no invitation waits for opens the case, and lists it, as well.
    desk.app
        .db()
        .write(move |c| {
            for mut row in store::alerts::of_case(c, case.0)?.into_iter().filter(|a| a.mode == "invite") {
                let version = row.version;
                row.state = store::AlertState::Withdrawn;
                row.acknowledged_at = None;
                store::alerts::update(c, &row, version)?;
            }
            Ok::<_, store::StoreError>(())
        })
        .await
        .expect("withdrawn");
    assert!(reads(&desk, &health, case).await.is_ok() && reads(&desk, &union, case).await.is_err());
    assert_eq!(listed(&desk, &health).await, [case]);
    assert!(listed(&desk, &union).await.is_empty());
}
