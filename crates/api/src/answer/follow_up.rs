//! Recommendations, lessons and the register of accidents.

use casework::follow_up::{Lesson, RecommendationItem, RegisterEntry};
use chrono::NaiveDate;
use serde::Serialize;
use tnld_http::dto::{
    ConclusionWord, ControlLevelWord, EventClassWord, OwnerKindWord, ProofKindWord, RecommendationStateWord,
    SeverityWord, SexWord,
};
use utoipa::ToSchema;
use uuid::Uuid;

/// One recommendation of the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecommendationItemAnswer {
    /// Id.
    pub id: Uuid,
    /// Its case.
    pub case_id: Uuid,
    /// Number of the case.
    pub case_number: String,
    /// Employer of the accident.
    pub employer_name: String,
    /// The same, where it is in the directory.
    pub employer_id: Option<Uuid>,
    /// What must be done.
    pub content: String,
    /// Kind of owner.
    pub owner_kind: OwnerKindWord,
    /// Owner.
    pub owner: String,
    /// Rank in the hierarchy of controls.
    pub priority: Option<ControlLevelWord>,
    /// Kind of proof wanted.
    pub proof_kind: Option<ProofKindWord>,
    /// Last day.
    pub due: NaiveDate,
    /// Where it stands.
    pub state: RecommendationStateWord,
    /// Not verified, and its last day has passed.
    pub overdue: bool,
}

impl RecommendationItemAnswer {
    /// The row as told on a day.
    pub(crate) fn of(r: RecommendationItem, today: NaiveDate) -> Self {
        let verified = domain::case::RecommendationState::Verified.as_str();
        Self {
            overdue: r.due < today && r.state != verified,
            id: r.id,
            case_id: r.case_id,
            case_number: r.case_number,
            employer_name: r.employer_name,
            employer_id: r.employer_id,
            content: r.content,
            owner_kind: r.owner_kind.into(),
            owner: r.owner,
            priority: r.priority.map(Into::into),
            proof_kind: r.proof_kind.map(Into::into),
            due: r.due,
            state: r.state.into(),
        }
    }
}

/// A page of recommendations.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecommendationPage {
    /// Rows.
    pub items: Vec<RecommendationItemAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}

/// A recommendation of a lesson.
#[derive(Debug, Serialize, ToSchema)]
pub struct LessonMeasureAnswer {
    /// What had to change.
    pub content: String,
    /// Rank in the hierarchy of controls.
    pub priority: Option<ControlLevelWord>,
    /// Where it stands.
    pub state: RecommendationStateWord,
}

/// What one case teaches; without names of people.
#[derive(Debug, Serialize, ToSchema)]
pub struct LessonAnswer {
    /// The case.
    pub case_id: Uuid,
    /// Its number, for who may read it.
    pub number: Option<String>,
    /// Class.
    pub class: EventClassWord,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Code of the principal cause.
    pub cause: String,
    /// Cause in words.
    pub cause_detail: String,
    /// Code of the injury factor.
    pub injury_factor: Option<String>,
    /// Section of the industry.
    pub section: Option<String>,
    /// Division of the industry.
    pub division: Option<String>,
    /// Course of events.
    pub course: String,
    /// Recommendations.
    pub recommendations: Vec<LessonMeasureAnswer>,
}

impl From<Lesson> for LessonAnswer {
    fn from(l: Lesson) -> Self {
        let measure = |m: casework::follow_up::LessonMeasure| LessonMeasureAnswer {
            content: m.content,
            priority: m.priority.map(Into::into),
            state: m.state.into(),
        };
        Self {
            case_id: l.case_id.0,
            number: l.number,
            class: l.class.into(),
            occurred_on: l.occurred_on,
            cause: l.cause,
            cause_detail: l.cause_detail,
            injury_factor: l.injury_factor,
            section: l.section,
            division: l.division,
            course: l.course,
            recommendations: l.measures.into_iter().map(measure).collect(),
        }
    }
}

