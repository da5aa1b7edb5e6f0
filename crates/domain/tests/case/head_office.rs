//! The head office in another province (R-DEC-18).

use crate::support::*;
use domain::case::Event;
use domain::words::{ReportKind, Severity, WorkRelation};

const RACH_GIA: &str = "30742";

#[test]
fn the_department_of_the_head_office_has_a_copy() {
    let told_of = |head_office: &str| {
        let victims = vec![victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract)];
        let mut happened = accident(RACH_GIA, "23/11/2026 08:15", victims);
        happened.employer.commune = Some(domain::value::CommuneCode::parse(head_office).expect("a code"));
        let desk = Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", happened));
        let events: Vec<Event> = desk.events.iter().map(|(_, e)| e.clone()).collect();
        let mut copies: Vec<String> = alerts_of(&events)
            .iter()
            .filter(|a| a.basis.rule.0 == "R-DEC-18")
            .map(|a| format!("{} {}", a.role, a.province))
            .collect();
        copies.sort();
        copies
    };
    assert_eq!(told_of("30307"), Vec::<String>::new(), "the same province");
    assert_eq!(told_of("00004"), ["labour_authority_province 01"], "a head office in Hà Nội");
}
