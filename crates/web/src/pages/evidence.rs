//! `/vu/{id}/chung-cu` and `/vu/{id}/ho-so`: evidence of a case, and the file of each victim.

mod act;
mod add;
mod files;
mod item;
mod list;
mod parts;
mod receive;

pub(crate) use act::{act, mark, marking, submit};
pub(crate) use add::{add, show as new};
pub(crate) use files::{export, file, thumbnail};
pub(crate) use item::show as item;
pub(crate) use list::{list, points};
pub(super) use parts::{open_to, size};
pub(super) use receive::{Received, file_error, receive};
