//! What is posted in public: the announced findings without personal data (Luật ATVSLĐ Điều 35 khoản 9).

use super::findings::FaultSide;
use super::meeting::Meeting;
use super::public_names::PublicNames;
use super::recommendation::OwnerKind;
use super::state::Case;
use crate::time::Instant;
use crate::value::CaseNumber;
use crate::words::{EventClass, Lang, Localized, Severity, TeamLevel};
use chrono::NaiveDate;

/// Who is at fault, without the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFault {
    /// Of which side; a position would tell who it is.
    pub who: Localized,
    /// What was violated.
    pub violation: String,
    /// Article or rule.
    pub article: Option<String>,
    /// Handling proposed.
    pub proposed_handling: String,
}

/// Dissent, with the group of who gave it in place of the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicDissent {
    /// As what the person took part.
    pub who: Localized,
    /// Opinion.
    pub opinion: String,
    /// Reason.
    pub reason: Option<String>,
}

/// A measure that was recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicMeasure {
    /// What must be done.
    pub content: String,
    /// By whom.
    pub owner: String,
    /// Until when.
    pub due: NaiveDate,
}

/// The public version of announced findings: no name of anybody whom the case knows but those who act for an agency or
/// the employer, no numbers of persons, nor where they live. What is told in free words is read through by whoever posts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicVersion {
    /// Case.
    pub number: CaseNumber,
    /// Round.
    pub round: u32,
    /// Who investigated.
    pub level: TeamLevel,
    /// Class.
    pub class: EventClass,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Commune of the place, as a code.
    pub commune: String,
    /// Spot in the works, when told.
    pub spot: Option<String>,
    /// Employer.
    pub employer: Option<String>,
    /// Workers dead, seriously and lightly hurt.
    pub counts: (usize, usize, usize),
    /// Number and date of the minutes, once issued.
    pub minutes: Option<(String, NaiveDate)>,
    /// When and where it was announced.
    pub announced: (Instant, String),
    /// Course of events.
    pub course: String,
    /// Whose fault.
    pub fault: super::findings::FaultSide,
    /// Code of the cause.
    pub cause: String,
    /// Cause in words.
    pub cause_detail: String,
    /// Conclusion.
    pub conclusion: super::findings::Conclusion,
    /// Responsibility in words.
    pub responsibility: String,
    /// Persons at fault, without names.
    pub at_fault: Vec<PublicFault>,
    /// Measures.
    pub measures: Vec<PublicMeasure>,
    /// Reserved opinions of members: they travel with every copy.
    pub reserved: Vec<String>,
    /// Dissent at the meeting: it travels with every copy.
    pub dissent: Vec<PublicDissent>,
}

impl Case {
    /// Workers dead, seriously and lightly hurt.
    pub(super) fn public_counts(&self) -> Option<(usize, usize, usize)> {
        let facts = self.facts()?;
        let count = |s: Severity| {
            let grave = |v: &&crate::law::VictimFacts| {
                let raised =
                    !v.serious_codes.is_empty() && matches!(v.outcome, Severity::Light | Severity::Unknown);
                v.is_worker && (if raised { Severity::Serious } else { v.outcome }) == s
            };
            facts.victims.iter().filter(grave).count()
        };
        Some((count(Severity::Fatal), count(Severity::Serious), count(Severity::Light)))
    }
}

/// The public version of the findings that are valid now; `None` before any are announced.
pub fn public_version(case: &Case) -> Option<PublicVersion> {
    let announced = case.valid()?;
    let accident = case.accident.as_ref()?;
    let hide = PublicNames::of(case);
    let clean = |text: &str| hide.clean(text);
    let findings = &announced.findings;
    Some(PublicVersion {
        number: case.number,
        round: announced.team.round,
        level: announced.team.level,
        class: case.class(),
        occurred_on: accident.occurred.date(),
        commune: accident.place.commune.as_str().to_owned(),
        spot: accident.place.spot.as_deref().map(clean),
        employer: accident.employer.name.clone(),
        counts: case.public_counts()?,
        minutes: case.announced_minutes_cited(),
        announced: (announced.meeting.held_at, clean(&announced.meeting.place)),
        course: clean(&findings.course),
        fault: findings.fault,
        cause: findings.cause.clone(),
        cause_detail: clean(&findings.cause_detail),
        conclusion: findings.conclusion,
        responsibility: clean(&findings.responsibility),
        at_fault: findings
            .persons_at_fault
            .iter()
            .map(|p| PublicFault {
                who: side_of(findings.fault),
                violation: clean(&p.violation),
                article: p.article.as_deref().map(clean),
                proposed_handling: clean(&p.proposed_handling),
            })
            .collect(),
        measures: case
            .recommendations
            .iter()
            .filter(|r| {
                r.added_at <= announced.minutes.as_ref().map_or(announced.meeting.held_at, |m| m.sent_at)
            })
            .map(|r| PublicMeasure {
                content: clean(&r.content),
                owner: match r.owner_kind {
                    OwnerKind::Person => OwnerKind::Person.label(Lang::Vi).to_owned(),
                    OwnerKind::Employer | OwnerKind::Agency => clean(&r.owner),
                },
                due: r.due,
            })
            .collect(),
        reserved: findings.reserved_opinions.iter().map(|o| clean(&o.opinion)).collect(),
        dissent: announced
            .meeting
            .dissent
            .iter()
            .map(|d| PublicDissent {
                who: group_of(&announced.meeting, &d.person),
                opinion: clean(&d.opinion),
                reason: d.reason.as_deref().map(clean),
            })
            .collect(),
    })
}

/// How somebody at fault is called in public.
fn side_of(fault: FaultSide) -> Localized {
    match fault {
        FaultSide::Employer => {
            Localized::new("Cá nhân thuộc người sử dụng lao động", "A person on the employer's side")
        }
        FaultSide::Worker => Localized::new("Người lao động", "A worker"),
        FaultSide::Both | FaultSide::Other => Localized::new("Cá nhân có liên quan", "A person concerned"),
    }
}

/// As what somebody took part in a meeting.
fn group_of(meeting: &Meeting, person: &str) -> Localized {
    let same = |name: &str| crate::value::search_fold(name) == crate::value::search_fold(person);
    match meeting.attendance.iter().find(|a| same(&a.name)).map(|a| a.group) {
        Some(g) => Localized::new(g.label(Lang::Vi), g.label(Lang::En)),
        None => Localized::new("một người dự họp", "somebody at the meeting"),
    }
}
