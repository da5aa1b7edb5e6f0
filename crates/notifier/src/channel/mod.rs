//! The channels over which messages leave.

mod email;
mod phone;
mod sender;
mod sms;
mod template;
mod webhook;
mod zalo;

pub(crate) use email::Email;
pub(crate) use sender::Channel;
pub use sms::{SmsGateway, SmsProblem, SmsSettings};
pub(crate) use webhook::Webhooks;
pub use zalo::{ZaloAccount, ZaloProblem, ZaloSettings};

use phone::phone_of;

#[cfg(test)]
pub(crate) use sms::samples::settings as sms_settings;
#[cfg(test)]
pub(crate) use zalo::samples::settings as zalo_settings;
