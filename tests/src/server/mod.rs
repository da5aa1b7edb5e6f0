//! The real program as a process: started, asked, killed, started again.

mod command;
mod log;
mod process;
mod settings;

pub use command::{Outcome, tnld};
pub(crate) use command::{add_user, migrate};
pub use process::Server;
pub use settings::{Settings, Subcommand, User, free_port};
