//! Who founds, consents and investigates again (Luật ATVSLĐ Điều 35), and for whom the head of a team sits in it.

use crate::again::{again, again_by_the_centre, announced, complaint, issue};
use crate::compensation::codes;
use crate::inquiry::{code, investigated};
use crate::scenarios::{boiler, member};
use crate::support::*;
use domain::access::{Action, Relation, Role, granted};
use domain::case::*;
use domain::words::{ReportKind, Severity, TeamLevel, WorkRelation};

fn told_as(desk: &Desk, when: &str, role: Role, command: Command) -> Decision {
    let who = actor(role);
    decide(&desk.case, command, &circumstances(at(when), &who)).expect("decided")
}

fn extension(by: &str, number: &str, date: &str) -> Command {
    Command::Extend(Extend {
        days: 3,
        consent_number: number.to_owned(),
        consent_date: day(date),
        consented_by: by.to_owned(),
        reason: "Chờ giám định".to_owned(),
    })
}

#[test]
fn the_consent_is_of_whoever_founded_the_team_and_in_writing() {
    let mut desk = investigated();
    for (by, number, date, expected) in [
        ("Giám đốc Sở Nội vụ", "4/QĐ", "22/11/2026", "/consent_date before_founding"),
        ("Giám đốc Sở Nội vụ", "4/QĐ", "25/11/2026", "/consent_date in_future"),
        ("Giám đốc Sở Nội vụ", "  ", "24/11/2026", "/consent_number required"),
        ("", "4/QĐ", "24/11/2026", "/consented_by required"),
    ] {
        let result = desk.try_do("24/11/2026 08:00", Role::Investigator, extension(by, number, date));
        assert_eq!(code(result), expected, "{by} {number} {date}");
    }
    for (by, warned) in [
        ("Giám đốc Sở Nội vụ", false),
        ("giám đốc sở nội vụ tỉnh An Giang", false),
        ("Phó Giám đốc Trần Văn B", false),
        ("Trưởng đoàn", true),
    ] {
        let told =
            told_as(&desk, "24/11/2026 08:00", Role::Investigator, extension(by, "4/QĐ", "23/11/2026"));
        assert_eq!(codes(&told).contains(&"consent_not_of_founder"), warned, "{by}: {:?}", told.warnings);
    }
    desk.must("24/11/2026 08:00", Role::Investigator, extension("Giám đốc Sở Nội vụ", "4/QĐ", "24/11/2026"));
}

#[test]
fn the_ministry_consents_to_the_longer_term_of_its_team() {
    let mut desk = announced(Severity::Fatal, Role::Director);
    let order = again_by_the_centre(ReinvestigationGround::ExOfficio, "Thứ trưởng Bộ Nội vụ");
    desk.must("02/12/2026 09:00", Role::Ministry, order);
    let who = actor(Role::Investigator).name;
    for by in ["Giám đốc Sở Nội vụ", who.as_str()] {
        let result = desk.try_do("03/12/2026 08:00", Role::Investigator, extension(by, "4/QĐ", "03/12/2026"));
        assert_eq!(code(result), "/consented_by ministry_consents", "{by}");
    }
    let told = |by| {
        codes(&told_as(&desk, "03/12/2026 08:00", Role::Investigator, extension(by, "4", "03/12/2026"))).len()
    };
    assert_eq!((told("Thứ trưởng Bộ Nội vụ"), told("Bộ trưởng Bộ Nội vụ")), (0, 1));
}

#[test]
fn the_term_of_a_light_accident_is_never_extended_not_even_after_expertise() {
    let v = victim(1, "Lê Văn Bé", Severity::Light, &[], WorkRelation::Contract);
    let told = accident("30742", "23/11/2026 07:00", vec![v]);
    let mut desk = Desk::open(report(9, ReportKind::Declaration, "23/11/2026 08:00", told));
    desk.must(
        "24/11/2026 08:00",
        Role::Enterprise,
        Command::FoundTeam(crate::again::team("01/QĐ", "24/11/2026")),
    );
    let ask = extension("Giám đốc Sở Nội vụ", "4/QĐ", "24/11/2026");
    assert_eq!(code(desk.try_do("24/11/2026 09:00", Role::Enterprise, ask.clone())), "light_not_extended");
    let expertise = Expertise {
        subject: "Giám định kỹ thuật".to_owned(),
        body: "Trung tâm".to_owned(),
        request_number: "3/TC".to_owned(),
        requested_on: day("24/11/2026"),
    };
    desk.must("24/11/2026 10:00", Role::Enterprise, Command::RequestExpertise(expertise));
    assert_eq!(code(desk.try_do("24/11/2026 11:00", Role::Enterprise, ask)), "light_not_extended");
}

#[test]
fn the_ministry_investigates_again_what_a_province_announced() {
    assert!(granted(Role::Ministry, Action::Reinvestigate, Relation::OwnProvince));
    let ex_officio = ReinvestigationGround::ExOfficio;
    for (role, founder, expected) in [
        (Role::Ministry, "Thứ trưởng Bộ Nội vụ", "done"),
        (Role::Director, "Thứ trưởng Bộ Nội vụ", "done"),
        (Role::Director, "Giám đốc Sở Nội vụ", "/founder ministry_founds"),
        (Role::Director, "Nguyễn Văn Thử", "/founder ministry_founds"),
        (Role::Investigator, "Thứ trưởng Bộ Nội vụ", "not_competent_to_found"),
    ] {
        let mut desk = announced(Severity::Fatal, Role::Director);
        let result = desk.try_do("02/12/2026 09:00", role, again_by_the_centre(ex_officio, founder));
        assert_eq!(code(result), expected, "{role} {founder}");
    }
    // What an establishment announced is the Director's.
    let mut light = announced(Severity::Light, Role::Enterprise);
    let by_the_ministry = light.try_do("02/12/2026 09:00", Role::Ministry, again(ex_officio, None));
    assert_eq!(code(by_the_ministry), "not_competent_to_found");
    light.must("02/12/2026 09:00", Role::Director, again(ex_officio, None));
}

