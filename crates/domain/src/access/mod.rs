//! Who may do what: one table of role × action × relation to the case.

mod action;
mod actor;
mod table;
mod witness;

pub use action::{Action, ActionWord, act};
pub use actor::{Actor, Relation, Role};
pub use table::{granted, rows};
pub use witness::{Authorised, Denied, authorise, authorise_on};
