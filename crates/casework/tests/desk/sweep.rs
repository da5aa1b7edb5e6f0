//! Time passes: alarms are told once, digests are one a day, outages are caught up, owed declarations asked after.

use crate::support::{Desk, at, on_both};
use casework::alerts::{self, Content, Delivery};
use casework::cases;
use casework::reports::{FiledBy, file_declaration, file_tip};
use casework::tasks::{self, TaskKind, TaskQuery};
use casework::{Context, sweep};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::case::Command;
use domain::ids::CaseId;
use domain::time::{Instant, vn_date};
use domain::words::{ReportKind, RoleKey, Severity};
use std::collections::BTreeMap;
use store::TaskState;

/// Sends everything that waits; answers the messages of the system itself.
pub(crate) async fn notices(desk: &Desk) -> Vec<Delivery> {
    let mut out = Vec::new();
    loop {
        let taken =
            alerts::claim(&desk.app, "w", std::time::Duration::from_secs(60), 200).await.expect("claimed");
        if taken.is_empty() {
            return out;
        }
        for delivery in taken {
            alerts::sent(&desk.app, "w", &delivery, "250 ok").await.expect("recorded");
            if matches!(delivery.content, Content::Notice(_)) {
                out.push(delivery);
            }
        }
    }
}

pub(crate) fn title(d: &Delivery) -> String {
    match &d.content {
        Content::Notice(mail) => mail.content.title.vi.clone(),
        Content::Case(_) => String::new(),
    }
}

pub(crate) fn lines(d: &Delivery) -> Vec<String> {
    match &d.content {
        Content::Notice(mail) => mail
            .content
            .sections
            .iter()
            .flat_map(|s| s.lines.iter().map(|l| format!("{}: {}", s.heading.vi, l.text.vi)))
            .collect(),
        Content::Case(_) => Vec::new(),
    }
}

async fn inspector(desk: &Desk) -> Actor {
    desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await
}

async fn fatal(desk: &Desk) -> CaseId {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report)
        .await
        .expect("filed")
        .case_id
}

/// Sweeps every `step` from now until `until`; answers the messages with the day on which they were made.
async fn pass(desk: &Desk, until: Instant, step: Duration) -> Vec<(Instant, Delivery)> {
    let mut out = Vec::new();
    while desk.app.now() < until {
        desk.clock.set((desk.app.now() + step).min(until));
        sweep::run(&desk.app).await.expect("swept");
        let now = desk.app.now();
        out.extend(notices(desk).await.into_iter().map(|d| (now, d)));
    }
    out
}

on_both!(a_fatal_case_is_reminded_of_in_time_and_once_a_day, |desk: super::Desk| async move {
    super::in_time(desk).await;
});

async fn in_time(desk: Desk) {
    fatal(&desk).await;
    let told = pass(&desk, at("24/12/2026 08:00"), Duration::hours(1)).await;
    let scene: Vec<String> =
        told.iter().map(|(_, d)| title(d)).filter(|t| t.contains("hiện trường")).collect();
    assert_eq!(scene.len(), 3, "50 %, 80 %, ended, each once: {scene:?}");
    let digests: Vec<&(Instant, Delivery)> =
        told.iter().filter(|(_, d)| title(d).starts_with("Tổng hợp")).collect();
    let mut per_day: BTreeMap<_, usize> = BTreeMap::new();
    for (now, _) in &digests {
        *per_day.entry(vn_date(*now)).or_default() += 1;
    }
    assert!(per_day.values().all(|n| *n == 1), "{per_day:?}");
    let all: Vec<String> = digests.iter().flat_map(|(_, d)| lines(d)).collect();
    // 30 days from 23/11: half on 08/12, 80 % on 17/12, last day 23/12, overdue from 24/12.
    for wanted in
        ["còn 15 ngày (hạn 23/12/2026)", "còn 6 ngày", "hết hạn hôm nay 23/12/2026", "quá hạn 1 ngày"]
    {
        assert_eq!(all.iter().filter(|l| l.contains(wanted)).count(), 1, "{wanted} in {all:#?}");
    }
    assert!(all.iter().any(|l| l.starts_with("Tin chưa tiếp nhận")), "{all:#?}");
    desk.verified().await;
}

on_both!(a_week_of_outage_loses_nothing_and_doubles_nothing, |desk: super::Desk| async move {
    super::outage(desk).await;
});

