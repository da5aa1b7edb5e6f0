//! The case and the law of workplace accidents (tai nạn lao động): pure values, rules and decisions.
//!
//! No I/O, no async, no clock and no randomness: whoever calls passes the time and the ids.

pub mod access;
pub mod case;
pub mod ids;
pub mod law;
pub mod reference;
pub mod time;
pub mod value;
pub mod words;
