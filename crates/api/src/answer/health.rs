//! How the system is.

use super::{BothLanguages, moment};
use casework::watch::{Health, IncidentView, Standing, WorkerView};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Something that a person must see to: ids, counts and what to do, nothing of a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct IncidentAnswer {
    /// Id.
    pub id: Uuid,
    /// Kind.
    #[schema(example = "channel_down")]
    pub kind: String,
    /// What it is about: a channel, a process, the id of a case.
    pub subject: String,
    /// One line.
    pub title: BothLanguages,
    /// What is known of it.
    pub lines: Vec<BothLanguages>,
    /// What to do, step by step.
    pub steps: Vec<BothLanguages>,
    /// When it was first seen.
    #[schema(format = "date-time")]
    pub opened_at: String,
    /// When it was over.
    #[schema(format = "date-time")]
    pub closed_at: Option<String>,
    /// When a person was last told; absent when nobody could be.
    #[schema(format = "date-time")]
    pub told_at: Option<String>,
    /// Channels by which.
    pub told_by: Vec<String>,
}

impl From<IncidentView> for IncidentAnswer {
    fn from(i: IncidentView) -> Self {
        let both = |all: Vec<domain::words::Localized>| all.into_iter().map(BothLanguages::from).collect();
        Self {
            id: i.id,
            kind: i.kind.as_str().to_owned(),
            subject: i.subject,
            title: i.title.into(),
            lines: both(i.lines),
            steps: both(i.steps),
            opened_at: moment(i.opened_at),
            closed_at: i.closed_at.map(moment),
            told_at: i.told_at.map(moment),
            told_by: i.told_by,
        }
    }
}

/// A process of the system.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkerAnswer {
    /// Id.
    pub id: Uuid,
    /// Machine and number of the process.
    pub name: String,
    /// `serve`, `notify` or `run`.
    pub kind: String,
    /// When it started.
    #[schema(format = "date-time")]
    pub started_at: String,
    /// Its last sign of life.
    #[schema(format = "date-time")]
    pub last_seen_at: String,
    /// When it ended.
    #[schema(format = "date-time")]
    pub stopped_at: Option<String>,
    /// It gives no sign of life and did not end in good order.
    pub gone: bool,
}

impl From<WorkerView> for WorkerAnswer {
    fn from(w: WorkerView) -> Self {
        Self {
            id: w.id.0,
            name: w.name,
            kind: w.kind.as_str().to_owned(),
            started_at: moment(w.started_at),
            last_seen_at: moment(w.last_seen_at),
            stopped_at: w.stopped_at.map(moment),
            gone: w.gone,
        }
    }
}

/// A channel that is set up.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelAnswer {
    /// `email`, `sms`, `zalo` or `webhook`.
    pub channel: String,
    /// Messages pass, as far as is known.
    pub up: bool,
    /// Attempts that failed in a row, when it is not up.
    pub failures: i64,
    /// Since when it is not up.
    #[schema(format = "date-time")]
    pub since: Option<String>,
    /// Why the last attempt failed, without addresses.
    pub error: Option<String>,
}

impl From<Standing> for ChannelAnswer {
    fn from(s: Standing) -> Self {
        Self {
            channel: s.channel.as_str().to_owned(),
            up: s.up,
            failures: s.failures,
            since: s.since.map(moment),
            error: s.error,
        }
    }
}

/// How the system is.
#[derive(Debug, Serialize, ToSchema)]
pub struct HealthAnswer {
    /// `ok`, or `wrong` when an incident is open.
    #[schema(example = "ok")]
    pub status: String,
    /// When it was read.
    #[schema(format = "date-time")]
    pub at: String,
    /// What is wrong now, the gravest first.
    pub incidents: Vec<IncidentAnswer>,
    /// What was wrong lately.
    pub closed_incidents: Vec<IncidentAnswer>,
    /// Messages that wait.
    pub outbox_depth: i64,
    /// When the longest waiting was made.
    #[schema(format = "date-time")]
    pub outbox_oldest_at: Option<String>,
    /// Messages given up and still needed.
    pub dead_letters: i64,
    /// Alerts of deaths that are not confirmed in time.
    pub unconfirmed_deaths: usize,
    /// Tasks that somebody must do.
    pub open_tasks: i64,
    /// When the next rung of any ladder is due.
    #[schema(format = "date-time")]
    pub next_rung_at: Option<String>,
    /// Channels that are set up.
    pub channels: Vec<ChannelAnswer>,
    /// Processes that live, or ended within a day.
    pub workers: Vec<WorkerAnswer>,
    /// When the log was last sealed.
    #[schema(format = "date-time")]
    pub last_seal_at: Option<String>,
    /// When the database was last copied by `tnld backup`.
    #[schema(format = "date-time")]
    pub last_backup_at: Option<String>,
    /// When the events were last checked by `tnld verify`.
    #[schema(format = "date-time")]
    pub last_verify_at: Option<String>,
    /// Faults that check found.
    pub last_verify_faults: Option<usize>,
}

impl From<Health> for HealthAnswer {
    fn from(h: Health) -> Self {
        Self {
            status: if h.is_well() { "ok" } else { "wrong" }.to_owned(),
            at: moment(h.figures.at),
            incidents: h.open.into_iter().map(IncidentAnswer::from).collect(),
            closed_incidents: h.over.into_iter().map(IncidentAnswer::from).collect(),
            outbox_depth: h.figures.outbox_depth,
            outbox_oldest_at: h.figures.outbox_oldest.map(moment),
            dead_letters: h.figures.dead.iter().map(|(_, count)| count).sum(),
            unconfirmed_deaths: h.figures.unconfirmed_deaths,
            open_tasks: h.figures.open_tasks,
            next_rung_at: h.figures.next_rung_at.map(moment),
            channels: h.channels.into_iter().map(ChannelAnswer::from).collect(),
            workers: h.workers.into_iter().map(WorkerAnswer::from).collect(),
            last_seal_at: h.figures.last_seal_at.map(moment),
            last_backup_at: h.last_backup_at.map(moment),
            last_verify_at: h.last_verify.map(|(at, _)| moment(at)),
            last_verify_faults: h.last_verify.map(|(_, faults)| faults),
        }
    }
}
