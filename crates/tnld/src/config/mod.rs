//! Settings: the built-in file, the file named by TNLD_CONFIG, then the environment.

mod channels;
mod environment;
mod evidence;
mod postgres_address;
mod settings;

#[cfg(test)]
pub(crate) use settings::for_tests;

pub(crate) use settings::{Settings, load};
