//! How the program stops: told by SIGTERM or Ctrl-C, and without the last words of C libraries.

use anyhow::{Context as _, Result};
use std::io::Write as _;
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};

/// Waits for the signal.
pub(crate) async fn asked() -> Result<()> {
    let mut term = signal(SignalKind::terminate()).context("SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("SIGINT")?;
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// Ends the program without running what C libraries registered for its exit.
///
/// The pool's threads may still be connecting when a command is done. OpenSSL's exit handler frees what they
/// use, and a `tnld check` that found nothing wrong died of SIGSEGV. Everything of ours is closed or durable by
/// now, and nothing else needs a handler.
pub(crate) fn end(code: ExitCode) -> ! {
    let _ = std::io::stdout().flush();
    signal_hook::low_level::exit(i32::from(code != ExitCode::SUCCESS))
}
