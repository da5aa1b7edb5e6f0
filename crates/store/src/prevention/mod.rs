//! Notices of prevention to enterprises, and who got them.

mod list;
mod row;

pub use list::{PreventionFilter, add, get, list, recipients_of};
pub use row::{PreventionNoticeRow, PreventionRecipientRow};
