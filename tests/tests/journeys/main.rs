//! Every journey, in one program.

mod access;
mod boiler_explosion;
mod browser_boiler;
mod browser_check;
mod browser_notice;
mod browser_pages;
mod contract;
mod cut_connections;
mod fisherman;
mod kills;
mod later_death;
mod notice_code;
mod phone_call;
mod registration;
mod scaffold;
