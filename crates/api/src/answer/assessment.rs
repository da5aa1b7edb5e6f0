//! The answer to "what must I do?".

use super::BothLanguages;
use serde::Serialize;
use tnld_http::dto::{
    ConfidenceWord, DeadlineKindWord, EventClassWord, FilerWord, HowFastWord, RoleKeyWord, TeamLevelWord,
    TermCalendarWord,
};
use utoipa::ToSchema;

/// Somebody must declare.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeclarationDuty {
    /// Who.
    pub by: FilerWord,
    /// To whom, as a role.
    pub to: RoleKeyWord,
    /// Name of the recipient on the day.
    pub agency: String,
    /// How fast.
    pub how_fast: HowFastWord,
    /// Form.
    pub form: Option<String>,
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: ConfidenceWord,
}

/// Who investigates.
#[derive(Debug, Serialize, ToSchema)]
pub struct Investigators {
    /// Level.
    pub level: TeamLevelWord,
    /// Who founds the team.
    pub founder: String,
    /// Form of the decision or record.
    pub form: Option<String>,
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: ConfidenceWord,
}

/// A term. Days are `YYYY-MM-DD`, moments RFC 3339 with +07:00.
#[derive(Debug, Serialize, ToSchema)]
pub struct Term {
    /// Which.
    pub kind: DeadlineKindWord,
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
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: ConfidenceWord,
    /// How it was counted.
    pub explanation: BothLanguages,
}

/// Somebody must do something.
#[derive(Debug, Serialize, ToSchema)]
pub struct Duty {
    /// Who.
    pub who: String,
    /// What.
    pub what: String,
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: ConfidenceWord,
}

/// The rule behind a class.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reason {
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: ConfidenceWord,
}

/// What must be done about the described accident.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssessmentAnswer {
    /// Class.
    pub class: EventClassWord,
    /// May change when something unknown becomes known.
    pub provisional: bool,
    /// Regime in force on the day of the accident.
    pub regime: String,
    /// SHA-256 of the law set that answered.
    pub law_set: String,
    /// Rules of the class.
    pub rules: Vec<Reason>,
    /// Who must declare, to whom, how fast.
    pub declarations: Vec<DeclarationDuty>,
    /// Who investigates.
    pub team: Investigators,
    /// Every term with its article.
    pub deadlines: Vec<Term>,
    /// Everything else people must do.
    pub duties: Vec<Duty>,
    /// What to keep in mind.
    pub warnings: Vec<String>,
}
