//! R-DEC-1 to R-DEC-18: who must file with whom, by the date of the act.

use crate::support::{classify, d, facts, law};
use domain::law::{AccidentFacts, Filer, HowFast};
use domain::words::{Sector, WorkRelation};

/// `by>to rule form`, without the quick report of the department.
fn filed(f: &AccidentFacts, act: &str) -> Vec<String> {
    law()
        .filing_duties(f, &classify(f), d(act))
        .iter()
        .filter(|x| x.by != Filer::Department)
        .map(|x| format!("{}>{} {} {}", x.by, x.to, x.basis.rule, x.form.as_deref().unwrap_or("-")))
        .collect()
}

#[test]
fn who_must_file() {
    let table: &[(&str, &str, &[&str], &str)] = &[
        (
            "fc",
            "2026-11-23",
            &["employer>declaration_recipient R-DEC-2 PL III", "employer>police_first_notice R-DEC-2 PL III"],
            "R-DEC-2",
        ),
        ("sc sc", "2026-11-23", &["employer>declaration_recipient R-DEC-3 PL III"], "R-DEC-3"),
        ("sc", "2026-11-23", &[], "R-DEC-4"),
        ("lc", "2026-11-23", &[], "R-DEC-4"),
        (
            "fn",
            "2026-11-23",
            &[
                "family>commune_pc R-DEC-5 -",
                "commune>police_first_notice R-DEC-6 PL IV",
                "commune>labour_authority_province R-DEC-6 PL IV",
            ],
            "R-DEC-5, R-DEC-6",
        ),
        (
            "sn sn",
            "2026-11-23",
            &[
                "family>commune_pc R-DEC-5 -",
                "commune>police_first_notice R-DEC-6 PL IV",
                "commune>labour_authority_province R-DEC-6 PL IV",
            ],
            "R-DEC-6",
        ),
        (
            "sn",
            "2026-11-23",
            &[
                "family>commune_pc R-DEC-5 -",
                "commune>labour_authority_province R-DEC-7 biên bản ghi nhận sự việc",
            ],
            "R-DEC-7 today",
        ),
        (
            "sn",
            "2025-06-30",
            &["family>commune_pc R-DEC-5 -", "commune>district_pc R-DEC-7 biên bản ghi nhận sự việc"],
            "R-DEC-7 until the district ended",
        ),
        (
            "sn",
            "2025-07-01",
            &[
                "family>commune_pc R-DEC-5 -",
                "commune>labour_authority_province R-DEC-7 biên bản ghi nhận sự việc",
            ],
            "R-DEC-7 since",
        ),
        ("ln", "2026-11-23", &[], "R-DEC-8"),
        (
            "fco",
            "2026-11-23",
            &["employer>declaration_recipient R-DEC-9 PL III", "employer>police_first_notice R-DEC-9 PL III"],
            "R-DEC-9: not employed by the employer of the place",
        ),
        ("sco sco", "2026-11-23", &["employer>declaration_recipient R-DEC-9 PL III"], "R-DEC-9"),
        (
            "",
            "2026-11-23",
            &["employer>declaration_recipient R-DEC-9 PL III"],
            "R-DEC-9: casualties unknown, no police",
        ),
        (
            "uc",
            "2026-11-23",
            &["employer>declaration_recipient R-DEC-3 PL III"],
            "unknown outcome as two serious",
        ),
        (
            "fc sco",
            "2026-11-23",
            &["employer>declaration_recipient R-DEC-2 PL III", "employer>police_first_notice R-DEC-2 PL III"],
            "one declaration, under the first rule",
        ),
        (
            "fc sn",
            "2026-11-23",
            &[
                "employer>declaration_recipient R-DEC-2 PL III",
                "employer>police_first_notice R-DEC-2 PL III",
                "family>commune_pc R-DEC-5 -",
                "commune>police_first_notice R-DEC-6 PL IV",
                "commune>labour_authority_province R-DEC-6 PL IV",
            ],
            "mixed: both chains",
        ),
        ("sc ln", "2026-11-23", &[], "the lone serious victim decides"),
        (
            "sn lc",
            "2026-11-23",
            &[
                "family>commune_pc R-DEC-5 -",
                "commune>labour_authority_province R-DEC-7 biên bản ghi nhận sự việc",
            ],
            "the lone serious victim decides",
        ),
        ("lc fcb", "2026-11-23", &[], "a bystander does not count"),
    ];
    for (victims, act, expected, why) in table {
        assert_eq!(filed(&facts("2025-01-10", victims), act), *expected, "{victims} on {act}: {why}");
    }
}

