//! The notifier as part of this process.

use crate::config::Settings;
use anyhow::{Context as _, Result};
use casework::Casework;
use notifier::{Notifier, Transport};
use std::time::Duration;

/// Makes the notifier of this process.
pub(crate) fn notifier(settings: &Settings, app: &Casework) -> Result<Notifier> {
    let transport =
        Transport::from_url(&settings.smtp_url(), settings.mode(), notifier::TIMEOUT).context("smtp_url")?;
    let limits = notifier::Settings {
        from: settings.notifier.from.clone(),
        lease: Duration::from_secs(settings.notifier.lease_seconds),
        batch: settings.notifier.batch,
        connections: settings.notifier.connections,
        poll: Duration::from_millis(settings.notifier.poll_ms),
        sweep: Duration::from_secs(settings.notifier.sweep_seconds),
        ..notifier::Settings::default()
    };
    let name = format!("{}/{}", std::process::id(), app.id());
    Notifier::new(app.clone(), transport, limits, name).context("notifier")
}
