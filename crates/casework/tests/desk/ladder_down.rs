//! The ladder and channels that do not work: nobody waits for them, and nothing is lost by that.

use crate::ladder::{ack, deliver, filed, hops, minutes_later, police};
use crate::support::{Desk, on_both};
use casework::alerts::{self, AlertEvent};
use casework::cases::{self, Happened};
use casework::channels::{self, Breaker, Fate, Outcome, Recorded, Wish};
use casework::{Context, watch};
use domain::access::{Actor, Role};
use domain::ids::{AlertId, CaseId};
use domain::words::{ChannelKind, RoleKey};
use store::CircuitState;

async fn breaks(desk: &Desk, channel: ChannelKind) {
    let breaker = Breaker::default();
    for _ in 0..breaker.failures {
        let why = Outcome::Broken("connect: no answer from mail@relay.example".to_owned());
        channels::note(&desk.app, channel, channel.as_str(), why, breaker).await.expect("noted");
    }
}

async fn works(desk: &Desk, channel: ChannelKind) {
    let state =
        channels::note(&desk.app, channel, channel.as_str(), Outcome::Works, Breaker::default()).await;
    assert_eq!(state.expect("noted"), CircuitState::Closed);
}

/// Channels of each hop that do not work, and whether somebody waits there.
async fn down(desk: &Desk, inspector: &Actor, case: CaseId, alert: AlertId) -> Vec<(String, bool)> {
    let line = cases::timeline(&desk.app, Context::of(inspector.clone()), case).await.expect("a timeline");
    let told = line.into_iter().filter_map(|e| match e.happened {
        Happened::Alert { id, event, .. } if id == alert => Some((e.at, *event)),
        _other => None,
    });
    told.filter_map(|(at, event)| match event {
        AlertEvent::Hop { down, until, .. } => {
            let names: Vec<&str> = down.iter().map(|c| c.as_str()).collect();
            Some((names.join("+"), until > at))
        }
        _other => None,
    })
    .collect()
}

on_both!(a_channel_that_is_down_is_not_waited_for, |desk: super::Desk| async move {
    super::passed(desk).await;
});

async fn passed(desk: Desk) {
    breaks(&desk, ChannelKind::Email).await;
    breaks(&desk, ChannelKind::Sms).await;
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    // The notifier leaves the channels alone; when they work again, what waited goes out.
    let wish = |channel| Wish { channel, limit: 50 };
    let wishes = || vec![wish(ChannelKind::Email), wish(ChannelKind::Sms)];
    let lease = std::time::Duration::from_secs(60);
    let taken = channels::claim(&desk.app, "w", lease, wishes(), Breaker::default()).await.expect("claimed");
    assert!(taken.deliveries.is_empty(), "{taken:?}");
    minutes_later(&desk, 1).await;
    let line = hops(&desk, &inspector, case, alert.id).await;
    assert_eq!(
        line,
        [
            "0 duty_officer Cán bộ trực 1",
            "0 deputy Cán bộ trực 2",
            "0 common_address Công an tỉnh An Giang",
            "0 superior Bộ Công an",
            "0 duty_phone Công an tỉnh An Giang",
        ],
        "after the grace a person telephones"
    );
    let told = down(&desk, &inspector, case, alert.id).await;
    let both = ("email+sms".to_owned(), false);
    let mail = ("email".to_owned(), false);
    let first = ("email+sms".to_owned(), true);
    assert_eq!(told, [first, both, mail.clone(), mail, (String::new(), true)]);
    works(&desk, ChannelKind::Sms).await;
    let taken = channels::claim(&desk.app, "w", lease, wishes(), Breaker::default()).await.expect("claimed");
    let own: Vec<&str> =
        taken.deliveries.iter().filter(|d| d.alert == alert.id).map(|d| d.channel.as_str()).collect();
    assert_eq!(own, ["sms", "sms"], "officer and deputy have a telephone");
    desk.verified().await;
}

on_both!(one_channel_that_works_is_enough_to_wait, |desk: super::Desk| async move {
    super::half(desk).await;
});

async fn half(desk: Desk) {
    breaks(&desk, ChannelKind::Email).await;
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    assert_eq!(down(&desk, &inspector, case, alert.id).await, [("email".to_owned(), true)]);
    minutes_later(&desk, 5).await;
    minutes_later(&desk, 5).await;
    // Neither the common address nor the one above has a telephone: on to the call, at once.
    let told = down(&desk, &inspector, case, alert.id).await;
    let waits: Vec<bool> = told.iter().map(|(_, waits)| *waits).collect();
    assert_eq!(waits, [true, true, false, false, true]);
    let officer = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    alerts::acknowledge(&desk.app, Context::of(officer), alert.id, ack("Bùi Văn A"))
        .await
        .expect("confirmed");
    works(&desk, ChannelKind::Email).await;
    let sent = deliver(&desk).await;
    let police_of = |a: &String| a.contains("police.example") || a.starts_with("public_security_ministry");
    assert!(!sent.iter().any(police_of), "who confirmed is left in peace: {sent:?}");
    desk.verified().await;
}

on_both!(what_comes_back_late_shortens_no_window, |desk: super::Desk| async move {
    super::late(desk).await;
});

