//! The forms of the pages, described for [`crate::form`].

mod accident;
mod admin;
mod all;
mod assessment;
mod commands;
mod commune;
mod declaration;
mod log_report;
mod sign_in;
mod urgent_notice;
pub(crate) mod words;

pub use admin::{AGENCY, TOKEN, USER, WEBHOOK};
pub use all::all;
pub use assessment::ASSESSMENT;
pub use commands::{ACKNOWLEDGE, MERGE, of_command};
pub use commune::{COMMUNE_NOTICE, COMMUNE_RECORD};
pub use declaration::DECLARATION;
pub use log_report::LOGGED_REPORT;
pub use sign_in::{PASSWORD, SIGN_IN};
pub use urgent_notice::URGENT_NOTICE;
