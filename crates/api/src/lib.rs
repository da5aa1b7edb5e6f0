//! REST adapter: JSON over the use cases.
//!
//! The binary calls [`configure`] and gives as application data, beside that of [`tnld_http`],
//! `web::Data<`[`DocsAssets`]`>` for the page at `/api/docs` and, if it drains, `web::Data<`[`Draining`]`>`.

mod actions;
pub mod answer;
mod ask;
mod conventions;
mod mount;
mod mounted;
mod openapi;
mod plain_texts;
mod query;
mod routes;

pub use actions::{RouteAction, route_actions};
pub use mounted::configure;
pub use openapi::openapi;
pub use routes::health::Draining;
pub use routes::service::DocsAssets;
