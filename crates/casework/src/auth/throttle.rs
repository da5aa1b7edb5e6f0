//! Throttling by failures. Failures count per login *and* address, and per address alone, never per
//! login alone: whoever types a rival's login wrongly slows down only himself.

use crate::failure::Failure;
use chrono::Duration;
use domain::time::Instant;
use store::{Conn, login_failures};

/// Failures of one login from one address before waiting begins.
const FREE_PER_LOGIN: i32 = 5;
/// Failures from one address before waiting begins: an industrial park may share one.
const FREE_PER_ADDRESS: i32 = 50;
/// Failures are forgotten after this long without a new one.
const FORGET: std::time::Duration = std::time::Duration::from_secs(12 * 3600);
/// Longest wait.
const LONGEST_SECONDS: i64 = 900;

fn keys(login: &str, address: &str) -> [(String, i32); 2] {
    [(format!("login:{login}@{address}"), FREE_PER_LOGIN), (format!("address:{address}"), FREE_PER_ADDRESS)]
}

/// Wrong codes of notices from one address before waiting begins.
const FREE_CODES: i32 = 20;

fn code_key(address: &str) -> String {
    format!("notice:{address}")
}

/// Refuses while an earlier series of failures still asks for patience.
pub(super) fn check(conn: &mut Conn, login: &str, address: &str, now: Instant) -> Result<(), Failure> {
    patience(conn, keys(login, address), now)
}

/// The same for codes of notices, which are counted by address alone: there is nobody to lock out.
pub(crate) fn check_code(conn: &mut Conn, address: &str, now: Instant) -> Result<(), Failure> {
    patience(conn, [(code_key(address), FREE_CODES)], now)
}

fn patience(
    conn: &mut Conn,
    keys: impl IntoIterator<Item = (String, i32)>,
    now: Instant,
) -> Result<(), Failure> {
    for (key, free) in keys {
        if let Some(seen) = login_failures::get(conn, &key, now, FORGET)? {
            let over = seen.count - free;
            if over >= 0 {
                let wait =
                    2_i64.saturating_pow(u32::try_from(over).unwrap_or(0).min(20)).min(LONGEST_SECONDS);
                let until = seen.last_at + Duration::seconds(wait);
                if until > now {
                    let seconds = (until - now).num_seconds().max(1);
                    return Err(Failure::TooMany { retry_after: u64::try_from(seconds).unwrap_or(1) });
                }
            }
        }
    }
    Ok(())
}

/// Counts a failure.
pub(super) fn failed(conn: &mut Conn, login: &str, address: &str, now: Instant) -> Result<(), Failure> {
    for (key, _) in keys(login, address) {
        login_failures::record(conn, &key, now, FORGET)?;
    }
    Ok(())
}

/// Counts a wrong code.
pub(crate) fn failed_code(conn: &mut Conn, address: &str, now: Instant) -> Result<(), Failure> {
    login_failures::record(conn, &code_key(address), now, FORGET)?;
    Ok(())
}

/// A success forgets the failures of this login from this address.
pub(super) fn succeeded(conn: &mut Conn, login: &str, address: &str) -> Result<(), Failure> {
    login_failures::clear(conn, &format!("login:{login}@{address}"))?;
    Ok(())
}
