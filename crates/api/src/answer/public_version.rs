//! The announced findings, or the record of a commune, as they are posted in public.

use super::announcement::SaidAnswer;
use super::moment;
use chrono::NaiveDate;
use domain::case::{Public, PublicMeasure, PublicRecord, PublicVersion};
use serde::Serialize;
use tnld_http::dto::{ConclusionWord, EventClassWord, FaultSideWord, TeamLevelWord};
use utoipa::ToSchema;

/// Who is at fault, without the name.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicFaultAnswer {
    /// Of which side, in words; never a position, which would tell who it is.
    pub who: SaidAnswer,
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
                    who: (&f.who).into(),
                    violation: f.violation.clone(),
                    article: f.article.clone(),
                    proposed_handling: f.proposed_handling.clone(),
                })
                .collect(),
            measures: measures(&p.measures),
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

/// The record of a commune without personal data, for posting in public.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicRecordAnswer {
    /// Case.
    pub number: String,
    /// Class.
    pub class: EventClassWord,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Hamlet or street, commune and province.
    pub place: String,
    /// Workers who died.
    pub deaths: usize,
    /// Workers seriously hurt.
    pub serious: usize,
    /// Workers lightly hurt.
    pub light: usize,
    /// Where the record was made.
    pub made_at_place: Option<String>,
    /// Course of the accident.
    pub course: String,
    /// Initial cause.
    pub initial_cause: Option<String>,
    /// Code of the injury factor.
    pub injury_factor: Option<String>,
    /// Damage.
    pub damage: Option<String>,
    /// Measures taken at once and recommended.
    pub immediate_measures: Option<String>,
    /// Recommendations of the file.
    pub measures: Vec<PublicMeasureAnswer>,
}

impl PublicRecordAnswer {
    fn of(r: &PublicRecord, place: &str) -> Self {
        Self {
            number: r.number.to_string(),
            class: r.class.into(),
            occurred_on: r.occurred_on,
            place: r.place.iter().map(String::as_str).chain([place]).collect::<Vec<_>>().join(", "),
            deaths: r.counts.0,
            serious: r.counts.1,
            light: r.counts.2,
            made_at_place: r.made_at_place.clone(),
            course: r.course.clone(),
            initial_cause: r.initial_cause.clone(),
            injury_factor: r.injury_factor.clone(),
            damage: r.damage.clone(),
            immediate_measures: r.measures.clone(),
            measures: measures(&r.recommendations),
        }
    }
}

fn measures(all: &[PublicMeasure]) -> Vec<PublicMeasureAnswer> {
    let one = |m: &PublicMeasure| PublicMeasureAnswer {
        content: m.content.clone(),
        owner: m.owner.clone(),
        due: m.due,
    };
    all.iter().map(one).collect()
}

/// What is posted of a case.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PublicAnswer {
    /// Announced findings of a team.
    Findings(Box<PublicVersionAnswer>),
    /// The record of a commune.
    Record(Box<PublicRecordAnswer>),
}

impl PublicAnswer {
    /// The version with its place in words.
    pub(crate) fn of(p: &Public, place: String) -> Self {
        match p {
            Public::Findings(v) => Self::Findings(Box::new(PublicVersionAnswer::of(v, place))),
            Public::Record(r) => Self::Record(Box::new(PublicRecordAnswer::of(r, &place))),
        }
    }
}
