//! The minutes are sent before a case is closed; who is left is served afterwards. How long the file is kept.

use crate::again::{announced, issue};
use crate::compensation::{codes, decided, payment, two_dead};
use crate::inquiry::code;
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::VictimId;
use domain::law::LawSet;
use domain::reference::Calendar;
use domain::value::{Birth, Dong, Sex};
use domain::words::Severity;

fn close() -> Command {
    Command::Close { note: Some("Đã xem hồ sơ".to_owned()), reported: true }
}

fn sent(outcome: Severity, by: Role) -> Desk {
    let mut desk = announced(outcome, by);
    let issuer = if by == Role::Director { Role::Investigator } else { by };
    desk.must("27/11/2026 09:00", issuer, issue("05/BB-ĐT", "27/11/2026 09:00"));
    desk.complete_files("28/11/2026 09:00", issuer);
    desk
}

fn lines(desk: &Desk) -> Vec<(u32, AddresseeKind)> {
    let minutes = desk.case.valid().and_then(|a| a.minutes.as_ref()).expect("issued");
    minutes.addressees.iter().map(|a| (a.no, a.kind)).collect()
}

fn condition(desk: &Desk) -> (bool, bool) {
    let all = closing_conditions(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now, true);
    let one = all.into_iter().find(|c| c.key == "minutes_served").expect("a condition");
    (one.met, one.blocking)
}

#[test]
fn nothing_is_closed_before_anybody_has_the_minutes() {
    let mut desk = sent(Severity::Fatal, Role::Director);
    assert_eq!(condition(&desk), (false, true));
    let refused = desk.try_do("28/11/2026 10:00", Role::Investigator, close());
    assert_eq!(code(refused), "minutes_not_served");
    let open = desk.unserved();
    desk.must("28/11/2026 10:10", Role::Investigator, served(open[0], "28/11/2026 10:00"));
    assert_eq!(condition(&desk), (false, false), "the others are a reason to give");
    desk.must("28/11/2026 10:20", Role::Investigator, close());
    // Who is left is served afterwards, and the posting recorded.
    for no in desk.unserved() {
        desk.must("30/11/2026 08:00", Role::Investigator, served(no, "30/11/2026 07:30"));
    }
    assert!(desk.unserved().is_empty());
    let posting = NewPosting {
        by: PostedBy::Employer,
        place: "Cổng nhà máy".to_owned(),
        from: day("30/11/2026"),
        to: None,
        proof: None,
        evidence: None,
    };
    desk.must("30/11/2026 09:00", Role::Enterprise, Command::RecordPosting(posting));
    assert_eq!((desk.case.stage.kind(), desk.case.postings.len()), (StageKind::Closed, 1));
    assert_eq!(fold(desk.events.iter().map(|(at, e)| (*at, e))), Some(desk.case.clone()));
}

#[test]
fn an_establishment_sends_its_minutes_to_the_labour_authority_before_it_closes() {
    let mut desk = sent(Severity::Light, Role::Enterprise);
    let of_the_place = |(_, kind): &(u32, AddresseeKind)| *kind == AddresseeKind::LabourAuthorityPlace;
    let (authority, others): (Vec<_>, Vec<_>) = lines(&desk).into_iter().partition(of_the_place);
    assert_eq!(authority.len(), 1);
    for (no, _) in others {
        desk.must("28/11/2026 10:00", Role::Enterprise, served(no, "28/11/2026 09:30"));
    }
    assert_eq!(condition(&desk), (false, true));
    let refused = desk.try_do("28/11/2026 10:10", Role::Enterprise, close());
    match refused {
        Err(Refusal::Open { fields, .. }) => {
            assert_eq!(fields[0].pointer, "/conditions/minutes_served");
            assert!(fields[0].message.vi.contains("cơ quan chuyên môn về lao động"), "{fields:?}");
        }
        other => panic!("{other:?}"),
    }
    desk.must("28/11/2026 10:20", Role::Enterprise, served(authority[0].0, "28/11/2026 10:15"));
    assert_eq!(condition(&desk), (true, true));
    desk.must("28/11/2026 10:30", Role::Enterprise, close());
}

