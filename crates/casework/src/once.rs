//! The same request under the same key has its effect once and its answer again.

use crate::app::Casework;
use crate::context::IdempotencyKey;
use crate::failure::Failure;
use domain::time::Instant;
use hmac::Mac as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Conn, idempotency};

/// The key of a request whose body holds a password: what is kept of the body must not let anybody try passwords
/// against it.
pub(crate) fn sealed(app: &Casework, key: IdempotencyKey) -> IdempotencyKey {
    let mac = app.secrets().mac("body", &[key.body_hash.as_bytes()]);
    IdempotencyKey { body_hash: hex::encode(mac.finalize().into_bytes()), ..key }
}

/// Runs `work` unless the key has an answer already; stores the answer with the write.
pub(crate) fn once<T: Serialize + DeserializeOwned>(
    conn: &mut Conn,
    key: Option<&IdempotencyKey>,
    now: Instant,
    work: impl FnOnce(&mut Conn) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let Some(key) = key else { return work(conn) };
    match idempotency::begin(conn, &key.scope, &key.key, &key.body_hash, now)? {
        idempotency::Begun::Replay(answer) => Ok(serde_json::from_str(&answer.body)?),
        idempotency::Begun::BodyDiffers => Err(Failure::KeyReused),
        idempotency::Begun::Fresh => {
            let answer = work(conn)?;
            let stored = idempotency::StoredAnswer {
                status: 200,
                headers: serde_json::Value::Null,
                body: serde_json::to_string(&answer)?,
            };
            idempotency::complete(conn, &key.scope, &key.key, &stored)?;
            Ok(answer)
        }
    }
}
