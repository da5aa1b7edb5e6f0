//! The notification matrix: event by event, exactly the agencies that must be told, and how.

use crate::support::{classify, d, facts, law};
use domain::law::{AccidentFacts, AlertMode, Trigger};
use domain::words::{RoleKey, Sector, TeamLevel, WorkRelation};

const TODAY: &str = "2026-11-23";

/// `role mode`, sorted.
fn told(trigger: Trigger, f: &AccidentFacts, act: &str) -> Vec<String> {
    let mut out: Vec<_> = law()
        .alert_duties(trigger, f, &classify(f), d(act))
        .iter()
        .map(|a| format!("{} {}", a.role, short(a.mode)))
        .collect();
    out.sort();
    out
}

fn short(mode: AlertMode) -> &'static str {
    match mode {
        AlertMode::Acknowledged => "ack",
        AlertMode::Info => "info",
        AlertMode::Invite => "invite",
        AlertMode::Copy => "copy",
    }
}

fn sorted(list: &[&str]) -> Vec<String> {
    let mut out: Vec<_> = list.iter().map(ToString::to_string).collect();
    out.sort();
    out
}

const LABOUR: &str = "labour_authority_province ack";
const POLICE: &str = "police_first_notice ack";
const POLICE_PROVINCE: &str = "police_province ack";
const COMMUNE: &str = "commune_pc ack";
const COMMUNE_INFO: &str = "commune_pc info";

#[test]
fn the_rows_of_the_matrix() {
    let all_four = &[LABOUR, POLICE, POLICE_PROVINCE, COMMUNE][..];
    let fatal = &[LABOUR, POLICE, POLICE_PROVINCE, COMMUNE_INFO][..];
    let multi = &[LABOUR, COMMUNE_INFO][..];
    let table: &[(&str, &[&str], &str)] = &[
        ("fc", fatal, "fatal, contract"),
        ("sc sc", multi, "two serious, contract: no police"),
        ("fn", all_four, "fatal, without contract"),
        ("sn sn", all_four, "two serious, without contract"),
        ("sn", &[LABOUR, COMMUNE], "one serious, without contract"),
        ("sc", &[], "one serious, contract: nobody"),
        ("lc", &[], "light, contract: nobody"),
        ("ln", &[], "light, without contract: nobody"),
        ("fc sn", all_four, "mixed: the stronger mode for the commune"),
        ("sc sn", all_four, "mixed, two serious"),
        ("fn lc", all_four, "mixed, fatal without contract"),
        ("sc ln", &[], "the lone serious victim decides: contract"),
        ("sn lc", &[LABOUR, COMMUNE], "the lone serious victim decides: without contract"),
        ("fco", fatal, "R-DEC-9: as its class, police on death"),
        ("sco sco", multi, "R-DEC-9: no police without death"),
        ("", multi, "R-DEC-9: casualties unknown, as two serious"),
        ("uc", multi, "outcome unknown, as two serious"),
        ("un", all_four, "outcome unknown, without contract"),
        ("lc fcb", &[], "a bystander does not count"),
    ];
    for (victims, expected, row) in table {
        let f = facts(TODAY, victims);
        for trigger in [Trigger::AccidentReported, Trigger::Reclassified, Trigger::PlaceCorrected] {
            assert_eq!(told(trigger, &f, TODAY), sorted(expected), "{row} ({victims}), {trigger}");
        }
    }
}

#[test]
fn a_later_death_is_told_as_a_death() {
    let contract = facts(TODAY, "fc");
    let fatal = [LABOUR, POLICE, POLICE_PROVINCE, COMMUNE_INFO];
    assert_eq!(told(Trigger::VictimDied, &contract, TODAY), sorted(&fatal));
    let without = facts(TODAY, "fn");
    assert_eq!(
        told(Trigger::VictimDied, &without, TODAY),
        sorted(&[LABOUR, POLICE, POLICE_PROVINCE, COMMUNE])
    );
    let duties = law().alert_duties(Trigger::VictimDied, &contract, &classify(&contract), d(TODAY));
    assert!(
        duties.iter().filter(|a| a.mode == AlertMode::Acknowledged).all(|a| a.basis.rule.0 == "R-DEC-10")
    );
}

#[test]
fn invitations_go_out_with_the_founding_decision() {
    let members = sorted(&["health_authority_province invite", "union_province invite"]);
    for victims in ["fc", "sc sc", "fn", "sn sn", ""] {
        assert_eq!(told(Trigger::TeamFounded, &facts(TODAY, victims), TODAY), members, "{victims}");
    }
    for victims in ["sc", "lc", "sn"] {
        assert!(told(Trigger::TeamFounded, &facts(TODAY, victims), TODAY).is_empty(), "{victims}");
    }
}

#[test]
fn a_re_investigation_by_the_province_invites_its_members() {
    let f = facts(TODAY, "sc");
    let at = |level, trigger| law().alert_duties_at(trigger, level, &f, &classify(&f), d(TODAY)).len();
    assert_eq!(at(TeamLevel::Province, Trigger::TeamFounded), 2);
    assert_eq!(at(TeamLevel::Establishment, Trigger::TeamFounded), 0);
    assert_eq!(at(TeamLevel::Province, Trigger::AnnouncementHeld), 4, "labour, ministry, two members");
}