async fn outage(desk: Desk) {
    fatal(&desk).await;
    sweep::run(&desk.app).await.expect("swept");
    notices(&desk).await;
    // Nothing ran from 6 to 19 December: two alarms fell into it.
    desk.clock.set(at("06/12/2026 09:00"));
    sweep::run(&desk.app).await.expect("swept");
    notices(&desk).await;
    desk.clock.set(at("19/12/2026 10:00"));
    let handle = desk.app.clone();
    let (one, two) = tokio::join!(sweep::run(&handle), sweep::run(&desk.app));
    one.expect("swept");
    two.expect("swept");
    let told = notices(&desk).await;
    let digests: Vec<Vec<String>> =
        told.iter().filter(|d| title(d).starts_with("Tổng hợp")).map(lines).collect();
    assert_eq!(digests.len(), 1, "one digest on the day of the return: {digests:#?}");
    assert_eq!(digests[0].iter().filter(|l| l.contains("còn 4 ngày")).count(), 1, "{digests:#?}");
    for _ in 0..5 {
        desk.clock.set(desk.app.now() + Duration::hours(1));
        sweep::run(&desk.app).await.expect("swept");
        assert_eq!(notices(&desk).await.iter().map(title).collect::<Vec<_>>(), Vec::<String>::new());
    }
    let next = pass(&desk, at("25/12/2026 08:00"), Duration::hours(6)).await;
    let all: Vec<String> = next.iter().flat_map(|(_, d)| lines(d)).collect();
    assert_eq!(all.iter().filter(|l| l.contains("hết hạn hôm nay")).count(), 1, "{all:#?}");
    assert_eq!(all.iter().filter(|l| l.contains("quá hạn")).count(), 1, "{all:#?}");
    desk.verified().await;
}

on_both!(an_accident_nobody_declared_becomes_a_task, |desk: super::Desk| async move {
    super::owed(desk).await;
});

async fn owed(desk: Desk) {
    let inspector = inspector(&desk).await;
    let report = desk.report(ReportKind::Tip, Severity::Fatal);
    let case = file_tip(&desk.app, Context::of(Actor::anonymous()), FiledBy::Page, report).await;
    let case = case.expect("filed").case_id;
    let open = || TaskQuery { case: Some(case.0), states: vec![TaskState::Open], ..TaskQuery::default() };
    let asked = async || {
        let all = tasks::list(&desk.app, Context::of(inspector.clone()), open()).await.expect("listed");
        all.items.into_iter().filter(|t| t.kind == TaskKind::Undeclared).collect::<Vec<_>>()
    };
    pass(&desk, at("24/11/2026 07:59"), Duration::hours(6)).await;
    assert!(asked().await.is_empty(), "the limit has not passed");
    pass(&desk, at("26/11/2026 08:00"), Duration::hours(6)).await;
    let found = asked().await;
    assert_eq!(found.len(), 1, "one task, however often the sweep runs");
    assert!(found[0].urgent && found[0].content.steps.len() >= 3);
    assert!(found[0].content.citation.as_deref().is_some_and(|c| c.contains("Điều 34")));
    let officer = desk.safety_officer("coso", "0100233488").await;
    let mut late = desk.report(ReportKind::Declaration, Severity::Fatal);
    late.declaration = Some(domain::case::DeclarationDetails {
        known_at: Some(at("23/11/2026 07:45")),
        ..Default::default()
    });
    late.accident.occurred =
        domain::value::OccurredAt::Exact(domain::time::vn_datetime(at("23/11/2026 07:30")));
    let filed = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    assert!(filed.lateness.is_none());
    let own =
        file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, late).await.expect("filed");
    let with = |version| Context { if_match: Some(version), ..Context::of(inspector.clone()) };
    let target = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    cases::merge(&desk.app, with(target.version), case, own.case_id, "cùng vụ".to_owned())
        .await
        .expect("merged");
    pass(&desk, at("26/11/2026 09:00"), Duration::minutes(30)).await;
    assert!(asked().await.is_empty(), "the declaration has come");
    let shown = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    let lateness = shown.lateness.expect("known and declared");
    assert!(lateness.late && lateness.declared_at - lateness.known_at > Duration::days(3));
    desk.verified().await;
}

on_both!(the_nightly_checks_find_what_is_missing, |desk: super::Desk| async move {
    super::night(desk).await;
});

