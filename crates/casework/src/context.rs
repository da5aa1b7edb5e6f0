//! Who asks, under which key, against which version.

use domain::access::Actor;

/// The key under which a write may be repeated without effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// Caller and route: keys of one caller never meet those of another.
    pub scope: String,
    /// The key as sent.
    pub key: String,
    /// SHA-256 of the body, hex.
    pub body_hash: String,
}

/// One request.
#[derive(Debug, Clone)]
pub struct Context {
    /// Who acts.
    pub actor: Actor,
    /// Key of the request.
    pub idempotency: Option<IdempotencyKey>,
    /// Version of the case the caller read.
    pub if_match: Option<i64>,
}

impl Context {
    /// A request by `actor` without key and version.
    pub fn of(actor: Actor) -> Self {
        Self { actor, idempotency: None, if_match: None }
    }
}
