//! Every journey, in one program.

mod access;
mod boiler_explosion;
mod browser_boiler;
mod browser_check;
mod browser_fisherman;
mod browser_later_death;
mod browser_pages;
mod browser_phone_call;
mod browser_scaffold;
mod contract;
mod cut_connections;
mod fisherman;
mod kills;
mod later_death;
mod phone_call;
mod postgres_tls;
mod scaffold;
