//! The watchdog: each incident opens once, is told by another channel once an hour, and closes.

use crate::support::{Desk, at, on_both};
use casework::alerts::{self, Acknowledgement, Delivery};
use casework::directory::{DutyEdit, put_duty_roster};
use casework::reports::{FiledBy, file_declaration};
use casework::watch::{self, IncidentKind, Looked};
use casework::{Context, Failure};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::ids::AgencyId;
use domain::value::{Email, PersonName, Phone};
use domain::words::{ReportKind, RoleKey, Severity};
use store::WorkerKind;

/// An officer of the department on duty, reachable by mail and telephone.
async fn on_duty(desk: &Desk) {
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    let today = domain::time::vn_date(desk.app.now());
    let role = RoleKey::LabourAuthorityProvince.as_str();
    let found = desk.app.db().read(move |c| store::agencies::find(c, role, "91", None, today)).await;
    let agency = AgencyId(found.expect("read")[0].id);
    let turn = DutyEdit {
        officer: PersonName::parse("Trần Thị Trực").expect("a name"),
        email: Some(Email::parse("truc@so.example").expect("an address")),
        phone: Some(Phone::parse("0912345678").expect("a number")),
        starts_at: desk.app.now() - Duration::hours(1),
        ends_at: desk.app.now() + Duration::days(30),
        rank: 1,
    };
    put_duty_roster(&desk.app, Context { if_match: Some(1), ..Context::of(admin) }, agency, vec![turn])
        .await
        .expect("a roster");
}

pub(crate) async fn death(desk: &Desk) -> Actor {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    file_declaration(&desk.app, Context::of(owner), FiledBy::Page, None, report).await.expect("filed");
    desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await
}

async fn pass(desk: &Desk, minutes: i64) {
    desk.clock.set(desk.app.now() + Duration::minutes(minutes));
}

async fn look(desk: &Desk) -> Looked {
    watch::look(&desk.app, "a").await.expect("looked").expect("our turn")
}

pub(crate) async fn claimed(desk: &Desk) -> Vec<Delivery> {
    alerts::claim(&desk.app, "w", std::time::Duration::from_secs(60), 200).await.expect("claimed")
}

/// Sends everything that waits; channel and address of what the watchdog says, with the titles.
async fn deliver(desk: &Desk) -> Vec<(String, String, String)> {
    let mut out = Vec::new();
    for d in claimed(desk).await {
        if let alerts::Content::Notice(mail) = &d.content {
            out.push((d.channel.clone(), d.address.clone(), mail.content.title.vi.clone()));
        }
        alerts::sent(&desk.app, "w", &d, "250 ok").await.expect("recorded");
    }
    out.sort();
    out
}

async fn open(desk: &Desk, who: &Actor) -> Vec<IncidentKind> {
    let health = watch::health(&desk.app, Context::of(who.clone())).await.expect("health");
    health.open.iter().map(|i| i.kind).collect()
}

on_both!(a_death_that_nobody_confirms_is_told_once_an_hour, |desk: super::Desk| async move {
    super::unconfirmed(desk).await;
});

