//! Drills: the real chain with an invented death, and nothing of it among what is real.

use crate::support::{Desk, at, on_both};
use casework::alerts::{self, Acknowledgement, Content, Period};
use casework::drills::{self, DrillOrder, DrillQuery, DrillReport, DrillState};
use casework::tasks::{self, TaskQuery};
use casework::{Context, Failure, cases};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::ids::AlertId;
use domain::value::{CommuneCode, Share};
use domain::words::{ChannelKind, Contact, RoleKey};

fn order(commune: &str) -> DrillOrder {
    DrillOrder { commune: CommuneCode::parse(commune).expect("a code"), note: Some("Ca đêm".to_owned()) }
}

async fn inspector(desk: &Desk) -> Actor {
    desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await
}

async fn started(desk: &Desk, inspector: &Actor) -> DrillReport {
    drills::start(&desk.app, Context::of(inspector.clone()), order("30742")).await.expect("started")
}

/// Sends what waits; answers address, whether it says that it is a drill, and the link to confirm.
async fn deliver(desk: &Desk) -> Vec<(String, bool, String)> {
    let taken =
        alerts::claim(&desk.app, "w", std::time::Duration::from_secs(60), 200).await.expect("claimed");
    let mut out = Vec::new();
    for delivery in &taken {
        alerts::sent(&desk.app, "w", delivery, "250 ok").await.expect("recorded");
        let Content::Notice(mail) = &delivery.content else { panic!("a drill tells of no case") };
        let says = mail.content.drill && mail.content.title.vi.contains("Diễn tập");
        let url = mail.confirm_url.clone().expect("a link");
        let token = url.rsplit('/').next().expect("a token").to_owned();
        out.push((delivery.address.clone(), says, token));
    }
    out.sort();
    out
}

async fn minutes_later(desk: &Desk, minutes: i64) {
    desk.clock.set(desk.app.now() + Duration::minutes(minutes));
    while alerts::climb_due(&desk.app, 50).await.expect("climbed") > 0 {}
}

fn ack(name: &str) -> Acknowledgement {
    Acknowledgement { name: name.to_owned(), unit: "Trực ban".to_owned(), note: None }
}

on_both!(a_drill_goes_through_the_real_chain_and_ends_when_all_confirmed, |desk: super::Desk| async move {
    super::all_confirm(desk).await;
});

async fn all_confirm(desk: Desk) {
    let inspector = inspector(&desk).await;
    let begun = started(&desk, &inspector).await;
    assert_eq!(begun.drill.state, DrillState::Running);
    assert!(begun.drill.place.contains("Rạch Giá"), "{}", begun.drill.place);
    let mails = deliver(&desk).await;
    let to: Vec<&str> = mails.iter().map(|(to, _, _)| to.split('@').next().expect("a name")).collect();
    assert_eq!(to, ["labour_authority_province", "police_first_notice", "police_province"]);
    assert!(mails.iter().all(|(_, says, _)| *says));
    for (n, (_, _, token)) in mails.iter().enumerate() {
        minutes_later(&desk, 4 + 3 * i64::try_from(n).expect("small")).await;
        let card = alerts::card_by_link(&desk.app, token.clone()).await.expect("a card");
        assert!(card.alert.drill && card.case_number.is_none());
        assert!(card.place.is_some_and(|p| p.contains("Rạch Giá")));
        let confirmed = alerts::acknowledge_by_link(&desk.app, token.clone(), ack("Lê Văn B")).await;
        assert!(confirmed.expect("confirmed").drill);
    }
    let told = drills::read(&desk.app, Context::of(inspector), begun.drill.id).await.expect("read");
    assert_eq!(told.drill.state, DrillState::Confirmed);
    assert_eq!(told.drill.ended_at, Some(desk.app.now()));
    assert_eq!(told.drill.confirmed, Share { part: 3, whole: 3 });
    assert_eq!(told.drill.within_15, Share { part: 2, whole: 3 });
    let mut took: Vec<i64> = told.answers.iter().filter_map(|a| a.took).map(|t| t.num_minutes()).collect();
    took.sort_unstable();
    assert_eq!(took, [4, 11, 21]);
    for answer in &told.answers {
        let via = answer.via.clone().expect("a message was answered");
        assert_eq!((via.contact, via.channel), (Contact::CommonAddress, Some(ChannelKind::Email)));
    }
    desk.verified().await;
}

on_both!(nothing_of_a_drill_is_real, |desk: super::Desk| async move {
    super::apart(desk).await;
});

async fn apart(desk: Desk) {
    let inspector = inspector(&desk).await;
    let ctx = || Context::of(inspector.clone());
    let begun = started(&desk, &inspector).await;
    for _ in 0..8 {
        minutes_later(&desk, 10).await;
    }
    let found = cases::list(&desk.app, ctx(), cases::CaseQuery::default(), None).await.expect("listed");
    assert_eq!(found.total, 0);
    let figures = alerts::performance(&desk.app, ctx(), Period::default()).await.expect("figures");
    assert_eq!(figures.all, alerts::Tally::default());
    assert!(figures.by_agency.is_empty());
    let calls = tasks::list(&desk.app, ctx(), TaskQuery::default()).await.expect("listed");
    assert!(!calls.items.is_empty());
    for call in &calls.items {
        assert!(call.drill && call.case_id.is_none() && call.content.title.vi.starts_with("DIỄN TẬP"));
        assert!(call.content.steps.iter().any(|s| s.vi.contains("Đây là diễn tập")));
        assert!(call.content.steps.iter().all(|s| !s.vi.contains("tin báo vụ")));
    }
    let now = desk.app.now();
    let watched = desk.app.db().read(move |c| store::alerts::unconfirmed_deaths(c, now, 50)).await;
    assert_eq!(watched.expect("read"), Vec::new());
    let all = alerts::list(&desk.app, ctx(), alerts::AlertQuery::default()).await.expect("listed");
    assert!(all.total > 0 && all.items.iter().all(|a| a.drill && a.drill_id == Some(begun.drill.id)));
    desk.verified().await;
}

