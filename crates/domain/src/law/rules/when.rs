//! Conditions of a rule: every condition given must hold; a condition not given is not asked.

use super::situation::Situation;
use crate::words::{EmployedBy, EventClass, Sector, TeamLevel, WorkRelation};
use serde::Deserialize;

/// Which chain of reporting an accident takes (several may).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::law) enum Chain {
    /// The employer declares.
    Contract,
    /// Through the commune.
    Commune,
}

/// Conditions. Field names are the keys of the law files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::law) struct When {
    /// Class for duties (unknown casualties count as the class the settings name).
    pub(super) class: Option<Vec<EventClass>>,
    /// A chain that the accident takes.
    pub(super) chain: Option<Chain>,
    /// Some worker hurt is employed so, seen from whoever reports.
    pub(super) employed_by: Option<EmployedBy>,
    /// How many were hurt is not known at all.
    pub(super) casualties_unknown: Option<bool>,
    /// Workers were hurt, or it is not known whether.
    pub(super) workers_hurt: Option<bool>,
    /// Sector.
    pub(super) sector: Option<Vec<Sector>>,
    /// A special sector and a class for which its own law decides (Nghị định 39/2016 Điều 21).
    pub(super) specialised: Option<bool>,
    /// Every worker hurt is a Vietnamese worker abroad.
    pub(super) abroad: Option<bool>,
    /// Light contract victims beside one seriously hurt worker without a contract.
    pub(super) beside_record: Option<bool>,
    /// Relation of some worker hurt.
    pub(super) relation: Option<Vec<WorkRelation>>,
    /// Between home and work.
    pub(super) commuting: Option<bool>,
    /// Technical incident.
    pub(super) technical_incident: Option<bool>,
    /// Signs of a crime.
    pub(super) criminal_signs: Option<bool>,
    /// Expertise requested.
    pub(super) expertise_needed: Option<bool>,
    /// Beyond the province.
    pub(super) beyond_province: Option<bool>,
    /// The head office lies in another province.
    pub(super) head_office_elsewhere: Option<bool>,
    /// Level of the team that is competent.
    pub(super) team: Option<Vec<TeamLevel>>,
    /// Level whose case is investigated again; a rule without it is for first investigations.
    pub(super) reinvestigates: Option<TeamLevel>,
}

impl When {
    /// Does the rule apply?
    pub(in crate::law) fn holds(&self, s: &Situation<'_>) -> bool {
        let is = |wanted: Option<bool>, fact: bool| wanted.is_none_or(|w| w == fact);
        self.class.as_ref().is_none_or(|c| c.contains(&s.class))
            && self.chain.is_none_or(|c| match c {
                Chain::Contract => s.contract_chain,
                Chain::Commune => s.commune_chain,
            })
            && self.employed_by.is_none_or(|e| match e {
                EmployedBy::Reporter => s.own,
                EmployedBy::Other => s.others,
            })
            && is(self.casualties_unknown, s.casualties_unknown)
            && is(self.workers_hurt, s.workers_hurt)
            && self.sector.as_ref().is_none_or(|list| list.contains(&s.facts.sector))
            && is(self.specialised, s.specialised)
            && is(self.abroad, s.abroad)
            && is(self.beside_record, s.beside_record)
            && self.relation.as_ref().is_none_or(|list| s.relations().any(|r| list.contains(&r)))
            && is(self.commuting, s.facts.commuting)
            && is(self.technical_incident, s.facts.technical_incident)
            && is(self.criminal_signs, s.facts.criminal_signs)
            && is(self.expertise_needed, s.facts.expertise_needed)
            && is(self.beyond_province, s.facts.beyond_province)
            && is(self.head_office_elsewhere, s.head_office_elsewhere)
            && self.team.as_ref().is_none_or(|list| s.team.is_some_and(|t| list.contains(&t)))
            && self.reinvestigates == s.reinvestigates
    }
}