#[test]
fn a_complaint_is_answered_even_when_the_case_is_investigated_again() {
    let mut desk = announced(Severity::Light, Role::Enterprise);
    desk.must("27/11/2026 09:00", Role::Enterprise, issue("05/BB-ĐT", "27/11/2026 09:00"));
    desk.must("30/11/2026 09:00", Role::Investigator, complaint(1, "30/11/2026 08:00", None));
    let order = || again(ReinvestigationGround::Complaint, Some(1));
    let open = told_as(&desk, "02/12/2026 09:00", Role::Director, order());
    assert!(codes(&open).contains(&"complaint_unanswered"), "{:?}", open.warnings);
    let answer = AnswerComplaint {
        id: domain::ids::ComplaintId(id(1)),
        outcome: ComplaintOutcome::Partly,
        number: "12/TB".to_owned(),
        date: day("01/12/2026"),
        content: "x".to_owned(),
        late_reason: None,
    };
    desk.must("01/12/2026 09:00", Role::Enterprise, Command::AnswerComplaint(answer));
    let answered = told_as(&desk, "02/12/2026 09:00", Role::Director, order());
    assert!(!codes(&answered).contains(&"complaint_unanswered"), "{:?}", answered.warnings);
}

fn founded(members: Vec<TeamMember>) -> Command {
    Command::FoundTeam(FoundTeam {
        paper: DecisionPaper::default(),
        decision_number: "12/QĐ".to_owned(),
        decision_date: day("24/11/2026"),
        founder: "Thứ trưởng Bộ Nội vụ".to_owned(),
        members,
    })
}

#[test]
fn the_head_is_of_the_labour_authority_and_who_lacks_is_said() {
    use MemberCapacity as M;
    let of = |capacities: &[M]| {
        let names = ["Trần Văn Trưởng", "Lê Thị Y", "Phạm Công Đoàn", "Võ Văn Tư"];
        let one = |(n, c): (usize, &M)| member(names[n], n == 0, *c);
        capacities.iter().enumerate().map(one).collect::<Vec<_>>()
    };
    for (level, capacities, refused, warned) in [
        (TeamLevel::Province, &[M::LabourAuthority, M::Health, M::UnionOrWorkersRep][..], None, None),
        (TeamLevel::Province, &[M::LabourAuthority, M::Health], None, Some("incomplete_team")),
        (
            TeamLevel::Province,
            &[M::UnionOrWorkersRep, M::Health, M::LabourAuthority],
            Some("/members/0/capacity head_of_labour_authority"),
            None,
        ),
        (TeamLevel::Central, &[M::Ministry, M::Health, M::UnionOrWorkersRep], None, None),
        (TeamLevel::Central, &[M::Ministry, M::Health], None, Some("incomplete_central_team")),
        (TeamLevel::Central, &[M::Ministry, M::UnionOrWorkersRep], None, Some("incomplete_central_team")),
        (
            TeamLevel::Central,
            &[M::Health, M::Ministry],
            Some("/members/0/capacity head_of_labour_authority"),
            None,
        ),
        (
            TeamLevel::Establishment,
            &[M::Employer, M::UnionOrWorkersRep, M::OshOfficer, M::Health],
            None,
            None,
        ),
        (
            TeamLevel::Establishment,
            &[M::Employer, M::UnionOrWorkersRep, M::OshOfficer],
            None,
            Some("no_medical_officer"),
        ),
        (
            TeamLevel::Establishment,
            &[M::Employer, M::UnionOrWorkersRep, M::Health],
            None,
            Some("no_osh_officer"),
        ),
    ] {
        let (mut desk, role) = match level {
            TeamLevel::Establishment => {
                let v = victim(1, "Lê Văn Bé", Severity::Light, &[], WorkRelation::Contract);
                let told = accident("30742", "23/11/2026 07:00", vec![v]);
                (Desk::open(report(9, ReportKind::Declaration, "23/11/2026 08:00", told)), Role::Enterprise)
            }
            TeamLevel::Central => {
                let mut desk = boiler();
                let order = TakeOver {
                    to: TeamLevel::Central,
                    reason: "Phức tạp, vượt quá khả năng của tỉnh".to_owned(),
                    items: vec![],
                    record_reference: None,
                };
                desk.must("24/11/2026 07:00", Role::Ministry, Command::TakeOver(order));
                (desk, Role::Ministry)
            }
            _province => (boiler(), Role::Director),
        };
        let result = desk.try_do("24/11/2026 08:00", role, founded(of(capacities)));
        match refused {
            Some(expected) => assert_eq!(code(result), expected, "{level} {capacities:?}"),
            None => {
                assert_eq!(code(result), "done", "{level} {capacities:?}");
                let mut fresh = Desk { case: desk.case.clone(), events: vec![], now: desk.now };
                fresh.case.stage = Stage::Declared { since: at("23/11/2026 08:40") };
                let told = told_as(&fresh, "24/11/2026 08:00", role, founded(of(capacities)));
                assert_eq!(codes(&told), warned.into_iter().collect::<Vec<_>>(), "{level} {capacities:?}");
            }
        }
    }
}
