//! Notices of prevention: an inspector tells the enterprises of an industry or a commune what cases teach.

mod notice;
mod send;
mod target;

pub use notice::{PreventionNotice, PreventionQuery, PreventionRecipient, PreventionView, list, read};
pub use send::{PreventionOrder, send};
pub use target::{Audience, PreventionTarget, audience};