async fn unconfirmed(desk: Desk) {
    on_duty(&desk).await;
    let inspector = death(&desk).await;
    deliver(&desk).await;
    pass(&desk, 14).await;
    assert_eq!(look(&desk).await, Looked::default(), "the minutes of the setting have not passed");
    pass(&desk, 2).await;
    assert_eq!(look(&desk).await, Looked { opened: 1, closed: 0, told: 1 });
    let told = deliver(&desk).await;
    let to: Vec<(&str, &str)> = told.iter().map(|(c, a, _)| (c.as_str(), a.as_str())).collect();
    assert_eq!(to, [("email", "truc@so.example"), ("sms", "84912345678")]);
    assert!(told[0].2.contains("3 tin báo có người chết quá 15 phút"), "{told:?}");
    assert!(!told[0].2.contains("TNLĐ-91"), "a subject names no case: {told:?}");
    for _ in 0..3 {
        pass(&desk, 10).await;
        assert_eq!(look(&desk).await.told, 0, "once an hour");
    }
    pass(&desk, 31).await;
    assert_eq!(look(&desk).await, Looked { opened: 0, closed: 0, told: 1 });
    assert_eq!(deliver(&desk).await.len(), 2);
    assert_eq!(open(&desk, &inspector).await, [IncidentKind::DeathUnconfirmed]);
    let seen = watch::health(&desk.app, Context::of(inspector.clone())).await.expect("health");
    let incident = seen.open.first().expect("one");
    assert!(incident.name.vi.starts_with("Vụ TNLĐ-91-"), "{incident:?}");
    let said: Vec<&str> = incident.lines.iter().map(|l| l.vi.as_str()).collect();
    assert!(said.iter().any(|l| l.contains("Công an tỉnh") && !l.contains("police_")), "{said:?}");
    assert!(incident.path.as_deref().is_some_and(|p| p.starts_with("/vu/")), "{incident:?}");
    let admin = desk.user("quantri2", Role::Admin, None, None).await;
    let seen = watch::health(&desk.app, Context::of(admin)).await.expect("health");
    let incident = seen.open.first().expect("one");
    assert_eq!(incident.path.as_deref(), Some("/co-quan"), "an administrator opens no case");
    assert!(incident.steps.iter().all(|s| !s.vi.contains("danh sách việc")), "{incident:?}");
    let all = alerts::list(&desk.app, Context::of(inspector.clone()), alerts::AlertQuery::default()).await;
    for alert in all.expect("listed").items.into_iter().filter(|a| a.mode == "acknowledged") {
        let role: RoleKey = alert.role.parse().expect("a role");
        let (kind, commune) = match role {
            RoleKey::PoliceProvince => (Role::ProvincialPolice, None),
            RoleKey::PoliceFirstNotice => (Role::CommunePolice, Some("30742")),
            _department => (Role::Director, None),
        };
        let officer = desk.user(&format!("nhan.{role}"), kind, commune, Some(role)).await;
        let ack =
            Acknowledgement { name: "Bùi Văn A".to_owned(), unit: "Trực ban".to_owned(), note: None };
        alerts::acknowledge(&desk.app, Context::of(officer), alert.id, ack).await.expect("confirmed");
    }
    pass(&desk, 1).await;
    assert_eq!(look(&desk).await, Looked { opened: 0, closed: 1, told: 1 });
    let over = deliver(&desk).await;
    assert!(
        over.iter().all(|(_, _, title)| title.starts_with("Đã hết sự cố")) && over.len() == 2,
        "{over:?}"
    );
    let health = watch::health(&desk.app, Context::of(inspector)).await.expect("health");
    assert!(health.is_well() && health.over.len() == 1);
    desk.verified().await;
}

on_both!(after_a_week_of_outage_one_look_says_everything_once, |desk: super::Desk| async move {
    super::outage(desk).await;
});

async fn outage(desk: Desk) {
    on_duty(&desk).await;
    let inspector = death(&desk).await;
    pass(&desk, 60 * 24 * 7).await;
    // Two processes come back at once; one has the turn.
    let (a, b) = tokio::join!(watch::look(&desk.app, "a"), watch::look(&desk.app, "b"));
    let looks: Vec<Looked> = [a, b].into_iter().filter_map(|l| l.expect("looked")).collect();
    assert_eq!(looks, [Looked { opened: 2, closed: 0, told: 2 }]);
    assert_eq!(open(&desk, &inspector).await, [IncidentKind::DeathUnconfirmed, IncidentKind::OutboxOld]);
    // Nobody sends for another week: the warnings that wait are not doubled, nor are they an incident.
    for _ in 0..5 {
        pass(&desk, 60 * 24).await;
        assert_eq!(look(&desk).await, Looked::default());
    }
    let told = deliver(&desk).await;
    assert_eq!(told.len(), 4, "two incidents, mail and telephone: {told:?}");
    pass(&desk, 2).await;
    assert_eq!(look(&desk).await.closed, 1, "the outbox is empty again");
    desk.verified().await;
}

on_both!(a_channel_that_is_down_is_told_by_another, |desk: super::Desk| async move {
    super::down(desk).await;
});

async fn refuse(desk: &Desk, error: &str) {
    for d in claimed(desk).await.iter().filter(|d| d.channel == "email") {
        let next = desk.app.now() + Duration::seconds(30);
        alerts::failed_transiently(&desk.app, "w", d, error, next).await.expect("recorded");
    }
}

async fn down(desk: Desk) {
    on_duty(&desk).await;
    let inspector = death(&desk).await;
    // One recipient who is refused for now is no outage, however often.
    refuse(&desk, "rcpt to: transient error (451): grey-listed for truc@ca.vn").await;
    assert_eq!(look(&desk).await, Looked::default());
    pass(&desk, 1).await;
    refuse(&desk, "connect: no answer from mail@relay.example").await;
    assert_eq!(look(&desk).await, Looked { opened: 1, closed: 0, told: 1 });
    assert_eq!(open(&desk, &inspector).await, [IncidentKind::ChannelDown]);
    let told: Vec<Delivery> = claimed(&desk)
        .await
        .into_iter()
        .filter(|d| matches!(d.content, alerts::Content::Notice(_)))
        .collect();
    assert_eq!(told.len(), 1, "by telephone alone");
    assert_eq!((told[0].channel.as_str(), told[0].address.as_str()), ("sms", "84912345678"));
    alerts::sent(&desk.app, "w", &told[0], "ok").await.expect("recorded");
    let health = watch::health(&desk.app, Context::of(inspector)).await.expect("health");
    assert_eq!(health.open[0].told_by, ["sms"]);
    let mail = health.channels.iter().find(|c| c.channel.as_str() == "email").expect("mail");
    assert!(!mail.up && mail.error.as_deref() == Some("connect: no answer from …@relay.example"), "{mail:?}");
    pass(&desk, 1).await;
    deliver(&desk).await;
    assert_eq!(look(&desk).await.closed, 1, "unseen for the calm minute");
    let over = deliver(&desk).await;
    assert_eq!(over.len(), 2, "both channels work again: {over:?}");
    desk.verified().await;
}

