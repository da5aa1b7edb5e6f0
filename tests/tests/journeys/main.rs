//! Every journey, in one program.

mod access;
mod boiler_explosion;
mod browser_boiler;
mod browser_check;
mod browser_pages;
mod channels;
mod contract;
mod cut_connections;
mod fisherman;
mod kills;
mod ladder_kills;
mod later_death;
mod phone_call;
mod scaffold;
