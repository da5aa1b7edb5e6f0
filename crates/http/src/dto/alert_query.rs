//! What the list of alerts is asked for, from a query string.

use super::fields::Fields;
use super::follow_up_query::{keys, text};
use super::input::Input;
use super::word::Word;
use casework::alerts::AlertQuery;
use domain::law::AlertMode;
use domain::time::from_vn;
use domain::value::CommuneCode;
use domain::words::{AlertStanding, EventClass, Urgency};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

/// Filters of the list of alerts; several words of one filter are separated by commas.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AlertListInput {
    /// States, separated by commas: `pending`, `sent`, `acknowledged`, `failed`, `dead` or `withdrawn`.
    pub state: Option<String>,
    /// Kind of message: `acknowledged`, `invite`, `info` or `copy`.
    pub mode: Option<String>,
    /// Only those that somebody must confirm and nobody has.
    pub unconfirmed: Option<bool>,
    /// Only those about a death, or about casualties that nobody knows.
    pub urgent: Option<bool>,
    /// Agency that received it.
    pub agency: Option<String>,
    /// Classes of the case, separated by commas.
    pub class: Option<String>,
    /// Commune of the accident: its code of five digits.
    pub commune: Option<String>,
    /// Raised on this day or later.
    pub raised_from: Option<String>,
    /// Raised on this day or earlier.
    pub raised_to: Option<String>,
    /// `raised` (default), newest first; `-` in front turns it round.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<i64>,
}

impl Input for AlertListInput {
    type Value = AlertQuery;

    fn read(self, f: &mut Fields<'_>) -> Option<AlertQuery> {
        let sort = self.sort.unwrap_or_default();
        let (key, reversed) = sort.strip_prefix('-').map_or((sort.as_str(), false), |k| (k, true));
        if !matches!(key, "" | "raised") {
            f.problem("sort", "unknown_word", "Chọn raised hoặc -raised.", "Choose raised or -raised.");
        }
        let mode = self.mode.filter(|m| !m.trim().is_empty()).map(Word::<AlertMode>::from);
        let states = keys(f, "state", self.state, AlertStanding::as_str);
        let start = |day: chrono::NaiveDate| from_vn(day.and_time(chrono::NaiveTime::MIN));
        let until = f.date("raised_to", text(self.raised_to).as_ref());
        Some(AlertQuery {
            states: states.iter().filter_map(|s| s.parse().ok()).collect(),
            mode: f.word("mode", mode.as_ref()).map(|m| m.as_str().to_owned()),
            unconfirmed: self.unconfirmed.unwrap_or(false),
            urgency: self.urgent.unwrap_or(false).then(|| Urgency::Death.as_str().to_owned()),
            agency: f.uuid("agency", text(self.agency).as_ref()),
            classes: keys(f, "class", self.class, EventClass::as_str),
            commune: f
                .value("commune", text(self.commune).as_ref(), CommuneCode::parse)
                .map(|c| c.as_str().to_owned()),
            since: f.date("raised_from", text(self.raised_from).as_ref()).map(start),
            until: until.and_then(|day| day.succ_opt()).map(start),
            oldest_first: reversed,
            cursor: f.text("cursor", text(self.cursor).as_ref()),
            limit: self.limit.unwrap_or(50),
            ..AlertQuery::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::alerts::AlertState;
    use domain::time::Instant;

    fn read(input: AlertListInput) -> Result<AlertQuery, Vec<domain::value::FieldError>> {
        input.into_domain(&mut uuid::Uuid::nil, Instant::default())
    }

    #[test]
    fn every_filter_narrows_the_query() {
        let asked = read(AlertListInput {
            state: Some("sent,dead".to_owned()),
            mode: Some("invite".to_owned()),
            unconfirmed: Some(true),
            urgent: Some(true),
            class: Some("fatal".to_owned()),
            commune: Some("30742".to_owned()),
            raised_from: Some("01/11/2026".to_owned()),
            raised_to: Some("2026-11-30".to_owned()),
            sort: Some("-raised".to_owned()),
            ..AlertListInput::default()
        })
        .unwrap();
        assert_eq!(asked.states, [AlertState::Sent, AlertState::Dead]);
        assert_eq!((asked.mode.as_deref(), asked.urgency.as_deref()), (Some("invite"), Some("death")));
        assert!(asked.unconfirmed && asked.oldest_first);
        assert_eq!((asked.classes, asked.commune.as_deref()), (vec!["fatal".to_owned()], Some("30742")));
        let days = asked.until.zip(asked.since).map(|(until, since)| (until - since).num_days());
        assert_eq!(days, Some(30), "the last day counts as a whole");
    }

    #[test]
    fn every_state_of_the_store_can_be_asked_for() {
        for state in AlertState::ALL {
            let input = AlertListInput { state: Some(state.as_str().to_owned()), ..Default::default() };
            assert_eq!(read(input).unwrap().states, [*state]);
        }
    }

    #[test]
    fn what_is_no_value_is_told_with_its_place() {
        let wrong = read(AlertListInput {
            state: Some("asleep".to_owned()),
            mode: Some("shout".to_owned()),
            agency: Some("x".to_owned()),
            raised_from: Some("31/02/2026".to_owned()),
            sort: Some("name".to_owned()),
            ..AlertListInput::default()
        })
        .unwrap_err();
        let mut at: Vec<&str> = wrong.iter().map(|p| p.pointer.as_str()).collect();
        at.sort_unstable();
        assert_eq!(at, ["/agency", "/mode", "/raised_from", "/sort", "/state"]);
    }
}
