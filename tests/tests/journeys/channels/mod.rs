//! Channels beside e-mail, through the real program: webhook, text message, Zalo, and mails that come back.

mod bounce;
mod ladder;
mod sms;
pub(crate) mod stage;
mod webhook;
mod zalo;
