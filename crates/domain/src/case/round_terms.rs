//! The terms of the rounds of investigation, those that stopped too (Luật ATVSLĐ Điều 35 khoản 6, khoản 7).

use super::clock::first_receipt;
use super::deadlines::CaseDeadline;
use super::stage::Stage;
use super::state::Case;
use super::team::{Expertise, StoppedClock, Team};
use crate::law::{ClockState, Deadline, LawSet, anew_event};
use crate::reference::Calendar;
use crate::time::{Instant, human_date, human_datetime};
use crate::words::{EventClass, Localized, TeamLevel};

fn round_term(
    case: &Case,
    team: &Team,
    class: EventClass,
    first: Instant,
    law: &LawSet,
    calendar: &Calendar,
) -> Option<Deadline> {
    let facts = case.facts()?;
    let (on, level, expertise) = (facts.occurred_on, team.level, team.expertise.is_some());
    let extension = team.extension.as_ref().map(|e| e.days);
    let (starts, event) = counted_from(team, team.restarted_at, first);
    let mut term =
        law.investigation_term_from(on, level, class, expertise, starts, extension, calendar, event);
    if team.extension.is_some() {
        term.state = ClockState::Extended;
    } else if team.restarted_at.is_some() {
        term.state = ClockState::Restarted;
    }
    if let Some(e) = team.expertise.as_ref().filter(|_| law.expertise_counts(class)) {
        because_of_expertise(&mut term, e);
    }
    Some(term)
}

/// Why the term is the long one: expertise was requested, and by which paper.
fn because_of_expertise(term: &mut Deadline, e: &Expertise) {
    let (n, number, date) = (term.length, &e.request_number, human_date(e.requested_on));
    term.explanation = Localized::new(
        format!(
            "{}; {n} ngày vì có trưng cầu giám định số {number} ngày {date} (Luật ATVSLĐ Điều 35 khoản 6 điểm d)",
            term.explanation.vi
        ),
        format!(
            "{}; {n} days since expertise was requested, no. {number} of {date} (Law on OSH, Article 35(6)(d))",
            term.explanation.en
        ),
    );
}

/// From when the term of a round counts, and from what, where that is not the receipt of the word.
fn counted_from(team: &Team, restarted: Option<Instant>, first: Instant) -> (Instant, Option<Localized>) {
    match (restarted, &team.again) {
        (Some(at), _) => (at, Some(anew_event())),
        (None, Some(_)) => (
            first,
            Some(Localized::new(
                "quyết định hoặc yêu cầu điều tra lại",
                "decision or request to investigate again",
            )),
        ),
        (None, None) => (first, None),
    }
}

/// Clocks of the round that stopped when the file went to the police: kept and shown beside the one counted anew.
fn stopped(
    case: &Case,
    team: &Team,
    class: EventClass,
    first: Instant,
    law: &LawSet,
    calendar: &Calendar,
) -> Vec<CaseDeadline> {
    let Some(facts) = case.facts() else { return Vec::new() };
    let one = |clock: &StoppedClock| {
        let (starts, event) = counted_from(team, clock.restarted_at, first);
        let days = clock.extension.as_ref().map(|e| e.days);
        let (on, level) = (facts.occurred_on, team.level);
        let mut term =
            law.investigation_term_from(on, level, class, clock.expertise, starts, days, calendar, event);
        term.state = ClockState::Closed;
        term.extension_max = None;
        let at = human_datetime(clock.stopped_at);
        term.explanation = Localized::new(
            format!(
                "{}; dừng lúc {at} khi chuyển hồ sơ cho cơ quan điều tra, sau đó tính lại từ đầu",
                term.explanation.vi
            ),
            format!(
                "{}; stopped {at} when the file went to the police, and counted anew afterwards",
                term.explanation.en
            ),
        );
        // A stop is told apart from the round by its moment.
        let reference = format!("{}/{}", team.round, clock.stopped_at.timestamp());
        CaseDeadline { term, reference, met_at: None }
    };
    team.stopped.iter().map(one).collect()
}

/// A round of an establishment keeps the term of the class it was founded for.
fn class_for_term(case: &Case, level: TeamLevel) -> EventClass {
    match (level, case.class()) {
        (TeamLevel::Establishment, EventClass::Fatal | EventClass::SeriousMulti | EventClass::Unknown) => {
            let serious = case.victims.iter().any(|v| {
                !v.statement.serious_codes.is_empty() || v.severity() == crate::words::Severity::Serious
            });
            if serious { EventClass::SeriousSingle } else { EventClass::Light }
        }
        (_, EventClass::Unknown) => EventClass::SeriousMulti,
        (_, class) => class,
    }
}

/// The terms of rounds that ended by hand-over.
pub(super) fn past_rounds(case: &Case, law: &LawSet, calendar: &Calendar, out: &mut Vec<CaseDeadline>) {
    for past in &case.past_rounds {
        out.extend(stopped(case, &past.team, past.class, past.team.clock_from, law, calendar));
        if let Some(term) = round_term(case, &past.team, past.class, past.team.clock_from, law, calendar) {
            out.push(CaseDeadline {
                term,
                reference: past.team.round.to_string(),
                met_at: Some(past.ended_at),
            });
        }
    }
}

/// The term of the round at work, or of the one that is owed.
pub(super) fn investigation(
    case: &Case,
    law: &LawSet,
    calendar: &Calendar,
    out: &mut Vec<CaseDeadline>,
) -> Option<()> {
    let mut ended = Vec::new();
    let (mut term, round) = match case.stage.team() {
        Some(team) => {
            // A receipt that is written down after the founding counts from when it was (NĐ 39 Điều 11). Whoever
            // investigates again has no receipt: the clock counts from the decision or the request.
            let receipt = first_receipt(case, team.level, law.settings()).filter(|_| team.again.is_none());
            let first = receipt.map_or(team.clock_from, |received| received.min(team.clock_from));
            let class = class_for_term(case, team.level);
            ended = stopped(case, team, class, first, law, calendar);
            (round_term(case, team, class, first, law, calendar)?, team.round)
        }
        None => {
            let level = case.level();
            match level {
                TeamLevel::Establishment | TeamLevel::Province | TeamLevel::Central => {}
                TeamLevel::CommuneRecord | TeamLevel::Specialised | TeamLevel::None => return None,
            }
            let facts = case.facts()?;
            let starts = first_receipt(case, level, law.settings())?;
            let class = class_for_term(case, level);
            let term = law.investigation_term(facts.occurred_on, level, class, false, starts, None, calendar);
            (term, u32::try_from(case.past_rounds.len()).unwrap_or(0) + 1)
        }
    };
    let met_at = case.stage.announcement().map(|a| a.meeting.held_at);
    if matches!(case.stage, Stage::Suspended { .. }) || case.prosecuted {
        term.state = ClockState::SuspendedPolice;
    }
    let met_at = met_at.or(match &case.stage {
        Stage::Closed { at, .. } => Some(*at),
        Stage::Reported
        | Stage::Declared { .. }
        | Stage::Recorded { .. }
        | Stage::Investigating { .. }
        | Stage::Suspended { .. }
        | Stage::Concluded { .. }
        | Stage::Announced { .. }
        | Stage::FollowUp { .. }
        | Stage::Dismissed { .. } => None,
    });
    out.append(&mut ended);
    out.push(CaseDeadline { term, reference: round.to_string(), met_at });
    Some(())
}
