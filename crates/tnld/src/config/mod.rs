//! Settings: the built-in file, the file named by TNLD_CONFIG, then the environment.

mod environment;
mod settings;

pub(crate) use settings::{Settings, load};
