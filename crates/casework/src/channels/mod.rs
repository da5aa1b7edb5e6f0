//! Channels: what leaves over which, whether each works, and what it reports back.

mod access_token;
mod breaker;
mod came_back;
mod circuit;
mod claim;
mod health;
mod pointer;
mod rules;
mod sealed;
mod sms_report;
mod trial;

pub use access_token::{TokenPair, TokenState, keep_token, renewal_failed, token};
pub use breaker::{Admission, Breaker, Outcome, admission};
pub use came_back::{Fate, Recorded, record_fate};
pub use circuit::circuit_of;
pub use claim::{Taken, Wish, circuit_of_delivery, claim};
pub(crate) use health::{Broken, broken};
pub use health::{ChannelHealth, health, is_up, is_up_for, list_health, note};
pub use pointer::{Pointer, pointer};
pub use rules::{ChannelRules, SmsReportRules};
pub use sms_report::take_sms_report;
pub use store::{ChannelTestState, CircuitState};
pub use trial::{
    Trial, TrialOrder, TrialView, end_trial, list_trials, read_trial, request_trial, take_trial,
};
