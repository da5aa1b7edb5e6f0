//! JSON bodies: read once, hashed for the idempotency key, refused with a problem document.

use crate::problem::Fault;
use crate::settings::{BODY_LIMIT, HttpSettings};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::{self, Bytes};
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::future::Future;
use std::pin::Pin;

/// Most bytes of a body in this application.
pub fn body_limit(req: &HttpRequest) -> usize {
    req.app_data::<web::Data<HttpSettings>>().map_or(BODY_LIMIT, |s| s.body_limit)
}

/// A JSON body and the hash of its meaning: order of keys and blanks do not count.
#[derive(Debug, Clone)]
pub struct JsonBody<T> {
    /// What was sent.
    pub value: T,
    /// SHA-256 of the canonical JSON, hex.
    pub hash: String,
}

/// SHA-256 of the canonical JSON (sorted keys, no blanks), hex.
pub fn canonical_hash(value: &Value) -> String {
    let mut hasher = Sha256::new();
    feed(&mut hasher, value);
    hex::encode(hasher.finalize())
}

/// Feeds JSON with sorted keys: whether serde_json sorts them is a feature that any crate of a build may change.
fn feed(hasher: &mut Sha256, value: &Value) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            hasher.update(b"{");
            for key in keys {
                hasher.update(Value::from(key.as_str()).to_string());
                hasher.update(b":");
                feed(hasher, map.get(key).unwrap_or(&Value::Null));
                hasher.update(b",");
            }
            hasher.update(b"}");
        }
        Value::Array(items) => {
            hasher.update(b"[");
            for item in items {
                feed(hasher, item);
                hasher.update(b",");
            }
            hasher.update(b"]");
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            hasher.update(value.to_string())
        }
    }
}

/// Reads a JSON body from its bytes.
///
/// # Errors
/// [`Fault::MalformedJson`] or [`Fault::Shape`]; the latter never repeats what was sent.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<JsonBody<T>, Fault> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Fault::MalformedJson)?;
    let hash = canonical_hash(&value);
    let value = serde_json::from_value(value).map_err(|e| Fault::Shape(e.to_string()))?;
    Ok(JsonBody { value, hash })
}

fn is_json(req: &HttpRequest) -> bool {
    let kind = req.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// Reads the whole body, up to the limit.
pub(crate) async fn read_bytes(req: &HttpRequest, payload: &mut Payload) -> Result<Bytes, Fault> {
    let limit = body_limit(req);
    let told = req.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|length| length > limit) {
        return Err(Fault::TooLarge { limit });
    }
    let whole = web::Payload::from_request(req, payload).await.map_err(|_| Fault::Malformed("body"))?;
    match whole.to_bytes_limited(limit).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Fault::Malformed("body")),
        Err(_) => Err(Fault::TooLarge { limit }),
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for JsonBody<T> {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            if !is_json(&req) {
                return Err(Fault::MediaType);
            }
            read_json(&read_bytes(&req, &mut payload).await?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_blanks_do_not_change_the_hash_and_values_do() {
        let hash = |text: &str| read_json::<Value>(text.as_bytes()).unwrap().hash;
        assert_eq!(hash(r#"{"b":[1,2],"a":"x"}"#), hash("{ \"a\" : \"x\",\n\"b\":[1, 2] }"));
        assert_ne!(hash(r#"{"a":"x"}"#), hash(r#"{"a":"y"}"#));
        assert_ne!(hash(r#"{"a":[1,2]}"#), hash(r#"{"a":[2,1]}"#));
    }

    #[test]
    fn broken_json_and_a_wrong_shape_are_told_apart() {
        assert!(matches!(read_json::<Value>(b"{\"a\":"), Err(Fault::MalformedJson)));
        assert!(matches!(read_json::<Value>(b"\xff\xfe"), Err(Fault::MalformedJson)));
        assert!(matches!(read_json::<Vec<u32>>(b"{}"), Err(Fault::Shape(_))));
    }
}