#[test]
fn at_once_and_in_the_province_of_the_place() {
    let f = facts("2026-11-23", "fc");
    let duties = law().filing_duties(&f, &classify(&f), d("2026-11-23"));
    assert!(
        duties
            .iter()
            .filter(|x| x.by == Filer::Employer)
            .all(|x| x.how_fast == HowFast::AtOnce && x.province == "91")
    );
    let quick = duties.iter().find(|x| x.by == Filer::Department).unwrap();
    assert_eq!((quick.how_fast, quick.form.as_deref()), (HowFast::Quick, Some("PL XIII")));
}

#[test]
fn special_sectors_go_to_their_ministry() {
    for (sector, to) in [
        (Sector::Radiation, "science_ministry"),
        (Sector::OilGas, "industry_ministry"),
        (Sector::TransportMeans, "transport_ministry"),
        (Sector::Maritime, "port_authority"),
        (Sector::ArmedForces, "defence_ministry"),
    ] {
        let mut f = facts("2026-11-23", "fc");
        f.sector = sector;
        assert_eq!(filed(&f, "2026-11-23"), [format!("employer>{to} R-DEC-11 -")], "{sector}");
        f.victims = crate::support::victims("sc");
        assert!(filed(&f, "2026-11-23").is_empty(), "{sector}: only fatal or two serious");
    }
}

#[test]
fn technical_incidents_go_to_the_commune() {
    let mut f = facts("2025-01-10", "lc");
    f.technical_incident = true;
    assert_eq!(filed(&f, "2025-06-30"), ["employer>district_pc R-DEC-12 -"]);
    assert_eq!(filed(&f, "2025-07-01"), ["employer>commune_pc R-DEC-12 -"]);
    f.beyond_province = true;
    assert_eq!(
        filed(&f, "2026-11-23"),
        ["employer>commune_pc R-DEC-12 -", "employer>labour_authority_province R-DEC-14 -"]
    );
    f.victims = crate::support::victims("ln");
    f.beyond_province = false;
    assert_eq!(filed(&f, "2026-11-23"), ["family>commune_pc R-DEC-13 -"]);
}

#[test]
fn workers_abroad_and_head_offices() {
    let mut f = facts("2026-11-23", "sc");
    f.victims[0].relation = WorkRelation::VnWorkerAbroad;
    f.head_office_province = Some("79".to_owned());
    let duties = law().filing_duties(&f, &classify(&f), d("2026-11-23"));
    assert_eq!(duties.len(), 1);
    assert_eq!((duties[0].basis.rule.0.as_str(), duties[0].province.as_str()), ("R-DEC-16", "79"));

    let mut f = facts("2026-11-23", "fc");
    f.head_office_province = Some("79".to_owned());
    let copy = law().filing_duties(&f, &classify(&f), d("2026-11-23"));
    let copy = copy.iter().find(|x| x.basis.rule.0 == "R-DEC-18").unwrap();
    assert_eq!((copy.province.as_str(), copy.how_fast), ("79", HowFast::NotStated));
    f.head_office_province = Some("91".to_owned());
    assert!(filed(&f, "2026-11-23").iter().all(|x| !x.contains("R-DEC-18")), "same province");
}

#[test]
fn people_have_duties_beside_filing() {
    let rules = |on: &str, victims: &str, change: &dyn Fn(&mut AccidentFacts)| {
        let mut f = facts(on, victims);
        change(&mut f);
        law().duties(&f, &classify(&f), d(on)).into_iter().map(|w| w.basis.rule.0).collect::<Vec<_>>()
    };
    let plain: &dyn Fn(&mut AccidentFacts) = &|_| {};
    let fatal = rules("2026-11-23", "fc", plain);
    for rule in [
        "R-DEC-1", "R-BEN-1", "R-SCN-1", "R-SCN-2", "R-DEC-17", "R-INV-10", "R-INV-11", "R-INV-12",
        "R-REP-6", "R-POL-4", "R-BEN-7",
    ] {
        assert!(fatal.iter().any(|r| r == rule), "{rule} not in {fatal:?}");
    }
    assert!(!fatal.iter().any(|r| r == "R-POL-1"));
    assert!(rules("2026-11-23", "fc", &|f| f.criminal_signs = true).contains(&"R-POL-1".to_owned()));
    assert!(rules("2026-11-23", "fc", &|f| f.commuting = true).contains(&"R-EVD-1".to_owned()));
    let single = rules("2026-11-23", "sc", plain);
    assert!(single.contains(&"R-DEC-4".to_owned()) && single.contains(&"R-DEC-10".to_owned()), "{single:?}");
    assert!(rules("2026-11-23", "sn", plain).contains(&"R-INV-7".to_owned()));
    assert!(rules("2026-11-23", "ln", plain).contains(&"R-DEC-8".to_owned()));
    assert!(rules("2025-01-01", "ln", plain).contains(&"R-DEC-15".to_owned()));
    assert!(
        !rules("2024-12-31", "ln", plain).contains(&"R-DEC-15".to_owned()),
        "the scheme began on 01/01/2025"
    );
}
