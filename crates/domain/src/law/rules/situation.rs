//! The accident seen through the questions that the rules ask.

use crate::law::{AccidentFacts, Classification, VictimFacts};
use crate::words::{EmployedBy, EventClass, RelationChain, Sector, Severity, TeamLevel, WorkRelation};

/// Severity of a victim for duties: codes of the statutory list raise, never lower (R-CLS-1).
pub(in crate::law) fn severity(v: &VictimFacts) -> Severity {
    match v.outcome {
        Severity::Fatal => Severity::Fatal,
        Severity::Serious => Severity::Serious,
        Severity::Light | Severity::Unknown if !v.serious_codes.is_empty() => Severity::Serious,
        Severity::Light => Severity::Light,
        Severity::Unknown => Severity::Unknown,
    }
}

/// Answers to the conditions of [`super::when::When`].
#[derive(Debug, Clone)]
pub(in crate::law) struct Situation<'a> {
    pub(in crate::law) facts: &'a AccidentFacts,
    pub(in crate::law) class: EventClass,
    pub(in crate::law) contract_chain: bool,
    pub(in crate::law) commune_chain: bool,
    pub(in crate::law) own: bool,
    pub(in crate::law) others: bool,
    pub(in crate::law) casualties_unknown: bool,
    pub(in crate::law) workers_hurt: bool,
    pub(in crate::law) specialised: bool,
    pub(in crate::law) abroad: bool,
    pub(in crate::law) beside_record: bool,
    pub(in crate::law) head_office_elsewhere: bool,
    pub(in crate::law) team: Option<TeamLevel>,
    pub(in crate::law) reinvestigates: Option<TeamLevel>,
}

impl<'a> Situation<'a> {
    /// `unknown_as` is the class that unknown casualties count as; `place_province` the province of the
    /// place on the day of the act.
    pub(in crate::law) fn new(
        facts: &'a AccidentFacts,
        classification: &Classification,
        unknown_as: EventClass,
        place_province: &str,
    ) -> Self {
        let class = match classification.class {
            EventClass::Unknown => unknown_as,
            known => known,
        };
        let workers: Vec<_> = facts.victims.iter().filter(|v| v.is_worker).collect();
        let chain = |v: &VictimFacts| v.relation.chain();
        let any = |test: &dyn Fn(&VictimFacts) -> bool| workers.iter().any(|v| test(v));
        let grave = |v: &VictimFacts| severity(v) != Severity::Light;
        let casualties_unknown = facts.victims.is_empty();
        let (contract_chain, commune_chain) = match class {
            EventClass::Fatal | EventClass::SeriousMulti | EventClass::Unknown => (
                casualties_unknown || any(&|v| chain(v) == RelationChain::Contract),
                any(&|v| chain(v) == RelationChain::Commune && grave(v)),
            ),
            // The lone serious victim decides.
            EventClass::SeriousSingle => (
                any(&|v| chain(v) == RelationChain::Contract && grave(v)),
                any(&|v| chain(v) == RelationChain::Commune && grave(v)),
            ),
            EventClass::Light => {
                (any(&|v| chain(v) == RelationChain::Contract), any(&|v| chain(v) == RelationChain::Commune))
            }
        };
        let grave_class = matches!(class, EventClass::Fatal | EventClass::SeriousMulti);
        Self {
            facts,
            class,
            contract_chain,
            commune_chain,
            own: any(&|v| chain(v) == RelationChain::Contract && v.employed_by == EmployedBy::Reporter),
            others: any(&|v| v.employed_by == EmployedBy::Other),
            casualties_unknown,
            workers_hurt: casualties_unknown || !workers.is_empty(),
            specialised: grave_class && facts.sector != Sector::General,
            abroad: !workers.is_empty() && workers.iter().all(|v| v.relation == WorkRelation::VnWorkerAbroad),
            beside_record: class == EventClass::SeriousSingle
                && commune_chain
                && any(&|v| chain(v) == RelationChain::Contract),
            head_office_elsewhere: facts.head_office_province.as_deref().is_some_and(|p| p != place_province),
            team: None,
            reinvestigates: None,
        }
    }

    /// Relations of the workers hurt.
    pub(in crate::law) fn relations(&self) -> impl Iterator<Item = WorkRelation> {
        self.facts.victims.iter().filter(|v| v.is_worker).map(|v| v.relation)
    }
}
