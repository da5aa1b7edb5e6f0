//! HTML adapter: pages over the use cases.

pub mod assets;
pub mod form;
pub mod messages;
pub mod forms;
pub mod frame;
