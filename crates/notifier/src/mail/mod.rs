//! Mails: what an alert says (`letter`), in which words (`templates/`), as which message (`message`).

mod from_content;
mod letter;
mod message;
mod notice;
mod occasion;
mod render;
mod side;
mod text;

pub use message::{ComposeProblem, Sender, compose};
pub use render::Rendered;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod snapshots;
