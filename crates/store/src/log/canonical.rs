//! One text for one JSON value, so that its hash means something.

use serde_json::Value;

use crate::error::{Result, StoreError};

/// Writes JSON with sorted keys and no spaces. Fractions are refused: their text is not unique.
pub fn canonical(value: &Value) -> Result<String> {
    let mut out = String::new();
    write(value, &mut out)?;
    Ok(out)
}

fn write(value: &Value, out: &mut String) -> Result<()> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Value::Number(n) if n.is_i64() || n.is_u64() => out.push_str(&n.to_string()),
        Value::Number(_) => return Err(StoreError::Invalid("an event holds a fraction")),
        Value::String(s) => quote(s, out)?,
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            out.push('{');
            for (i, key) in keys.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                quote(key, out)?;
                out.push(':');
                write(&map[key], out)?;
            }
            out.push('}');
        }
    }
    Ok(())
}

/// A JSON string. NUL is refused: PostgreSQL cannot keep it.
fn quote(text: &str, out: &mut String) -> Result<()> {
    if text.contains('\0') {
        return Err(StoreError::Invalid("an event holds a NUL character"));
    }
    let quoted =
        serde_json::to_string(text).map_err(|_| StoreError::Invalid("text that JSON cannot hold"))?;
    out.push_str(&quoted);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn tree() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            "[^\0]*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec(("[^\0]{0,5}", inner), 0..6)
                    .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
            ]
        })
    }

    proptest! {
        /// The text says the same as the value, and has one form.
        #[test]
        fn text_and_value_agree(value in tree()) {
            let text = canonical(&value).unwrap();
            let back: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&back, &value);
            prop_assert_eq!(canonical(&back).unwrap(), text);
        }
    }

    #[test]
    fn keys_are_sorted_at_every_depth() {
        let value = json!({"b": {"z": 1, "a": [true, null]}, "a": "đ\n\"", "A": -3});
        assert_eq!(canonical(&value).unwrap(), r#"{"A":-3,"a":"đ\n\"","b":{"a":[true,null],"z":1}}"#);
    }

    #[test]
    fn fractions_and_nul_are_refused() {
        assert!(matches!(canonical(&json!({"a": [0.5]})), Err(StoreError::Invalid(_))));
        assert!(matches!(canonical(&json!({"a\0": 1})), Err(StoreError::Invalid(_))));
    }
}
