//! Alerts: raised with the event that orders them, delivered by the notifier, confirmed by a named officer.

mod acknowledge;
mod change;
mod content;
mod deliver;
mod event;
mod link;
mod list;
mod raise;

pub use acknowledge::{Acknowledgement, LinkCard, acknowledge, acknowledge_by_link, card_by_link};
pub use content::{MailContent, MailVictim, content};
pub use deliver::{Delivery, claim, failed_permanently, failed_transiently, give_back, sent};
pub use event::AlertEvent;
pub use link::{LinkProblem, confirmation_url};
pub use list::{AlertQuery, AlertView, list, of_case, read};

pub(crate) use event::read_stream;
pub(crate) use list::{is_own_alert, sees_all_alerts};
pub(crate) use raise::{raise, withdraw_pending};
