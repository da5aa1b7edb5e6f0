//! Forms: described once, then rendered, read back, checked, summarised and turned into the JSON of the
//! shared transfer objects. Names are paths (`accident.victims.0.name`), so that an error pointer
//! (`/accident/victims/0/name`) leads back to its field.

mod commune;
mod control;
mod errors;
mod print;
mod rows;
mod spec;
mod summary;
mod tree;
mod values;
mod view;

pub use commune::{Unclear, code_in, commune_label, resolve_communes};
pub use errors::{error_anchor, error_words, id_of, pointer_name};
pub use rows::{add_row, count_rows, remove_row};
pub use spec::{Field, Form, Item, Kind, Options, Repeat, Step, template_name};
pub use summary::{SummaryRow, SummarySection, summary};
pub use tree::tree;
pub use values::Values;
pub use view::{ChoiceView, ErrorView, FieldView, FormView, Given, GroupView, ItemView, StepView};
