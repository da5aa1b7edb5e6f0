//! Changing the members of a team.

use super::super::decision_paper::DecisionPaperInput;
use super::super::fields::Fields;
use super::super::input::Input;
use super::super::team_member::TeamMemberInput;
use super::super::text::{Paragraph, Short};
use super::super::typed_text::DayText;
use domain::case::{Command, TeamOrder};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The decision that changes the members of a team (Nghị định 39/2016/NĐ-CP Điều 11).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeTeamInput {
    /// Number of the decision.
    #[serde(default)]
    #[schema(required = true)]
    pub decision_number: Short,
    /// Its date.
    #[serde(default)]
    #[schema(required = true)]
    pub decision_date: DayText,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
    /// The members from now on, all of them.
    #[serde(default)]
    #[validate(length(max = 200), nested)]
    pub members: Vec<TeamMemberInput>,
    /// What the decision says besides.
    #[serde(default)]
    #[validate(nested)]
    pub paper: DecisionPaperInput,
}

impl Input for ChangeTeamInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let decision_number = f.words("decision_number", &self.decision_number);
        let decision_date = f.required_date("decision_date", &self.decision_date);
        let reason = f.words("reason", &self.reason);
        let members = f.each("members", self.members, |f, row| row.read(f));
        let paper = f.under("paper", |f| self.paper.read(f));
        Some(Command::ChangeTeam(TeamOrder {
            decision_number: decision_number?,
            decision_date: decision_date?,
            reason: reason?,
            members,
            paper: paper?,
        }))
    }
}
