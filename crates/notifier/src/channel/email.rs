//! E-mail.

use super::sender::Channel;
use crate::mail::{Sender, compose};
use crate::transport::{SendFailure, Step, Transport};
use casework::Casework;
use casework::alerts::Delivery;
use casework::channels::Trial;
use domain::words::ChannelKind;

/// Mails by SMTP, or into the mailbox of a demonstration.
pub(crate) struct Email {
    pub(crate) app: Casework,
    pub(crate) transport: Transport,
    pub(crate) sender: Sender,
}

impl Channel for Email {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Email
    }

    fn send(&self, delivery: &Delivery) -> Result<String, SendFailure> {
        let message = compose(&self.sender, delivery, self.app.now())
            .map_err(|problem| SendFailure::permanent(Step::Compose, problem.to_string()))?;
        self.transport.send(delivery.id, &message)
    }

    fn reach(&self, _: Option<&str>) -> Result<String, SendFailure> {
        self.transport.check().map(|()| format!("{} answers", self.transport.describe()))
    }

    fn test(&self, _: &Trial) -> Result<String, SendFailure> {
        self.reach(None)
    }

    /// The Message-ID tells that it is the same.
    fn resend_is_safe(&self) -> bool {
        true
    }

    fn describe(&self) -> String {
        self.transport.describe()
    }

    fn close(&self) {
        self.transport.close();
    }
}
