//! Settings from the environment: every key of the built-in file has a variable.

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

/// Lays the environment over `table`. Only keys the built-in file knows can be set.
pub(super) fn overlay(table: &mut Table, prefix: &str, get: &dyn Fn(&str) -> Option<String>) -> Result<()> {
    for (key, value) in table.iter_mut() {
        let name = format!("{prefix}_{}", key.to_uppercase());
        if let Value::Table(inner) = value {
            overlay(inner, &name, get)?;
            continue;
        }
        let direct = get(&name);
        let file = get(&format!("{name}_FILE"));
        let text = match (direct, file) {
            (Some(_), Some(_)) => bail!("both {name} and {name}_FILE are set; keep one"),
            (Some(text), None) => text,
            (None, Some(path)) => std::fs::read_to_string(&path)
                .with_context(|| format!("{name}_FILE names {path}, which cannot be read"))?
                .trim()
                .to_owned(),
            (None, None) => continue,
        };
        let given = match &*value {
            Value::Integer(_) => Value::Integer(
                text.parse().with_context(|| format!("{name} must be a whole number, not “{text}”"))?,
            ),
            Value::Boolean(_) => Value::Boolean(
                text.parse().with_context(|| format!("{name} must be true or false, not “{text}”"))?,
            ),
            _text => Value::String(text),
        };
        *value = given;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_variable_and_numbers_stay_numbers() {
        let mut table: Table = "port = 1\nname = \"a\"\n[deep]\nflag = false\n".parse().unwrap();
        let get = |name: &str| match name {
            "TNLD_PORT" => Some("9".to_owned()),
            "TNLD_DEEP_FLAG" => Some("true".to_owned()),
            _other => None,
        };
        overlay(&mut table, "TNLD", &get).unwrap();
        assert_eq!(table["port"].as_integer(), Some(9));
        assert_eq!(table["deep"]["flag"].as_bool(), Some(true));
        assert_eq!(table["name"].as_str(), Some("a"));
    }

    #[test]
    fn a_word_for_a_number_is_told_by_name() {
        let mut table: Table = "port = 1\n".parse().unwrap();
        let problem =
            overlay(&mut table, "TNLD", &|n| (n == "TNLD_PORT").then(|| "eighty".to_owned())).unwrap_err();
        assert!(problem.to_string().contains("TNLD_PORT"), "{problem}");
    }
}
