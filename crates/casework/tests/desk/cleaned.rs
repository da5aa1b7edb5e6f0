//! What leaves the circle of a case carries nothing personal: lessons, what is searched in them, the public version and the
//! posting.

use crate::again::{complaint, conclude_with, latest, meeting};
use crate::support::{Desk, on_both, province_team};
use casework::Context;
use casework::cases;
use casework::follow_up::{LessonQuery, list_lessons};
use casework::reports::{FiledBy, file_declaration, log_report};
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::CaseId;
use domain::time::vn_date;
use domain::value::{Birth, CitizenId, Dong, PersonName, Phone};
use domain::words::{Channel, ReportKind, Severity};

/// Everything that nobody outside may read, as it is typed into the findings.
const PERSONAL: [&str; 12] = [
    "Nguyễn Văn Ợt",
    "nguyen van ot",
    "nhân Ợt",
    "091087001234",
    "0912345678",
    "ot.nguyen@example.vn",
    "05/03/1987",
    "Ấp Hòa Lợi",
    "Thị Sa Rên",
    "bà Rên",
    "Đỗ Thị Kể",
    "Phạm Thị Nhận",
];

const COURSE: &str = "Nguyễn Văn Ợt (nguyen van ot, sinh ngày 05/03/1987, CCCD 091087001234, điện thoại 0912345678, thư \
                      ot.nguyen@example.vn, ở Ấp Hòa Lợi, xã Thạnh Đông) đứng gần băng tải. Nạn nhân Ợt bị cuốn; Đỗ \
                      Thị Kể gọi bà Rên. Phạm Thị Nhận nhận tiền.";

async fn told(desk: &Desk, owner: &Actor, inspector: &Actor) -> CaseId {
    let mut report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let victim = &mut report.accident.victims[0];
    victim.name = Some(PersonName::parse("Nguyễn Văn Ợt").expect("a name"));
    victim.citizen_id = Some(CitizenId::parse("091087001234").expect("a number"));
    victim.birth = Some(Birth::parse("05/03/1987", 2026).expect("a day"));
    victim.residence = Some("Ấp Hòa Lợi, xã Thạnh Đông".to_owned());
    report.accident.course.event = Some("Bị băng tải cuốn".to_owned());
    let filed = file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report).await;
    let id = filed.expect("filed").case_id;
    let mut call = desk.report(ReportKind::Tip, Severity::Fatal);
    call.channel = Channel::Phone;
    call.told_by = Informant {
        name: Some(PersonName::parse("Đỗ Thị Kể").expect("a name")),
        phone: Some(Phone::parse("0912345678").expect("a number")),
        ..Informant::default()
    };
    call.accident.victims.clear();
    log_report(&desk.app, Context::of(inspector.clone()), Some(id), call).await.expect("logged");
    id
}

async fn announced(desk: &Desk, owner: &Actor, inspector: &Actor) -> CaseId {
    let app = &desk.app;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let id = told(desk, owner, inspector).await;
    cases::found_team(app, latest(desk, &director, id).await, id, province_team(desk))
        .await
        .expect("founded");
    conclude_with(desk, inspector, id, |f| {
        f.course = COURSE.to_owned();
        f.cause_detail = format!("Băng tải không che chắn. {COURSE}");
        f.responsibility = COURSE.to_owned();
    })
    .await;
    let Command::HoldAnnouncement(mut held) = meeting(desk) else { panic!("a meeting") };
    held.place = "Nhà bà Thị Sa Rên".to_owned();
    held.attendance[0].name = "Thị Sa Rên".to_owned();
    held.dissent[0].person = "Thị Sa Rên".to_owned();
    let held = Command::HoldAnnouncement(held);
    cases::hold_announcement(app, latest(desk, inspector, id).await, id, held).await.expect("held");
    let order = IssueMinutes {
        number: "05/BB".to_owned(),
        date: vn_date(app.now()),
        sent_at: app.now(),
        addressees: vec![],
        sent_to: vec![],
    };
    let issued = Command::IssueMinutes(order);
    cases::issue_minutes(app, latest(desk, inspector, id).await, id, issued).await.expect("issued");
    let view = cases::read(app, Context::of(owner.clone()), id).await.expect("read");
    let paid = Command::RecordCompensation(NewCompensation {
        victim: view.case.victims[0].statement.id,
        kind: CompensationKind::Compensation,
        amount: Dong::new(1_000_000).expect("an amount"),
        paid_on: vn_date(app.now()),
        recipient_kind: RecipientKind::Relative,
        recipient_name: "Phạm Thị Nhận".to_owned(),
        decision_reference: None,
        note: None,
        monthly_wage: None,
        insurance_paid: None,
        replaces: None,
    });
    cases::record_compensation(app, latest(desk, owner, id).await, id, paid).await.expect("paid");
    let (_, complain) = complaint(desk);
    cases::record_complaint(app, Context::of(inspector.clone()), id, complain).await.expect("recorded");
    id
}

fn carries_nothing(what: &str, text: &str) {
    for personal in PERSONAL {
        assert!(!text.to_lowercase().contains(&personal.to_lowercase()), "{what} tells {personal}: {text}");
    }
}

on_both!(lessons_tell_and_find_nothing_personal, |desk: super::Desk| async move {
    super::lessons(desk).await;
});

async fn lessons(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let stranger = desk.safety_officer("khac", "0100112437").await;
    announced(&desk, &owner, &inspector).await;
    let found = |text: Option<&str>| {
        let text = text.map(str::to_owned);
        list_lessons(&desk.app, Context::of(stranger.clone()), LessonQuery::default(), text)
    };
    let all = found(None).await.expect("listed");
    assert_eq!(all.total, 1);
    let told = format!("{:?}", all.items);
    carries_nothing("a lesson", &told);
    assert!(told.contains("đứng gần băng tải. Nạn nhân 1 bị cuốn"), "{told}");
    for asked in ["091087001234", "0912345678", "ợt", "nguyen van ot", "sa rên", "hòa lợi", "trần văn trưởng"]
    {
        assert_eq!(found(Some(asked)).await.expect("listed").total, 0, "{asked}");
    }
    assert_eq!(found(Some("băng tải che chắn")).await.expect("listed").total, 1);
    desk.verified().await;
}

on_both!(what_is_posted_carries_nothing_personal, |desk: super::Desk| async move {
    super::posted(desk).await;
});

async fn posted(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let id = announced(&desk, &owner, &inspector).await;
    let (version, place) = cases::read_public(&desk.app, Context::of(owner), id).await.expect("read");
    carries_nothing("the public version", &format!("{version:?} {place}"));
    let listed = casework::documents::list(&desk.app, Context::of(inspector), id).await.expect("listed");
    let posting = listed.offered.iter().find(|o| o.kind.code() == "public_posting").expect("a posting");
    let value = serde_json::to_value(&posting.form).expect("a value");
    carries_nothing("the posting", &value.to_string());
    assert_eq!(value["value"]["announced_at"], "Nhà nạn nhân hoặc thân nhân");
}
