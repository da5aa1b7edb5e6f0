//! What follows by law from a change of facts: class, competence, hand-over, duties.

use super::super::change::Classified;
use super::super::circumstances::Circumstances;
use super::super::clock::first_receipt;
use super::super::duties::duties;
use super::super::event::Event;
use super::super::evolve::evolve;
use super::super::refusal::Refusal;
use super::super::report::{ReceivingBody, Report};
use super::super::stage::Stage;
use super::super::state::Case;
use crate::law::{AccidentFacts, Classification, NoRegime, ReclassificationClock, TeamDecision, Trigger};
use crate::time::{Instant, vn_date};
use crate::words::{EventClass, Lang, TeamLevel};

impl From<NoRegime> for Refusal {
    fn from(e: NoRegime) -> Self {
        Self::rule(
            "no_regime",
            "Tai nạn xảy ra trước ngày 01/7/2016 không thuộc phạm vi của hệ thống.",
            format!("Accidents before 1 July 2016 are outside this system: {e}."),
            "Luật ATVSLĐ 84/2015/QH13, Điều 92",
        )
    }
}

/// Appends to `events` what the law makes of them.
pub(super) fn settle(
    before: &Case,
    mut events: Vec<Event>,
    trigger: Trigger,
    by: Option<&Report>,
    c: &Circumstances<'_>,
) -> Result<Vec<Event>, Refusal> {
    let mut case = events.iter().fold(before.clone(), |case, e| evolve(case, c.now, e));
    let Some(facts) = case.facts() else { return Ok(events) };
    let class = c.law.classify(&facts)?;
    let team = competence(&case, &facts, &class, c);
    let classified = Classified {
        class: class.class,
        provisional: class.provisional,
        level: team.level,
        rules: class.rules.clone(),
        competence: team.basis.clone(),
        regime: c.law.regime_on(facts.occurred_on)?.id.clone(),
        law_sha256: c.law.sha256().to_owned(),
    };
    if case.classified.as_ref() != Some(&classified) {
        let event = Event::Classified(classified);
        case = evolve(case, c.now, &event);
        events.push(event);
    }
    if let Some(event) = hand_over(before, &case, &events, by, c) {
        case = evolve(case, c.now, &event);
        events.push(event);
    }
    let news = news(before, &case, trigger, c)?;
    let trigger = news.unwrap_or(trigger);
    let (filing, alerts) = duties(&case, trigger, by, news.is_some(), c)?;
    let filing = if before.duties.iter().any(|d| d.filing == filing) { Vec::new() } else { filing };
    if !filing.is_empty() || !alerts.is_empty() {
        events.push(Event::DutiesArose { trigger, filing, alerts });
    }
    Ok(events)
}

/// Medical papers end what was provisional of the class, and its end is taken back with them (R-CLS-4). Class, level and
/// duties stay as they are.
pub(super) fn settle_provisional(
    case: &Case,
    mut events: Vec<Event>,
    c: &Circumstances<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Some(known) = case.classified.as_ref().filter(|_| !case.stage.at_rest()) else { return Ok(events) };
    let after = events.iter().fold(case.clone(), |case, e| evolve(case, c.now, e));
    let Some(facts) = after.facts() else { return Ok(events) };
    let class = c.law.classify(&facts)?;
    if class.class == known.class && class.provisional != known.provisional {
        let (provisional, rules) = (class.provisional, class.rules);
        events.push(Event::Classified(Classified { provisional, rules, ..known.clone() }));
    }
    Ok(events)
}

/// Who investigates; a round that investigates again is for the level above the one that announced.
fn competence(
    case: &Case,
    facts: &AccidentFacts,
    class: &Classification,
    c: &Circumstances<'_>,
) -> TeamDecision {
    match case.stage.team().and_then(|t| t.again.as_ref()) {
        Some(again) => c.law.reinvestigation(looked_at(again.earlier), facts, class, vn_date(c.now)),
        None => c.law.competence(facts, class),
    }
}

/// Above the central level there is none: it looks again at its own findings.
pub(super) fn looked_at(earlier: TeamLevel) -> TeamLevel {
    match earlier {
        TeamLevel::Central => TeamLevel::Province,
        other => other,
    }
}

