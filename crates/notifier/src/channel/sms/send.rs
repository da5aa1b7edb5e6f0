//! Text messages over the gateway of a provider.

use super::judge::judge;
use super::settings::{Recipe, SmsProblem, SmsSettings};
use super::text::{Limits, test_text, text};
use crate::channel::phone_of;
use crate::channel::sender::Channel;
use crate::channel::sms::judge_silence;
use crate::channel::webhook::unread;
use crate::http::{Ask, Client, reach};
use crate::transport::{SendFailure, Step};
use casework::Casework;
use casework::alerts::Delivery;
use casework::channels::{Pointer, Trial, pointer};
use chrono::DateTime;
use domain::ids::AlertId;
use domain::words::ChannelKind;
use std::time::Duration;
use uuid::Uuid;

/// A gateway.
pub struct SmsGateway {
    app: Casework,
    client: Client,
    settings: SmsSettings,
    recipe: Recipe,
    limits: Limits,
    timeout: Duration,
}

impl SmsGateway {
    /// Reads the description of a gateway, and tries whether the longest text fits.
    ///
    /// # Errors
    /// [`SmsProblem`].
    pub fn new(app: Casework, settings: SmsSettings, timeout: Duration) -> Result<Self, SmsProblem> {
        let recipe = Recipe::read(&settings)?;
        let limits =
            Limits { longest: settings.longest, unaccented: settings.unaccented, link: settings.link };
        text(&longest(&app.settings().public_url), limits)
            .map_err(|e| SmsProblem::TooShort(e.to_string()))?;
        Ok(Self { app, client: Client::trusted(timeout), settings, recipe, limits, timeout })
    }

    /// Where messages go, without secrets.
    pub fn summary(&self) -> String {
        self.describe()
    }

    fn say(&self, id: Uuid, phone: &str, text: &str) -> Result<String, SendFailure> {
        let id = id.to_string();
        let filled = self.recipe.fill(&[
            ("phone", phone),
            ("text", text),
            ("id", &id),
            ("sender", &self.settings.sender),
            ("token", &self.settings.token),
        ]);
        let ask = Ask {
            method: &self.recipe.method,
            url: &filled.url,
            headers: &filled.headers,
            body: filled.body.as_bytes(),
        };
        judge(self.client.send(&ask), &self.settings)
    }
}

/// A drill of a demonstration: the text with the most marks.
fn longest(site: &str) -> Pointer {
    Pointer {
        message: Uuid::nil(),
        alert: AlertId(Uuid::nil()),
        case: None,
        subject: "TNLĐ-00-0000-000000".to_owned(),
        class: None,
        role: String::new(),
        mode: String::new(),
        trigger: String::new(),
        province: String::new(),
        raised_at: DateTime::UNIX_EPOCH,
        to_confirm: true,
        drill: true,
        demo: true,
        link: format!("{site}/xac-nhan/{}", "0".repeat(48)),
        site: site.to_owned(),
    }
}

impl Channel for SmsGateway {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Sms
    }

    fn send(&self, delivery: &Delivery) -> Result<String, SendFailure> {
        let phone = phone_of(&delivery.address)?;
        let p = pointer(&self.app, delivery.id).map_err(|e| unread(e, "the alert is gone"))?;
        let text = text(&p, self.limits)
            .map_err(|e| SendFailure::transient(Step::Compose, e.to_string()).of_channel())?;
        self.say(delivery.id, phone.digits(), &text)
    }

    fn reach(&self, _: Option<&str>) -> Result<String, SendFailure> {
        reach(&self.recipe.address, None, self.timeout)
            .map(|()| format!("{} answers", self.recipe.address.origin()))
            .map_err(|none| judge_silence(none, true))
    }

    fn test(&self, trial: &Trial) -> Result<String, SendFailure> {
        let reached = self.reach(None)?;
        match &trial.phone {
            None => Ok(format!("{reached}; the description of the gateway is complete")),
            Some(phone) => self.say(trial.id.0, phone.digits(), &test_text(self.limits)),
        }
    }

    fn resend_is_safe(&self) -> bool {
        self.settings.resend_safe
    }

    fn describe(&self) -> String {
        format!("SMS gateway at {}", self.recipe.address.origin())
    }
}
