//! HTML adapter: pages over the use cases.

pub mod assets;
pub mod form;
pub mod forms;
pub mod frame;
pub mod messages;
pub mod pages;
mod routes;
mod settings;
mod views;

pub use routes::{RouteAction, configure, route_actions};
pub use settings::{Mail, MailSummary, Mailbox, WebSettings};
