//! What the configuration says of the channels, as far as the use cases must know it.

use crate::webhooks::WebhookPolicy;

/// What the use cases must know of the channels.
#[derive(Debug, Clone, Default)]
pub struct ChannelRules {
    /// Where webhooks may lead.
    pub webhooks: WebhookPolicy,
    /// How the gateway for text messages reports, when it may.
    pub sms_reports: Option<SmsReportRules>,
}

/// How a gateway for text messages tells what became of a message.
#[derive(Clone, Default)]
pub struct SmsReportRules {
    /// The secret it must show.
    pub secret: String,
    /// JSON pointer to our id of the message.
    pub id_pointer: String,
    /// JSON pointer to its state.
    pub status_pointer: String,
    /// States that mean: on the telephone.
    pub arrived: Vec<String>,
    /// States that mean: never on the telephone.
    pub bounced: Vec<String>,
}

/// Without the secret.
impl std::fmt::Debug for SmsReportRules {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmsReportRules").field("id_pointer", &self.id_pointer).finish_non_exhaustive()
    }
}