#[test]
fn what_went_by_post_or_mail_is_proved() {
    let desk = sent(Severity::Fatal, Role::Director);
    for (how, proof, warned) in [
        (ServiceMethod::Post, None, true),
        (ServiceMethod::Post, Some("  "), true),
        (ServiceMethod::Post, Some("EB123456789VN"), false),
        (ServiceMethod::Email, None, true),
        (ServiceMethod::InPerson, None, false),
        (ServiceMethod::DocumentAxis, None, false),
    ] {
        let service = NewService {
            to: Served::Line(1),
            how,
            at: at("28/11/2026 09:00"),
            proof: proof.map(str::to_owned),
            evidence: None,
        };
        let told = decided(&desk, "28/11/2026 10:00", Command::RecordService(service));
        assert_eq!(codes(&told).contains(&"service_unproved"), warned, "{how} {proof:?}");
    }
}

#[test]
fn the_file_of_a_death_with_injured_is_kept_for_the_longer_of_both() {
    let kept = |born: Option<&str>, sex: Sex| {
        let mut desk = two_dead();
        let hurt = desk.case.victims.iter_mut().find(|v| v.severity() != Severity::Fatal).expect("one");
        hurt.statement.birth = born.map(|b| Birth::Full(day(b)));
        hurt.statement.sex = sex;
        let all = retention(&desk.case, LawSet::embedded());
        let mut employer = all.into_iter().filter(|r| r.keeper == Keeper::Employer);
        let one = employer.next().expect("one");
        assert!(employer.next().is_none(), "one file, one term");
        one
    };
    // Announced on 18/12/2026: 15 years end on 18/12/2041.
    for (born, sex, until) in [
        (Some("12/03/1990"), Sex::Male, Until::Day(day("12/03/2052"))),
        (Some("12/03/1965"), Sex::Male, Until::Day(day("18/12/2041"))),
        (None, Sex::Male, Until::Unknown),
        (Some("12/03/1990"), Sex::Unknown, Until::Unknown),
    ] {
        let one = kept(born, sex);
        assert_eq!(one.until, until, "{born:?} {sex:?}");
        assert!(
            one.explanation.vi.contains("15 năm") && one.explanation.vi.contains("nghỉ hưu"),
            "{:?}",
            one.explanation
        );
    }
    // Nobody lives: the years of the dead alone.
    let mut desk = two_dead();
    desk.case.victims.retain(|v| v.severity() == Severity::Fatal);
    let all = retention(&desk.case, LawSet::embedded());
    let until = all.iter().find(|r| r.keeper == Keeper::Employer).map(|r| r.until);
    assert_eq!(until, Some(Until::Day(day("18/12/2041"))));
}

#[test]
fn money_for_the_dead_is_not_taken_by_the_dead() {
    let mut desk = two_dead();
    let paid = |victim: u128, kind: RecipientKind| {
        Command::RecordCompensation(NewCompensation { recipient_kind: kind, ..payment(victim, "20/12/2026") })
    };
    for (victim, kind, expected) in [
        (1, RecipientKind::Victim, "/recipient_kind victim_dead"),
        (1, RecipientKind::Relative, "done"),
        (2, RecipientKind::Representative, "done"),
        (3, RecipientKind::Victim, "done"),
    ] {
        let result = desk.try_do("21/12/2026 09:00", Role::Enterprise, paid(victim, kind));
        assert_eq!(code(result), expected, "{victim} {kind}");
    }
    // Whoever died later took it while he lived.
    let mut later = two_dead();
    let first = later.case.victims.iter_mut().find(|v| v.statement.id == VictimId(id(1))).expect("one");
    first.died_at = Some(at("20/12/2026 18:00"));
    later.must("21/12/2026 09:00", Role::Enterprise, paid(1, RecipientKind::Victim));
    let nothing = NewCompensation { monthly_wage: Some(Dong::default()), ..payment(2, "20/12/2026") };
    let refused = later.try_do("21/12/2026 09:00", Role::Enterprise, Command::RecordCompensation(nothing));
    assert_eq!(code(refused), "/monthly_wage out_of_range");
}
