//! A range of addresses on the network.

use core::net::IpAddr;
use core::str::FromStr;

/// A range of addresses: `10.20.0.0/16`, `fd00:1::/32`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    base: IpAddr,
    prefix: u8,
}

/// A text that is no range.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no range of addresses: write one address, or an address and a prefix length such as 10.20.0.0/16"
)]
pub struct BadNetwork(pub String);

impl FromStr for Network {
    type Err = BadNetwork;

    fn from_str(text: &str) -> Result<Self, BadNetwork> {
        let bad = || BadNetwork(text.to_owned());
        let (base, prefix) = text.trim().split_once('/').map_or((text.trim(), None), |(a, b)| (a, Some(b)));
        let base: IpAddr = base.parse().map_err(|_| bad())?;
        let longest = if base.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(longest), |b| b.parse().map_err(|_| bad()))?;
        if prefix > longest { Err(bad()) } else { Ok(Self { base, prefix }) }
    }
}

impl Network {
    /// The range that begins at `base`; a prefix longer than the address is one address.
    pub const fn new(base: IpAddr, prefix: u8) -> Self {
        Self { base, prefix }
    }

    /// Does it hold the address? One of the other family is outside.
    pub fn holds(&self, address: IpAddr) -> bool {
        let away = 128_u32.saturating_sub(u32::from(self.prefix));
        // A shift by all bits is none at all in Rust.
        let same = away >= 128 || (bits(self.base) >> away) == (bits(address) >> away);
        self.base.is_ipv4() == address.is_ipv4() && same
    }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u128::from(v4.to_bits()) << 96,
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        for (range, inside, outside) in [
            ("10.20.0.0/16", "10.20.255.1", "10.21.0.0"),
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.1"),
            ("10.20.0.7", "10.20.0.7", "10.20.0.6"),
            ("0.0.0.0/0", "8.8.8.8", "::1"),
            ("fd00:1::/32", "fd00:1:ffff::1", "fd00:2::1"),
            ("::/0", "::1", "1.1.1.1"),
        ] {
            let network: Network = range.parse().unwrap();
            assert!(network.holds(inside.parse().unwrap()), "{inside} in {range}");
            assert!(!network.holds(outside.parse().unwrap()), "{outside} in {range}");
        }
        for bad in
            ["", "10.20.0.0/33", "fd00::/129", "10.20/16", "a/8", "10.0.0.0/-1", "10.0.0.0/x", "example.org"]
        {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }
}
