//! R-CLS-1 to R-CLS-4.

use crate::support::{classify, d, facts, law};
use domain::words::EventClass::{self, Fatal, Light, SeriousMulti, SeriousSingle, Unknown};

#[test]
fn the_class_counts_all_workers_of_the_event() {
    let table: &[(&str, EventClass, &str)] = &[
        ("fc", Fatal, "one dead"),
        ("fc sc sc", Fatal, "a death goes before everything"),
        ("fn lc", Fatal, "whatever the contract"),
        ("sc sc", SeriousMulti, "two serious"),
        ("sc sn", SeriousMulti, "two serious of different status"),
        ("sc sco", SeriousMulti, "two serious of different employers"),
        ("sc lc lc", SeriousSingle, "one serious"),
        ("lc", Light, "light"),
        ("lc ln lc", Light, "many light"),
        ("lcx", SeriousSingle, "R-CLS-1: a code raises"),
        ("lcx sc", SeriousMulti, "a raised one counts"),
        ("ucx", SeriousSingle, "a code settles an unknown outcome"),
        ("fcx", Fatal, "a code never lowers"),
        ("lc fcb", Light, "R-CLS-3: a dead bystander does not count"),
        ("sc scb", SeriousSingle, "R-CLS-3"),
        ("", Unknown, "casualties unknown"),
        ("uc", Unknown, "outcome unknown"),
        ("sc uc", Unknown, "the second may be serious"),
        ("lc uc", Unknown, "the second may be serious"),
        ("sc sc uc", SeriousMulti, "settled whatever the third"),
        ("fc uc", Fatal, "settled whatever the second"),
    ];
    for (victims, class, why) in table {
        assert_eq!(classify(&facts("2026-11-23", victims)).class, *class, "{victims}: {why}");
    }
}

#[test]
fn the_class_is_provisional_without_a_document_or_with_an_unknown() {
    let mut f = facts("2026-11-23", "fc");
    assert!(!classify(&f).provisional);
    f.victims[0].medically_confirmed = false;
    assert!(classify(&f).provisional, "R-CLS-4");
    for unknown in ["", "uc", "fc uc", "sc sc uc"] {
        assert!(classify(&facts("2026-11-23", unknown)).provisional, "{unknown}");
    }
}

#[test]
fn the_counts_and_rules_are_kept() {
    let c = classify(&facts("2026-11-23", "fc sc lcx lc uc scb"));
    assert_eq!((c.deaths, c.serious, c.light, c.unknown), (1, 2, 1, 1));
    let rules: Vec<_> = c.rules.iter().map(|b| b.rule.0.as_str()).collect();
    assert!(
        rules.contains(&"R-CLS-2") && rules.contains(&"R-CLS-3") && rules.contains(&"R-CLS-4"),
        "{rules:?}"
    );
}

#[test]
fn regimes_follow_the_date_of_the_accident() {
    for (accident, regime) in [
        ("2016-07-01", "2016-07-01"),
        ("2021-01-14", "2016-07-01"),
        ("2021-01-15", "2021-01-15"),
        ("2024-12-31", "2021-01-15"),
        ("2025-02-28", "2025-01-01"),
        ("2025-03-01", "2025-03-01"),
        ("2025-06-30", "2025-03-01"),
        ("2025-07-01", "2025-07-01"),
        ("2025-07-07", "2025-07-07"),
        ("2026-06-14", "2025-07-07"),
        ("2026-06-15", "2026-06-15"),
        ("2026-07-08", "2026-07-08"),
        ("2026-11-23", "2026-07-08"),
    ] {
        assert_eq!(law().regime_on(d(accident)).unwrap().id, regime, "{accident}");
    }
    let none = law().regime_on(d("2016-06-30")).unwrap_err();
    assert!(none.message().vi.contains("30/06/2016"), "{none:?}");
    assert!(law().classify(&facts("2016-06-30", "fc")).is_err());
}
