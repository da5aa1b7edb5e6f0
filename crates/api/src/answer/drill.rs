//! A drill and its report.

use super::alert::AlertAnswer;
use super::moment;
use super::share::{ShareAnswer, minutes};
use casework::drills::{DrillAnswer as Answered, DrillReport, DrillView};
use serde::Serialize;
use tnld_http::dto::{ChannelKindWord, ContactWord};
use utoipa::ToSchema;
use uuid::Uuid;

/// A drill: an invented death through the real chain of alerts.
#[derive(Debug, Serialize, ToSchema)]
pub struct DrillAnswer {
    /// Id.
    pub id: Uuid,
    /// Commune of the invented accident.
    pub commune_code: String,
    /// That commune in words.
    pub place: String,
    /// What the recipients were told besides.
    pub note: Option<String>,
    /// `running`, `confirmed` (by everybody), `stopped` (by an officer) or `expired` (after 24 hours).
    #[schema(example = "running")]
    pub state: String,
    /// When it began.
    #[schema(format = "date-time")]
    pub started_at: String,
    /// Who started it.
    pub started_by: String,
    /// When it ended.
    #[schema(format = "date-time")]
    pub ended_at: Option<String>,
    /// The officer who ended it.
    pub ended_by: Option<String>,
    /// Version, as in the ETag: the next If-Match.
    pub version: i64,
    /// Agencies that confirmed, of those told.
    pub confirmed: ShareAnswer,
    /// Agencies that confirmed within 15 minutes, of those told.
    pub within_15_minutes: ShareAnswer,
}

/// One agency in a drill.
#[derive(Debug, Serialize, ToSchema)]
pub struct DrillAlertAnswer {
    /// Its alert.
    pub alert: AlertAnswer,
    /// Whom the message that was answered had reached; absent for who signed in.
    pub contact: Option<ContactWord>,
    /// By which channel; absent on the telephone.
    pub channel: Option<ChannelKindWord>,
    /// Whom the ladder reached last.
    pub last_contact: Option<ContactWord>,
    /// Minutes from the alert to the confirmation; null when nobody confirmed.
    pub minutes: Option<f64>,
}

/// A drill with the answer of every agency.
#[derive(Debug, Serialize, ToSchema)]
pub struct DrillReportAnswer {
    /// The drill.
    pub drill: DrillAnswer,
    /// Agencies in the order of telling.
    pub agencies: Vec<DrillAlertAnswer>,
}

/// A page of drills.
#[derive(Debug, Serialize, ToSchema)]
pub struct DrillPage {
    /// Rows, the newest first.
    pub items: Vec<DrillAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}

impl From<DrillView> for DrillAnswer {
    fn from(d: DrillView) -> Self {
        Self {
            id: d.id.0,
            commune_code: d.commune_code,
            place: d.place,
            note: d.note,
            state: d.state.as_str().to_owned(),
            started_at: moment(d.started_at),
            started_by: d.started_by,
            ended_at: d.ended_at.map(moment),
            ended_by: d.ended_by,
            version: d.version,
            confirmed: d.confirmed.into(),
            within_15_minutes: d.within_15.into(),
        }
    }
}

impl From<Answered> for DrillAlertAnswer {
    fn from(a: Answered) -> Self {
        Self {
            contact: a.via.as_ref().map(|v| v.contact.into()),
            channel: a.via.as_ref().and_then(|v| v.channel).map(Into::into),
            last_contact: a.last.map(Into::into),
            minutes: minutes(a.took),
            alert: a.alert.into(),
        }
    }
}

impl From<DrillReport> for DrillReportAnswer {
    fn from(r: DrillReport) -> Self {
        Self { drill: r.drill.into(), agencies: r.answers.into_iter().map(Into::into).collect() }
    }
}
