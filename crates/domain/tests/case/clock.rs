//! The clock stopped by the police, and extended once.

use crate::scenarios::{boiler, team, term};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::law::{ClockState, DeadlineKind, Moment};

#[test]
fn the_police_stop_the_clock_and_give_it_back_whole() {
    let mut desk = boiler();
    desk.must("23/11/2026 10:05", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    let transfer = PoliceTransfer {
        at: at("01/12/2026 08:00"),
        body: "Cơ quan CSĐT Công an tỉnh".to_owned(),
        signs: "Vi phạm quy định về an toàn lao động làm chết người".to_owned(),
        penal_article: None,
        grounds: None,
        items: vec!["Hồ sơ hiện trường".to_owned()],
        record_number: None,
    };
    let events = desk.must("01/12/2026 08:30", Role::Investigator, Command::SendToPolice(transfer));
    assert!(told(&events).iter().any(|t| t.starts_with("police_province")), "{:?}", told(&events));
    assert_eq!(term(&desk, DeadlineKind::Investigation).term.state, ClockState::SuspendedPolice);
    let back = returned(at("10/01/2027 09:00"), PoliceDecision::NotProsecuted);
    desk.must("10/01/2027 10:00", Role::Investigator, back);
    let restarted = term(&desk, DeadlineKind::Investigation).term;
    assert_eq!((restarted.state, restarted.length), (ClockState::Restarted, 30));
    assert_eq!(restarted.alarm_on, Moment::Day(day("09/02/2027")));
    assert!(
        restarted.explanation.vi.contains("nhận đủ hồ sơ từ cơ quan điều tra"),
        "{}",
        restarted.explanation.vi
    );
    assert!(!restarted.explanation.vi.contains("khai báo"), "{}", restarted.explanation.vi);
}

#[test]
fn the_term_is_extended_once_before_expiry_and_never_for_light() {
    let extend = |days| {
        Command::Extend(Extend {
            days,
            consent_number: "20/SNV".to_owned(),
            consent_date: day("20/12/2026"),
            consented_by: "Giám đốc Sở".to_owned(),
            reason: "Vụ phức tạp".to_owned(),
        })
    };
    let mut desk = boiler();
    desk.must("23/11/2026 10:05", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    assert!(desk.try_do("20/12/2026 09:00", Role::Investigator, extend(31)).is_err());
    let mut late = boiler();
    late.must("23/11/2026 10:05", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    let refused = late.try_do("24/12/2026 09:00", Role::Investigator, extend(30));
    assert_eq!(refused.expect_err("expired").code(), "extension_after_expiry");
    desk.must("20/12/2026 09:00", Role::Investigator, extend(30));
    assert_eq!(term(&desk, DeadlineKind::Investigation).term.due, Moment::Day(day("22/01/2027")));
    let again = desk.try_do("21/12/2026 09:00", Role::Investigator, extend(1));
    assert_eq!(again.expect_err("once").code(), "extended_once");
}