on_both!(when_the_only_channel_is_down_the_page_says_that_nobody_was_told, |desk: super::Desk| async move {
    super::alone(desk).await;
});

async fn alone(desk: Desk) {
    // Nobody has a telephone here.
    let inspector = death(&desk).await;
    for minutes in 0..2 {
        pass(&desk, minutes).await;
        refuse(&desk, "connect: refused").await;
    }
    assert_eq!(look(&desk).await, Looked { opened: 1, closed: 0, told: 0 });
    let health = watch::health(&desk.app, Context::of(inspector.clone())).await.expect("health");
    assert_eq!((health.open[0].kind, health.open[0].told_at), (IncidentKind::ChannelDown, None));
    pass(&desk, 1).await;
    deliver(&desk).await;
    // Whoever never heard that it began does not hear that it ended.
    assert_eq!(look(&desk).await, Looked { opened: 0, closed: 1, told: 0 });
    let stranger = desk.user("coquan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let denied = watch::health(&desk.app, Context::of(stranger)).await;
    assert!(matches!(denied, Err(Failure::Denied(_))), "{denied:?}");
}

on_both!(
    a_process_that_ends_without_a_word_is_missed_until_another_takes_its_place,
    |desk: super::Desk| async move {
        super::gone(desk).await;
    }
);

async fn gone(desk: Desk) {
    on_duty(&desk).await;
    let admin = desk.user("quantri2", Role::Admin, None, None).await;
    let enlist =
        async |name: &str, kind| watch::enlist(&desk.app, kind, name.to_owned()).await.expect("noted");
    let first = enlist("may1/1", WorkerKind::Notify).await;
    let second = enlist("may2/1", WorkerKind::Notify).await;
    let server = enlist("may1/2", WorkerKind::Serve).await;
    watch::stop(&desk.app, server).await.expect("stopped");
    pass(&desk, 1).await;
    assert_eq!(look(&desk).await, Looked::default(), "a minute is not over");
    pass(&desk, 1).await;
    watch::beat(&desk.app, second).await.expect("alive");
    assert_eq!(look(&desk).await, Looked { opened: 1, closed: 0, told: 1 }, "the server ended in good order");
    let told = deliver(&desk).await;
    assert!(told.iter().all(|(_, _, title)| title.contains("may1/1 không còn phản hồi")), "{told:?}");
    let living = watch::retire(&desk.app, Context::of(admin.clone()), second).await;
    assert!(matches!(living, Err(Failure::Refused(_))), "{living:?}");
    // Both are gone, and one is started again: one is still missed.
    pass(&desk, 2).await;
    assert_eq!(look(&desk).await.opened, 1);
    let third = enlist("may1/9", WorkerKind::Notify).await;
    assert_eq!(look(&desk).await.closed, 1);
    assert_eq!(look(&desk).await.closed, 0);
    let health = watch::health(&desk.app, Context::of(admin.clone())).await.expect("health");
    let missed: Vec<_> = health.workers.iter().filter(|w| w.gone).map(|w| w.id).collect();
    assert_eq!(missed, [second]);
    watch::beat(&desk.app, third).await.expect("alive");
    let inspector = desk.user("dieutra2", Role::Investigator, None, None).await;
    let denied = watch::retire(&desk.app, Context::of(inspector), second).await;
    assert!(matches!(denied, Err(Failure::Denied(_))), "{denied:?}");
    watch::retire(&desk.app, Context::of(admin.clone()), second).await.expect("retired");
    assert_eq!(look(&desk).await.closed, 1);
    assert_eq!(open(&desk, &admin).await, []);
    // What was taken for gone may come back.
    watch::beat(&desk.app, first).await.expect("alive");
    let back = watch::health(&desk.app, Context::of(admin)).await.expect("health");
    assert!(back.workers.iter().any(|w| w.id == first && w.stopped_at.is_none() && !w.gone));
    assert_eq!(desk.app.now(), at("23/11/2026 08:04"));
}
