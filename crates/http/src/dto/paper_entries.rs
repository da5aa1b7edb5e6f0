//! What whoever issues a document writes on it: the file of the case does not know it.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::{Line, Paragraph, Short};
use casework::documents::{Entries, Entry};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What is written on the paper besides what the case says; every part may be left out, and what is left out stays as
/// the case fills it. Each form takes those that the list of documents names; others are refused.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(example = json!({"signatory_name": "Trần Quốc Khôi", "signatory_title": "Giám đốc"}))]
pub struct PaperEntriesInput {
    /// Article of the Penal Code (transfer of a file with criminal signs).
    pub penal_article: Option<Line>,
    /// What the police is asked for (letter of opinion).
    pub request: Option<Paragraph>,
    /// What will be done in the time of the extension.
    pub plan: Option<Paragraph>,
    /// What the team is told besides (consent to an extension).
    pub instruction: Option<Paragraph>,
    /// What must be kept when the scene is released.
    pub conditions: Option<Paragraph>,
    /// What to bring (invitation).
    pub bring: Option<Line>,
    /// Whom to ask: name and telephone (invitation).
    pub contact: Option<Line>,
    /// Where the hand-over took place.
    pub place: Option<Line>,
    /// Copies made of the record of a hand-over.
    pub copies: Option<Number>,
    /// Legal grounds besides those that the form brings.
    #[validate(length(max = 20))]
    pub grounds: Vec<Line>,
    /// Who carries the decision out besides.
    #[validate(length(max = 20))]
    pub executors: Vec<Line>,
    /// Months of wage that are paid.
    pub months: Option<Short>,
    /// The amount in words.
    pub amount_in_words: Option<Line>,
    /// Victim or relative who signs the record of the commune.
    pub victim_signer: Option<Short>,
    /// Code of the type of establishment, where the agency uses one.
    pub type_code: Option<Short>,
    /// Nơi nhận besides "Như trên" and "Lưu".
    #[validate(length(max = 40))]
    pub recipients: Vec<Line>,
    /// Capacity before the title: "KT. GIÁM ĐỐC".
    pub signatory_authority: Option<Short>,
    /// Title of whoever signs.
    pub signatory_title: Option<Short>,
    /// Full name of whoever signs.
    pub signatory_name: Option<Short>,
}

impl Input for PaperEntriesInput {
    type Value = Entries;

    fn read(self, f: &mut Fields<'_>) -> Option<Entries> {
        let one = |entry: Entry, text: Option<String>| text.map(|t| (entry, vec![t]));
        let many = |entry: Entry, all: Vec<String>| (!all.is_empty()).then_some((entry, all));
        let copies = f.count("copies", self.copies.as_ref(), 100).map(|n| n.to_string());
        Some(
            [
                one(Entry::PenalArticle, f.text("penal_article", self.penal_article.as_ref())),
                one(Entry::Request, f.text("request", self.request.as_ref())),
                one(Entry::Plan, f.text("plan", self.plan.as_ref())),
                one(Entry::Instruction, f.text("instruction", self.instruction.as_ref())),
                one(Entry::Conditions, f.text("conditions", self.conditions.as_ref())),
                one(Entry::Bring, f.text("bring", self.bring.as_ref())),
                one(Entry::Contact, f.text("contact", self.contact.as_ref())),
                one(Entry::Place, f.text("place", self.place.as_ref())),
                one(Entry::Copies, copies),
                many(Entry::Grounds, f.texts("grounds", self.grounds)),
                many(Entry::Executors, f.texts("executors", self.executors)),
                one(Entry::Months, f.text("months", self.months.as_ref())),
                one(Entry::AmountInWords, f.text("amount_in_words", self.amount_in_words.as_ref())),
                one(Entry::VictimSigner, f.text("victim_signer", self.victim_signer.as_ref())),
                one(Entry::TypeCode, f.text("type_code", self.type_code.as_ref())),
                many(Entry::Recipients, f.texts("recipients", self.recipients)),
                one(
                    Entry::SignatoryAuthority,
                    f.text("signatory_authority", self.signatory_authority.as_ref()),
                ),
                one(Entry::SignatoryTitle, f.text("signatory_title", self.signatory_title.as_ref())),
                one(Entry::SignatoryName, f.text("signatory_name", self.signatory_name.as_ref())),
            ]
            .into_iter()
            .flatten()
            .collect(),
        )
    }
}
