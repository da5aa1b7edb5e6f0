//! Telling a webhook: CloudEvents in the body, Standard Webhooks in the headers.

use super::event::{CONTENT_TYPE, alert_raised, ping};
use super::judge::judge;
use crate::channel::sender::Channel;
use crate::http::{Ask, Client, reach};
use crate::transport::{Lasting, SendFailure, Step};
use casework::alerts::Delivery;
use casework::channels::{Trial, pointer};
use casework::webhooks::{self, Target, WebhookPolicy};
use casework::{Casework, Failure};
use domain::ids::WebhookId;
use domain::words::ChannelKind;
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// The webhooks of all agencies.
pub(crate) struct Webhooks {
    app: Casework,
    client: Client,
    policy: WebhookPolicy,
    timeout: Duration,
}

/// What the database could not tell.
pub(crate) fn unread(failure: Failure, gone: &str) -> SendFailure {
    match failure {
        Failure::NotFound => SendFailure::permanent(Step::Compose, gone),
        other => SendFailure::transient(Step::Compose, other.to_string()),
    }
}

impl Webhooks {
    pub(crate) fn new(app: Casework, timeout: Duration) -> Self {
        let policy = app.settings().channel_rules.webhooks.clone();
        Self { app, client: Client::guarded(policy.clone(), timeout), policy, timeout }
    }

    fn target(&self, address: &str) -> Result<Target, SendFailure> {
        let id = Uuid::try_parse(address)
            .map_err(|_| SendFailure::permanent(Step::Compose, "the address is no id of a webhook"))?;
        webhooks::target(&self.app, WebhookId(id)).map_err(|e| unread(e, "there is no such webhook any more"))
    }

    /// Sends an event under an id that stays the same at every attempt.
    fn tell(&self, target: &Target, id: Uuid, event: &Value) -> Result<String, SendFailure> {
        let body =
            serde_json::to_vec(event).map_err(|e| SendFailure::permanent(Step::Compose, e.to_string()))?;
        let id = id.to_string();
        let timestamp = self.app.now().timestamp();
        let header = |name: &str, value: String| (name.to_owned(), value);
        let headers = [
            header("content-type", CONTENT_TYPE.to_owned()),
            header("webhook-signature", target.sign(&id, timestamp, &body)),
            header("webhook-timestamp", timestamp.to_string()),
            header("webhook-id", id),
        ];
        let ask = Ask { method: "POST", url: target.url.as_str(), headers: &headers, body: &body };
        let told = judge(self.client.send(&ask));
        if let Err(failure) = &told
            && failure.code == Some(410)
            && let Err(problem) = webhooks::gone(&self.app, target.id, &failure.to_string())
        {
            tracing::warn!(webhook = %target.id, %problem, "a webhook that is gone could not be disabled");
        }
        told
    }
}

impl Channel for Webhooks {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Webhook
    }

    fn send(&self, delivery: &Delivery) -> Result<String, SendFailure> {
        let target = self.target(&delivery.address)?;
        if let Some(why) = &target.disabled {
            return Err(SendFailure::permanent(Step::Compose, format!("the webhook is disabled: {why}")));
        }
        let p = pointer(&self.app, delivery.id).map_err(|e| unread(e, "the alert is gone"))?;
        self.tell(&target, delivery.id, &alert_raised(&p))
    }

    fn reach(&self, address: Option<&str>) -> Result<String, SendFailure> {
        let Some(address) = address else { return Ok("each webhook is tested by itself".to_owned()) };
        let target = self.target(address)?;
        match reach(&target.url, Some(&self.policy), self.timeout) {
            Ok(()) => Ok(format!("{} answers", target.url.origin())),
            Err(none) => Err(judge(Err(none))
                .err()
                .unwrap_or_else(|| SendFailure::new(Lasting::Transient, Step::Connect, None, "not reached"))),
        }
    }

    fn test(&self, trial: &Trial) -> Result<String, SendFailure> {
        let Some(id) = trial.webhook else { return self.reach(None) };
        let target =
            webhooks::target(&self.app, id).map_err(|e| unread(e, "there is no such webhook any more"))?;
        let event = ping(&self.app.settings().public_url, trial.id.0, id, self.app.now());
        self.tell(&target, trial.id.0, &event)
    }

    /// The webhook-id tells that it is the same.
    fn resend_is_safe(&self) -> bool {
        true
    }

    fn describe(&self) -> String {
        "webhooks of agencies".to_owned()
    }
}
