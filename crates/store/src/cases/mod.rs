//! Lists of cases.

mod condition;
mod filter;
mod list;
mod near;
mod row;
mod scope;

pub use condition::NAMED;
pub(crate) use condition::narrowed;
pub use filter::{CaseFilter, SortBy};
pub use list::{get, get_many, is_visible, list};
pub use near::{Vicinity, near};
pub use row::CaseRow;
pub use scope::{Alerted, OWN_TEAM, Scope};
