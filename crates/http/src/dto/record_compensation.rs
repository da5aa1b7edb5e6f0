//! Recording a payment of compensation or allowance.

use super::correct_compensation::MOST;
use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::{Line, Paragraph};
use super::typed_text::{DayText, IdText};
use super::word::{CompensationKindWord, RecipientKindWord};
use domain::case::{Command, NewCompensation};
use domain::ids::VictimId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Money that the employer paid for a victim (Luật ATVSLĐ Điều 38 khoản 4, khoản 5).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordCompensationInput {
    /// For whom.
    #[serde(default)]
    #[schema(required = true)]
    pub victim_id: IdText,
    /// Compensation or allowance.
    #[serde(default)]
    #[schema(required = true)]
    pub kind: CompensationKindWord,
    /// Đồng, more than 0.
    #[serde(default)]
    #[schema(required = true)]
    pub amount: Number,
    /// Day of the payment.
    #[serde(default)]
    #[schema(required = true)]
    pub paid_on: DayText,
    /// Who took the money.
    #[serde(default)]
    #[schema(required = true)]
    pub recipient_kind: RecipientKindWord,
    /// Name of who took it.
    #[serde(default)]
    #[schema(required = true)]
    pub recipient_name: Line,
    /// Number and date of the employer's decision to pay.
    pub decision_reference: Option<Line>,
    /// Note.
    pub note: Option<Paragraph>,
    /// Average monthly wage before the accident, đồng: with it the payment is held against the least that is owed.
    pub monthly_wage: Option<Number>,
    /// What an accident insurance bought by the employer paid for the same victim, đồng.
    pub insurance_paid: Option<Number>,
    /// Number of the cancelled record that this one puts right.
    pub replaces: Option<Number>,
}

impl Input for RecordCompensationInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let victim = f.required_uuid("victim_id", &self.victim_id).map(VictimId);
        let kind = f.required_word("kind", &self.kind);
        let amount = f.required_dong("amount", &self.amount);
        let paid_on = f.required_date("paid_on", &self.paid_on);
        let recipient_kind = f.required_word("recipient_kind", &self.recipient_kind);
        let recipient_name = f.words("recipient_name", &self.recipient_name);
        let decision_reference = f.text("decision_reference", self.decision_reference.as_ref());
        let note = f.text("note", self.note.as_ref());
        let monthly_wage = f.dong("monthly_wage", self.monthly_wage.as_ref());
        let insurance_paid = f.dong("insurance_paid", self.insurance_paid.as_ref());
        let replaces = f.count("replaces", self.replaces.as_ref(), MOST);
        Some(Command::RecordCompensation(NewCompensation {
            victim: victim?,
            kind: kind?,
            amount: amount?,
            paid_on: paid_on?,
            recipient_kind: recipient_kind?,
            recipient_name: recipient_name?,
            decision_reference,
            note,
            monthly_wage,
            insurance_paid,
            replaces,
        }))
    }
}
