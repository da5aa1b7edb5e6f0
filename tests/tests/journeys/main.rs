//! Every journey, in one program.

mod browser_check;
mod browser_pages;
mod contract;
mod cut_connections;
mod kills;
