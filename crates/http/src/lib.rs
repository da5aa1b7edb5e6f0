//! What the REST and the HTML adapter share.
//!
//! An application wraps, from the outside in: [`access_log::log_access`], [`request_id::assign_request_id`],
//! [`security_headers::add_security_headers`], [`problem::render_problems`] (with `actix_web`, the last `wrap` is
//! the outermost), and carries as data: `web::Data<Casework>`, `web::Data<HttpSettings>`, `web::Data<Limits>`,
//! [`request_id::RequestIds`] and, for pages, [`problem::ProblemPage`].

pub mod access_log;
pub mod body;
pub mod caller;
pub mod client_address;
pub mod download;
pub mod dto;
mod file_body;
pub mod forgery;
pub mod idempotency;
pub mod limits;
pub mod locale;
pub mod paths;
pub mod preconditions;
pub mod problem;
pub mod request_id;
pub mod security_headers;
pub mod session;
pub mod settings;
pub mod upload;

pub use body::JsonBody;
pub use caller::Caller;
pub use file_body::FileBody;
pub use limits::{LimitSettings, Limited, Limits};
pub use problem::{Fault, Problem};
pub use settings::HttpSettings;
