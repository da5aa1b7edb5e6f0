//! Which addresses on the network a webhook may lead to: pure.
//!
//! Whoever registers a webhook makes this program send requests from inside its own network. So loopback, private
//! and all other special ranges are refused, unless the configuration allows them.

use domain::value::{Network, Scheme, WebAddress, WebHost};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Where webhooks may lead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WebhookPolicy {
    /// Anywhere, without TLS too: for tests and closed networks.
    pub anywhere: bool,
    /// Ranges allowed beside the public ones; without TLS too.
    pub networks: Vec<Network>,
}

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreachable {
    /// Not on the public network.
    #[error("the address is not a public one")]
    NotPublic,
    /// In clear over the public network.
    #[error("the public network is used with https only")]
    NotProtected,
}

/// Ranges of IPv4 that are not the public network (IANA special-purpose registry, RFC 6890 and later).
const SPECIAL_V4: [(Ipv4Addr, u8); 16] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 52, 193, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    // Multicast, reserved and broadcast.
    (Ipv4Addr::new(224, 0, 0, 0), 3),
];

/// Ranges inside 2000::/3 that are not the public network; all outside it is refused.
const SPECIAL_V6: [(Ipv6Addr, u8); 4] = [
    // Teredo, ORCHID, benchmarking and the rest of the protocol assignments.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
    (Ipv6Addr::new(0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0), 48),
];

fn is_public_v4(address: Ipv4Addr) -> bool {
    !SPECIAL_V4.iter().any(|(base, bits)| Network::new(IpAddr::V4(*base), *bits).holds(address.into()))
}

/// The IPv4 address that an IPv6 address stands for: mapped, or translated (NAT64, 6to4).
fn inner_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let join = |high: u16, low: u16| Ipv4Addr::from_bits((u32::from(high) << 16) | u32::from(low));
    match (a, b, c, d, e, f) {
        (0, 0, 0, 0, 0, 0xffff) | (0x64, 0xff9b, 0, 0, 0, 0) => Some(join(g, h)),
        (0x2002, ..) => Some(join(b, c)),
        _ => None,
    }
}

/// Is this an address of the public network?
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => match inner_v4(v6) {
            Some(v4) => is_public_v4(v4),
            None => {
                let global = (v6.segments().first().copied().unwrap_or_default() >> 13) == 1;
                let special =
                    |(base, bits): &(Ipv6Addr, u8)| Network::new(IpAddr::V6(*base), *bits).holds(address);
                global && !SPECIAL_V6.iter().any(special)
            }
        },
    }
}

impl WebhookPolicy {
    /// May a request go to this address, protected or not?
    ///
    /// # Errors
    /// [`Unreachable`].
    pub fn admits(&self, address: IpAddr, scheme: Scheme) -> Result<(), Unreachable> {
        let plain = match address {
            IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or(address, IpAddr::V4),
            IpAddr::V4(_) => address,
        };
        if self.anywhere || self.networks.iter().any(|n| n.holds(plain) || n.holds(address)) {
            return Ok(());
        }
        match (is_public(address), scheme) {
            (false, _) => Err(Unreachable::NotPublic),
            (true, Scheme::Http) => Err(Unreachable::NotProtected),
            (true, Scheme::Https) => Ok(()),
        }
    }

    /// What can be said of an address before its name is looked up.
    ///
    /// # Errors
    /// [`Unreachable`].
    pub fn may_register(&self, address: &WebAddress) -> Result<(), Unreachable> {
        match address.host() {
            WebHost::Ip(ip) => self.admits(ip, address.scheme()),
            WebHost::Name(name) => {
                let local = name == "localhost" || name.ends_with(".localhost");
                let exceptions = self.anywhere || !self.networks.is_empty();
                match address.scheme() {
                    _ if exceptions => Ok(()),
                    _ if local => Err(Unreachable::NotPublic),
                    Scheme::Http => Err(Unreachable::NotProtected),
                    Scheme::Https => Ok(()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_public_network_is_public() {
        let refused = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.100.100.200",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::10.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "4000::1",
        ];
        for text in refused {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
        let public = [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "203.162.4.191",
            "223.255.255.255",
            "2001:ee0::1",
            "2400:6540::1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
            "64:ff9b::1.1.1.1",
            "2002:101:101::1",
        ];
        for text in public {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn what_the_configuration_allows() {
        let strict = WebhookPolicy::default();
        let lgsp = WebhookPolicy { anywhere: false, networks: vec!["10.20.0.0/16".parse().unwrap()] };
        let open = WebhookPolicy { anywhere: true, networks: Vec::new() };
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let table = [
            (&strict, "1.1.1.1", Scheme::Https, Ok(())),
            (&strict, "1.1.1.1", Scheme::Http, Err(Unreachable::NotProtected)),
            (&strict, "10.20.0.9", Scheme::Https, Err(Unreachable::NotPublic)),
            (&lgsp, "10.20.0.9", Scheme::Http, Ok(())),
            (&lgsp, "::ffff:10.20.0.9", Scheme::Http, Ok(())),
            (&lgsp, "10.21.0.9", Scheme::Https, Err(Unreachable::NotPublic)),
            (&lgsp, "169.254.169.254", Scheme::Http, Err(Unreachable::NotPublic)),
            (&lgsp, "1.1.1.1", Scheme::Http, Err(Unreachable::NotProtected)),
            (&open, "127.0.0.1", Scheme::Http, Ok(())),
        ];
        for (policy, address, scheme, expected) in table {
            assert_eq!(policy.admits(ip(address), scheme), expected, "{address} {scheme:?}");
        }
        let register =
            |policy: &WebhookPolicy, url: &str| policy.may_register(&WebAddress::parse(url).unwrap());
        assert_eq!(register(&strict, "https://he-thong.donvi.vn/x"), Ok(()));
        assert_eq!(register(&strict, "http://he-thong.donvi.vn/x"), Err(Unreachable::NotProtected));
        assert_eq!(register(&strict, "https://localhost/x"), Err(Unreachable::NotPublic));
        assert_eq!(register(&strict, "https://[::1]/x"), Err(Unreachable::NotPublic));
        assert_eq!(register(&strict, "https://169.254.169.254/latest"), Err(Unreachable::NotPublic));
        assert_eq!(register(&open, "http://127.0.0.1:9/x"), Ok(()));
    }

    proptest! {
        #[test]
        fn no_disguise_of_an_address_makes_it_public(bits in any::<u32>()) {
            let v4 = Ipv4Addr::from_bits(bits);
            let [high, low] = [(bits >> 16) as u16, (bits & 0xffff) as u16];
            let mapped = IpAddr::V6(v4.to_ipv6_mapped());
            let nat64 = IpAddr::V6(Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low));
            let six_to_four = IpAddr::V6(Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1));
            for disguised in [mapped, nat64, six_to_four] {
                prop_assert_eq!(is_public(disguised), is_public(v4.into()), "{}", disguised);
            }
            if v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_multicast() || v4.is_broadcast() {
                prop_assert!(!is_public(v4.into()));
            }
        }
    }
}