async fn late(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    deliver(&desk).await;
    let of = alert.id;
    let first = desk.app.db().read(move |c| store::outbox::of_alert(c, of.0)).await.expect("read");
    minutes_later(&desk, 5).await;
    deliver(&desk).await;
    for message in first {
        let channel = message.channel.parse().expect("a channel");
        let back = channels::record_fate(&desk.app, channel, message.id, Fate::Bounced, "5.1.1".to_owned());
        assert_eq!(back.await.expect("recorded"), Recorded::Now);
    }
    minutes_later(&desk, 4).await;
    assert_eq!(hops(&desk, &inspector, case, alert.id).await.len(), 2, "the deputy has five minutes");
    minutes_later(&desk, 1).await;
    assert_eq!(hops(&desk, &inspector, case, alert.id).await.len(), 3);
    desk.verified().await;
}

on_both!(the_watchdog_believes_what_the_notifiers_noted, |desk: super::Desk| async move {
    super::standing(desk).await;
});

async fn standing(desk: Desk) {
    let (_, inspector) = filed(&desk).await;
    breaks(&desk, ChannelKind::Email).await;
    let health = watch::health(&desk.app, Context::of(inspector.clone())).await.expect("health");
    let of = |kind| health.channels.iter().find(|c| c.channel == kind).expect("set up").clone();
    let mail = of(ChannelKind::Email);
    assert_eq!((mail.up, mail.failures), (false, 5));
    assert_eq!(mail.error.as_deref(), Some("connect: no answer from …@relay.example"));
    assert!(of(ChannelKind::Sms).up);
    works(&desk, ChannelKind::Email).await;
    let health = watch::health(&desk.app, Context::of(inspector)).await.expect("health");
    assert!(health.channels.iter().all(|c| c.up && c.error.is_none()));
}

on_both!(what_waits_on_a_channel_that_breaks_moves_on_at_once, |desk: super::Desk| async move {
    super::breaks_later(desk).await;
});

/// Taken while all worked; then mail and text break before anything went out.
async fn breaks_later(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    minutes_later(&desk, 0).await;
    assert_eq!(hops(&desk, &inspector, case, alert.id).await.len(), 1);
    breaks(&desk, ChannelKind::Email).await;
    minutes_later(&desk, 0).await;
    assert_eq!(hops(&desk, &inspector, case, alert.id).await.len(), 1, "the officer's telephone still works");
    breaks(&desk, ChannelKind::Sms).await;
    minutes_later(&desk, 0).await;
    assert_eq!(
        hops(&desk, &inspector, case, alert.id).await.len(),
        1,
        "a moment's grace before somebody is called"
    );
    minutes_later(&desk, 2).await;
    let line = hops(&desk, &inspector, case, alert.id).await;
    assert_eq!(line.last().map(String::as_str), Some("0 duty_phone Công an tỉnh An Giang"), "{line:?}");
    assert_eq!(line.len(), 5);
    desk.verified().await;
}

on_both!(another_channel_is_taken_without_any_grace, |desk: super::Desk| async move {
    super::other_channel(desk).await;
});

/// The common address has mail only; the deputy above... the ladder goes on where something works.
async fn other_channel(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    deliver(&desk).await;
    minutes_later(&desk, 5).await;
    deliver(&desk).await;
    minutes_later(&desk, 5).await;
    assert_eq!(hops(&desk, &inspector, case, alert.id).await.len(), 3, "at the common address, by mail");
    let id = alert.id.0;
    let number = |c: &mut store::Conn| {
        let today = domain::time::vn_date(chrono::DateTime::UNIX_EPOCH + chrono::Duration::days(20_780));
        let ministry = RoleKey::PublicSecurityMinistry.as_str();
        let mut above = store::agencies::find(c, ministry, "91", None, today)?.remove(0);
        above.phone = Some("0987654321".to_owned());
        let read_at = above.version;
        store::agencies::update(c, &above, read_at)?;
        Ok::<_, store::StoreError>(())
    };
    desk.app.db().write(number).await.expect("a number");
    breaks(&desk, ChannelKind::Email).await;
    minutes_later(&desk, 0).await;
    let line = hops(&desk, &inspector, case, alert.id).await;
    assert_eq!(line.last().map(String::as_str), Some("0 superior Bộ Công an"), "at once, by text: {line:?}");
    let told = down(&desk, &inspector, case, AlertId(id)).await;
    assert_eq!(told.last(), Some(&("email".to_owned(), true)));
    desk.verified().await;
}

on_both!(mail_that_is_down_for_a_moment_calls_nobody, |desk: super::Desk| async move {
    super::moment(desk).await;
});

async fn moment(desk: Desk) {
    breaks(&desk, ChannelKind::Email).await;
    breaks(&desk, ChannelKind::Sms).await;
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    assert_eq!(hops(&desk, &inspector, case, alert.id).await, ["0 duty_officer Cán bộ trực 1"]);
    desk.clock.set(desk.app.now() + chrono::Duration::seconds(30));
    works(&desk, ChannelKind::Email).await;
    assert!(deliver(&desk).await.contains(&"truc1@police.example".to_owned()));
    minutes_later(&desk, 2).await;
    assert_eq!(hops(&desk, &inspector, case, alert.id).await.len(), 1, "he has his five minutes");
    desk.verified().await;
}