async fn night(desk: Desk) {
    let case = fatal(&desk).await;
    desk.clock.set(at("25/11/2026 02:10"));
    assert!(sweep::run(&desk.app).await.expect("swept").checked);
    assert!(!sweep::run(&desk.app).await.expect("swept").checked, "once a night");
    let report = sweep::last_report(&desk.app).await.expect("read").expect("a report");
    let found: Vec<&str> = report.findings.iter().map(|f| f.check.as_str()).collect();
    assert_eq!(found, ["case_without_officer"], "{report:?}");
    assert_eq!(report.findings.first().and_then(|f| f.case), Some(case), "its task leads to the case");
    desk.app
        .db()
        .write(move |conn| {
            let mut alerts = store::alerts::of_case(conn, case.0)?;
            let mut silent = alerts.remove(0);
            let read_at = silent.version;
            silent.next_rung_at = None;
            store::alerts::update(conn, &silent, read_at)?;
            let mut renamed = alerts.remove(0);
            let read_at = renamed.version;
            renamed.dedupe = "nobody/ordered/this".to_owned();
            store::alerts::update(conn, &renamed, read_at)?;
            Ok::<_, store::StoreError>(())
        })
        .await
        .expect("spoiled");
    desk.clock.set(at("26/11/2026 02:10"));
    assert!(sweep::run(&desk.app).await.expect("swept").checked);
    let report = sweep::last_report(&desk.app).await.expect("read").expect("a report");
    let mut found: Vec<&str> = report.findings.iter().map(|f| f.check.as_str()).collect();
    found.sort_unstable();
    for wanted in ["alert_without_duty", "duty_without_alert", "ladder_in_silence"] {
        assert!(found.contains(&wanted), "{wanted} in {found:?}");
    }
    let inspector = inspector(&desk).await;
    let asked = async |states: &[TaskState]| {
        let kind = Some("integrity".to_owned());
        let query = TaskQuery { kind, states: states.to_vec(), ..TaskQuery::default() };
        tasks::list(&desk.app, Context::of(inspector.clone()), query).await.expect("listed").total
    };
    assert_eq!(asked(&[]).await, 4, "each finding is one task, however many nights it lasts");

    // Whoever is given the case ends that task at once; what the next night does not find again ends with it.
    let seen = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    let ctx = Context { if_match: Some(seen.version), ..Context::of(inspector.clone()) };
    let officer =
        Command::Assign { officer: inspector.user.expect("a user"), officer_name: inspector.name.clone() };
    cases::assign(&desk.app, ctx, case, officer).await.expect("assigned");
    sweep::run(&desk.app).await.expect("swept");
    assert_eq!((asked(&[TaskState::Open]).await, asked(&[TaskState::Withdrawn]).await), (3, 1));
    desk.app
        .db()
        .write(move |conn| {
            for mut alert in store::alerts::of_case(conn, case.0)? {
                let read_at = alert.version;
                alert.next_rung_at = alert.next_rung_at.or(Some(alert.created_at + Duration::days(90)));
                store::alerts::update(conn, &alert, read_at)?;
            }
            Ok::<_, store::StoreError>(())
        })
        .await
        .expect("mended");
    desk.clock.set(at("27/11/2026 02:10"));
    assert!(sweep::run(&desk.app).await.expect("swept").checked);
    assert_eq!(asked(&[TaskState::Open]).await, 2, "the ladder climbs again");
}

on_both!(
    the_clock_of_two_hours_reaches_the_officer_and_whoever_is_on_duty_by_telephone,
    |desk: super::Desk| async move {
        super::by_telephone(desk).await;
    }
);

async fn by_telephone(desk: Desk) {
    let case = fatal(&desk).await;
    let inspector = inspector(&desk).await;
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    let (user, department) = (inspector.user.expect("a user"), inspector.agency.expect("an agency"));
    desk.app
        .db()
        .write(move |c| {
            let mut row = store::users::get(c, user.0)?;
            let version = row.version;
            row.phone = Some("+84912345678".to_owned());
            row.email = Some("viet@so.example".to_owned());
            store::users::update(c, &row, version)?;
            Ok::<_, store::StoreError>(())
        })
        .await
        .expect("a telephone");
    let turn = casework::directory::DutyEdit {
        officer: domain::value::PersonName::parse("Trần Thị Trực").expect("a name"),
        email: None,
        phone: domain::value::Phone::parse("0987654321").ok(),
        starts_at: desk.app.now(),
        ends_at: desk.app.now() + Duration::hours(8),
        rank: 1,
    };
    let own = Context::of(admin.clone());
    let (version, _) = casework::directory::duty_roster(&desk.app, own, department).await.expect("read");
    let at_version = Context { if_match: Some(version), ..Context::of(admin) };
    casework::directory::put_duty_roster(&desk.app, at_version, department, vec![turn]).await.expect("put");
    let view = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    let mine = domain::case::Command::Assign { officer: user, officer_name: inspector.name.clone() };
    let ctx = Context { if_match: Some(view.version), ..Context::of(inspector) };
    cases::assign(&desk.app, ctx, case, mine).await.expect("assigned");
    notices(&desk).await;
    let told = pass(&desk, at("23/11/2026 10:05"), Duration::minutes(5)).await;
    let mut to: BTreeMap<String, usize> = BTreeMap::new();
    for (_, d) in told.iter().filter(|(_, d)| title(d).contains("hiện trường")) {
        *to.entry(format!("{} {}", d.channel, d.address)).or_default() += 1;
    }
    // Half of it, four fifths, ended: each once by each way.
    let wanted = ["email viet@so.example", "sms 84912345678", "sms 84987654321"];
    assert_eq!(to, wanted.iter().map(|w| ((*w).to_owned(), 3)).collect::<BTreeMap<_, _>>());
}
