//! Storage on SQLite and PostgreSQL: the only crate that knows SQL. It knows nothing about the law.

pub mod conn;
mod connect;
mod db;
mod dialect;
mod error;
mod schema;
mod settings;
mod text_key;
mod text_list;
pub mod types;
mod unit;
mod writer;

pub use conn::Conn;
pub use db::Db;
pub use dialect::migration_names;
pub use error::{Result, StoreError};
pub use settings::{Backend, DbSettings};
pub use text_list::TextList;
