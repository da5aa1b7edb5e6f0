//! What the configuration decides for both adapters.

use crate::limits::LimitSettings;
use domain::value::Network;

/// Settings of the HTTP side; application data.
#[derive(Debug, Clone)]
pub struct HttpSettings {
    /// Origin people reach the system under, such as `https://tnld.angiang.gov.vn`.
    pub public_origin: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Most bytes of a body.
    pub body_limit: usize,
    /// Announce HTTPS for a year (`Strict-Transport-Security`); off on a developer's machine.
    pub hsts: bool,
    /// Rate limits.
    pub limits: LimitSettings,
}

/// Most bytes of a body when nothing else is set.
pub const BODY_LIMIT: usize = 1024 * 1024;

impl Default for HttpSettings {
    fn default() -> Self {
        Self {
            public_origin: "http://127.0.0.1:8080".to_owned(),
            trusted_proxies: Vec::new(),
            body_limit: BODY_LIMIT,
            hsts: false,
            limits: LimitSettings::default(),
        }
    }
}
