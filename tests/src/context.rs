//! What a journey is given, and how it is run on one database.

use std::io::Write as _;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use crate::api::Api;
use crate::browser::{Browser, available};
use crate::databases::{Kind, TestDatabase, wanted};
use crate::scratch::ScratchDir;
use crate::server::{Server, Settings, Subcommand, User, free_port};
use crate::smtp::SmtpSink;

/// A running program with a database, a mail sink and a client of its own.
pub struct Context {
    /// A client that is not signed in.
    pub api: Api,
    /// The program.
    pub server: Server,
    /// Where its mails go.
    pub sink: SmtpSink,
    /// Its database.
    pub database: TestDatabase,
    undelivered_expected: i64,
    _data_dir: ScratchDir,
}

/// The password of every user that a journey makes.
pub const PASSWORD: &str = "hồ sơ tai nạn số 12/03";

/// Gives every agency the address that [`agency_address`] tells.
const AGENCY_ADDRESSES: &str = "update agencies set email =
    role || '.' || province || coalesce('.' || commune_code, '') || '@agency.test'";

/// The mail address of an agency in a journey: role key, province and commune, so that a journey reads
/// from the sink which agencies were told.
#[must_use]
pub fn agency_address(role: &str, province: &str, commune: Option<&str>) -> String {
    let commune = commune.map(|code| format!(".{code}")).unwrap_or_default();
    format!("{role}.{province}{commune}@agency.test")
}

impl Context {
    /// Starts `tnld run` in development mode on an empty database.
    pub async fn start(kind: Kind) -> Result<Self> {
        Self::start_with(kind, |_| {}).await
    }

    /// The same with changed settings.
    pub async fn start_with(kind: Kind, change: impl FnOnce(&mut Settings)) -> Result<Self> {
        let database = TestDatabase::create(kind)?;
        let sink = SmtpSink::start()?;
        let data_dir = ScratchDir::new("tnld_data")?;
        let mut settings = Settings {
            subcommand: Subcommand::Run,
            arguments: Vec::new(),
            database_url: database.url().to_owned(),
            smtp_url: Some(sink.url()),
            data_dir: data_dir.path().to_path_buf(),
            port: free_port()?,
            mode: "development".to_owned(),
            environment: Vec::new(),
        };
        change(&mut settings);
        crate::server::migrate(&settings)?;
        let server = Server::start(settings).await?;
        let api = Api::new(&server.base())?;
        database.execute(AGENCY_ADDRESSES)?;
        Ok(Self { api, server, sink, database, undelivered_expected: 0, _data_dir: data_dir })
    }

    /// Makes a user and returns a client that is signed in as that user.
    pub async fn sign_in_as(&self, user: User) -> Result<Api> {
        let login = user.login.clone();
        self.add_user(user).await?;
        Api::new(&self.server.base())?.sign_in(&login, PASSWORD).await
    }

    /// Makes a user.
    pub async fn add_user(&self, user: User) -> Result<()> {
        let settings = self.server.settings().clone();
        tokio::task::spawn_blocking(move || crate::server::add_user(&settings, &user, PASSWORD)).await?
    }

    /// Says that this many alerts may be left undelivered at the end.
    pub fn expect_undelivered(&mut self, count: i64) {
        self.undelivered_expected = count;
    }

