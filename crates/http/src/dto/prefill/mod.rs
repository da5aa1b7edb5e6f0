//! From what is recorded back to what people typed: forms are prefilled and records answered in the same shape
//! in which they are sent.

pub(super) mod accident;
mod details;
mod investigation;
mod notice;
pub(super) mod values;
