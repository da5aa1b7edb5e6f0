//! The address of the client, also behind proxies that are trusted by name.

use crate::settings::HttpSettings;
use actix_web::{HttpRequest, web};
use domain::value::Network;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An IPv4 address written as IPv6 is that IPv4 address.
fn plain(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

/// The first address, from the right, that no trusted proxy has.
pub fn resolve(peer: IpAddr, forwarded: &[&str], trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|n| n.holds(address));
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
    fn a_household_of_ipv6_addresses_is_one_client() {
        assert_eq!(limit_key(ip("2001:db8:1:2:3:4:5:6")), limit_key(ip("2001:db8:1:2::9")));
        assert_ne!(limit_key(ip("2001:db8:1:2::9")), limit_key(ip("2001:db8:1:3::9")));
    }
}
