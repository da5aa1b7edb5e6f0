//! Every journey, in one program.

mod access;
mod boiler_explosion;
mod browser_boiler;
mod browser_check;
mod browser_fisherman;
mod browser_later_death;
mod browser_notice;
mod browser_pages;
mod browser_phone_call;
mod browser_registration;
mod browser_scaffold;
mod channels;
mod contract;
mod cut_connections;
mod dead_letters;
mod drill;
mod fisherman;
mod kills;
mod ladder_kills;
mod later_death;
mod metrics;
mod notice_code;
mod phone_call;
mod postgres_tls;
mod registration;
mod scaffold;
