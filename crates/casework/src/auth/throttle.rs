//! Throttling by failures. Failures count per login *and* address, and per address alone, never per
//! login alone: whoever types a rival's login wrongly slows down only himself.

use crate::failure::Failure;
use chrono::Duration;
use domain::ids::UserId;
use domain::time::Instant;
use store::Conn;
use store::login_failures::{self, LoginFailures, Reserved};

/// Failures of one login from one address before waiting begins.
const FREE_PER_LOGIN: i32 = 5;
/// Failures from one address before waiting begins: an industrial park may share one.
const FREE_PER_ADDRESS: i32 = 50;
/// Wrong codes of notices from one address before waiting begins.
const FREE_CODES: i32 = 20;
/// Wrong present passwords of somebody signed in, who wants a new one, before waiting begins.
const FREE_CHANGES: i32 = 5;
/// Failures are forgotten after this long without a new one.
const FORGET: std::time::Duration = std::time::Duration::from_secs(12 * 3600);
/// Longest wait.
const LONGEST_SECONDS: i64 = 900;

/// An attempt that counts as a failure until it succeeds.
#[derive(Debug, Clone)]
pub(super) struct Attempt {
    login: Reserved,
    address: Reserved,
}

/// Counts an attempt as a failure before the password is looked at, or refuses it while an earlier series of
/// failures still asks for patience. Guesses sent at once are counted one after the other, so no more of them reach
/// the password than if each had waited for the answer to the one before.
pub(super) fn begin(conn: &mut Conn, login: &str, address: &str, now: Instant) -> Result<Attempt, Failure> {
    Ok(Attempt {
        login: reserve(conn, &format!("login:{login}@{address}"), FREE_PER_LOGIN, now)?,
        address: reserve(conn, &format!("address:{address}"), FREE_PER_ADDRESS, now)?,
    })
}

/// The same for a code of a notice, which is counted by address alone: there is nobody to lock out.
pub(crate) fn begin_code(conn: &mut Conn, address: &str, now: Instant) -> Result<Reserved, Failure> {
    reserve(conn, &format!("notice:{address}"), FREE_CODES, now)
}

/// The code was right.
pub(crate) fn right_code(conn: &mut Conn, attempt: &Reserved) -> Result<(), Failure> {
    Ok(login_failures::give_back(conn, attempt)?)
}

/// The same for the present password of somebody signed in: a session left open opens no way to the password.
pub(super) fn begin_change(conn: &mut Conn, user: UserId, now: Instant) -> Result<Reserved, Failure> {
    reserve(conn, &format!("change:{}", user.0), FREE_CHANGES, now)
}

/// The present password was right: its failures are forgotten.
pub(super) fn changed(conn: &mut Conn, attempt: &Reserved) -> Result<(), Failure> {
    Ok(login_failures::clear(conn, attempt.key())?)
}

fn reserve(conn: &mut Conn, key: &str, free: i32, now: Instant) -> Result<Reserved, Failure> {
    login_failures::reserve(conn, key, now, FORGET, |seen: &LoginFailures| patience(seen, free, now))
}

fn patience(seen: &LoginFailures, free: i32, now: Instant) -> Option<Failure> {
    let over = u32::try_from(seen.count - free).ok()?;
    let wait = 2_i64.saturating_pow(over.min(20)).min(LONGEST_SECONDS);
    let until = seen.last_at + Duration::seconds(wait);
    let seconds = (until > now).then(|| (until - now).num_seconds().max(1))?;
    Some(Failure::TooMany { retry_after: u64::try_from(seconds).unwrap_or(1) })
}

/// A success forgets the failures of this login from this address, and was no failure of the address.
pub(super) fn succeeded(conn: &mut Conn, attempt: &Attempt) -> Result<(), Failure> {
    login_failures::clear(conn, attempt.login.key())?;
    Ok(login_failures::give_back(conn, &attempt.address)?)
}

/// The password was never looked at: the attempt did not take place.
pub(super) fn untried(conn: &mut Conn, attempt: &Attempt) -> Result<(), Failure> {
    login_failures::give_back(conn, &attempt.login)?;
    Ok(login_failures::give_back(conn, &attempt.address)?)
}
