//! Which circuit a message belongs to.

use domain::words::ChannelKind;

/// The circuit behind an address. Each webhook has one of its own, because each leads to another system: one that
/// is down must not hold up the others. Any other channel is one circuit.
pub fn circuit_of(channel: ChannelKind, address: &str) -> String {
    match channel {
        ChannelKind::Webhook => format!("{}/{address}", channel.as_str()),
        ChannelKind::Email | ChannelKind::Sms | ChannelKind::Zalo => channel.as_str().to_owned(),
    }
}

/// The address behind the circuit of a webhook.
pub(crate) fn address_of(circuit: &str) -> Option<&str> {
    circuit.split_once('/').map(|(_, address)| address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_webhooks_have_circuits_of_their_own() {
        assert_eq!(circuit_of(ChannelKind::Email, "a@b.vn"), "email");
        assert_eq!(circuit_of(ChannelKind::Sms, "84912345678"), "sms");
        let webhook = circuit_of(ChannelKind::Webhook, "0193f0aa");
        assert_eq!((webhook.as_str(), address_of(&webhook)), ("webhook/0193f0aa", Some("0193f0aa")));
        assert_eq!(address_of("zalo"), None);
    }
}
