//! Every journey, in one program.

mod browser_check;
mod contract;
