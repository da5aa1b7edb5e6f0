//! Is somebody there? A connection is opened and closed; nothing is said.

use super::client::NoReply;
use casework::webhooks::WebhookPolicy;
use domain::value::{WebAddress, WebHost};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs as _};
use std::time::Duration;

/// Opens and closes a connection. With a policy only where it allows.
pub(crate) fn reach(
    address: &WebAddress,
    policy: Option<&WebhookPolicy>,
    timeout: Duration,
) -> Result<(), NoReply> {
    let failed = |e: std::io::Error| NoReply::NotSent(e.kind().to_string());
    let found: Vec<SocketAddr> = match address.host() {
        WebHost::Ip(ip) => vec![SocketAddr::new(ip, address.port())],
        WebHost::Name(name) => (name.as_str(), address.port()).to_socket_addrs().map_err(failed)?.collect(),
    };
    for one in &found {
        if let Some(policy) = policy {
            policy.admits(one.ip(), address.scheme()).map_err(NoReply::Refused)?;
        }
    }
    let mut last = NoReply::NotSent("the name of the host is not known".to_owned());
    for one in found {
        match TcpStream::connect_timeout(&one, timeout) {
            Ok(_) => return Ok(()),
            Err(e) => last = failed(e),
        }
    }
    Err(last)
}
