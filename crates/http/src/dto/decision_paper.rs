//! What a decision that founds or changes a team says besides number, date and members.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Short};
use domain::case::DecisionPaper;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The further content of the decision (PL V, VI, VII); every part may be left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DecisionPaperInput {
    /// Place where it was made.
    pub place: Option<Short>,
    /// Legal grounds besides the law and the decree, each without "Căn cứ".
    #[validate(length(max = 20))]
    pub grounds: Vec<Line>,
    /// Who proposed it (Xét đề nghị của …).
    pub proposer: Option<Line>,
    /// Who must carry it out besides the members (Điều 3).
    #[validate(length(max = 20))]
    pub executors: Vec<Line>,
    /// Who receives it (Nơi nhận).
    #[validate(length(max = 40))]
    pub recipients: Vec<Line>,
    /// Title of whoever signed it.
    pub signatory_title: Option<Short>,
}

impl Input for DecisionPaperInput {
    type Value = DecisionPaper;

    fn read(self, f: &mut Fields<'_>) -> Option<DecisionPaper> {
        Some(DecisionPaper {
            place: f.text("place", self.place.as_ref()),
            grounds: f.texts("grounds", self.grounds),
            proposer: f.text("proposer", self.proposer.as_ref()),
            executors: f.texts("executors", self.executors),
            recipients: f.texts("recipients", self.recipients),
            signatory_title: f.text("signatory_title", self.signatory_title.as_ref()),
        })
    }
}

impl From<&DecisionPaper> for DecisionPaperInput {
    fn from(p: &DecisionPaper) -> Self {
        let lines = |all: &[String]| all.iter().map(|t| t.clone().into()).collect();
        let short = |t: &Option<String>| t.clone().map(Into::into);
        Self {
            place: short(&p.place),
            grounds: lines(&p.grounds),
            proposer: p.proposer.clone().map(Into::into),
            executors: lines(&p.executors),
            recipients: lines(&p.recipients),
            signatory_title: short(&p.signatory_title),
        }
    }
}
