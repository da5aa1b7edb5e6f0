//! Looking up a name once, and connecting to nothing but what was looked at.

use casework::webhooks::{Unreachable, WebhookPolicy};
use domain::value::Scheme;
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Refuses a name of which any address may not be connected to. The addresses it gives are those that are
/// connected to: there is no second look-up that could tell another.
#[derive(Debug)]
pub(super) struct Guarded {
    inner: DefaultResolver,
    policy: WebhookPolicy,
}

impl Guarded {
    pub(super) fn new(policy: WebhookPolicy) -> Self {
        Self { inner: DefaultResolver::default(), policy }
    }
}

/// The refusal on its way through the client.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(super) struct Refused(#[from] pub(super) Unreachable);

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let addresses = self.inner.resolve(uri, config, timeout)?;
        let scheme = if uri.scheme_str() == Some("https") { Scheme::Https } else { Scheme::Http };
        for address in addresses.iter() {
            if let Err(why) = self.policy.admits(address.ip(), scheme) {
                return Err(Error::Other(Box::new(Refused(why))));
            }
        }
        Ok(addresses)
    }
}
