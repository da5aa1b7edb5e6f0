//! The hand-over of the whole file when another level investigates (Nghị định 39/2016/NĐ-CP Điều 22).

use crate::again::latest;
use crate::filings::dies;
use crate::support::{Desk, at, on_both, province_team};
use crate::sweep::{lines, notices, title};
use casework::alerts::Content;
use casework::cases;
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure};
use domain::access::Role;
use domain::case::*;
use domain::ids::HandoverId;
use domain::words::{ReportKind, RoleKey, Severity};

on_both!(
    the_team_of_an_establishment_hands_its_file_over_when_the_class_changes,
    |desk: super::Desk| async move {
        super::changed(desk).await;
    }
);

async fn changed(desk: Desk) {
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
    let mut report = desk.report(ReportKind::Declaration, Severity::Light);
    report.accident.employer.enterprise = Some(enterprise);
    let filed = file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report).await;
    let case = filed.expect("filed").case_id;
    let Command::FoundTeam(mut team) = province_team(&desk) else { panic!("a team") };
    team.members[1].capacity = MemberCapacity::UnionOrWorkersRep;
    team.members[0].authorisation = Some("07/UQ".to_owned());
    let ctx = latest(&desk, &owner, case).await;
    cases::found_team(&desk.app, ctx, case, Command::FoundTeam(team)).await.expect("founded");
    notices(&desk).await;
    desk.clock.set(at("26/11/2026 10:00"));
    dies(&desk, &inspector, case).await;
    let sent = notices(&desk).await;
    let told: Vec<_> = sent.iter().filter(|d| title(d).contains("bàn giao toàn bộ hồ sơ")).collect();
    let [mail] = &told[..] else { panic!("one mail: {:?}", sent.iter().map(title).collect::<Vec<_>>()) };
    assert_eq!(mail.address, "ansat@nhamay.example");
    let Content::Notice(content) = &mail.content else { panic!("a notice") };
    assert!(format!("{:?}", content.content).contains("biên bản bàn giao"), "{:?}", lines(mail));
    // He still may record what he hands over, although the case is no longer his team's.
    let view = cases::read(&desk.app, Context::of(owner.clone()), case).await.expect("read");
    assert_eq!(
        handover_owed(&view.case),
        Some((HandoverParty::EstablishmentTeam, HandoverParty::ProvincialTeam))
    );
    assert!(view.allowed.contains(&CommandKind::RecordHandover), "{:?}", view.allowed);
    let record = |from, to| {
        Command::RecordHandover(Box::new(Handover {
            id: HandoverId(desk.app.id()),
            from,
            to,
            record_number: "01/BBBG".to_owned(),
            date: domain::time::vn_date(desk.app.now()),
            items: vec![HandoverItem {
                what: "Toàn bộ hồ sơ".to_owned(),
                quantity: None,
                condition: None,
                evidence: None,
            }],
            reason: "Nạn nhân chết".to_owned(),
            signatures: vec![],
            recorded_at: desk.app.now(),
        }))
    };
    let foreign = record(HandoverParty::Commune, HandoverParty::ProvincialTeam);
    let ctx = latest(&desk, &owner, case).await;
    assert!(cases::record_handover(&desk.app, ctx, case, foreign).await.is_err(), "not his file");
    let own = record(HandoverParty::EstablishmentTeam, HandoverParty::ProvincialTeam);
    let ctx = latest(&desk, &owner, case).await;
    cases::record_handover(&desk.app, ctx, case, own).await.expect("recorded");
    let view = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    assert_eq!(handover_owed(&view.case), None);
    let id = view.case.inquiry.handovers[0].id;
    // Its record is set before the next team is founded, under the number that it bears.
    let papers =
        casework::documents::list(&desk.app, Context::of(inspector.clone()), case).await.expect("listed");
    let record = papers.offered.iter().find(|o| o.subject == Some(id.0)).expect("the record is offered");
    let value = serde_json::to_value(&record.form).expect("a value");
    assert_eq!(
        (&value["value"]["head"]["number"], &value["value"]["head"]["symbol"]),
        (&"01".into(), &"BBBG".into())
    );
    assert!(value["value"]["head"]["issuer"].is_string(), "{value}");
    let confirm = |side, paper| {
        Command::ConfirmHandover(ConfirmHandover {
            id,
            side,
            name: "Trần Văn Trưởng".to_owned(),
            unit: "Sở Nội vụ".to_owned(),
            remark: None,
            paper,
        })
    };
    let by = |who: &domain::access::Actor| Context::of(who.clone());
    let own = confirm(HandoverSide::Receiver, None);
    cases::confirm_handover(&desk.app, by(&inspector), case, own).await.expect("its own side");
    let both = confirm(HandoverSide::Giver, None);
    let refused = cases::confirm_handover(&desk.app, by(&inspector), case, both).await;
    assert!(matches!(refused, Err(Failure::Refused(_))), "{refused:?}");
    let paper = SignedPaper { number: "01/BBBG".to_owned(), date: domain::time::vn_date(desk.app.now()) };
    let marked = confirm(HandoverSide::Giver, Some(paper.clone()));
    cases::confirm_handover(&desk.app, by(&inspector), case, marked).await.expect("on paper");
    let view = cases::read(&desk.app, by(&owner), case).await.expect("read");
    let handover = &view.case.inquiry.handovers[0];
    assert!(handover.complete());
    assert_eq!(handover.signatures[1].paper, Some(paper), "the other side sees that it was on paper");
    desk.verified().await;
}
