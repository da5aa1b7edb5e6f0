//! The command line.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Case system of a Vietnamese province for workplace accidents (tai nạn lao động): declarations, alerts that
/// are answered, the legal clock, the investigation file.
///
/// Settings: config/tnld.toml explains each; any can be given in the environment (TNLD_PORT, TNLD_DATA_DIR,
/// TNLD_DATABASE_URL, TNLD_SMTP_URL …) or in a file named by TNLD_CONFIG. Try: tnld run --demo
#[derive(Debug, Parser)]
#[command(name = "tnld", version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start everything in one process: server and notifier. Creates and migrates the database first.
    Run {
        /// Fill an empty database with a demonstration of An Giang and print the sign-ins.
        #[arg(long)]
        demo: bool,
    },
    /// Start the server alone (several may share one PostgreSQL).
    Serve,
    /// Start a notifier alone (several may run; no message is sent twice while its lease holds).
    Notify,
    /// Create or update the tables of the database; a new one gets the province's agencies and holidays.
    Migrate,
    /// Add people who sign in.
    #[command(subcommand)]
    User(UserCommand),
    /// Tell what is wrong with configuration, database, mail and law files, and how to mend it.
    Check {
        /// Also list every value of the law set with its file, article and confidence.
        #[arg(long)]
        law: bool,
    },
    /// Check the chains of events, and every projection against the events.
    Verify {
        /// Check this bundle of a case (ZIP) instead; needs neither database nor network.
        #[arg(conflicts_with = "rebuild")]
        bundle: Option<PathBuf>,
        /// Make the projections again from the events.
        #[arg(long)]
        rebuild: bool,
    },
    /// Write a consistent copy of the database to a file.
    Backup {
        /// File to write; it must not exist.
        file: PathBuf,
    },
    /// Print the OpenAPI 3.1 description.
    Openapi,
}

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Add a user. The password is read from a file or, without one, from standard input.
    Add {
        /// Login: letters without marks, digits, . _ - @
        #[arg(long)]
        login: String,
        /// Role: enterprise, commune, investigator, unit_head, director, commune_police, provincial_police,
        /// procuracy, member_agency, social_insurance, ministry, leader, admin
        #[arg(long)]
        role: String,
        /// Full name as shown
        #[arg(long)]
        name: String,
        /// Unit as shown
        #[arg(long, default_value = "")]
        unit: String,
        /// Five-digit commune code, for communes and their police
        #[arg(long)]
        commune: Option<String>,
        /// Role of the agency the user answers for, for example police_province
        #[arg(long)]
        agency_role: Option<String>,
        /// Tax code of the enterprise the user acts for (registered if unknown)
        #[arg(long)]
        tax_code: Option<String>,
        /// Name of that enterprise
        #[arg(long)]
        enterprise: Option<String>,
        /// File that holds the password
        #[arg(long)]
        password_file: Option<PathBuf>,
        /// Must be changed at the first sign-in
        #[arg(long)]
        must_change: bool,
    },
    /// Give somebody who forgot the password one for the next sign-in, where it must be changed. It is printed once;
    /// every session of that person ends.
    Reset {
        /// Login
        #[arg(long)]
        login: String,
    },
}
