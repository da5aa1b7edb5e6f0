//! Passwords: at least 15 characters, not a common one, no rules of composition (NIST SP 800-63B).

use super::hasher::Memory;
use crate::app::Casework;
use crate::failure::Failure;
use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
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
fn params() -> Params {
    Params::new(19 * 1024, 2, 1, None).expect("19 MiB and two passes are valid parameters")
}

/// The bytes Argon2id makes of a password, in memory that is used again.
fn digest(password: &str, salt: &[u8], params: Params, memory: &mut Memory) -> Result<Output, Failure> {
    memory.resize(params.block_count(), Block::default());
    let mut out = [0_u8; Params::DEFAULT_OUTPUT_LEN];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(password.as_bytes(), salt, &mut out, memory.as_mut_slice())
        .map_err(problem)?;
    Output::new(&out).map_err(problem)
}

fn problem(e: impl std::fmt::Display) -> Failure {
    Failure::Internal(format!("password hashing: {e}"))
}

/// Hashes a password off the async threads, into a PHC string.
pub(crate) async fn hash(app: &Casework, password: String) -> Result<String, Failure> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(problem)?;
    let work = move |memory: &mut Memory| {
        let params = params();
        let phc = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: (&params).try_into().map_err(problem)?,
            salt: Some(Salt::new(&salt).map_err(problem)?),
            hash: Some(digest(&password, &salt, params, memory)?),
        };
        Ok(phc.to_string())
    };
    app.hasher().run(work).await
}

/// Verifies a password off the async threads. With no hash the same work is done, so that time tells
/// nothing about which logins exist.
pub(super) async fn verify(app: &Casework, password: String, hash: Option<String>) -> Result<bool, Failure> {
    let work = move |memory: &mut Memory| {
        let Some(hash) = hash else {
            digest(&password, &[0; 16], params(), memory)?;
            return Ok(false);
        };
        let stored = PasswordHash::new(&hash).map_err(problem)?;
        let (Some(salt), Some(wanted)) = (stored.salt, stored.hash) else {
            return Err(problem("a stored hash has no salt or no output"));
        };
        let params = Params::try_from(&stored).map_err(problem)?;
        // `Output` compares in constant time.
        Ok(digest(&password, &salt, params, memory)? == wanted)
    };
    app.hasher().run(work).await
}
