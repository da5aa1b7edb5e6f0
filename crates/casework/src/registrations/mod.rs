//! Registration (đăng ký): a safety officer without an account makes one in the flow of a declaration. With it he
//! files that declaration at once; the department or an administrator decides whether he sees the other cases.

mod decide;
mod list;
mod own;
mod register;

pub use decide::{approve, refuse};
pub use list::{RegistrationPage, RegistrationQuery, RegistrationView, list, read};
pub use own::{OwnRegistration, own, undecided_or_untold};
pub use register::{Application, Registered, register};
pub use store::RegistrationState;
