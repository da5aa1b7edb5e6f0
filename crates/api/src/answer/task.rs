//! A task.

use super::{BothLanguages, moment};
use casework::tasks::TaskView;
use serde::Serialize;
use tnld_http::dto::{EventClassWord, TaskKindWord, TaskOutcomeWord};
use utoipa::ToSchema;
use uuid::Uuid;

/// Whom to call.
#[derive(Debug, Serialize, ToSchema)]
pub struct PhoneAnswer {
    /// Officer or agency.
    pub who: String,
    /// Number.
    pub number: String,
}

/// One line of a report to the ministry.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportLineAnswer {
    /// Heading.
    pub label: BothLanguages,
    /// What is known; empty where nothing is.
    pub text: BothLanguages,
}

/// What a person of the department must do; without personal data of victims but in `report`.
#[derive(Debug, Serialize, ToSchema)]
pub struct TaskAnswer {
    /// Id.
    pub id: Uuid,
    /// Kind.
    pub kind: TaskKindWord,
    /// `open`, `done` or `withdrawn`.
    #[schema(example = "open")]
    pub state: String,
    /// Somebody died: it goes before everything else.
    pub urgent: bool,
    /// Part of a drill: nothing of it is real.
    pub drill: bool,
    /// Case it is about.
    pub case_id: Option<Uuid>,
    /// Number of the case.
    pub case_number: Option<String>,
    /// Its class.
    pub case_class: Option<EventClassWord>,
    /// Place of the accident in words.
    pub case_place: Option<String>,
    /// Alert it is about.
    pub alert_id: Option<Uuid>,
    /// One line.
    pub title: BothLanguages,
    /// Why it arose.
    pub why: Vec<BothLanguages>,
    /// What to do, step by step.
    pub steps: Vec<BothLanguages>,
    /// Whom to call.
    pub phones: Vec<PhoneAnswer>,
    /// Article behind it, where there is one.
    pub citation: Option<String>,
    /// Of a quick report read by itself: what it says, as far as the file knows it. With personal data.
    pub report: Vec<ReportLineAnswer>,
    /// When it arose.
    #[schema(format = "date-time")]
    pub created_at: String,
    /// When it should be done.
    #[schema(format = "date-time")]
    pub due_at: String,
    /// When its outcome was recorded.
    #[schema(format = "date-time")]
    pub done_at: Option<String>,
    /// Who recorded it.
    pub done_by: Option<String>,
    /// What came of it.
    pub outcome: Option<TaskOutcomeWord>,
    /// What that person added.
    pub note: Option<String>,
    /// Version, as in the ETag: the next If-Match.
    pub version: i64,
}

/// A page of tasks.
#[derive(Debug, Serialize, ToSchema)]
pub struct TaskPage {
    /// Rows, the one due first at the top.
    pub items: Vec<TaskAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}

impl From<TaskView> for TaskAnswer {
    fn from(t: TaskView) -> Self {
        let both = |texts: Vec<domain::words::Localized>| texts.into_iter().map(Into::into).collect();
        let phones = t.content.phones.into_iter().map(|(who, number)| PhoneAnswer { who, number });
        Self {
            id: t.id.0,
            kind: t.kind.into(),
            state: t.state.as_str().to_owned(),
            urgent: t.urgent,
            drill: t.drill,
            case_id: t.case_id.map(|id| id.0),
            case_number: t.case.as_ref().map(|c| c.number.clone()),
            case_class: t.case.as_ref().map(|c| c.class.clone().into()),
            case_place: t.case.map(|c| c.place),
            alert_id: t.alert_id.map(|id| id.0),
            title: t.content.title.into(),
            why: both(t.content.why),
            steps: both(t.content.steps),
            phones: phones.collect(),
            citation: t.content.citation,
            report: t
                .report
                .into_iter()
                .map(|l| ReportLineAnswer { label: l.label.into(), text: l.text.into() })
                .collect(),
            created_at: moment(t.created_at),
            due_at: moment(t.due_at),
            done_at: t.done_at.map(moment),
            done_by: t.done_by,
            outcome: t.outcome.map(Into::into),
            note: t.note,
            version: t.version,
        }
    }
}
