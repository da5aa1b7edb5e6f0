//! What a reporter without an account corrects of his own words.

use crate::support::{Desk, accident, id, report, victim};
use domain::case::{AccidentStatement, CaseReport, Casualties, Command, Event};
use domain::ids::ReportId;
use domain::words::{EventClass, ReportKind, Severity, WorkRelation};

const RACH_GIA: &str = "30742";
const NOTICE: ReportId = ReportId(id_of(10));

const fn id_of(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

fn told() -> AccidentStatement {
    let mut told = accident(RACH_GIA, "23/11/2026 08:15", Vec::new());
    told.casualties = Casualties { serious: 1, ..Casualties::default() };
    told.course.event = Some("Cháy kho".to_owned());
    told
}

fn notice() -> Desk {
    Desk::open(report(10, ReportKind::UrgentNotice, "23/11/2026 08:30", told()))
}

fn correct(told: &AccidentStatement) -> Command {
    Command::CorrectOwnWords {
        report: NOTICE,
        reason: "Nói nhầm".to_owned(),
        accident: Box::new(told.clone()),
    }
}

fn own(desk: &Desk) -> &CaseReport {
    desk.case.report(NOTICE).expect("the notice")
}

#[test]
fn the_only_reporter_changes_the_facts_and_the_first_submission_stands() {
    let mut desk = notice();
    let mut now = told();
    now.casualties.serious = 2;
    now.course.event = Some("Nổ nồi hơi".to_owned());
    desk.must("23/11/2026 09:00", domain::access::Role::Anonymous, correct(&now));
    assert_eq!(desk.case.accident.as_ref(), Some(&now));
    assert_eq!(desk.case.class(), EventClass::SeriousMulti);
    assert_eq!(own(&desk).words(), &now);
    assert_eq!(own(&desk).report.accident, told());
    let same = desk.try_do("23/11/2026 09:05", domain::access::Role::Anonymous, correct(&now));
    assert_eq!(same.expect_err("nothing new").code(), "nothing_changed");
}

#[test]
fn what_others_told_since_is_neither_seen_nor_changed() {
    use domain::access::Role;
    let mut desk = notice();
    let dead = victim(7, "Trần Văn Khác", Severity::Fatal, &[], WorkRelation::Contract);
    let mut fuller = accident(RACH_GIA, "23/11/2026 08:10", vec![dead]);
    fuller.course.event = Some("Nổ bình khí".to_owned());
    let other = report(11, ReportKind::CommuneNotice, "23/11/2026 09:00", fuller);
    desk.must("23/11/2026 09:00", Role::Commune, Command::Report(Box::new(other)));
    let before = desk.case.accident.clone();

    let mut now = told();
    now.course.event = Some("Nổ nồi hơi".to_owned());
    let events = desk.must("23/11/2026 09:30", Role::Anonymous, correct(&now));
    assert_eq!(desk.case.accident, before, "the facts rest on what the commune told");
    assert_eq!((own(&desk).words(), own(&desk).tells()), (&now, &now), "his words are kept whole");
    let Some(Event::ReportCorrected { told: Some(words), changed, replaces, .. }) = events.first() else {
        panic!("{events:?}")
    };
    let course = ["/accident/course".to_owned()];
    assert_eq!((&**words, changed.as_slice(), *replaces), (&now, course.as_slice(), false));
}

#[test]
fn what_an_officer_mended_in_the_report_is_not_undone() {
    use domain::access::Role;
    let mut desk = notice();
    let mut mended = told();
    mended.course.event = Some("Nổ bình khí".to_owned());
    mended.place.spot = Some("Gian máy".to_owned());
    let officer = Command::CorrectReport {
        report: NOTICE,
        reason: "Đã xác minh".to_owned(),
        accident: Box::new(mended.clone()),
    };
    desk.must("23/11/2026 09:00", Role::Investigator, officer);
    assert_eq!(own(&desk).words(), &told(), "the reporter does not see what the officer wrote");
    let mut now = told();
    now.course.event = Some("Nổ nồi hơi".to_owned());
    now.course.object = Some("Nồi hơi".to_owned());
    desk.must("23/11/2026 09:30", Role::Anonymous, correct(&now));
    mended.course.object = Some("Nồi hơi".to_owned());
    assert_eq!(desk.case.accident, Some(mended), "an officer compares where the two differ");
    assert_eq!(own(&desk).words(), &now);
}

#[test]
fn nothing_is_lowered_and_nothing_is_corrected_after_acceptance() {
    use domain::access::Role;
    let mut desk = notice();
    let mut fewer = told();
    fewer.casualties = Casualties { light: 1, ..Casualties::default() };
    let refused = desk.try_do("23/11/2026 09:00", Role::Anonymous, correct(&fewer)).expect_err("lowered");
    assert_eq!(refused.code(), "lowering_needs_document");
    desk.must("23/11/2026 09:10", Role::Investigator, Command::AcceptReport { report: NOTICE, note: None });
    let mut more = told();
    more.casualties.dead = 1;
    let refused = desk.try_do("23/11/2026 09:20", Role::Anonymous, correct(&more)).expect_err("accepted");
    assert_eq!(refused.code(), "accepted_already");
}

#[test]
fn a_person_of_his_own_words_is_changed_and_one_more_is_added() {
    use domain::access::Role;
    let someone = |n, name, outcome| victim(n, name, outcome, &[], WorkRelation::Contract);
    let mut first = told();
    first.victims = vec![someone(1, "Nguyễn Văn An", Severity::Serious)];
    let mut desk = Desk::open(report(10, ReportKind::UrgentNotice, "23/11/2026 08:30", first.clone()));
    let mut now = first.clone();
    now.victims[0].injury = Some("Bỏng tay".to_owned());
    now.victims.push(someone(2, "Lê Văn Bình", Severity::Light));
    desk.must("23/11/2026 09:00", Role::Anonymous, correct(&now));
    assert_eq!(desk.case.accident.as_ref().map(|a| &a.victims), Some(&now.victims));
    let refused = desk.try_do("23/11/2026 09:10", Role::Anonymous, correct(&first)).expect_err("dropped");
    assert_eq!(refused.code(), "lowering_needs_document");
}

#[test]
fn an_event_written_before_reporters_had_codes_is_read() {
    let old = serde_json::json!({
        "kind": "report_corrected",
        "payload": { "report": id(10), "reason": "r", "changed": [], "accident": told(), "replaces": true },
    });
    let event: Event = serde_json::from_value(old.clone()).expect("read");
    assert!(matches!(&event, Event::ReportCorrected { told: None, .. }));
    assert_eq!(serde_json::to_value(&event).expect("written"), old);
}