    /// Fails when alerts are left undelivered that the journey did not announce.
    async fn finish(&self) -> Result<()> {
        let start = std::time::Instant::now();
        loop {
            let left = self.database.undelivered().context("counting undelivered alerts")?;
            if left == self.undelivered_expected {
                return Ok(());
            }
            ensure!(
                start.elapsed() < Duration::from_secs(10),
                "{left} alerts are undelivered at the end, {} were expected",
                self.undelivered_expected
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Runs a journey on one database to its end, undelivered alerts included. Called by [`crate::journey!`].
///
/// # Panics
/// When the journey fails; the program's log is printed first.
pub fn run_on(kind: Kind, name: &str, journey: impl AsyncFnOnce(&mut Context) -> Result<()>) {
    on(kind, name, async |kind| {
        let mut context = Context::start(kind).await?;
        let mut outcome = journey(&mut context).await;
        if outcome.is_ok() {
            outcome = context.finish().await;
        }
        if outcome.is_err() {
            say(&format!(
                "--- last words of tnld in {name} on {kind:?} ---\n{}",
                context.server.last_words()
            ));
        }
        outcome
    });
}

/// Runs a journey in the browser on one database to its end. Called by [`crate::browser_journey!`]. When it
/// fails, the page where it stopped is kept as the picture `broken-<name>`.
///
/// # Panics
/// When the journey fails; the program's log is printed first.
pub fn run_in_browser(
    kind: Kind,
    name: &str,
    journey: impl AsyncFnOnce(&mut Context, &Browser) -> Result<()>,
) {
    on(kind, name, async |kind| {
        if let Err(reason) = available()? {
            say(&format!("{name}: not run: {reason}"));
            return Ok(());
        }
        let mut context = Context::start(kind).await?;
        let browser = Browser::start(&context.server.base()).await?;
        let mut outcome = journey(&mut context, &browser).await;
        if outcome.is_ok() {
            outcome = context.finish().await;
        } else {
            browser.picture(&format!("broken-{name}")).await.unwrap_or_default();
            say(&format!(
                "--- last words of tnld in {name} on {kind:?} ---\n{}",
                context.server.last_words()
            ));
        }
        outcome
    });
}

/// Runs a test on one database, if that is asked for, and leaves the start of the program to it.
///
/// # Panics
/// When the test fails.
pub fn on(kind: Kind, name: &str, test: impl AsyncFnOnce(Kind) -> Result<()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let outcome = runtime.context("cannot start the runtime").and_then(|runtime| {
        if !wanted(kind)? {
            say(&format!("{name}: {kind:?} is not asked for (TNLD_TEST_DATABASES, TNLD_TEST_PG); not run"));
            return Ok(());
        }
        runtime.block_on(test(kind))
    });
    assert!(outcome.is_ok(), "{name} on {kind:?}: {:?}", outcome.err());
}

/// Writes to standard error, where the test runner shows it when the test fails.
fn say(text: &str) {
    writeln!(std::io::stderr(), "{text}").unwrap_or_default();
}

/// Writes one journey and makes two tests of it: `name::sqlite` and `name::postgres`.
///
/// The body is that of an async function over `ctx: &mut Context` that returns `anyhow::Result<()>`.
#[macro_export]
macro_rules! journey {
    ($(#[$meta:meta])* async fn $name:ident($ctx:ident) $body:block) => {
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, reason = "a short journey may need nothing of its file")]
            use super::*;

            async fn journey($ctx: &mut $crate::Context) -> ::anyhow::Result<()> $body

            #[test]
            fn sqlite() {
                $crate::run_on($crate::Kind::Sqlite, stringify!($name), journey);
            }

            #[test]
            fn postgres() {
                $crate::run_on($crate::Kind::Postgres, stringify!($name), journey);
            }
        }
    };
}

/// Writes one journey in the browser and makes two tests of it: `name::sqlite` and `name::postgres`. The name
/// begins with `browser`: by it the runner knows that the journey wants the machine to itself.
///
/// The body is that of an async function over `ctx: &mut Context` and `browser: &Browser`.
#[macro_export]
macro_rules! browser_journey {
    ($(#[$meta:meta])* async fn $name:ident($ctx:ident, $browser:ident) $body:block) => {
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, reason = "a short journey may need nothing of its file")]
            use super::*;

            async fn journey(
                $ctx: &mut $crate::Context,
                $browser: &$crate::Browser,
            ) -> ::anyhow::Result<()> $body

            #[test]
            fn sqlite() {
                $crate::run_in_browser($crate::Kind::Sqlite, stringify!($name), journey);
            }

            #[test]
            fn postgres() {
                $crate::run_in_browser($crate::Kind::Postgres, stringify!($name), journey);
            }
        }
    };
}
