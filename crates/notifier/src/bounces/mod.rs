//! Mails that come back are read back.

mod directory;
mod dsn;
mod watch;

pub(crate) use dsn::Ours;
#[cfg(test)]
pub(crate) use dsn::tests as samples;
pub(crate) use watch::Bounces;
