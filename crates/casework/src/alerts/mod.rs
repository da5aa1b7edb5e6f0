//! Alerts: raised with the event that orders them, delivered by the notifier, climbing a ladder until a named
//! officer confirms.

mod acknowledge;
mod call;
mod change;
mod climb;
mod content;
mod deliver;
mod escalate;
mod event;
mod launch;
mod link;
mod list;
mod notice;
mod raise;
mod reach;

pub use acknowledge::{Acknowledgement, LinkCard, acknowledge, acknowledge_by_link, card_by_link};
pub use content::{Content, MailContent, MailVictim, NoticeMail};
pub use deliver::{
    Delivery, UNCLEAR, claim, failed_permanently, failed_transiently, give_back, left_unclear, sent,
};
pub use escalate::climb_due;
pub use event::{AlertEvent, Why};
pub use link::LinkProblem;
pub use list::{AlertQuery, AlertView, list, of_case, read};
pub use notice::{NoticeContent, NoticeLine, NoticeSection};

pub(crate) use acknowledge::called;
pub(crate) use change::change;
pub(crate) use deliver::{deliverable, notifier, undelivered};
pub(crate) use event::{append_event, read_stream};
pub(crate) use link::confirmation_url;
pub(crate) use list::{is_own_alert, sees_all_alerts};
pub(crate) use notice::{Notice, notify};
pub(crate) use raise::{duty_key, raise, withdraw_pending};
