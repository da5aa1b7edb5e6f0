//! What came of a task.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph, Short};
use super::word::TaskOutcomeWord;
use casework::tasks::TaskDone;
use domain::value::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What came of a task; of a call that confirmed, who answered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"outcome": "done", "name": "Trần Văn Hải", "unit": "Trực ban Công an tỉnh"}))]
pub struct TaskDoneInput {
    /// What came of it.
    #[serde(default)]
    #[schema(required = true)]
    pub outcome: TaskOutcomeWord,
    /// Of a call that confirmed: full name of who answered.
    pub name: Option<Short>,
    /// Of a call that confirmed: unit of who answered.
    pub unit: Option<Line>,
    /// What else is to be said; required when nobody confirmed by name, or would not.
    pub note: Option<Paragraph>,
}

impl Input for TaskDoneInput {
    type Value = TaskDone;

    fn read(self, f: &mut Fields<'_>) -> Option<TaskDone> {
        let outcome = f.required_word("outcome", &self.outcome);
        let name = f.value("name", self.name.as_ref(), PersonName::parse);
        let unit = f.text("unit", self.unit.as_ref());
        let note = f.text("note", self.note.as_ref());
        Some(TaskDone { outcome: outcome?, name: name.map(|n| n.as_str().to_owned()), unit, note })
    }
}
