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
mod export;
mod launch;
mod link;
mod list;
mod notice;
mod opens;
mod performance;
mod raise;
mod reach;
mod resend;

pub use acknowledge::{Acknowledgement, LinkCard, acknowledge, acknowledge_by_link, card_by_link};
pub use content::{Content, MailContent, MailMeeting, MailVictim, NoticeMail};
pub use deliver::{
    Delivery, UNCLEAR, claim, failed_permanently, failed_transiently, give_back, left_unclear, sent,
};
pub use escalate::climb_due;
pub use event::{AlertEvent, Answered, Why};
pub use export::export;
pub use link::LinkProblem;
pub use list::{AlertQuery, AlertView, list, of_case, read, recipients};
pub use notice::{NoticeContent, NoticeLine, NoticeSection};
pub use performance::{Performance, Period, Tally, performance};
pub use resend::resend;
pub use store::AlertState;

pub(crate) use acknowledge::called;
pub(crate) use change::change;
pub(crate) use deliver::{deliverable, notifier, undelivered};
pub(crate) use escalate::over;
pub(crate) use event::{append_event, read_stream};
pub(crate) use launch::{Order, launch};
pub(crate) use link::confirmation_url;
pub(crate) use list::{may_read, view};
pub(crate) use notice::{Notice, notify};
pub(crate) use opens::{informed_of, opened_to, opens_case};
pub(crate) use performance::quick;
pub(crate) use raise::{duty_key, raise, recipient, withdraw, withdraw_invitations, withdraw_pending};
pub(crate) use reach::addresses;
