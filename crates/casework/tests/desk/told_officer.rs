//! The officer in charge is written to when the other side did something, and not about what the department did.

use crate::again::latest;
use crate::police_files::{handed_over, ruling};
use crate::support::{Desk, at, on_both};
use crate::sweep::{notices, title};
use casework::alerts::{Content, Delivery};
use casework::{Context, cases};
use domain::access::Role;
use domain::case::*;
use domain::words::RoleKey;

const MAIL: &str = "phutrach@sonoivu.example";

on_both!(the_officer_in_charge_hears_what_the_police_did, |desk: super::Desk| async move {
    super::heard(desk).await;
});

/// What the officer got; it names nobody.
async fn told(desk: &Desk) -> Vec<String> {
    let sent: Vec<Delivery> = notices(desk).await.into_iter().filter(|d| d.address == MAIL).collect();
    for d in &sent {
        let Content::Notice(content) = &d.content else { panic!("a notice") };
        let words = format!("{:?}", content.content);
        for secret in ["Nguyễn Văn Thử", "Van an toàn", "Có dấu hiệu"] {
            assert!(!words.contains(secret), "{words}");
        }
    }
    sent.iter().map(title).collect()
}

async fn heard(desk: Desk) {
    let app = &desk.app;
    let (case, inspector) = handed_over(&desk).await;
    let officer = desk.user_at("phutrach", Role::Investigator, None, None, Some(MAIL)).await;
    let police = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let assign =
        Command::Assign { officer: officer.user.expect("a user"), officer_name: officer.name.clone() };
    cases::assign(app, latest(&desk, &inspector, case).await, case, assign).await.expect("assigned");
    told(&desk).await;

    desk.clock.set(at("10/12/2026 09:00"));
    let number = cases::read(app, Context::of(police.clone()), case).await.expect("read").case.number;
    let not = ruling(PoliceDecision::NotProsecuted, &desk);
    cases::record_ruling(app, Context::of(police.clone()), case, not).await.expect("ruled");
    let [one] = &told(&desk).await[..] else { panic!("one mail") };
    assert!(one.starts_with(&format!("Vụ {number}: cơ quan điều tra: ")), "{one}");

    // The department's own entry of the same is no news.
    desk.clock.set(at("11/12/2026 09:00"));
    let own = ruling(PoliceDecision::TemporarilySuspended, &desk);
    cases::record_ruling(app, Context::of(inspector.clone()), case, own).await.expect("ruled");
    assert_eq!(told(&desk).await, Vec::<String>::new());
    desk.verified().await;
}
