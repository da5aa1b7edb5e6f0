//! Whatever the accident: nothing without an article, nobody forgotten, nothing counted wrongly.

use crate::support::law;
use chrono::{Days, NaiveDate};
use domain::law::{AccidentFacts, AlertMode, DeadlineKind, Moment, Trigger, VictimFacts};
use domain::reference::Calendar;
use domain::time::from_vn;
use domain::value::CommuneCode;
use domain::words::{EmployedBy, EventClass, RoleKey, Sector, Severity, TeamLevel, WorkRelation};
use proptest::prelude::*;

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(move |i| all[i])
}

fn victim() -> impl Strategy<Value = VictimFacts> {
    (
        any_of(Severity::ALL),
        any_of(WorkRelation::ALL),
        any_of(EmployedBy::ALL),
        prop::bool::weighted(0.9),
        prop::bool::weighted(0.2),
        any::<bool>(),
    )
        .prop_map(|(outcome, relation, employed_by, is_worker, code, medically_confirmed)| VictimFacts {
            outcome,
            death: None,
            serious_codes: if code { vec!["011".to_owned()] } else { Vec::new() },
            relation,
            employed_by,
            is_worker,
            medically_confirmed,
        })
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..4500).prop_map(|n| NaiveDate::from_ymd_opt(2016, 7, 1).unwrap() + Days::new(n))
}

fn accident() -> impl Strategy<Value = AccidentFacts> {
    (
        day(),
        any_of(Sector::ALL),
        (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()),
        prop::option::of(Just("79".to_owned())),
        prop::collection::vec(victim(), 0..5),
    )
        .prop_map(
            |(occurred_on, sector, (commuting, incident, crime, expertise, beyond), head, victims)| {
                AccidentFacts {
                    occurred_on,
                    commune: CommuneCode::parse("30742").unwrap(),
                    sector,
                    commuting,
                    technical_incident: incident,
                    criminal_signs: crime,
                    expertise_needed: expertise,
                    beyond_province: beyond,
                    head_office_province: head,
                    victims,
                }
            },
        )
}

proptest! {
    #[test]
    fn every_outcome_has_an_article(f in accident(), later in 0_u64..2000) {
        let act = f.occurred_on + Days::new(later);
        let c = law().classify(&f).unwrap();
        prop_assert!(!c.rules.is_empty());
        let team = law().competence_on(&f, &c, act);
        let mut bases = c.rules.clone();
        bases.push(team.basis.clone());
        bases.extend(law().filing_duties(&f, &c, act).into_iter().map(|x| x.basis));
        bases.extend(law().duties(&f, &c, act).into_iter().map(|x| x.basis));
        for trigger in Trigger::ALL {
            bases.extend(law().alert_duties(*trigger, &f, &c, act).into_iter().map(|x| x.basis));
        }
        for b in bases {
            prop_assert!(b.rule.0.starts_with("R-") && b.citation.text.chars().count() > 8, "{:?}", b);
        }
        let filled = !team.founder.vi.is_empty() && !team.founder.vi.contains('\u{7b}');
        prop_assert!(filled, "{:?}", team.founder);
    }

    #[test]
    fn invariants_of_competence(f in accident()) {
        let c = law().classify(&f).unwrap();
        let level = law().competence(&f, &c).level;
        match c.class {
            EventClass::Fatal | EventClass::SeriousMulti | EventClass::Unknown => {
                prop_assert!(matches!(level, TeamLevel::Province | TeamLevel::Central | TeamLevel::Specialised));
            }
            EventClass::SeriousSingle => {
                prop_assert!(matches!(level, TeamLevel::Establishment | TeamLevel::CommuneRecord));
            }
            EventClass::Light => prop_assert!(matches!(level, TeamLevel::Establishment | TeamLevel::None)),
        }
    }

    #[test]
    fn no_agency_is_told_twice_and_the_labour_authority_never_forgotten(f in accident(), later in 0_u64..400) {
        let act = f.occurred_on + Days::new(later);
        let c = law().classify(&f).unwrap();
        for trigger in Trigger::ALL {
            let alerts = law().alert_duties(*trigger, &f, &c, act);
            for (i, a) in alerts.iter().enumerate() {
                let again = alerts[i + 1..].iter().any(|b| b.role == a.role && b.province == a.province);
                prop_assert!(!again, "{:?} twice", a);
                let named = law().agency_name(a.role, &a.province, Some(&a.commune), act);
                prop_assert!(named.is_some(), "{:?} on {} has no body", a, act);
            }
        }
        let grave = matches!(c.class, EventClass::Fatal | EventClass::SeriousMulti | EventClass::Unknown);
        let now = law().alert_duties(Trigger::AccidentReported, &f, &c, act);
        let told = now.iter().any(|a| a.role == RoleKey::LabourAuthorityProvince && a.mode == AlertMode::Acknowledged);
        if grave {
            prop_assert!(told, "{:?}", now);
        }
    }

    #[test]
    fn every_filing_has_a_recipient_of_the_day(f in accident(), later in 0_u64..2000) {
        let act = f.occurred_on + Days::new(later);
        let c = law().classify(&f).unwrap();
        for x in law().filing_duties(&f, &c, act) {
            prop_assert!(law().agency_name(x.to, &x.province, Some(&f.commune), act).is_some(), "{:?} on {}", x, act);
        }
    }

    #[test]
    fn terms_are_counted_forward_and_end_on_working_days(
        starts in day(),
        minutes in 0_i64..1440,
        class in any_of(EventClass::ALL),
        expertise in any::<bool>(),
        extension in prop::option::of(0_u32..100),
    ) {
        let cal = Calendar::embedded();
        let at = from_vn(starts.and_hms_opt(0, 0, 0).unwrap() + chrono::Duration::minutes(minutes));
        let t = law().investigation_term(starts, TeamLevel::Province, class, expertise, at, extension, cal);
        let (Moment::Day(due), Moment::Day(raw)) = (t.due, t.alarm_on) else { panic!("a day term") };
        prop_assert!(raw >= starts + Days::new(u64::from(t.length)) && due >= raw);
        prop_assert!(cal.is_working_day(due));
        prop_assert_eq!(due, cal.roll_forward(raw));
        prop_assert!(t.explanation.vi.contains(&t.basis.citation.text));
        if let Some(Moment::Day(longest)) = t.extension_max {
            prop_assert!(longest >= due);
        }
        for kind in DeadlineKind::ALL {
            let t = law().term(*kind, starts, cal);
            prop_assert!(!t.basis.citation.text.is_empty() && t.explanation.en.contains(&t.basis.citation.text));
            prop_assert_eq!(t.kind, *kind);
        }
    }
}
