//! With what a test starts the program.

use std::net::TcpListener;
use std::path::PathBuf;

use anyhow::Result;

/// The subcommands that stay up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subcommand {
    /// Server and notifier in one process.
    Run,
    /// The server alone.
    Serve,
    /// The notifier alone; it opens no port.
    Notify,
}

impl Subcommand {
    /// The word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Serve => "serve",
            Self::Notify => "notify",
        }
    }
}

/// Environment and arguments of one process.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What to run.
    pub subcommand: Subcommand,
    /// Further arguments, such as `--demo`.
    pub arguments: Vec<String>,
    /// `TNLD_DATABASE_URL`.
    pub database_url: String,
    /// `TNLD_SMTP_URL`; `None` leaves the program's default (the file mailbox).
    pub smtp_url: Option<String>,
    /// `TNLD_DATA_DIR`.
    pub data_dir: PathBuf,
    /// `TNLD_PORT`.
    pub port: u16,
    /// `TNLD_MODE`: `development`, `demo` or `production`.
    pub mode: String,
    /// Any other variable.
    pub environment: Vec<(String, String)>,
}

impl Settings {
    /// Every variable that the program gets.
    pub(crate) fn variables(&self) -> Vec<(String, String)> {
        let mut variables = vec![
            ("TNLD_DATABASE_URL".to_owned(), self.database_url.clone()),
            ("TNLD_DATA_DIR".to_owned(), self.data_dir.display().to_string()),
            ("TNLD_PORT".to_owned(), self.port.to_string()),
            ("TNLD_PUBLIC_URL".to_owned(), format!("http://127.0.0.1:{}", self.port)),
            ("TNLD_MODE".to_owned(), self.mode.clone()),
        ];
        variables.extend(self.smtp_url.iter().map(|url| ("TNLD_SMTP_URL".to_owned(), url.clone())));
        variables.extend(self.environment.iter().cloned());
        variables
    }
}

/// A person whom a journey needs, made by `tnld user add`.
#[derive(Debug, Clone, Default)]
pub struct User {
    /// Login name.
    pub login: String,
    /// Role key of the access table, such as `investigator`.
    pub role: String,
    /// Full name.
    pub name: String,
    /// Unit as shown on timelines.
    pub unit: Option<String>,
    /// Commune code, for communes and their police.
    pub commune: Option<String>,
    /// Role key of the agency, for officers of agencies.
    pub agency_role: Option<String>,
    /// Tax code and name of the enterprise that the user acts for.
    pub enterprise: Option<(String, String)>,
}

impl User {
    /// A user with nothing but a login, a role and a name.
    #[must_use]
    pub fn new(login: &str, role: &str, name: &str) -> Self {
        Self { login: login.to_owned(), role: role.to_owned(), name: name.to_owned(), ..Self::default() }
    }
}

/// A port of the loopback address that nobody listens on at this moment.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
