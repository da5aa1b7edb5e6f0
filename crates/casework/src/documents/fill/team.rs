//! The team: the decision that founds it, and the one extension of its term.

use super::people::{members, name};
use super::source::{Source, at, text};
use documents::FormKind;
use documents::form::{ExtensionConsent, ExtensionRequest, Letterhead, Signatory, TeamDecision};
use domain::case::DocumentSide;
use domain::law::Moment;
use domain::time::vn_date;
use domain::words::{RoleKey, TeamLevel};

fn founder_side(s: &Source) -> DocumentSide {
    if s.own_team() { DocumentSide::Employer } else { DocumentSide::Department }
}

fn founder_head(s: &Source) -> Letterhead {
    let head = s.head(founder_side(s));
    match of_the_ministry(s) {
        true => Letterhead { superior: None, issuer: s.agency(RoleKey::LabourMinistry), ..head },
        false => head,
    }
}

/// The ministry decides on the central team; the department only records it, and nobody of its own signs.
fn of_the_ministry(s: &Source) -> bool {
    s.team().is_some_and(|t| t.level == TeamLevel::Central)
}

/// Whoever founded the team signs, as the case names them; by default the office that founds.
fn founder_signs(s: &Source) -> Signatory {
    signs_as(s, s.team().and_then(|t| text(&t.founder)))
}

fn signs_as(s: &Source, who: Option<String>) -> Signatory {
    let title = s.team().and_then(|t| t.paper.signatory_title.clone());
    if of_the_ministry(s) {
        return Signatory { authority: None, title, name: who };
    }
    let office = if s.own_team() { s.employer_signs() } else { s.director_signs() };
    let Some(name) = who.filter(|w| names_a_person(w)) else {
        return Signatory { title: title.or(office.title), ..office };
    };
    // The position is that of whoever declared: it goes with the same person alone.
    let title = title.or(office.title.filter(|_| !s.own_team() || office.name.as_ref() == Some(&name)));
    Signatory { authority: None, title, name: Some(name) }
}

/// "Giám đốc Sở" names an office, "Trần Văn Chủ" a person.
fn names_a_person(told: &str) -> bool {
    let told = told.to_lowercase();
    let offices = [
        "giám đốc",
        "tổng giám đốc",
        "phó giám đốc",
        "phó tổng",
        "chủ tịch",
        "phó chủ tịch",
        "bộ trưởng",
        "sở ",
        "công ty",
        "doanh nghiệp",
        "chủ doanh nghiệp",
        "ủy ban",
        "ubnd",
        "người sử dụng lao động",
    ];
    !offices.iter().any(|o| told.starts_with(o))
}

fn day(of: Moment) -> chrono::NaiveDate {
    match of {
        Moment::Day(day) => day,
        Moment::At(at) => vn_date(at),
    }
}

pub(super) fn decision(s: &Source, kind: FormKind) -> TeamDecision {
    let team = s.team();
    let told = team.map(|t| t.paper.clone()).unwrap_or_default();
    let cited = s.decision();
    let decider = match team.map(|t| t.level) {
        Some(TeamLevel::Establishment) => s.employer().map(|e| format!("Người sử dụng lao động {e}")),
        Some(TeamLevel::Central) => s.agency(RoleKey::LabourMinistry).map(|m| format!("Bộ trưởng {m}")),
        _province => s.department().map(|d| format!("Giám đốc {d}")),
    };
    let head = Letterhead { place: told.place.or_else(|| s.province()), ..founder_head(s) };
    TeamDecision {
        head: s.as_written(head, cited.number.as_ref(), cited.date.or(team.map(|t| t.decision_date))),
        decider,
        grounds: kind.grounds(s.on),
        authority: told.grounds,
        proposer: told.proposer,
        members: members(s),
        occurred: s.occurred(),
        place: s.place(),
        victims: s.case.victims.iter().filter_map(name).collect(),
        term_days: s.founding_term.or_else(|| s.investigation_term().map(|t| t.term.length)),
        term_from: team.and_then(|t| at(t.clock_from)),
        executors: if told.executors.is_empty() {
            s.employer().into_iter().filter(|_| !s.own_team()).collect()
        } else {
            told.executors
        },
        recipients: match (told.recipients.is_empty(), s.own_team()) {
            (true, true) => s.department().into_iter().collect(),
            _told => told.recipients,
        },
        signatory: founder_signs(s),
    }
}

pub(super) fn extension_request(s: &Source) -> ExtensionRequest {
    let team = s.team();
    let (due, extended) = terms(s);
    let extension = team.and_then(|t| t.extension.as_ref());
    ExtensionRequest {
        head: s.team_head(),
        addressee: if s.own_team() {
            s.employer()
        } else {
            s.department().map(|d| format!("Giám đốc {d}"))
        },
        decision: s.decision(),
        accident: s.in_short(),
        term_from: team.and_then(|t| at(t.clock_from)),
        due,
        days: extension.map(|e| e.days),
        new_due: extended,
        reason: extension.and_then(|e| text(&e.reason)).or_else(|| team.and_then(|t| t.delay_reason.clone())),
        plan: None,
        recipients: Vec::new(),
        signatory: s.team_signs(),
    }
}

/// Last day without and with the extension, not rolled: an extension counts from the unrolled end.
fn terms(s: &Source) -> (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>) {
    let Some(term) = s.investigation_term() else { return (None, None) };
    let last = day(term.term.alarm_on);
    match s.team().and_then(|t| t.extension.as_ref()) {
        Some(e) => (last.checked_sub_days(chrono::Days::new(e.days.into())), Some(last)),
        None => (Some(last), None),
    }
}

pub(super) fn extension_consent(s: &Source) -> ExtensionConsent {
    let extension = s.team().and_then(|t| t.extension.as_ref());
    let (due, new_due) = terms(s);
    ExtensionConsent {
        head: s.as_written(
            founder_head(s),
            extension.map(|e| &e.consent_number),
            extension.map(|e| e.consent_date),
        ),
        addressee: s.team_head().issuer,
        request: s.cited(&["extension_request"], None),
        decision: s.decision(),
        accident: s.in_short(),
        days: extension.map(|e| e.days),
        due,
        new_due,
        instruction: None,
        recipients: Vec::new(),
        signatory: match extension.and_then(|e| text(&e.consented_by)) {
            Some(who) => signs_as(s, Some(who)),
            None => founder_signs(s),
        },
    }
}
