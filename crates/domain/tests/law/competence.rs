//! R-INV-1 to R-INV-9.

use crate::support::{classify, d, facts, law};
use domain::law::TeamDecision;
use domain::words::TeamLevel::{
    self, Central, CommuneRecord, Establishment, None as Nobody, Province, Specialised,
};
use domain::words::{Sector, WorkRelation};

fn team(on: &str, victims: &str) -> TeamDecision {
    let f = facts(on, victims);
    law().competence(&f, &classify(&f))
}

#[test]
fn who_investigates() {
    let table: &[(&str, TeamLevel, &str, Option<&str>)] = &[
        ("lc", Establishment, "R-INV-1", Some("PL V")),
        ("sc", Establishment, "R-INV-1", Some("PL V")),
        ("sc ln", Establishment, "R-INV-1", Some("PL V")),
        ("sco", Establishment, "R-INV-2", Some("PL V")),
        ("lco", Establishment, "R-INV-2", Some("PL V")),
        ("fc", Province, "R-INV-3", Some("PL VI")),
        ("fn", Province, "R-INV-3", Some("PL VI")),
        ("sc sc", Province, "R-INV-3", Some("PL VI")),
        ("sn sn", Province, "R-INV-3", Some("PL VI")),
        ("sc sn", Province, "R-INV-3", Some("PL VI")),
        ("", Province, "R-INV-3", Some("PL VI")),
        ("uc", Province, "R-INV-3", Some("PL VI")),
        ("sn", CommuneRecord, "R-INV-7", Some("biên bản ghi nhận sự việc")),
        ("sn lc", CommuneRecord, "R-INV-7", Some("biên bản ghi nhận sự việc")),
        ("ln", Nobody, "R-DEC-8", None),
        ("lcb", Nobody, "R-CLS-3", None),
        ("fcb", Nobody, "R-CLS-3", None),
    ];
    for (victims, level, rule, form) in table {
        let team = team("2026-11-23", victims);
        let got = (team.level, team.basis.rule.0.as_str(), team.form.as_deref());
        assert_eq!(got, (*level, *rule, *form), "{victims}");
    }
}

#[test]
fn light_contract_victims_beside_a_record_keep_the_employers_team() {
    let mixed = team("2026-11-23", "sn lc");
    assert!(mixed.notes.iter().any(|n| n.vi.contains("Đoàn điều tra cấp cơ sở")), "{:?}", mixed.notes);
    assert!(team("2026-11-23", "sn").notes.is_empty());
    let f = facts("2026-11-23", "sn lc");
    let duties = law().duties(&f, &classify(&f), d("2026-11-23"));
    assert!(
        duties.iter().any(|w| w.basis.rule.0 == "R-INV-1" && w.what.vi.contains("04 ngày")),
        "{duties:#?}"
    );
}

#[test]
fn founders_are_named_as_on_the_day_of_the_act() {
    let f = facts("2024-05-10", "fc");
    let c = classify(&f);
    for (act, founder) in [
        ("2024-05-10", "Giám đốc Sở Lao động - Thương binh và Xã hội tỉnh Kiên Giang"),
        ("2025-03-01", "Giám đốc Sở Nội vụ tỉnh Kiên Giang"),
        ("2025-07-01", "Giám đốc Sở Nội vụ tỉnh An Giang"),
        ("2026-11-23", "Giám đốc Sở Nội vụ tỉnh An Giang"),
    ] {
        assert_eq!(law().competence_on(&f, &c, d(act)).founder.vi, founder, "{act}");
    }
    assert_eq!(team("2026-11-23", "sn").founder.vi, "Ủy ban nhân dân phường Rạch Giá");
    assert_eq!(
        team("2026-11-23", "fc").founder.en,
        "Director of the Department of Home Affairs of An Giang Province"
    );
}

#[test]
fn beyond_the_province_and_again() {
    let mut f = facts("2026-11-23", "fc");
    f.beyond_province = true;
    let c = classify(&f);
    let central = law().competence(&f, &c);
    assert_eq!((central.level, central.form.as_deref()), (Central, Some("PL VII")));
    assert_eq!(central.founder.vi, "Bộ trưởng Bộ Nội vụ");
    f.victims = crate::support::victims("sc");
    let c = classify(&f);
    let single = law().competence(&f, &c);
    assert_eq!(single.level, Establishment, "a single serious accident stays with the establishment");
    assert!(single.notes.iter().any(|n| n.vi.contains("điều tra lại")));
    let again = law().reinvestigation(Establishment, &f, &c, d("2026-11-23"));
    assert_eq!((again.level, again.basis.rule.0.as_str()), (Province, "R-INV-4"));
    let again = law().reinvestigation(Province, &f, &c, d("2026-11-23"));
    assert_eq!((again.level, again.basis.rule.0.as_str()), (Central, "R-INV-5"));
}

#[test]
fn special_sectors_and_workers_abroad() {
    for sector in
        [Sector::Radiation, Sector::OilGas, Sector::TransportMeans, Sector::Maritime, Sector::ArmedForces]
    {
        for (victims, level) in
            [("fc", Specialised), ("sc sc", Specialised), ("sc", Establishment), ("sn", CommuneRecord)]
        {
            let mut f = facts("2026-11-23", victims);
            f.sector = sector;
            assert_eq!(law().competence(&f, &classify(&f)).level, level, "{sector} {victims}");
        }
    }
    for (victims, rule) in [("fc", "R-INV-9"), ("sc sc", "R-INV-9"), ("sc", "R-INV-1")] {
        let mut f = facts("2026-11-23", victims);
        for v in &mut f.victims {
            v.relation = WorkRelation::VnWorkerAbroad;
        }
        assert_eq!(law().competence(&f, &classify(&f)).basis.rule.0, rule, "{victims}");
    }
}

#[test]
fn every_relation_but_no_contract_takes_the_contract_chain() {
    for relation in WorkRelation::ALL {
        let mut f = facts("2026-11-23", "sc");
        f.victims[0].relation = *relation;
        let level = law().competence(&f, &classify(&f)).level;
        let expected = if *relation == WorkRelation::NoContract { CommuneRecord } else { Establishment };
        assert_eq!(level, expected, "{relation}");
    }
}