on_both!(an_officer_ends_a_drill_and_its_ladders_stop, |desk: super::Desk| async move {
    super::stopped(desk).await;
});

async fn stopped(desk: Desk) {
    let inspector = inspector(&desk).await;
    let begun = started(&desk, &inspector).await;
    let mails = deliver(&desk).await;
    let again = drills::start(&desk.app, Context::of(inspector.clone()), order("30742")).await;
    assert!(matches!(again, Err(Failure::Refused(ref r)) if r.code() == "drill_running"), "{again:?}");
    let with = |version| Context { if_match: version, ..Context::of(inspector.clone()) };
    let blind = drills::end(&desk.app, with(None), begun.drill.id).await;
    assert!(matches!(blind, Err(Failure::IfMatchRequired)));
    let stale = drills::end(&desk.app, with(Some(7)), begun.drill.id).await;
    assert!(matches!(stale, Err(Failure::Stale { .. })));
    let ended = drills::end(&desk.app, with(Some(begun.drill.version)), begun.drill.id).await.expect("ended");
    assert_eq!((ended.drill.state, ended.drill.version), (DrillState::Stopped, begun.drill.version + 1));
    assert_eq!(ended.drill.ended_by.as_deref(), Some(inspector.name.as_str()));
    assert!(ended.answers.iter().all(|a| a.alert.state == "withdrawn" && a.took.is_none()));
    for _ in 0..10 {
        minutes_later(&desk, 30).await;
    }
    assert_eq!(deliver(&desk).await, Vec::new(), "no ladder climbs after the end");
    let (_, _, token) = &mails[0];
    let late = alerts::acknowledge_by_link(&desk.app, token.clone(), ack("Lê Văn B")).await;
    assert!(matches!(late, Err(Failure::Refused(ref r)) if r.code() == "drill_over"), "{late:?}");
    let over = drills::end(&desk.app, with(Some(ended.drill.version)), begun.drill.id).await;
    assert!(matches!(over, Err(Failure::Refused(ref r)) if r.code() == "drill_over"), "{over:?}");
    started(&desk, &inspector).await;
    desk.verified().await;
}

on_both!(a_drill_ends_by_itself_after_a_day, |desk: super::Desk| async move {
    super::expires(desk).await;
});

async fn expires(desk: Desk) {
    let inspector = inspector(&desk).await;
    let begun = started(&desk, &inspector).await;
    desk.clock.set(desk.app.now() + Duration::hours(24));
    let told = drills::list(&desk.app, Context::of(inspector), DrillQuery::default()).await.expect("listed");
    assert_eq!(told.total, 1);
    assert_eq!((told.items[0].id, told.items[0].state), (begun.drill.id, DrillState::Expired));
    assert_eq!(told.items[0].within_15, Share { part: 0, whole: 3 });
    assert_eq!(alerts::climb_due(&desk.app, 50).await.expect("climbed"), 0);
    desk.verified().await;
}

on_both!(a_drill_belongs_to_its_province, |desk: super::Desk| async move {
    super::own_province(desk).await;
});

async fn own_province(desk: Desk) {
    let inspector = inspector(&desk).await;
    let elsewhere = drills::start(&desk.app, Context::of(inspector.clone()), order("00004")).await;
    assert!(
        matches!(elsewhere, Err(Failure::Invalid(ref p)) if p[0].pointer == "/commune_code"),
        "{elsewhere:?}"
    );
    let police = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let refused = drills::start(&desk.app, Context::of(police), order("30742")).await;
    assert!(matches!(refused, Err(Failure::Denied(_))), "{refused:?}");
    let begun = started(&desk, &inspector).await;
    let mut stranger = inspector.clone();
    stranger.province = Some("92".to_owned());
    let hidden = drills::read(&desk.app, Context::of(stranger.clone()), begun.drill.id).await;
    assert!(matches!(hidden, Err(Failure::NotFound)), "{hidden:?}");
    let mut ctx = Context::of(stranger);
    ctx.if_match = Some(1);
    let hidden = drills::end(&desk.app, ctx, begun.drill.id).await;
    assert!(matches!(hidden, Err(Failure::NotFound)), "{hidden:?}");
}

on_both!(a_register_that_differs_from_its_stream_is_found, |desk: super::Desk| async move {
    super::tampered(desk).await;
});

async fn tampered(desk: Desk) {
    let inspector = inspector(&desk).await;
    let begun = started(&desk, &inspector).await;
    let (id, later) = (begun.drill.id.0, at("23/11/2026 09:00"));
    desk.app
        .db()
        .write(move |conn| {
            let mut row = store::drills::get(conn, id)?;
            let read_at = row.version;
            row.state = DrillState::Confirmed;
            row.ended_at = Some(later);
            store::drills::update(conn, &row, read_at)
        })
        .await
        .expect("changed");
    let app = desk.app.clone();
    let faults = tokio::task::spawn_blocking(move || casework::verify::verify(&app)).await.expect("joined");
    let faults = faults.expect("verified");
    assert!(
        matches!(&faults[..], [casework::verify::Fault::Drill { drill, .. }] if *drill == begun.drill.id),
        "{faults:?}"
    );
    assert!(begun.answers.iter().all(|a| a.alert.id != AlertId(id)));
}
