//! The announced findings as they are posted in public.

use super::announcement::SaidAnswer;
use super::moment;
use chrono::NaiveDate;
use domain::case::PublicVersion;
use serde::Serialize;
use tnld_http::dto::{ConclusionWord, EventClassWord, FaultSideWord, TeamLevelWord};
use utoipa::ToSchema;

/// Who is at fault, without the name.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicFaultAnswer {
    /// Position.
    pub position: Option<String>,
    /// What was violated.
    pub violation: String,
    /// Article or rule.
    pub article: Option<String>,
    /// Handling proposed.
    pub proposed_handling: String,
}

/// Dissent, with the group of who gave it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicDissentAnswer {
    /// As what the person took part.
    pub who: SaidAnswer,
    /// Opinion.
    pub opinion: String,
    /// Reason.
    pub reason: Option<String>,
}

/// A measure that was recommended.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicMeasureAnswer {
    /// What must be done.
    pub content: String,
    /// By whom.
    pub owner: String,
    /// Until when.
    pub due: NaiveDate,
}

/// The announced findings without personal data, for posting in public.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicVersionAnswer {
    /// Case.
    pub number: String,
    /// Round.
    pub round: u32,
    /// Who investigated.
    pub level: TeamLevelWord,
    /// Class.
    pub class: EventClassWord,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Commune and province.
    pub place: String,
    /// Employer.
    pub employer: Option<String>,
    /// Workers who died.
    pub deaths: usize,
    /// Workers seriously hurt.
    pub serious: usize,
    /// Workers lightly hurt.
    pub light: usize,
    /// Number of the minutes, once issued.
    pub minutes_number: Option<String>,
    /// Date of the minutes.
    pub minutes_date: Option<NaiveDate>,
    /// When it was announced.
    #[schema(format = "date-time")]
    pub announced_at: String,
    /// Course of events.
    pub course: String,
    /// Whose fault.
    pub fault: FaultSideWord,
    /// Code of the cause.
    pub cause: String,
    /// Cause in words.
    pub cause_detail: String,
    /// Conclusion.
    pub conclusion: ConclusionWord,
    /// Responsibility.
    pub responsibility: String,
    /// Persons at fault, without names.
    pub at_fault: Vec<PublicFaultAnswer>,
    /// Measures.
    pub measures: Vec<PublicMeasureAnswer>,
    /// Reserved opinions of members.
    pub reserved_opinions: Vec<String>,
    /// Dissent at the meeting.
    pub dissent: Vec<PublicDissentAnswer>,
}

impl PublicVersionAnswer {
    /// The version with its place in words.
    pub(crate) fn of(p: &PublicVersion, place: String) -> Self {
        Self {
            number: p.number.to_string(),
            round: p.round,
            level: p.level.into(),
            class: p.class.into(),
            occurred_on: p.occurred_on,
            place,
            employer: p.employer.clone(),
            deaths: p.counts.0,
            serious: p.counts.1,
            light: p.counts.2,
            minutes_number: p.minutes.as_ref().map(|m| m.0.clone()),
            minutes_date: p.minutes.as_ref().map(|m| m.1),
            announced_at: moment(p.announced.0),
            course: p.course.clone(),
            fault: p.fault.into(),
            cause: p.cause.clone(),
            cause_detail: p.cause_detail.clone(),
            conclusion: p.conclusion.into(),
            responsibility: p.responsibility.clone(),
            at_fault: p
                .at_fault
                .iter()
                .map(|f| PublicFaultAnswer {
                    position: f.position.clone(),
                    violation: f.violation.clone(),
                    article: f.article.clone(),
                    proposed_handling: f.proposed_handling.clone(),
                })
                .collect(),
            measures: p
                .measures
                .iter()
                .map(|m| PublicMeasureAnswer {
                    content: m.content.clone(),
                    owner: m.owner.clone(),
                    due: m.due,
                })
                .collect(),
            reserved_opinions: p.reserved.clone(),
            dissent: p
                .dissent
                .iter()
                .map(|d| PublicDissentAnswer {
                    who: (&d.who).into(),
                    opinion: d.opinion.clone(),
                    reason: d.reason.clone(),
                })
                .collect(),
        }
    }
}
