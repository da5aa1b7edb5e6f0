//! The harness of the journeys: the real program, real databases, a real mail socket, a real browser.
//!
//! A journey is written once with [`journey!`] and runs on SQLite and on PostgreSQL:
//!
//! ```ignore
//! journey! {
//!     /// A tip is answered and told on.
//!     async fn a_tip_is_answered(ctx) {
//!         ctx.api.post("/api/v1/tips", &json!({ … })).await?.expect(201)?;
//!         ctx.sink.wait_for(1).await?;
//!         Ok(())
//!     }
//! }
//! ```

pub mod accidents;
pub mod api;
pub mod browser;
pub mod case;
pub mod chance;
pub mod context;
pub mod databases;
pub mod http_sink;
pub mod ladders;
pub mod people;
pub mod scratch;
pub mod server;
pub mod smtp;
pub mod told;
pub mod when;

pub use api::{Api, Reply};
pub use browser::Browser;
pub use case::Case;
pub use context::{Context, PASSWORD, agency_address, on, run_in_browser, run_on};
pub use databases::{Kind, TestDatabase};
pub use http_sink::HttpSink;
pub use server::{Server, Settings};
pub use smtp::{Behaviour, Mail, SmtpSink, Step};
