//! The address of the client, also behind proxies that are trusted by name.

use crate::settings::HttpSettings;
use actix_web::{HttpRequest, web};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// A network such as `10.0.0.0/8`, or a single address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

/// Not a network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no network: write an address, or an address and a prefix length such as 10.0.0.0/8")]
pub struct BadNetwork(String);

impl FromStr for Network {
    type Err = BadNetwork;

    fn from_str(text: &str) -> Result<Self, BadNetwork> {
        let bad = || BadNetwork(text.to_owned());
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| bad())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(most), |p| p.parse().map_err(|_| bad()))?;
        if prefix > most { Err(bad()) } else { Ok(Self { address, prefix }) }
    }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(u32::from(v4)) << 96,
        IpAddr::V6(v6) => u128::from(v6),
    }
}

impl Network {
    /// Does the address belong to the network?
    pub fn contains(&self, address: IpAddr) -> bool {
        if self.address.is_ipv4() != address.is_ipv4() {
            return false;
        }
        let mask = u128::MAX.checked_shl(128 - u32::from(self.prefix)).unwrap_or(0);
        bits(self.address) & mask == bits(address) & mask
    }
}

/// An IPv4 address written as IPv6 is that IPv4 address.
fn plain(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

/// The first address, from the right, that no trusted proxy has.
pub fn resolve(peer: IpAddr, forwarded: &[&str], trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|n| n.contains(address));
    let mut client = plain(peer);
    let hops = forwarded.iter().flat_map(|line| line.split(',')).map(str::trim).collect::<Vec<_>>();
    for hop in hops.into_iter().rev() {
        if !is_trusted(client) {
            break;
        }
        // A hop that is no address was not written by a proxy of ours: the last known one counts.
        let Ok(address) = hop.parse::<IpAddr>() else { break };
        client = plain(address);
    }
    client
}

/// The address of the client of a request.
pub fn client_address(req: &HttpRequest) -> IpAddr {
    let peer = req.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |a| a.ip());
    let forwarded: Vec<&str> =
        req.headers().get_all("x-forwarded-for").filter_map(|v| v.to_str().ok()).collect();
    let trusted = req.app_data::<web::Data<HttpSettings>>().map_or(&[][..], |s| &s.trusted_proxies);
    resolve(peer, &forwarded, trusted)
}

/// What is counted as one client by the limits: an IPv4 address, or the /64 of an IPv6 address.
pub fn limit_key(address: IpAddr) -> IpAddr {
    match plain(address) {
        IpAddr::V6(v6) => {
            let network = u128::from(v6) & (u128::MAX << 64);
            IpAddr::V6(Ipv6Addr::from(network))
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted: Vec<Network> = ["10.0.0.0/8", "::1"].iter().map(|n| n.parse().unwrap()).collect();
        for (peer, forwarded, expected) in [
            ("203.0.113.5", vec!["1.2.3.4"], "203.0.113.5"),
            ("10.1.2.3", vec!["1.2.3.4"], "1.2.3.4"),
            ("10.1.2.3", vec!["6.6.6.6, 1.2.3.4, 10.9.9.9"], "1.2.3.4"),
            ("10.1.2.3", vec!["6.6.6.6", "1.2.3.4"], "1.2.3.4"),
            ("10.1.2.3", vec!["nonsense"], "10.1.2.3"),
            ("10.1.2.3", vec![], "10.1.2.3"),
            ("::ffff:10.1.2.3", vec!["1.2.3.4"], "1.2.3.4"),
            ("::1", vec!["2001:db8::7"], "2001:db8::7"),
        ] {
            assert_eq!(resolve(ip(peer), &forwarded, &trusted), ip(expected), "{peer} {forwarded:?}");
        }
    }

    #[test]
    fn networks_are_read() {
        assert!("0.0.0.0/0".parse::<Network>().unwrap().contains(ip("8.8.8.8")));
        assert!(!"10.0.0.0/8".parse::<Network>().unwrap().contains(ip("11.0.0.1")));
        assert!("192.0.2.7".parse::<Network>().unwrap().contains(ip("192.0.2.7")));
        for bad in ["", "10.0.0.0/33", "10.0.0.0/x", "example.org"] {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_household_of_ipv6_addresses_is_one_client() {
        assert_eq!(limit_key(ip("2001:db8:1:2:3:4:5:6")), limit_key(ip("2001:db8:1:2::9")));
        assert_ne!(limit_key(ip("2001:db8:1:2::9")), limit_key(ip("2001:db8:1:3::9")));
    }
}
