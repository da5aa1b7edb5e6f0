//! Settings that are changed while the program runs.

use diesel::prelude::*;
use serde_json::Value;

use crate::conn::Conn;
use crate::dialect::upsert;
use crate::error::Result;
use crate::schema::settings;
use crate::types::Json;

/// One setting.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = settings, primary_key(key), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct SettingRow {
    /// Its name.
    pub key: String,
    /// Its value.
    #[diesel(serialize_as = Json)]
    pub value: Value,
}

/// The value of a setting.
pub fn get(c: &mut Conn, key: &str) -> Result<Option<Value>> {
    Ok(settings::table.find(key).select(settings::value).first(c).optional()?)
}

/// Keeps a setting.
pub fn put(c: &mut Conn, key: &str, value: Value) -> Result<()> {
    upsert!(c, settings::table, settings::key, SettingRow { key: key.to_owned(), value: value.clone() })?;
    Ok(())
}

/// All settings, by name.
pub fn list(c: &mut Conn) -> Result<Vec<SettingRow>> {
    Ok(settings::table.order(settings::key).select(SettingRow::as_select()).load(c)?)
}
