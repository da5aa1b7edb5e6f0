//! A client of the REST API that keeps its conventions and checks that the server keeps them.

mod client;
mod reply;

pub use client::Api;
pub use reply::Reply;
