//! A record in the shape in which it is sent, back into the fields of its form.

use crate::form::{Form, Kind, Values};
use domain::time::{human_date, human_datetime};
use serde_json::Value;

/// Fills in every field of the form that the record answers and nobody has typed.
pub(super) fn record(form: &Form, values: &mut Values, record: &impl serde::Serialize) {
    if let Ok(json) = serde_json::to_value(record) {
        put(form, values, "", &json);
    }
}

fn put(form: &Form, values: &mut Values, path: &str, json: &Value) {
    let under = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match json {
        Value::Null => {}
        Value::Object(map) => map.iter().for_each(|(name, v)| put(form, values, &under(name), v)),
        Value::Array(items) if items.iter().any(Value::is_object) => {
            items.iter().enumerate().for_each(|(n, v)| put(form, values, &under(&n.to_string()), v));
        }
        Value::Array(items) => list(form, values, &format!("{path}[]"), items),
        Value::Bool(b) => set(form, values, path, &b.to_string()),
        Value::Number(n) => set(form, values, path, &n.to_string()),
        Value::String(s) => set(form, values, path, s),
    }
}

fn list(form: &Form, values: &mut Values, name: &str, items: &[Value]) {
    let Some(field) = form.field(name) else { return };
    if values.get(name).is_some() {
        return;
    }
    let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
    match field.kind {
        Kind::Lines => values.set(name, texts.join("\n")),
        _ticks => texts.iter().for_each(|t| values.push(name, *t)),
    }
}

fn set(form: &Form, values: &mut Values, name: &str, text: &str) {
    let Some(field) = form.field(name) else { return };
    let shown = match field.kind {
        Kind::Date => text.parse().map_or_else(|_| text.to_owned(), human_date),
        Kind::Instant => domain::value::parse_datetime(text)
            .map_or_else(|_| text.to_owned(), |at| human_datetime(domain::time::from_vn(at))),
        // A box that is not ticked is sent as nothing.
        Kind::Tick if text == "false" => return,
        _as_it_is => text.to_owned(),
    };
    values.set_default(name, Some(shown));
}
