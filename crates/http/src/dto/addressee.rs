//! Somebody who is to receive the minutes.

use super::fields::Fields;
use super::input::Input;
use super::text::Line;
use super::typed_text::IdText;
use super::word::AddresseeKindWord;
use domain::case::NewAddressee;
use domain::ids::VictimId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// One line of the service list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddresseeInput {
    /// Name.
    #[serde(default)]
    #[schema(required = true)]
    pub recipient: Line,
    /// As what.
    #[serde(default)]
    #[schema(required = true)]
    pub kind: AddresseeKindWord,
    /// The victim whose copy it is.
    pub victim_id: Option<IdText>,
}

impl Input for AddresseeInput {
    type Value = NewAddressee;

    fn read(self, f: &mut Fields<'_>) -> Option<NewAddressee> {
        let recipient = f.words("recipient", &self.recipient);
        let kind = f.required_word("kind", &self.kind);
        let victim = f.uuid("victim_id", self.victim_id.as_deref()).map(VictimId);
        Some(NewAddressee { recipient: recipient?, kind: kind?, victim })
    }
}
