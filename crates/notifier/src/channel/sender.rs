//! One way for messages to leave.

use crate::transport::SendFailure;
use casework::alerts::Delivery;
use casework::channels::Trial;
use domain::words::ChannelKind;

/// Sends over one channel. Everything here blocks: call it off the async threads.
pub(crate) trait Channel: Send + Sync {
    /// Which.
    fn kind(&self) -> ChannelKind;

    /// Hands one message over and answers what the other side said.
    fn send(&self, delivery: &Delivery) -> Result<String, SendFailure>;

    /// Is the other side there? Tells nobody anything. `address` names the webhook.
    fn reach(&self, address: Option<&str>) -> Result<String, SendFailure>;

    /// Carries out a test that a person asked for; answers what was found.
    fn test(&self, trial: &Trial) -> Result<String, SendFailure>;

    /// May a message whose fate is not known be sent again? Yes, when whoever gets it twice can tell.
    fn resend_is_safe(&self) -> bool;

    /// Where messages go, without secrets.
    fn describe(&self) -> String;

    /// Ends idle connections.
    fn close(&self) {}
}
