//! The notifier as part of this process.

use crate::config::Settings;
use anyhow::{Context as _, Result};
use casework::Casework;
use notifier::{Notifier, SmsGateway, Transport, ZaloAccount};

/// How mail leaves.
pub(crate) fn transport(settings: &Settings) -> Result<Transport> {
    Transport::from_url(&settings.smtp_url(), settings.mode(), notifier::TIMEOUT).context("smtp_url")
}

/// The gateway for text messages, when there is one.
pub(crate) fn sms(settings: &Settings, app: &Casework) -> Result<Option<SmsGateway>> {
    if !settings.sms.is_given() {
        return Ok(None);
    }
    let timeout = settings.notifier.http_timeout();
    Ok(Some(SmsGateway::new(app.clone(), settings.sms.settings()?, timeout)?))
}

/// The Official Account of Zalo, when there is one.
pub(crate) fn zalo(settings: &Settings, app: &Casework) -> Result<Option<ZaloAccount>> {
    if !settings.zalo.is_given() {
        return Ok(None);
    }
    let timeout = settings.notifier.http_timeout();
    Ok(Some(ZaloAccount::new(app.clone(), settings.zalo.settings()?, timeout)?))
}

/// Makes the notifier of this process.
pub(crate) fn notifier(settings: &Settings, app: &Casework) -> Result<Notifier> {
    let name = format!("{}/{}", std::process::id(), app.id());
    let mut made = Notifier::new(app.clone(), transport(settings)?, settings.notifier.settings(), name)
        .context("notifier")?;
    if let Some(gateway) = sms(settings, app)? {
        made = made.with_sms(gateway);
    }
    if let Some(account) = zalo(settings, app)? {
        made = made.with_zalo(account);
    }
    Ok(made)
}
