//! What stands in the law files, section by section, in typed form.

use super::when::When;
use crate::law::{AlertMode, DeadlineKind, Filer, HowFast, TermCalendar, Trigger};
use crate::words::{ChannelKind, Contact, EventClass, Localized, RoleKey, TeamLevel, Urgency};
use serde::Deserialize;

/// `[[regime]]`: rules in force for accidents of a span of dates.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct RegimeBody {
    pub(in crate::law) title: Localized,
    pub(in crate::law) changes: Localized,
}

/// `[[classification]]`: how the class of an accident is found.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct ClassificationBody {
    /// From how many seriously hurt workers on an accident is `serious_multi`.
    pub(in crate::law) serious_multi_from: u32,
    /// Whether people who are not workers count.
    pub(in crate::law) count_bystanders: bool,
    /// Whether the class stays provisional until a medical document confirms every outcome.
    pub(in crate::law) provisional_without_medical_document: bool,
}

/// `[[clause]]`: an article that an outcome rests on without a value of its own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct ClauseBody {
    #[allow(dead_code, reason = "read for its presence: every clause says in both languages what it is")]
    pub(in crate::law) says: Localized,
}

/// Which province's agency: that of the place or that of the head office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::law) enum At {
    #[default]
    Place,
    HeadOffice,
}

/// `[[filing]]`: somebody must file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct FilingBody {
    pub(in crate::law) by: Filer,
    pub(in crate::law) to: RoleKey,
    #[serde(default)]
    pub(in crate::law) at: At,
    pub(in crate::law) how_fast: HowFast,
    #[serde(default)]
    pub(in crate::law) form: Option<String>,
    pub(in crate::law) when: When,
}

/// `[[alert]]`: the system must tell agencies.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct AlertBody {
    pub(in crate::law) on: Vec<Trigger>,
    pub(in crate::law) to: Vec<RoleKey>,
    #[serde(default)]
    pub(in crate::law) at: At,
    pub(in crate::law) mode: AlertMode,
    pub(in crate::law) when: When,
}

/// `[[competence]]`: who investigates; the first rule by `order` that applies decides.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct CompetenceBody {
    pub(in crate::law) order: u32,
    pub(in crate::law) level: TeamLevel,
    /// Text with `{agency}` for the name of `founder_role` on the day.
    pub(in crate::law) founder: Localized,
    #[serde(default)]
    pub(in crate::law) founder_role: Option<RoleKey>,
    #[serde(default)]
    pub(in crate::law) form: Option<String>,
    #[serde(default)]
    pub(in crate::law) when: When,
}

/// `[[team_note]]`: what must be said beside the competence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct TeamNoteBody {
    pub(in crate::law) text: Localized,
    pub(in crate::law) when: When,
}

/// `[[term]]`: a term, what it is counted in and from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct TermBody {
    pub(in crate::law) kind: DeadlineKind,
    /// Class, for investigation terms.
    #[serde(default)]
    pub(in crate::law) class: Option<EventClass>,
    /// The term where expertise is needed.
    #[serde(default)]
    pub(in crate::law) expertise: bool,
    pub(in crate::law) length: u32,
    pub(in crate::law) calendar: TermCalendar,
    /// Longest extension, in the same unit; absent where none is allowed.
    #[serde(default)]
    pub(in crate::law) extension_max: Option<u32>,
    /// The event it is counted from.
    pub(in crate::law) counted_from: Localized,
}

/// `[[duty]]`: what somebody must do beside filing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct DutyBody {
    pub(in crate::law) who: Localized,
    pub(in crate::law) what: Localized,
    pub(in crate::law) when: When,
}

/// `[[setting]]`: a reading of the law that may be changed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct SettingBody {
    pub(in crate::law) value: toml::Value,
    #[allow(dead_code, reason = "read for its presence: every setting says in both languages what it does")]
    pub(in crate::law) about: Localized,
}

/// How far an agency of a role reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::law) enum Reach {
    Nation,
    Province,
    District,
    Commune,
}

/// `[[role]]`: which body fills a role; `name` is absent where the role was abolished.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct RoleBody {
    pub(in crate::law) role: RoleKey,
    pub(in crate::law) reach: Reach,
    /// Only for this province (two digits).
    #[serde(default)]
    pub(in crate::law) province: Option<String>,
    /// Pattern with `{province}`, `{district}`, `{commune}`.
    #[serde(default)]
    pub(in crate::law) name: Option<Localized>,
    /// The role has no body in this time.
    #[serde(default)]
    pub(in crate::law) abolished: bool,
}

/// `[[ladder]]`: who is reached one after the other until somebody confirms.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct LadderBody {
    pub(in crate::law) urgency: Urgency,
    pub(in crate::law) modes: Vec<AlertMode>,
    /// Only for these roles; empty: for every role that has none of its own.
    #[serde(default)]
    pub(in crate::law) roles: Vec<RoleKey>,
    pub(in crate::law) rungs: Vec<RungBody>,
    /// Minutes after the last rung until the first is tried again.
    pub(in crate::law) repeat_minutes: u32,
    /// Windows rest at night and on days off; never allowed for deaths.
    #[serde(default)]
    pub(in crate::law) rests: bool,
}

/// One rung of a ladder.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct RungBody {
    pub(in crate::law) contact: Contact,
    #[serde(default)]
    pub(in crate::law) channels: Vec<ChannelKind>,
    #[serde(default)]
    pub(in crate::law) window_minutes: u32,
    /// Added to the minutes.
    #[serde(default)]
    pub(in crate::law) window_seconds: u32,
}

impl RungBody {
    /// Length of the window in seconds.
    pub(in crate::law) fn window(&self) -> u32 {
        self.window_minutes.saturating_mul(60).saturating_add(self.window_seconds)
    }
}

/// `[[superior]]`: which role stands above another when it does not answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct SuperiorBody {
    pub(in crate::law) of: RoleKey,
    pub(in crate::law) is: RoleKey,
}
