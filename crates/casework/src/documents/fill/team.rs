//! The team: the decision that founds it, and the one extension of its term.

use super::people::{members, name};
use super::source::{Source, at, text};
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

fn founder_signs(s: &Source) -> Signatory {
    if of_the_ministry(s) {
        let name = s.team().and_then(|t| text(&t.founder));
        return Signatory { authority: None, title: None, name };
    }
    if s.own_team() { s.employer_signs() } else { s.director_signs() }
}

fn day(of: Moment) -> chrono::NaiveDate {
    match of {
        Moment::Day(day) => day,
        Moment::At(at) => vn_date(at),
    }
}

pub(super) fn decision(s: &Source) -> TeamDecision {
    let (team, term) = (s.team(), s.investigation_term());
    let told = team.map(|t| t.paper.clone()).unwrap_or_default();
    let cited = s.decision();
    let decider = match team.map(|t| t.level) {
        Some(TeamLevel::Establishment) => s.employer().map(|e| format!("Người sử dụng lao động {e}")),
        Some(TeamLevel::Central) => s.agency(RoleKey::LabourMinistry).map(|m| format!("Bộ trưởng {m}")),
        _province => s.department().map(|d| format!("Giám đốc {d}")),
    };
    let grounds = [
        "Luật An toàn, vệ sinh lao động ngày 25 tháng 6 năm 2015",
        "Nghị định số 39/2016/NĐ-CP ngày 15 tháng 5 năm 2016 của Chính phủ quy định chi tiết thi hành một số điều của Luật An toàn, vệ sinh lao động",
    ];
    let head = Letterhead { place: told.place.or_else(|| s.province()), ..founder_head(s) };
    TeamDecision {
        head: s.as_written(head, cited.number.as_ref(), cited.date.or(team.map(|t| t.decision_date))),
        decider,
        grounds: grounds.map(str::to_owned).into_iter().chain(told.grounds).collect(),
        proposer: told.proposer,
        members: members(s),
        occurred: s.occurred(),
        place: s.place(),
        victims: s.case.victims.iter().filter_map(name).collect(),
        term_days: term.map(|t| t.term.length),
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
        signatory: match (told.signatory_title, team) {
            (Some(title), Some(team)) => {
                Signatory { authority: None, title: Some(title), name: text(&team.founder) }
            }
            _not_told => founder_signs(s),
        },
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
        signatory: founder_signs(s),
    }
}
