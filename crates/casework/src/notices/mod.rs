//! The own notice (tin của chính mình): whoever told of an accident without an account gets a code, and with it
//! completes, supplements, corrects or withdraws what he told. Nothing else of the case is ever shown to him.

mod care;
mod code;
mod complete;
mod find;
mod outcome;
mod pass;
mod view;

pub use care::{correct, supplement, withdraw};
pub use code::{IssuedCode, of_filer};
pub use complete::complete;
pub use find::NoticeKey;
pub use outcome::NoticeOutcome;
pub use pass::{NoticePass, enter, pass_of};
pub use view::{NoticeAct, NoticeReport, NoticeView, open};

pub(crate) use code::{issue, issued};
pub(crate) use pass::holder;
