//! Checks over the whole set: order of versions, and that no question stays without an answer.

use super::entry::Entry;
use super::error::LawError;
use super::file::LawSet;
use super::timeline::{covered, order};
use crate::law::{DeadlineKind, TermCalendar};
use crate::words::{EventClass, RoleKey, TeamLevel};
use chrono::NaiveDate;

/// Sorts versions, closes those that a later file ends, then restores the order of the files.
pub(super) fn order_versions(set: &mut LawSet, errors: &mut Vec<LawError>) {
    fn one<T>(section: &str, entries: &mut [Entry<T>], errors: &mut Vec<LawError>) {
        order(section, entries, |e| e.id.clone(), errors);
        entries.sort_by(|a, b| a.file.cmp(&b.file).then(a.position.cmp(&b.position)));
    }
    // Regimes are one timeline whatever their ids.
    order("regime", &mut set.regimes, |_| String::new(), errors);
    one("classification", &mut set.classification, errors);
    one("clause", &mut set.clauses, errors);
    one("filing", &mut set.filings, errors);
    one("alert", &mut set.alerts, errors);
    one("team_note", &mut set.team_notes, errors);
    one("term", &mut set.terms, errors);
    one("duty", &mut set.duties, errors);
    one("role", &mut set.roles, errors);
    one("ladder", &mut set.ladders, errors);
    one("superior", &mut set.superiors, errors);
    one("base_salary", &mut set.base_salaries, errors);
    one("compensation_scale", &mut set.compensation_scales, errors);
    one("fund_scale", &mut set.fund_scales, errors);
    one("benefit", &mut set.benefits, errors);
    one("setting", &mut set.setting_entries, errors);
    one("competence", &mut set.competence, errors);
    set.competence.sort_by_key(|e| e.body.order);
}

/// Every class has its term, every role its body or its end, every accident its team.
pub(super) fn completeness(set: &LawSet, errors: &mut Vec<LawError>) {
    let missing = |entry: String, reason: &str| LawError::new("law set", entry, reason);
    let Some(first) = set.regimes.first() else {
        errors.push(missing("regime".to_owned(), "there is none"));
        return;
    };
    let since = first.from;
    if set.regimes.last().is_some_and(|r| r.until.is_some()) {
        errors.push(missing("regime".to_owned(), "the last one must be open: what is in force today?"));
    }
    if !covered(&set.classification, |_| true, since) {
        errors.push(missing(
            "classification".to_owned(),
            "not in force without interruption since the first regime",
        ));
    }
    for class in [EventClass::Light, EventClass::SeriousSingle, EventClass::SeriousMulti, EventClass::Fatal] {
        let is = |kind: DeadlineKind| kind == DeadlineKind::Investigation;
        if !covered(
            &set.terms,
            |t| is(t.body.kind) && t.body.class == Some(class) && !t.body.expertise,
            since,
        ) {
            errors.push(missing(
                format!("term investigation {class}"),
                "missing, or not since the first regime",
            ));
        }
    }
    let has = |kind: DeadlineKind, expertise: bool| {
        covered(&set.terms, |t| t.body.kind == kind && t.body.expertise == expertise, since)
    };
    if !has(DeadlineKind::Investigation, true) {
        errors.push(missing(
            "term investigation with expertise".to_owned(),
            "missing, or not since the first regime",
        ));
    }
    for kind in DeadlineKind::ALL.iter().filter(|k| **k != DeadlineKind::Investigation) {
        if !has(*kind, false) {
            errors.push(missing(format!("term {kind}"), "missing, or not since the first regime"));
        }
    }
    for t in &set.terms {
        let clock = t.body.calendar == TermCalendar::Clock;
        if clock != (t.body.kind == DeadlineKind::SceneArrival) {
            let reason = "only scene_arrival is counted in hours, and always";
            errors.push(LawError::new(&t.file, format!("term {}", t.id), reason));
        }
    }
    roles(set, since, errors);
    super::check_ladders::ladders(set, since, errors);
    super::check_benefits::benefits(set, since, errors);
    let catch_all = |level: TeamLevel| {
        covered(&set.competence, |c| c.body.level == level && c.body.when == Default::default(), since)
    };
    if !catch_all(TeamLevel::None) {
        errors.push(missing(
            "competence".to_owned(),
            "a last rule without conditions and with level `none` must stand",
        ));
    }
    for id in super::super::clauses::REQUIRED {
        if !covered(&set.clauses, |c| c.id == *id, since) {
            errors.push(missing(format!("clause {id}"), "missing, or not since the first regime"));
        }
    }
}

fn roles(set: &LawSet, since: NaiveDate, errors: &mut Vec<LawError>) {
    for role in RoleKey::ALL {
        if !covered(&set.roles, |r| r.body.role == *role && r.body.province.is_none(), since) {
            let reason =
                "missing, or not since the first regime; write `abolished = true` for a time without one";
            errors.push(LawError::new("law set", format!("role {role}"), reason));
        }
    }
    for r in &set.roles {
        if r.body.abolished == r.body.name.is_some() {
            errors.push(LawError::new(
                &r.file,
                format!("role {}", r.id),
                "either `name` or `abolished = true`",
            ));
        }
    }
}
