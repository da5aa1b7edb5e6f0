//! Every input: what is taken, and what is refused under which pointer.

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy knows only functions marked as tests")]

mod commands;
mod directory;
mod inquiry;
mod queries;
mod reports;
mod schema;
mod values;

use chrono::{TimeZone, Utc};
use domain::time::{Instant, micros};
use domain::value::FieldError;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tnld_http::dto::Input;
use uuid::Uuid;

/// 20/11/2026 09:00 in Vietnam.
pub(crate) fn now() -> Instant {
    micros(Utc.with_ymd_and_hms(2026, 11, 20, 2, 0, 0).unwrap())
}

/// Reads a body as the adapters do.
pub(crate) fn read<T: Input + DeserializeOwned>(body: Value) -> Result<T::Value, Vec<FieldError>> {
    let input: T = serde_json::from_value(body).expect("the shape of the body");
    let mut next = 0_u128;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    input.into_domain(&mut ids, now())
}

/// The value of a body that must be taken.
pub(crate) fn taken<T: Input + DeserializeOwned>(body: Value) -> T::Value {
    match read::<T>(body) {
        Ok(value) => value,
        Err(errors) => panic!("refused: {errors:#?}"),
    }
}

/// Pointer and code of every problem of a body that must be refused, sorted.
pub(crate) fn refused<T: Input + DeserializeOwned>(body: Value) -> Vec<String> {
    let errors = match read::<T>(body) {
        Ok(_) => panic!("taken"),
        Err(errors) => errors,
    };
    for e in &errors {
        assert!(!e.message.vi.is_empty() && !e.message.en.is_empty(), "{e:?} is not told in both languages");
    }
    let mut told: Vec<String> = errors.iter().map(|e| format!("{} {}", e.pointer, e.code)).collect();
    told.sort();
    told
}

/// Is the body refused before any field is read, because it has not the described shape?
pub(crate) fn shapeless<T: DeserializeOwned>(body: Value) -> bool {
    serde_json::from_value::<T>(body).is_err()
}
