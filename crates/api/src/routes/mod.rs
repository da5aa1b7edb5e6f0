//! One file per group of operations.

pub(crate) mod agencies;
pub(crate) mod alerts;
pub(crate) mod assessments;
pub(crate) mod benefits;
pub(crate) mod case_list;
pub(crate) mod cases;
pub(crate) mod channels;
pub(crate) mod commands;
pub(crate) mod csv;
pub(crate) mod dead_letters;
pub(crate) mod drills;
pub(crate) mod health;
pub(crate) mod notices;
pub(crate) mod performance;
pub(crate) mod reference;
pub(crate) mod registrations;
pub(crate) mod reports;
pub(crate) mod service;
pub(crate) mod sessions;
pub(crate) mod sites;
pub(crate) mod tasks;
pub(crate) mod tokens;
pub(crate) mod users;
pub(crate) mod watch;
pub(crate) mod webhooks;