/// A page of lessons.
#[derive(Debug, Serialize, ToSchema)]
pub struct LessonPage {
    /// Rows.
    pub items: Vec<LessonAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}

/// An earlier case of the same cause at the same site.
#[derive(Debug, Serialize, ToSchema)]
pub struct EarlierCaseAnswer {
    /// The case.
    pub case_id: Uuid,
    /// Its number.
    pub number: String,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// What was recommended.
    pub recommendations: Vec<LessonMeasureAnswer>,
}

impl From<&casework::follow_up::EarlierCase> for EarlierCaseAnswer {
    fn from(e: &casework::follow_up::EarlierCase) -> Self {
        let measure = |m: &casework::follow_up::LessonMeasure| LessonMeasureAnswer {
            content: m.content.clone(),
            priority: m.priority.clone().map(Into::into),
            state: m.state.clone().into(),
        };
        Self {
            case_id: e.id.0,
            number: e.number.clone(),
            occurred_on: e.occurred_on,
            recommendations: e.measures.iter().map(measure).collect(),
        }
    }
}

/// One victim in the register; what the reader may not see is null.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegisterEntryAnswer {
    /// The case.
    pub case_id: Uuid,
    /// Its number.
    pub number: String,
    /// When it happened, in words.
    pub occurred: String,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Name.
    pub name: Option<String>,
    /// Sex.
    pub sex: SexWord,
    /// Birth, as far as known.
    pub birth: Option<String>,
    /// Occupation.
    pub occupation: Option<String>,
    /// Full years in the trade.
    pub years_in_trade: Option<u32>,
    /// Grade.
    pub grade: Option<String>,
    /// Trained in occupational safety.
    pub trained: Option<bool>,
    /// Unit or employer.
    pub unit: Option<String>,
    /// Place.
    pub place: String,
    /// Course of events.
    pub course: Option<String>,
    /// Code of the injury factor.
    pub injury_factor: Option<String>,
    /// Code of the principal cause.
    pub cause: Option<String>,
    /// How badly hurt.
    pub severity: SeverityWord,
    /// Codes of the statutory list of injuries.
    pub serious_codes: Vec<String>,
    /// Conclusion.
    pub conclusion: Option<ConclusionWord>,
    /// Days off work.
    pub lost_days: Option<u32>,
    /// Medical cost, đồng.
    pub medical: Option<i64>,
    /// Wages during treatment, đồng.
    pub wages: Option<i64>,
    /// Compensation or allowance, đồng.
    pub compensation: Option<i64>,
    /// Damage to property, đồng.
    pub property: Option<i64>,
    /// Number of the minutes, else of the founding decision.
    pub document: Option<String>,
}

impl From<RegisterEntry> for RegisterEntryAnswer {
    fn from(e: RegisterEntry) -> Self {
        let money = |d: Option<domain::value::Dong>| d.map(|d| d.get());
        Self {
            case_id: e.case_id.0,
            number: e.number,
            occurred: e.occurred,
            occurred_on: e.occurred_on,
            name: e.name,
            sex: e.sex.into(),
            birth: e.birth,
            occupation: e.occupation,
            years_in_trade: e.experience.as_ref().and_then(|(years, _)| *years),
            grade: e.experience.and_then(|(_, grade)| grade),
            trained: e.trained,
            unit: e.unit,
            place: e.place,
            course: e.course,
            injury_factor: e.injury_factor,
            cause: e.cause,
            severity: e.severity.into(),
            serious_codes: e.serious_codes,
            conclusion: e.conclusion.map(Into::into),
            lost_days: e.lost_days,
            medical: money(e.medical),
            wages: money(e.wages),
            compensation: money(e.compensation),
            property: money(e.property),
            document: e.document,
        }
    }
}

/// A page of the register.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegisterPageAnswer {
    /// Lines, one for each victim.
    pub items: Vec<RegisterEntryAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Accidents in all.
    pub accidents: i64,
}
