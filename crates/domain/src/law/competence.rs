//! Who investigates (thẩm quyền điều tra, Luật ATVSLĐ Điều 35; rules R-INV-1 to R-INV-9).

use super::citation::{Basis, Citation, Confidence, RuleId};
use super::classify::Classification;
use super::facts::AccidentFacts;
use super::place::Place;
use super::rules::Situation;
use super::set::LawSet;
use crate::words::{Localized, TeamLevel};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which team is competent, who founds it and by which form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamDecision {
    /// Level.
    pub level: TeamLevel,
    /// Who founds the team or makes the record.
    pub founder: Localized,
    /// Form of the decision or the record.
    pub form: Option<String>,
    /// Rule and article.
    pub basis: Basis,
    /// What must be known beside it.
    pub notes: Vec<Localized>,
}

impl LawSet {
    /// The team competent for an accident; founders are named as on the day of the accident.
    pub fn competence(&self, f: &AccidentFacts, c: &Classification) -> TeamDecision {
        self.competence_on(f, c, f.occurred_on)
    }

    /// The same with founders named as on the day of the act.
    pub fn competence_on(&self, f: &AccidentFacts, c: &Classification, act_on: NaiveDate) -> TeamDecision {
        let place = Place::on(f, act_on);
        self.decide(&self.situation(f, c, &place), &place, act_on)
    }

    /// The team that investigates again a case that a team of level `earlier` has investigated
    /// (R-INV-4: establishment to province; R-INV-5: province to central).
    pub fn reinvestigation(
        &self,
        earlier: TeamLevel,
        f: &AccidentFacts,
        c: &Classification,
        act_on: NaiveDate,
    ) -> TeamDecision {
        let place = Place::on(f, act_on);
        let mut s = self.situation(f, c, &place);
        s.reinvestigates = Some(earlier);
        self.decide(&s, &place, act_on)
    }

    fn decide(&self, s: &Situation<'_>, place: &Place, act_on: NaiveDate) -> TeamDecision {
        let accident = s.facts.occurred_on;
        let notes = self
            .team_notes
            .iter()
            .filter(|n| n.in_force(accident) && n.body.when.holds(s))
            .map(|n| n.body.text.clone())
            .collect();
        let Some(rule) = self.competence.iter().find(|r| r.in_force(accident) && r.body.when.holds(s)) else {
            return none(notes);
        };
        let agency = rule
            .body
            .founder_role
            .and_then(|role| {
                self.agency_name(
                    role,
                    &place.province_at(super::rules::At::Place, s.facts),
                    Some(&place.commune),
                    act_on,
                )
            })
            .map_or_else(|| rule.body.founder_role.map_or_else(Localized::default, role_label), |a| a.name);
        TeamDecision {
            level: rule.body.level,
            founder: Localized::new(
                rule.body.founder.vi.replace("{agency}", &agency.vi),
                rule.body.founder.en.replace("{agency}", &agency.en),
            ),
            form: rule.body.form.clone(),
            basis: rule.basis.clone(),
            notes,
        }
    }
}

fn role_label(role: crate::words::RoleKey) -> Localized {
    Localized::new(role.label(crate::words::Lang::Vi), role.label(crate::words::Lang::En))
}

/// Only reached for an accident before the first regime, or a re-investigation that no rule foresees.
fn none(notes: Vec<Localized>) -> TeamDecision {
    TeamDecision {
        level: TeamLevel::None,
        founder: Localized::default(),
        form: None,
        basis: Basis {
            rule: RuleId("R-INV-1".to_owned()),
            citation: Citation {
                text: "Luật ATVSLĐ 84/2015/QH13, Điều 35".to_owned(),
                confidence: Confidence::Unsure,
            },
        },
        notes,
    }
}