/// What agencies must be told anew, although they know of the accident: somebody more has died, or the
/// accident is of a graver class than was told.
fn news(
    before: &Case,
    after: &Case,
    trigger: Trigger,
    c: &Circumstances<'_>,
) -> Result<Option<Trigger>, Refusal> {
    match trigger {
        Trigger::AccidentReported | Trigger::VictimDied | Trigger::Reclassified | Trigger::PlaceCorrected => {
        }
        Trigger::TeamFounded
        | Trigger::CriminalSigns
        | Trigger::MeetingPlanned
        | Trigger::AnnouncementHeld
        | Trigger::Merged
        | Trigger::Dismissed => return Ok(None),
    }
    let (Some(old), Some(new)) = (before.facts(), after.facts()) else { return Ok(None) };
    let (old, new) = (c.law.classify(&old)?, c.law.classify(&new)?);
    Ok(if new.deaths > old.deaths {
        Some(Trigger::VictimDied)
    } else if rank(new.class) > rank(old.class) {
        Some(Trigger::Reclassified)
    } else {
        None
    })
}

/// A higher class may belong to another level: the file goes there, and the old clock is kept.
fn hand_over(
    before: &Case,
    after: &Case,
    events: &[Event],
    by: Option<&Report>,
    c: &Circumstances<'_>,
) -> Option<Event> {
    let old = before.classified.as_ref()?;
    let new = after.classified.as_ref()?;
    if old.level == new.level || rank(new.class) <= rank(old.class) {
        return None;
    }
    // Without a team and without a record nothing is handed over but the clock of a lower level.
    let higher = match new.level {
        TeamLevel::Province | TeamLevel::Central => true,
        TeamLevel::Establishment | TeamLevel::CommuneRecord | TeamLevel::Specialised | TeamLevel::None => {
            false
        }
    };
    if !higher || matches!(after.stage, Stage::Dismissed { .. }) {
        return None;
    }
    let team_level = after.stage.team().map_or(before.level(), |t| t.level);
    // What the centre took over stays there.
    if team_level == new.level || before.level() == TeamLevel::Central {
        return None;
    }
    Some(Event::HandedOver {
        from: team_level,
        to: new.level,
        clock_from: clock_from(before, after, events, by, c),
        reason: format!("{} → {}", old.class.label(Lang::Vi), new.class.label(Lang::Vi)),
        basis: new.competence.clone(),
    })
}

/// R-CLK-4: the new team's clock starts when it receives the news, unless the law set keeps the first start. The
/// clock that ran at that level in a case taken in runs on.
fn clock_from(
    before: &Case,
    after: &Case,
    events: &[Event],
    by: Option<&Report>,
    c: &Circumstances<'_>,
) -> Instant {
    match c.law.settings().reclassification_clock {
        ReclassificationClock::NewReceipt => {
            let taken = after.taken_clocks.iter().filter(|t| t.level == after.level()).map(|t| t.from);
            taken.chain([news_received(events, by, c), c.now]).min().unwrap_or(c.now)
        }
        ReclassificationClock::Original => {
            first_receipt(before, before.level(), c.law.settings()).unwrap_or(c.now)
        }
    }
}

/// When the department received the news: an officer may write it down later than that.
fn news_received(events: &[Event], by: Option<&Report>, c: &Circumstances<'_>) -> Instant {
    if let Some(report) = by.filter(|r| r.received_by == ReceivingBody::Department) {
        return report.received_at;
    }
    let told_officer = events.iter().find_map(|e| match e {
        Event::ConditionChanged(change) if c.actor.role.is_department() => Some(change.known_at),
        _other => None,
    });
    told_officer.unwrap_or(c.now)
}

/// How grave a class is.
pub(super) fn rank(class: EventClass) -> u8 {
    match class {
        EventClass::Light => 0,
        EventClass::SeriousSingle => 1,
        EventClass::Unknown | EventClass::SeriousMulti => 2,
        EventClass::Fatal => 3,
    }
}
