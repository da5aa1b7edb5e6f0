//! Pages and what they share.

pub(crate) mod admin;
pub(crate) mod alerts;
pub(crate) mod assess;
pub(crate) mod benefits;
pub(crate) mod case;
pub(crate) mod case_list;
pub(crate) mod channels;
pub(crate) mod command;
mod command_inquiry;
pub(crate) mod confirm;
pub(crate) mod dead_letters;
mod dispatch;
mod door;
pub(crate) mod drills;
pub(crate) mod evidence;
pub(crate) mod filing;
mod form_page;
pub(crate) mod health;
mod input;
pub(crate) mod mailbox;
pub(crate) mod my_notice;
mod note;
mod own_sites;
mod page;
pub(crate) mod performance;
mod posted;
mod prefill;
mod prefill_json;
mod problem;
pub(crate) mod public_version;
mod receipt;
pub(crate) mod register;
pub(crate) mod registrations;
pub(crate) mod sign_in;
pub(crate) mod sites;
pub(crate) mod start;
mod table;
pub(crate) mod tasks;
#[cfg(test)]
mod tests;
pub(crate) mod urgent_notice;
pub(crate) mod webhooks;

pub use door::Door;
pub use problem::problem_page;
