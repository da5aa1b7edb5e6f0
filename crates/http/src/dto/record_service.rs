//! Recording that the minutes reached somebody.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::Line;
use super::typed_text::{IdText, MomentText};
use super::word::{AddresseeKindWord, ServiceMethodWord};
use domain::case::{Command, NewAddressee, NewService, Served};
use domain::ids::{EvidenceId, VictimId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// How and when the minutes reached a line of the service list, or somebody who is not on it yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"entry": 3, "how": "post", "served_at": "2026-11-24T10:00", "proof": "Vận đơn RK123"}))]
pub struct RecordServiceInput {
    /// Number of the line in the service list; left out for somebody who is not on it.
    pub entry: Option<Number>,
    /// Name of somebody who is not on the list.
    pub recipient: Option<Line>,
    /// As what somebody who is not on the list receives it.
    pub kind: Option<AddresseeKindWord>,
    /// The victim whose copy it is.
    pub victim_id: Option<IdText>,
    /// How.
    #[serde(default)]
    #[schema(required = true)]
    pub how: ServiceMethodWord,
    /// When; now when not told.
    pub served_at: Option<MomentText>,
    /// Proof in words: number of the receipt, name of who took it.
    pub proof: Option<Line>,
    /// The proof in the file of this case: the receipt, the letter.
    pub evidence_id: Option<IdText>,
}

impl Input for RecordServiceInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let entry = f.count("entry", self.entry.as_ref(), 10_000);
        let how = f.required_word("how", &self.how);
        let at = f.instant("served_at", self.served_at.as_deref()).unwrap_or(f.now());
        let proof = f.text("proof", self.proof.as_ref());
        let evidence = f.uuid("evidence_id", self.evidence_id.as_deref()).map(EvidenceId);
        let to = match entry {
            Some(no) => Some(Served::Line(no)),
            None => {
                let recipient = f.words("recipient", &self.recipient.unwrap_or_default());
                let kind = f.required_word("kind", &self.kind.unwrap_or_default());
                let victim = f.uuid("victim_id", self.victim_id.as_deref()).map(VictimId);
                match (recipient, kind) {
                    (Some(recipient), Some(kind)) => {
                        Some(Served::Besides(NewAddressee { recipient, kind, victim }))
                    }
                    _incomplete => None,
                }
            }
        };
        Some(Command::RecordService(NewService { to: to?, how: how?, at, proof, evidence }))
    }
}
