//! Settings of the notifier and its channels.

use anyhow::{Context as _, Result};
use casework::channels::{Breaker, ChannelRules, SmsReportRules};
use casework::webhooks::WebhookPolicy;
use domain::words::ChannelKind;
use notifier::{SmsSettings, ZaloSettings};
use serde::Deserialize;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// `[notifier]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notifier {
    pub(crate) from: String,
    connections: usize,
    batch: usize,
    lease_seconds: u64,
    poll_ms: u64,
    sweep_seconds: u64,
    webhook_connections: usize,
    sms_connections: usize,
    zalo_connections: usize,
    http_timeout_seconds: u64,
    breaker_failures: i32,
    breaker_pause_seconds: u32,
    breaker_longest_pause_seconds: u32,
    bounce_address: String,
    bounces_dir: String,
    webhook_networks: String,
    pub(crate) allow_private_webhooks: bool,
}

/// `[sms]`
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sms {
    url: String,
    method: String,
    headers: String,
    body: String,
    sender: String,
    token: String,
    accepted_statuses: String,
    accepted_pointer: String,
    accepted_values: String,
    rejected_values: String,
    unaccented: bool,
    max_length: usize,
    link: bool,
    resend_safe: bool,
    report_secret: String,
    report_id: String,
    report_status: String,
    report_arrived: String,
    report_bounced: String,
}

/// `[zalo]`
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Zalo {
    app_id: String,
    secret_key: String,
    refresh_token: String,
    template_id: String,
    template_data: String,
    recipient_errors: String,
    url: String,
    oauth_url: String,
}

impl std::fmt::Debug for Sms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sms").field("method", &self.method).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Zalo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Zalo").field("template_id", &self.template_id).finish_non_exhaustive()
    }
}

/// The parts of a list with commas.
fn list<T: FromStr>(name: &str, text: &str) -> Result<Vec<T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().with_context(|| format!("{name}: {part}"))).collect()
}

impl Notifier {
    /// The notifier's own settings.
    pub(crate) fn settings(&self) -> notifier::Settings {
        let seconds = |n: u32| chrono::Duration::seconds(i64::from(n));
        notifier::Settings {
            from: self.from.clone(),
            lease: Duration::from_secs(self.lease_seconds),
            batch: self.batch,
            connections: self.connections,
            webhook_connections: self.webhook_connections,
            sms_connections: self.sms_connections,
            zalo_connections: self.zalo_connections,
            http_timeout: self.http_timeout(),
            breaker: Breaker {
                failures: self.breaker_failures,
                pause: seconds(self.breaker_pause_seconds),
                longest: seconds(self.breaker_longest_pause_seconds),
                ..Breaker::default()
            },
            bounce_address: self.bounce_address.clone(),
            bounces_dir: (!self.bounces_dir.is_empty()).then(|| PathBuf::from(&self.bounces_dir)),
            poll: Duration::from_millis(self.poll_ms),
            sweep: Duration::from_secs(self.sweep_seconds),
            ..notifier::Settings::default()
        }
    }

    pub(crate) fn http_timeout(&self) -> Duration {
        Duration::from_secs(self.http_timeout_seconds.max(1))
    }
}

impl Sms {
    /// Is there a gateway?
    pub(crate) fn is_given(&self) -> bool {
        !self.url.is_empty()
    }

    /// The gateway.
    pub(crate) fn settings(&self) -> Result<SmsSettings> {
        Ok(SmsSettings {
            url: self.url.clone(),
            method: self.method.clone(),
            headers: self.headers.clone(),
            body: self.body.clone(),
            sender: self.sender.clone(),
            token: self.token.clone(),
            accepted_statuses: list("sms.accepted_statuses", &self.accepted_statuses)?,
            accepted_pointer: self.accepted_pointer.clone(),
            accepted_values: list("sms.accepted_values", &self.accepted_values)?,
            rejected_values: list("sms.rejected_values", &self.rejected_values)?,
            unaccented: self.unaccented,
            longest: self.max_length,
            link: self.link,
            resend_safe: self.resend_safe,
        })
    }

    fn reports(&self) -> Result<Option<SmsReportRules>> {
        if self.report_secret.is_empty() {
            return Ok(None);
        }
        Ok(Some(SmsReportRules {
            secret: self.report_secret.clone(),
            id_pointer: self.report_id.clone(),
            status_pointer: self.report_status.clone(),
            arrived: list("sms.report_arrived", &self.report_arrived)?,
            bounced: list("sms.report_bounced", &self.report_bounced)?,
        }))
    }
}

impl Zalo {
    /// Is there an Official Account?
    pub(crate) fn is_given(&self) -> bool {
        !self.app_id.is_empty()
    }

    /// The Official Account.
    pub(crate) fn settings(&self) -> Result<ZaloSettings> {
        Ok(ZaloSettings {
            url: self.url.clone(),
            oauth_url: self.oauth_url.clone(),
            app_id: self.app_id.clone(),
            secret_key: self.secret_key.clone(),
            refresh_token: self.refresh_token.clone(),
            template_id: self.template_id.clone(),
            template_data: self.template_data.clone(),
            recipient_errors: list("zalo.recipient_errors", &self.recipient_errors)?,
        })
    }
}

impl super::Settings {
    /// The channels that are set up.
    pub(crate) fn channels(&self) -> Vec<ChannelKind> {
        let given = |channel: &ChannelKind| match channel {
            ChannelKind::Email | ChannelKind::Webhook => true,
            ChannelKind::Sms => self.sms.is_given(),
            ChannelKind::Zalo => self.zalo.is_given(),
        };
        ChannelKind::ALL.iter().copied().filter(given).collect()
    }

    /// What the use cases must know of them.
    pub(crate) fn channel_rules(&self) -> Result<ChannelRules> {
        Ok(ChannelRules {
            webhooks: WebhookPolicy {
                anywhere: self.notifier.allow_private_webhooks,
                networks: list("notifier.webhook_networks", &self.notifier.webhook_networks)?,
            },
            sms_reports: self.sms.reports()?,
        })
    }
}
