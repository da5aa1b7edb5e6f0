//! From the pairs of a form to the JSON of a transfer object: dots and numbers make objects and arrays,
//! blank values are left out, what is a boolean is told by the question.

use super::spec::{Form, Kind};
use super::values::Values;
use serde_json::{Map, Value};

/// The JSON of a form. Numbers, dates and amounts stay as typed: the transfer objects read and judge them.
pub fn tree(form: &Form, values: &Values) -> Value {
    let mut root = Value::Object(Map::new());
    for (name, raw) in values.pairs() {
        let text = raw.trim();
        let Some(field) = form.field(name) else { continue };
        if text.is_empty() || values.get(name).is_some_and(|last| last != raw && !name.ends_with("[]")) {
            continue;
        }
        put(&mut root, name, leaf(field.kind, text));
    }
    close_gaps(&mut root);
    root
}

fn leaf(kind: Kind, text: &str) -> Value {
    match kind {
        Kind::YesNo | Kind::Tick => Value::Bool(text == "true"),
        Kind::Commune => Value::String(super::commune::code_in(text).unwrap_or(text).to_owned()),
        Kind::Text
        | Kind::Area
        | Kind::When
        | Kind::Instant
        | Kind::Date
        | Kind::Phone
        | Kind::Email
        | Kind::Number
        | Kind::Money
        | Kind::Radios(_)
        | Kind::Select(_)
        | Kind::Ticks(_)
        | Kind::Lines
        | Kind::Suggest(_)
        | Kind::Password
        | Kind::Hidden => Value::String(text.to_owned()),
    }
}

/// Puts a value at a path. Arrays are objects with numbered keys until [`close_gaps`].
fn put(root: &mut Value, name: &str, value: Value) {
    let list = name.ends_with("[]");
    let mut at = root;
    for part in name.trim_end_matches("[]").split('.') {
        if !at.is_object() {
            *at = Value::Object(Map::new());
        }
        let Value::Object(map) = at else { return };
        at = map.entry(part.to_owned()).or_insert(Value::Null);
    }
    if !list {
        *at = value;
        return;
    }
    if !at.is_array() {
        *at = Value::Array(Vec::new());
    }
    let (Value::Array(items), Value::String(text)) = (at, value) else { return };
    items.extend(text.lines().map(str::trim).filter(|l| !l.is_empty()).map(|l| Value::String(l.to_owned())));
}

/// Turns objects whose keys are all numbers into arrays, in order; a blank row between two others does
/// not leave a hole.
fn close_gaps(value: &mut Value) {
    if let Value::Object(map) = value {
        map.values_mut().for_each(close_gaps);
        let numbered = !map.is_empty() && map.keys().all(|k| k.bytes().all(|b| b.is_ascii_digit()));
        if numbered {
            let mut rows: Vec<(usize, Value)> =
                std::mem::take(map).into_iter().map(|(k, v)| (k.parse().unwrap_or(usize::MAX), v)).collect();
            rows.sort_by_key(|(n, _)| *n);
            *value = Value::Array(rows.into_iter().map(|(_, v)| v).collect());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::spec::{Field, Item, Options, Repeat, Step};
    use serde_json::json;

    const ROWS: &[Field] = &[
        Field::new("accident.victims.#.name", Kind::Text),
        Field::new("accident.victims.#.is_worker", Kind::YesNo),
        Field::new("accident.victims.#.serious_codes[]", Kind::Ticks(Options::Given("codes"))),
    ];
    const FORM: Form = Form {
        key: "test",
        steps: &[Step {
            slug: "one",
            items: &[
                Item::Field(Field::new("accident.place.commune_code", Kind::Commune)),
                Item::Field(Field::new("accident.casualties.dead", Kind::Number)),
                Item::Field(Field::new("declaration.known_at", Kind::Instant)),
                Item::Field(Field::new("document_date", Kind::Date)),
                Item::Field(Field::new("makers[]", Kind::Lines)),
                Item::Field(Field::new("accident.commuting", Kind::Tick)),
                Item::Repeat(Repeat { name: "accident.victims", fields: ROWS, least: 1, most: 9 }),
            ],
        }],
    };

    fn values(pairs: &[(&str, &str)]) -> Values {
        Values::from_pairs(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn dots_numbers_and_kinds_make_the_tree() {
        let json = tree(
            &FORM,
            &values(&[
                ("accident.place.commune_code", "31078 – Đặc khu Phú Quốc"),
                ("accident.casualties.dead", "1"),
                ("accident.commuting", "true"),
                ("declaration.known_at", "23/11/2026 22h40"),
                ("document_date", "24/11/2026"),
                ("makers[]", "Nguyễn Văn A, công chức\n\nTrần B, công an"),
                ("accident.victims.0.name", "Trần Văn Bé"),
                ("accident.victims.0.is_worker", "false"),
                ("accident.victims.0.serious_codes[]", "034"),
                ("accident.victims.0.serious_codes[]", "051"),
                ("accident.victims.2.name", "Lê Thị C"),
                ("accident.victims.1.name", "  "),
                ("csrf", "not asked"),
                ("accident.hidden_extra", "not asked"),
            ]),
        );
        assert_eq!(
            json,
            json!({
                "accident": {
                    "place": {"commune_code": "31078"},
                    "casualties": {"dead": "1"},
                    "commuting": true,
                    "victims": [
                        {"name": "Trần Văn Bé", "is_worker": false, "serious_codes": ["034", "051"]},
                        {"name": "Lê Thị C"}
                    ]
                },
                "declaration": {"known_at": "23/11/2026 22h40"},
                "document_date": "24/11/2026",
                "makers": ["Nguyễn Văn A, công chức", "Trần B, công an"]
            })
        );
    }

    #[test]
    fn of_two_values_of_one_name_the_last_that_is_not_blank_counts() {
        let json = tree(
            &FORM,
            &values(&[
                ("accident.casualties.dead", "2"),
                ("accident.casualties.dead", "3"),
                ("accident.casualties.dead", ""),
            ]),
        );
        assert_eq!(json, json!({"accident": {"casualties": {"dead": "3"}}}));
    }
}
