//! Webhooks: the systems of agencies that are told.

mod audit;
mod change;
mod guard;
mod list;
mod register;
mod secret;
mod signature;
mod target;
mod view;

pub use change::{LONGEST_OVERLAP, disable, enable, gone, rotate};
pub use guard::{Unreachable, WebhookPolicy, is_public};
pub use list::{list, read, told_of};
pub use register::{WebhookOrder, register};
pub use secret::WebhookSecret;
pub use signature::{signature, signatures};
pub use store::{DisabledCause, WebhookState};
pub use target::{Target, target};
pub use view::{Revealed, WebhookView, WithSecret};

pub(crate) use view::authorise_webhook;
