//! Every journey, in one program.

#[path = "browser_check.rs"]
mod browser_check;
