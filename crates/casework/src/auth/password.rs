//! Passwords: at least 15 characters, not a common one, no rules of composition (NIST SP 800-63B).

use crate::app::Casework;
use crate::failure::Failure;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::value::FieldError;
use domain::words::Localized;

/// Least number of characters.
pub(super) const MIN_CHARS: usize = 15;
/// Most characters: a bound on work, not on strength.
pub(super) const MAX_CHARS: usize = 256;

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordProblem {
    /// Fewer than 15 characters.
    TooShort,
    /// More than 256 characters.
    TooLong,
    /// Among the passwords attackers try first.
    Common,
}

impl PasswordProblem {
    /// The problem of a field.
    pub fn field(self, pointer: &str) -> FieldError {
        let (code, message) = match self {
            Self::TooShort => (
                "password_too_short",
                Localized::new(
                    "Mật khẩu phải có ít nhất 15 ký tự; một câu dễ nhớ là tốt nhất.",
                    "A password has at least 15 characters; a sentence you remember is best.",
                ),
            ),
            Self::TooLong => (
                "password_too_long",
                Localized::new("Mật khẩu dài tối đa 256 ký tự.", "A password has at most 256 characters."),
            ),
            Self::Common => (
                "password_common",
                Localized::new(
                    "Mật khẩu này nằm trong danh sách bị dò đầu tiên; hãy chọn câu khác.",
                    "This password is among those attackers try first; choose another.",
                ),
            ),
        };
        FieldError { pointer: pointer.to_owned(), code, message }
    }
}

/// Checks a new password.
///
/// # Errors
/// [`PasswordProblem`] says what to change.
pub fn check_password(app: &Casework, password: &str) -> Result<(), PasswordProblem> {
    let n = password.chars().count();
    if n < MIN_CHARS {
        return Err(PasswordProblem::TooShort);
    }
    if n > MAX_CHARS {
        return Err(PasswordProblem::TooLong);
    }
    if app.is_common_password(password) { Err(PasswordProblem::Common) } else { Ok(()) }
}

/// Argon2id with 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("19 MiB and two passes are valid parameters");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Hashes a password off the async threads.
pub(crate) async fn hash(app: &Casework, password: String) -> Result<String, Failure> {
    let _permit = app.hashing().acquire().await.map_err(|_| Failure::Busy)?;
    tokio::task::spawn_blocking(move || {
        argon2()
            .hash_password(password.as_bytes())
            .map(|h| h.to_string())
            .map_err(|e| Failure::Internal(format!("hashing: {e}")))
    })
    .await
    .map_err(|e| Failure::Internal(format!("hashing: {e}")))?
}

/// Verifies a password off the async threads. With no hash the same work is done, so that time tells
/// nothing about which logins exist.
pub(super) async fn verify(app: &Casework, password: String, hash: Option<String>) -> Result<bool, Failure> {
    let _permit = app.hashing().acquire().await.map_err(|_| Failure::Busy)?;
    tokio::task::spawn_blocking(move || match hash {
        Some(hash) => {
            let parsed =
                PasswordHash::new(&hash).map_err(|e| Failure::Internal(format!("stored hash: {e}")))?;
            Ok(argon2().verify_password(password.as_bytes(), &parsed).is_ok())
        }
        None => {
            let _ = argon2().hash_password(password.as_bytes());
            Ok(false)
        }
    })
    .await
    .map_err(|e| Failure::Internal(format!("verifying: {e}")))?
}
