//! Who somebody is: passwords, sessions, tokens of systems, throttling by failures.

mod actor;
mod hasher;
mod password;
mod sessions;
mod sign_in;
mod throttle;

pub use crate::tokens::bearer;
pub use password::{PasswordProblem, check_password};
pub use sessions::{SignedIn, session, sign_out};
pub use sign_in::{NewSession, SignIn, change_password, sign_in};

pub(crate) use actor::actor_of_holder;
pub(crate) use hasher::Hasher;
pub(crate) use password::hash;
pub(crate) use sessions::{csrf_of, random_token, sha256_hex};
pub(crate) use throttle::{begin_code, right_code};
