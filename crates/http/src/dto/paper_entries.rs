//! What whoever issues a document writes on it: the file of the case does not know it.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::{Line, Paragraph, Short, Text};
use casework::documents::{Entries, Entry};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What is written on the paper besides what the case says; what is left out stays as the case fills it, and a
/// blank or an empty list takes that away. Each form takes those that the list of documents names; others are refused.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(example = json!({"signatory_name": "Trần Quốc Khôi", "signatory_title": "Giám đốc"}))]
pub struct PaperEntriesInput {
    /// Article of the Penal Code (transfer of a file with criminal signs).
    pub penal_article: Option<Line>,
    /// What the police is asked for (letter of opinion).
    pub request: Option<Paragraph>,
    /// Why an extension is asked for.
    pub why: Option<Paragraph>,
    /// Days of the extension that are asked for; what was consented to is printed instead once it is recorded.
    pub days: Option<Number>,
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
    /// Papers that give the issuer of a founding decision its competence.
    #[validate(length(max = 20))]
    pub authority: Option<Vec<Line>>,
    /// Legal grounds besides those that the form brings.
    #[validate(length(max = 20))]
    pub grounds: Option<Vec<Line>>,
    /// Who carries the decision out besides.
    #[validate(length(max = 20))]
    pub executors: Option<Vec<Line>>,
    /// The paper that proves the death, with number and date (compensation for the dead).
    pub death_paper: Option<Line>,
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
    pub recipients: Option<Vec<Line>>,
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
        let copies = match self.copies {
            Some(n) if n.raw().trim().is_empty() => Some((Entry::Copies, Vec::new())),
            n => f.count("copies", n.as_ref(), 100).map(|n| (Entry::Copies, vec![n.to_string()])),
        };
        let days = match self.days {
            Some(n) if n.raw().trim().is_empty() => Some((Entry::Days, Vec::new())),
            n => f.count("days", n.as_ref(), 366).map(|n| (Entry::Days, vec![n.to_string()])),
        };
        Some(
            [
                one(f, Entry::Why, self.why),
                days,
                one(f, Entry::DeathPaper, self.death_paper),
                one(f, Entry::PenalArticle, self.penal_article),
                one(f, Entry::Request, self.request),
                one(f, Entry::Plan, self.plan),
                one(f, Entry::Instruction, self.instruction),
                one(f, Entry::Conditions, self.conditions),
                one(f, Entry::Bring, self.bring),
                one(f, Entry::Contact, self.contact),
                one(f, Entry::Place, self.place),
                copies,
                many(f, Entry::Authority, self.authority),
                many(f, Entry::Grounds, self.grounds),
                many(f, Entry::Executors, self.executors),
                one(f, Entry::Months, self.months),
                one(f, Entry::AmountInWords, self.amount_in_words),
                one(f, Entry::VictimSigner, self.victim_signer),
                one(f, Entry::TypeCode, self.type_code),
                many(f, Entry::Recipients, self.recipients),
                one(f, Entry::SignatoryAuthority, self.signatory_authority),
                one(f, Entry::SignatoryTitle, self.signatory_title),
                one(f, Entry::SignatoryName, self.signatory_name),
            ]
            .into_iter()
            .flatten()
            .collect(),
        )
    }
}

/// A blank takes away what the case fills.
fn one<const MAX: usize>(
    f: &mut Fields<'_>,
    entry: Entry,
    raw: Option<Text<MAX>>,
) -> Option<(Entry, Vec<String>)> {
    let raw = raw?;
    if raw.is_blank() {
        return Some((entry, Vec::new()));
    }
    f.text(entry.code(), Some(&raw)).map(|said| (entry, vec![said]))
}

fn many(f: &mut Fields<'_>, entry: Entry, raw: Option<Vec<Line>>) -> Option<(Entry, Vec<String>)> {
    raw.map(|all| (entry, f.texts(entry.code(), all)))
}
