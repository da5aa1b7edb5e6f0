//! A running server or notifier.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::command::command;
use super::log::Log;
use super::settings::{Settings, Subcommand};

/// The program as a child process. Dropped, it is killed.
pub struct Server {
    settings: Settings,
    child: Option<Child>,
    log: Log,
}

impl Server {
    /// Starts the process and waits until it is ready (`/readyz`; a notifier is ready at once).
    pub async fn start(settings: Settings) -> Result<Self> {
        let mut server = Self { settings, child: None, log: Log::default() };
        server.launch()?;
        server.ready().await?;
        Ok(server)
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.settings.port)
    }

    /// With what it was started.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Everything it has written, over all its lives.
    #[must_use]
    pub fn log(&self) -> String {
        self.log.text()
    }

    /// The last lines of the log, enough to see what went wrong.
    #[must_use]
    pub fn last_words(&self) -> String {
        let log = self.log();
        let lines: Vec<_> = log.lines().collect();
        lines[lines.len().saturating_sub(60)..].join("\n")
    }

    /// Process id while it runs, for a test that reads its memory from `/proc`.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// kill −9, at once and without a word to the program.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Asks it to end (SIGTERM) and waits; true when it ended with code 0.
    pub async fn terminate(&mut self) -> Result<bool> {
        let Some(mut child) = self.child.take() else { return Ok(true) };
        Command::new("kill").args(["-TERM", &child.id().to_string()]).status()?;
        let start = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status.success());
            }
            if start.elapsed() > Duration::from_secs(40) {
                child.kill()?;
                child.wait()?;
                bail!("the program did not end after SIGTERM");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Starts it again after [`Self::kill`] or [`Self::terminate`], on the same port.
    pub async fn restart(&mut self) -> Result<()> {
        self.kill()?;
        self.launch()?;
        self.ready().await
    }

    /// Starts the process without waiting for it.
    pub fn launch(&mut self) -> Result<()> {
        let mut child = command(&self.settings)?
            .arg(self.settings.subcommand.word())
            .args(&self.settings.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start tnld")?;
        if let Some(pipe) = child.stdout.take() {
            self.log.follow(pipe);
        }
        if let Some(pipe) = child.stderr.take() {
            self.log.follow(pipe);
        }
        self.child = Some(child);
        Ok(())
    }

    /// Waits until `/readyz` answers 200; an error with the log when the process ends before.
    pub async fn ready(&mut self) -> Result<()> {
        if self.settings.subcommand == Subcommand::Notify {
            return Ok(());
        }
        let url = format!("{}/readyz", self.base());
        let client = reqwest::Client::new();
        let start = Instant::now();
        loop {
            let answer = client.get(&url).timeout(Duration::from_secs(5)).send().await;
            if answer.is_ok_and(|reply| reply.status().is_success()) {
                return Ok(());
            }
            if let Some(status) =
                self.child.as_mut().and_then(|child| child.try_wait().transpose()).transpose()?
            {
                self.child = None;
                bail!("tnld ended before it was ready ({status})\n{}", self.last_words());
            }
            if start.elapsed() > Duration::from_secs(60) {
                bail!("tnld was not ready within a minute\n{}", self.last_words());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill().unwrap_or_default();
    }
}
