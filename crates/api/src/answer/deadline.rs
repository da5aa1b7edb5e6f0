//! A term with its article and how it was counted.

use super::{BasisAnswer, BothLanguages, day_or_moment, moment};
use domain::case::CaseDeadline;
use domain::law::Moment;
use serde::Serialize;
use tnld_http::dto::{ClockStateWord, DeadlineKindWord, TermCalendarWord};
use utoipa::ToSchema;

/// A term of a case. Days are `YYYY-MM-DD`, moments RFC 3339 with +07:00.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseDeadlineAnswer {
    /// Which.
    pub kind: DeadlineKindWord,
    /// Round of investigation, or id of the request or recommendation it belongs to.
    pub reference: String,
    /// Counted from.
    pub starts_at: String,
    /// Last moment, rolled over days off.
    pub due: String,
    /// The same without the roll.
    pub alarm_on: String,
    /// Last moment with the one extension.
    pub extension_max: Option<String>,
    /// What is counted.
    pub calendar: TermCalendarWord,
    /// Length in that unit.
    pub length: u32,
    /// Where it stands now.
    pub state: ClockStateWord,
    /// When it was met.
    #[schema(format = "date-time")]
    pub met_at: Option<String>,
    /// Somebody still has to act.
    pub open: bool,
    /// Rule and article.
    pub basis: BasisAnswer,
    /// How it was counted.
    pub explanation: BothLanguages,
}

impl From<&CaseDeadline> for CaseDeadlineAnswer {
    fn from(d: &CaseDeadline) -> Self {
        let text = |m: Moment| day_or_moment(m);
        Self {
            kind: d.term.kind.into(),
            reference: d.reference.clone(),
            starts_at: text(d.term.starts_at),
            due: text(d.term.due),
            alarm_on: text(d.term.alarm_on),
            extension_max: d.term.extension_max.map(text),
            calendar: d.term.calendar.into(),
            length: d.term.length,
            state: d.term.state.into(),
            met_at: d.met_at.map(moment),
            open: d.open(),
            basis: (&d.term.basis).into(),
            explanation: d.term.explanation.clone().into(),
        }
    }
}
