//! A form as the templates print it.

use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a page knows beside the form itself.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Choices by name.
    pub options: BTreeMap<&'static str, Vec<(String, String)>>,
    /// Choices for single fields, such as communes of the same name.
    pub choices: BTreeMap<String, Vec<(String, String)>>,
    /// Province whose communes are suggested.
    pub province: String,
    /// Today in Vietnam.
    pub today: NaiveDate,
    /// What to think of before choosing.
    pub hints: Vec<String>,
}

/// One choice.
#[derive(Debug, Clone)]
pub struct ChoiceView {
    /// Id.
    pub id: String,
    /// Value.
    pub value: String,
    /// Label.
    pub label: String,
    /// Chosen.
    pub chosen: bool,
}

/// One question as printed.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Label.
    pub label: String,
    /// Hint.
    pub hint: Option<String>,
    /// Error.
    pub error: Option<String>,
    /// Which control: `input`, `area`, `radios`, `select`, `ticks`, `tick`, `commune`, `suggest`, `password`, `hidden`.
    pub control: &'static str,
    /// `type` of an input.
    pub input_type: &'static str,
    /// `inputmode` of an input.
    pub inputmode: &'static str,
    /// `autocomplete`.
    pub autocomplete: &'static str,
    /// Class of the width, or empty.
    pub width: String,
    /// What was typed.
    pub value: String,
    /// Choices.
    pub options: Vec<ChoiceView>,
    /// What was understood of a tolerant field.
    pub echo: Option<String>,
    /// Unit beside the field.
    pub suffix: Option<String>,
    /// Required.
    pub required: bool,
    /// The list of `datalist` suggestions is shared under this id.
    pub list: Option<String>,
}

impl FieldView {
    /// Something of the choices is chosen.
    pub fn has_choice(&self) -> bool {
        self.options.iter().any(|o| o.chosen)
    }

    /// Ids that describe the field, for `aria-describedby`.
    pub fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.id));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.id));
        }
        ids.join(" ")
    }
}

/// Rows as printed.
#[derive(Debug, Clone)]
pub struct GroupView {
    /// Path.
    pub name: String,
    /// Title of each row with its fields.
    pub rows: Vec<(String, Vec<FieldView>)>,
    /// Words of the button that adds a row.
    pub add: String,
    /// Words of the button that removes a row.
    pub remove: String,
    /// A row may be removed.
    pub removable: bool,
    /// A row may be added.
    pub extendable: bool,
    /// Rows open now.
    pub open: usize,
}

/// A part of a step as printed.
#[derive(Debug, Clone)]
pub enum ItemView {
    /// A question.
    Field(Box<FieldView>),
    /// A heading.
    Heading(String),
    /// Rows.
    Group(GroupView),
}

/// A step as printed.
#[derive(Debug, Clone)]
pub struct StepView {
    /// Part of the address.
    pub slug: &'static str,
    /// Title.
    pub title: String,
    /// Text under the title.
    pub lead: Option<String>,
    /// Items.
    pub items: Vec<ItemView>,
}

/// One line of the error summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorView {
    /// Where it leads, or empty.
    pub href: String,
    /// What is wrong and what to do.
    pub text: String,
}

/// A form as printed.
#[derive(Debug, Clone)]
pub struct FormView {
    /// Steps shown.
    pub steps: Vec<StepView>,
    /// Errors.
    pub errors: Vec<ErrorView>,
    /// Lists of suggestions, by id.
    pub lists: Vec<(String, Vec<(String, String)>)>,
    /// What is carried along unseen.
    pub hidden: Vec<(String, String)>,
}
