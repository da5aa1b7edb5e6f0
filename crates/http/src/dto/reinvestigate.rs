//! Having a case investigated again.

use super::decision_paper::DecisionPaperInput;
use super::fields::Fields;
use super::input::Input;
use super::team_member::TeamMemberInput;
use super::text::{Paragraph, Short};
use super::typed_text::{DayText, IdText, MomentText};
use super::word::ReinvestigationGroundWord;
use domain::case::{Command, FoundTeam, Reinvestigate};
use domain::ids::ComplaintId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A new round in the same case, with its own team, decision and clock. What was announced stays valid until the
/// new round is announced (Nghị định 39/2016/NĐ-CP Điều 17).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "ground": "ex_officio", "reason": "Kết luận chưa đủ chứng cứ",
    "decision_number": "20/QĐ-SNV", "decision_date": "2027-01-12", "founder": "Giám đốc Sở Nội vụ",
    "members": [{"name": "Phạm Quốc Việt", "position": "Trưởng phòng", "unit": "Sở Nội vụ", "head": true, "capacity": "labour_authority"}]
}))]
pub struct ReinvestigateInput {
    /// Why, as a kind.
    #[serde(default)]
    #[schema(required = true)]
    pub ground: ReinvestigationGroundWord,
    /// The complaint it follows; required when that is the ground.
    pub complaint_id: Option<IdText>,
    /// When social insurance asked for it; required when that is the ground.
    pub requested_at: Option<MomentText>,
    /// Why, in words.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
    /// Number of the founding decision; left out when the decision is issued here, which gives it its number.
    pub decision_number: Option<Short>,
    /// Date of the founding decision.
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

impl Input for ReinvestigateInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let ground = f.required_word("ground", &self.ground);
        let complaint = f.uuid("complaint_id", self.complaint_id.as_deref()).map(ComplaintId);
        let requested_at = f.instant("requested_at", self.requested_at.as_deref());
        let reason = f.words("reason", &self.reason);
        let decision_number = f.text("decision_number", self.decision_number.as_ref());
        let decision_date = f.required_date("decision_date", &self.decision_date);
        let founder = f.words("founder", &self.founder);
        let members = f.each("members", self.members, |f, m| m.read(f));
        let paper = f.under("paper", |f| self.paper.read(f));
        Some(Command::Reinvestigate(Reinvestigate {
            ground: ground?,
            complaint,
            requested_at,
            reason: reason?,
            team: FoundTeam {
                decision_number: decision_number.unwrap_or_default(),
                decision_date: decision_date?,
                founder: founder?,
                members,
                paper: paper?,
            },
        }))
    }
}
