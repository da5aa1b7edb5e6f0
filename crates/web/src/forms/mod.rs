//! The forms of the pages, described for [`crate::form`].

mod accident;
mod admin;
mod all;
mod assessment;
mod benefits;
mod commands;
mod commune;
mod declaration;
mod documents;
mod evidence;
mod log_report;
mod notice_code;
mod prevention;
mod registration;
mod sign_in;
mod site;
mod urgent_notice;
pub(crate) mod words;
mod work;

pub use admin::{AGENCY, DUTY_TURN, RESET_PASSWORD, TOKEN, USER, WEBHOOK};
pub use all::all;
pub use assessment::ASSESSMENT;
pub use benefits::BENEFITS;
pub use commands::{ACKNOWLEDGE, MERGE, of_command};
pub use commune::{COMMUNE_NOTICE, COMMUNE_RECORD};
pub use declaration::DECLARATION;
pub use documents::{FILE_DOCUMENT, ISSUE_DOCUMENT, VERIFY_DOCUMENT};
pub use evidence::{ADD_EVIDENCE, MARK_FILE_POINT, MOVE_EVIDENCE, WITHDRAW_EVIDENCE};
pub use log_report::LOGGED_REPORT;
pub use notice_code::NOTICE_CODE;
pub use prevention::PREVENTION;
pub use registration::{REFUSE_REGISTRATION, REGISTRATION};
pub use sign_in::{PASSWORD, SIGN_IN};
pub use site::{CLOSE_SITE, SITE};
pub use urgent_notice::URGENT_NOTICE;
pub use work::{CALL, DRILL, TASK};
