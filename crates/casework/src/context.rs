//! Who asks, under which key, against which version.

use crate::failure::Failure;
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
    /// Version of the case, or of what else is changed, that the caller read.
    pub if_match: Option<i64>,
}

impl Context {
    /// Refuses when the caller read another version than the one that stands; whoever names none takes what stands.
    ///
    /// # Errors
    /// [`Failure::Stale`].
    pub(crate) fn read_version(&self, actual: i64) -> Result<(), Failure> {
        match self.if_match {
            Some(expected) if expected != actual => {
                Err(Failure::Stale { expected, actual, changes: Vec::new() })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// A request by `actor` without key and version.
    pub fn of(actor: Actor) -> Self {
        Self { actor, idempotency: None, if_match: None }
    }
}
