//! Founding the investigation team.

use super::decision_paper::DecisionPaperInput;
use super::fields::Fields;
use super::input::Input;
use super::team_member::TeamMemberInput;
use super::text::Short;
use super::typed_text::DayText;
use domain::case::{Command, FoundTeam};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The founding decision (PL V, VI, VII; Luật ATVSLĐ Điều 35 khoản 1 đến 3).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "decision_number": "12/QĐ-SNV", "decision_date": "2026-11-21", "founder": "Giám đốc Sở Nội vụ",
    "members": [{"name": "Phạm Quốc Việt", "position": "Trưởng phòng", "unit": "Sở Nội vụ", "head": true, "capacity": "labour_authority"}],
    "paper": {"proposer": "Trưởng phòng Việc làm và An toàn lao động", "recipients": ["Sở Y tế"], "signatory_title": "Giám đốc"}
}))]
pub struct FoundTeamInput {
    /// Number of the founding decision; left out when the decision is issued here, which gives it its number.
    pub decision_number: Option<Short>,
    /// Date of the decision.
    #[serde(default)]
    #[schema(required = true)]
    pub decision_date: DayText,
    /// Who signed it.
    #[serde(default)]
    #[schema(required = true)]
    pub founder: Short,
    /// Members.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(length(min = 1, max = 40), nested)]
    pub members: Vec<TeamMemberInput>,
    /// What the decision says besides.
    #[serde(default)]
    #[validate(nested)]
    pub paper: DecisionPaperInput,
}

impl Input for FoundTeamInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let decision_number = f.text("decision_number", self.decision_number.as_ref());
        let decision_date = f.required_date("decision_date", &self.decision_date);
        let founder = f.words("founder", &self.founder);
        let members = f.each("members", self.members, |f, m| m.read(f));
        let paper = f.under("paper", |f| self.paper.read(f));
        Some(Command::FoundTeam(FoundTeam {
            decision_number: decision_number.unwrap_or_default(),
            decision_date: decision_date?,
            founder: founder?,
            members,
            paper: paper?,
        }))
    }
}
