//! Messages over Zalo ZNS.

use super::judge::{Verdict, judge};
use super::renew::renew;
use super::settings::{Account, ZaloProblem, ZaloSettings};
use crate::channel::phone_of;
use crate::channel::sender::Channel;
use crate::channel::sms::judge_silence;
use crate::channel::webhook::unread;
use crate::http::{Ask, Client, reach};
use crate::transport::{SendFailure, Step};
use casework::Casework;
use casework::alerts::Delivery;
use casework::channels::{self, TokenState, Trial, pointer};
use domain::time::human_datetime;
use domain::words::ChannelKind;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

/// An Official Account.
pub struct ZaloAccount {
    app: Casework,
    client: Client,
    settings: ZaloSettings,
    account: Account,
    timeout: Duration,
}

/// How often it is looked whether another notifier has renewed the token, and how often at most.
const LOOKS: (Duration, u32) = (Duration::from_millis(200), 100);

impl ZaloAccount {
    /// Reads the settings.
    ///
    /// # Errors
    /// [`ZaloProblem`].
    pub fn new(app: Casework, settings: ZaloSettings, timeout: Duration) -> Result<Self, ZaloProblem> {
        let account = Account::read(&settings)?;
        Ok(Self { app, client: Client::trusted(timeout), settings, account, timeout })
    }

    /// Where messages go, without secrets.
    pub fn summary(&self) -> String {
        self.describe()
    }

    /// The access token that is valid now, renewed by this notifier or waited for from another.
    fn access(&self, refused: Option<&str>) -> Result<String, SendFailure> {
        let unkept = |e: casework::Failure| SendFailure::transient(Step::SignIn, e.to_string());
        for _ in 0..LOOKS.1 {
            let state = channels::token(&self.app, ChannelKind::Zalo, &self.settings.refresh_token, refused);
            match state.map_err(unkept)? {
                TokenState::Valid(pair) => return Ok(pair.access),
                TokenState::Renewing => std::thread::sleep(LOOKS.0),
                TokenState::Renew { refresh, version } => {
                    let renewed = renew(&self.client, &self.account, &self.settings, &refresh);
                    return match renewed {
                        Ok((pair, lasts)) => {
                            let until = self.app.now() + lasts;
                            channels::keep_token(&self.app, ChannelKind::Zalo, version, &pair, until)
                                .map_err(unkept)?;
                            Ok(pair.access)
                        }
                        Err(failure) => {
                            channels::renewal_failed(&self.app, ChannelKind::Zalo, version)
                                .map_err(unkept)?;
                            Err(failure)
                        }
                    };
                }
            }
        }
        Err(SendFailure::transient(Step::SignIn, "another notifier renews the access token"))
    }

    fn say(&self, id: Uuid, phone: &str, data: Value) -> Result<String, SendFailure> {
        let body = json!({
            "phone": phone, "template_id": self.settings.template_id, "template_data": data, "tracking_id": id,
        });
        let body = body.to_string();
        let mut refused: Option<String> = None;
        loop {
            let access = self.access(refused.as_deref())?;
            let headers = [
                ("content-type".to_owned(), "application/json".to_owned()),
                ("access_token".to_owned(), access.clone()),
            ];
            let url = self.account.messages.as_str();
            let ask = Ask { method: "POST", url, headers: &headers, body: body.as_bytes() };
            match judge(self.client.send(&ask), &self.settings) {
                Verdict::Done(done) => return done,
                // Once: a second refusal is a matter of the account.
                Verdict::TokenEnded if refused.is_none() => refused = Some(access),
                Verdict::TokenEnded => {
                    return Err(SendFailure::transient(
                        Step::SignIn,
                        "Zalo refuses a token it has just given",
                    ));
                }
            }
        }
    }

    fn data(&self, values: &[(&str, &str)]) -> Result<Value, SendFailure> {
        self.account
            .data(values)
            .map_err(|e| SendFailure::transient(Step::Compose, e.to_string()).of_channel())
    }
}

impl Channel for ZaloAccount {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Zalo
    }

    fn send(&self, delivery: &Delivery) -> Result<String, SendFailure> {
        let phone = phone_of(&delivery.address)?;
        let p = pointer(&self.app, delivery.id).map_err(|e| unread(e, "the alert is gone"))?;
        let mark = match (p.drill, p.demo) {
            (true, _) => "DIỄN TẬP / DRILL",
            (false, true) => "TRÌNH DIỄN / DEMO",
            (false, false) => "TIN KHẨN",
        };
        let time = human_datetime(p.raised_at);
        let data =
            self.data(&[("number", &p.subject), ("link", &p.link), ("mark", mark), ("time", &time)])?;
        self.say(delivery.id, phone.digits(), data)
    }

    fn reach(&self, _: Option<&str>) -> Result<String, SendFailure> {
        reach(&self.account.messages, None, self.timeout)
            .map(|()| format!("{} answers", self.account.messages.origin()))
            .map_err(|none| judge_silence(none, true))
    }

    fn test(&self, trial: &Trial) -> Result<String, SendFailure> {
        let reached = self.reach(None)?;
        self.access(None)?;
        match &trial.phone {
            None => Ok(format!("{reached}; the access token is valid")),
            Some(phone) => {
                let site = &self.app.settings().public_url;
                let now = human_datetime(self.app.now());
                let data = self.data(&[
                    ("number", "TNLĐ-THỬ"),
                    ("link", site),
                    ("mark", "TIN THỬ / TEST"),
                    ("time", &now),
                ])?;
                self.say(trial.id.0, phone.digits(), data)
            }
        }
    }

    /// Zalo does not recognise a repetition.
    fn resend_is_safe(&self) -> bool {
        false
    }

    fn describe(&self) -> String {
        format!("Zalo ZNS at {}", self.account.messages.origin())
    }
}
