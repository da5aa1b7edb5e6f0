//! Whose case it is, and who merely told of it.

use crate::support::{Desk, on_both};
use casework::cases::{self, CaseOutcome};
use casework::reports::{FiledBy, file_declaration, file_urgent_notice};
use casework::{Context, Failure};
use domain::access::{Actor, Role};
use domain::case::{Command, CommandKind, DismissalKind};
use domain::value::TaxCode;
use domain::words::{ReportKind, Severity};

const OWN: &str = "0100233488";
const NEIGHBOUR: &str = "0300588569";

on_both!(whoever_saw_an_accident_next_door_is_not_its_employer, |desk: super::Desk| async move {
    super::next_door(desk).await;
});

async fn next_door(desk: Desk) {
    let witness = desk.safety_officer("coso", OWN).await;
    let employer = desk.safety_officer("hangxom", NEIGHBOUR).await;
    let mut notice = desk.report(ReportKind::UrgentNotice, Severity::Serious);
    notice.accident.employer.tax_code = TaxCode::parse(NEIGHBOUR).ok();
    let filed = file_urgent_notice(&desk.app, Context::of(witness.clone()), FiledBy::Page, None, notice);
    let filed = filed.await.expect("filed");
    let read = async |who: &Actor| cases::read(&desk.app, Context::of(who.clone()), filed.case_id).await;
    let own = read(&employer).await.expect("its own case");
    assert!(own.sees_victims && own.allowed.contains(&CommandKind::ChangeCondition));
    assert_eq!(own.case.accident.expect("facts").employer.enterprise, employer.enterprises.first().copied());
    let told = read(&witness).await.expect("what he told");
    assert!(!told.sees_victims && told.case.victims[0].statement.name.is_none());
    assert!(!told.allowed.contains(&CommandKind::ChangeCondition), "{:?}", told.allowed);
    assert!(told.cares_for.contains(&filed.report_id.expect("a report")), "his own words are his to mend");
    let add =
        Command::WithdrawReport { report: filed.report_id.expect("a report"), reason: "Nhầm".to_owned() };
    let ctx = Context { if_match: Some(filed.version), ..Context::of(witness) };
    cases::withdraw_report(&desk.app, ctx, filed.case_id, add).await.expect("withdrawn");
}

async fn declared(desk: &Desk, who: &Actor, outcome: Severity) -> CaseOutcome {
    let report = desk.report(ReportKind::Declaration, outcome);
    file_declaration(&desk.app, Context::of(who.clone()), FiledBy::Page, None, report).await.expect("filed")
}

on_both!(a_merge_opens_nobody_who_only_told_the_people_hurt, |desk: super::Desk| async move {
    super::merged(desk).await;
});

async fn merged(desk: Desk) {
    let witness = desk.safety_officer("coso", OWN).await;
    let employer = desk.safety_officer("hangxom", NEIGHBOUR).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let kept = declared(&desk, &employer, Severity::Fatal).await;
    let gone = declared(&desk, &witness, Severity::Fatal).await;
    let at = |version| Context { if_match: Some(version), ..Context::of(inspector.clone()) };
    // Dismissing as "the same accident" would leave the reports behind, and could lead in a circle.
    let same = |into| Command::Dismiss { kind: DismissalKind::Merged, reason: "Trùng".to_owned(), into };
    for into in [Some(kept.case_id), Some(gone.case_id), None] {
        let refused = cases::dismiss(&desk.app, at(gone.version), gone.case_id, same(into)).await;
        assert!(matches!(&refused, Err(Failure::Invalid(f)) if f[0].code == "use_merge"), "{refused:?}");
    }
    let merge = cases::merge(&desk.app, at(kept.version), kept.case_id, gone.case_id, "Trùng".to_owned());
    merge.await.expect("merged");
    let read = |who: &Actor| cases::read(&desk.app, Context::of(who.clone()), kept.case_id);
    assert!(read(&employer).await.expect("its own").sees_victims);
    let told = read(&witness).await.expect("what he told");
    assert!(!told.sees_victims && !told.allowed.contains(&CommandKind::AddVictim), "{:?}", told.allowed);
}
