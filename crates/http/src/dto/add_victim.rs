//! A victim who became known later.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use super::victim::{VictimContext, VictimInput};
use domain::case::Command;
use domain::words::WorkRelation;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Adds a victim who became known later.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"victim": {"name": "Danh Út", "birth": "khoảng 40 tuổi", "relation": "hdld_written",
    "outcome": "light"}, "reason": "Nhập viện sau"}))]
pub struct AddVictimInput {
    /// The person.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub victim: VictimInput,
    /// Why only now.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for AddVictimInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let context = VictimContext { relation: WorkRelation::Contract, keeps_ids: false };
        let victim = f.under("victim", |f| self.victim.read_as(f, context));
        let reason = f.words("reason", &self.reason);
        Some(Command::AddVictim { victim: Box::new(victim), reason: reason? })
    }
}
