//! The answer as the interface gives it, in one language.

use super::assess::Assessment;
use crate::law::{Basis, Confidence, Deadline, DeadlineKind, Filer, HowFast, Moment, TermCalendar};
use crate::time::rfc3339_vn;
use crate::words::{EventClass, Lang, Localized, RoleKey, TeamLevel};
use serde::Serialize;

/// Rule, article and confidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BasisAnswer {
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: Confidence,
}

/// Somebody must declare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeclarationAnswer {
    /// Who.
    pub by: Filer,
    /// To whom, as a role.
    pub to: RoleKey,
    /// Name of the recipient on the day.
    pub agency: String,
    /// How fast.
    pub how_fast: HowFast,
    /// Form.
    pub form: Option<String>,
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: Confidence,
}

/// Who investigates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamAnswer {
    /// Level.
    pub level: TeamLevel,
    /// Who founds it.
    pub founder: String,
    /// Form of the decision or record.
    pub form: Option<String>,
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: Confidence,
}

/// A term. Days are `YYYY-MM-DD`, instants RFC 3339 with +07:00.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadlineAnswer {
    /// Which.
    pub kind: DeadlineKind,
    /// Counted from.
    pub starts_at: String,
    /// Last moment, rolled.
    pub due: String,
    /// The same without the roll.
    pub alarm_on: String,
    /// Last moment with the one extension.
    pub extension_max: Option<String>,
    /// What is counted.
    pub calendar: TermCalendar,
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: Confidence,
    /// How it was counted, in both languages.
    pub explanation: Localized,
}

/// Somebody must do something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyAnswer {
    /// Who.
    pub who: String,
    /// What.
    pub what: String,
    /// Rule id.
    pub rule: String,
    /// Instrument and article.
    pub citation: String,
    /// How sure.
    pub confidence: Confidence,
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Class.
    pub class: EventClass,
    /// May change when something unknown becomes known.
    pub provisional: bool,
    /// Id of the regime.
    pub regime: String,
    /// SHA-256 of the law set.
    pub law_set: String,
    /// Rules of the classification.
    pub rules: Vec<BasisAnswer>,
    /// Declarations.
    pub declarations: Vec<DeclarationAnswer>,
    /// Team.
    pub team: TeamAnswer,
    /// Terms.
    pub deadlines: Vec<DeadlineAnswer>,
    /// Duties.
    pub duties: Vec<DutyAnswer>,
    /// What to keep in mind.
    pub warnings: Vec<String>,
}

impl Assessment {
    /// The answer in one language; explanations of terms stay in both.
    pub fn answer(&self, lang: Lang) -> Answer {
        let c = &self.classification;
        let team = basis(&self.team.basis);
        Answer {
            class: c.class,
            provisional: c.provisional,
            regime: self.regime.id.clone(),
            law_set: self.law_set.clone(),
            rules: c.rules.iter().map(basis).collect(),
            declarations: self
                .declarations
                .iter()
                .map(|d| {
                    let b = basis(&d.duty.basis);
                    DeclarationAnswer {
                        by: d.duty.by,
                        to: d.duty.to,
                        agency: d.agency.get(lang).to_owned(),
                        how_fast: d.duty.how_fast,
                        form: d.duty.form.clone(),
                        rule: b.rule,
                        citation: b.citation,
                        confidence: b.confidence,
                    }
                })
                .collect(),
            team: TeamAnswer {
                level: self.team.level,
                founder: self.team.founder.get(lang).to_owned(),
                form: self.team.form.clone(),
                rule: team.rule,
                citation: team.citation,
                confidence: team.confidence,
            },
            deadlines: self.deadlines.iter().map(deadline).collect(),
            duties: self
                .duties
                .iter()
                .map(|d| {
                    let b = basis(&d.basis);
                    DutyAnswer {
                        who: d.who.get(lang).to_owned(),
                        what: d.what.get(lang).to_owned(),
                        rule: b.rule,
                        citation: b.citation,
                        confidence: b.confidence,
                    }
                })
                .collect(),
            warnings: self.warnings.iter().map(|w| w.get(lang).to_owned()).collect(),
        }
    }
}

fn basis(b: &Basis) -> BasisAnswer {
    BasisAnswer {
        rule: b.rule.0.clone(),
        citation: b.citation.text.clone(),
        confidence: b.citation.confidence,
    }
}

fn deadline(d: &Deadline) -> DeadlineAnswer {
    let b = basis(&d.basis);
    DeadlineAnswer {
        kind: d.kind,
        starts_at: moment(d.starts_at),
        due: moment(d.due),
        alarm_on: moment(d.alarm_on),
        extension_max: d.extension_max.map(moment),
        calendar: d.calendar,
        rule: b.rule,
        citation: b.citation,
        confidence: b.confidence,
        explanation: d.explanation.clone(),
    }
}

fn moment(m: Moment) -> String {
    match m {
        Moment::Day(day) => day.to_string(),
        Moment::At(at) => rfc3339_vn(at),
    }
}