#[test]
fn signs_of_a_crime() {
    for victims in ["fc", "sc", "lc", "fn"] {
        assert_eq!(
            told(Trigger::CriminalSigns, &facts(TODAY, victims), TODAY),
            sorted(&["labour_authority_province copy", "police_province ack", "procuracy_same_level info"]),
            "{victims}"
        );
    }
}

#[test]
fn the_meeting_was_held() {
    let members = ["health_authority_province copy", "union_province copy", "labour_ministry copy"];
    let police = ["police_first_notice copy", "police_province copy", "procuracy_same_level copy"];
    let labour = "labour_authority_province copy";
    let row = |parts: &[&[&str]]| sorted(&parts.concat());
    for (victims, expected) in [
        ("fc", row(&[&[labour], &police, &members])),
        ("fn", row(&[&[labour, "commune_pc copy"], &police, &members])),
        ("sc sc", row(&[&[labour], &members])),
        ("sn sn", row(&[&[labour, "commune_pc copy"], &members])),
        ("sc", row(&[&[labour]])),
        ("lc", row(&[&[labour]])),
        ("sn", row(&[&[]])),
    ] {
        assert_eq!(told(Trigger::AnnouncementHeld, &facts(TODAY, victims), TODAY), expected, "{victims}");
    }
}

#[test]
fn merging_and_dismissing_tell_nobody() {
    for trigger in [Trigger::Merged, Trigger::Dismissed] {
        assert!(told(trigger, &facts(TODAY, "fc sn"), TODAY).is_empty(), "{trigger}");
    }
}

#[test]
fn recipients_go_by_the_date_of_the_act() {
    let without = facts("2025-02-10", "sn");
    assert_eq!(
        told(Trigger::AccidentReported, &without, "2025-06-30"),
        sorted(&["district_pc ack", COMMUNE])
    );
    assert_eq!(told(Trigger::AccidentReported, &without, "2025-07-01"), sorted(&[LABOUR, COMMUNE]));
    let fatal = facts("2025-02-10", "fc");
    assert_eq!(
        told(Trigger::AccidentReported, &fatal, "2025-02-28"),
        sorted(&[LABOUR, POLICE, COMMUNE_INFO])
    );
    assert_eq!(
        told(Trigger::AccidentReported, &fatal, "2025-03-01"),
        sorted(&[LABOUR, POLICE, POLICE_PROVINCE, COMMUNE_INFO])
    );
}

#[test]
fn the_place_is_carried_to_the_day_of_the_act() {
    // Vĩnh Lạc, Rạch Giá (30745), became part of Phường Rạch Giá (30742).
    let mut f = facts("2025-02-10", "fc");
    f.commune = domain::value::CommuneCode::parse("30745").unwrap();
    for (act, commune) in [("2025-06-30", "30745"), ("2025-07-01", "30742")] {
        let duties = law().alert_duties(Trigger::AccidentReported, &f, &classify(&f), d(act));
        assert!(
            duties.iter().all(|a| a.commune.as_str() == commune && a.province == "91"),
            "{act}: {duties:?}"
        );
    }
    // Old An Giang had the code 89.
    f.commune = domain::value::CommuneCode::parse("30280").unwrap();
    for (act, province) in [("2025-06-30", "89"), ("2025-07-01", "91")] {
        let duties = law().alert_duties(Trigger::AccidentReported, &f, &classify(&f), d(act));
        assert!(duties.iter().all(|a| a.province == province), "{act}: {duties:?}");
    }
}

#[test]
fn special_cases() {
    let mut f = facts(TODAY, "fc");
    f.head_office_province = Some("79".to_owned());
    let duties = law().alert_duties(Trigger::AccidentReported, &f, &classify(&f), d(TODAY));
    let other: Vec<_> = duties.iter().filter(|a| a.province == "79").collect();
    assert_eq!(other.len(), 1, "R-DEC-18: also the department of the head office");
    assert_eq!((other[0].role, other[0].mode), (RoleKey::LabourAuthorityProvince, AlertMode::Copy));

    let mut f = facts(TODAY, "fc");
    f.sector = Sector::Radiation;
    assert_eq!(
        told(Trigger::AccidentReported, &f, TODAY),
        [LABOUR],
        "special sector: the cooperating authority"
    );

    let mut f = facts(TODAY, "fc");
    f.victims[0].relation = WorkRelation::VnWorkerAbroad;
    assert_eq!(told(Trigger::AccidentReported, &f, TODAY), [LABOUR], "abroad: no police, no commune");

    let mut f = facts(TODAY, "lc");
    f.technical_incident = true;
    assert_eq!(told(Trigger::AccidentReported, &f, TODAY), [COMMUNE], "R-DEC-12");
    f.victims = crate::support::victims("fc");
    assert_eq!(
        told(Trigger::AccidentReported, &f, TODAY),
        sorted(&[LABOUR, POLICE, POLICE_PROVINCE, COMMUNE_INFO]),
        "a boiler explosion with a death takes the row of the death"
    );
}
