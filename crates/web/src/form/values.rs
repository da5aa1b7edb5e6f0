//! What was typed, as it was typed.

/// Names with their values in the order of the form; a name may occur more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(Vec<(String, String)>);

impl Values {
    /// From the pairs of a request. Control characters that no field can hold are dropped.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        let clean =
            |v: String| v.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        Self(pairs.into_iter().map(|(n, v)| (n, clean(v))).collect())
    }

    /// The last value that is not blank.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| v.as_str())
    }

    /// Every value of a name that is not blank.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| v.as_str())
    }

    /// Sets the one value of a name.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.remove(name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// Sets a value unless there is one.
    pub fn set_default(&mut self, name: &str, value: Option<impl Into<String>>) {
        if let (None, Some(value)) = (self.get(name), value) {
            self.set(name, value);
        }
    }

    /// Removes a name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(n, _)| n != name);
    }

    /// Every pair.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// Keeps the pairs whose name the caller wants.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|(n, _)| keep(n));
    }

    /// Adds a pair beside those of the same name.
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Renames every name by a function.
    pub fn rename(&mut self, to: impl Fn(&str) -> String) {
        for (name, _) in &mut self.0 {
            *name = to(name);
        }
    }

    /// Nothing typed?
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, v)| v.trim().is_empty())
    }

    /// As JSON, for a draft: a list of pairs.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::Value::Array(self.0.iter().map(|(n, v)| serde_json::json!([n, v])).collect())
    }

    /// From the JSON of a draft; what is no pair is passed over.
    pub fn from_json(json: &serde_json::Value) -> Self {
        let pairs = json.as_array().into_iter().flatten();
        Self(
            pairs
                .filter_map(|p| Some((p.get(0)?.as_str()?.to_owned(), p.get(1)?.as_str()?.to_owned())))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_gives_back_what_was_typed() {
        let values = Values::from_pairs(vec![
            ("a".into(), "Nguyễn Văn Ả\r\ndòng hai\u{0}".into()),
            ("codes[]".into(), "034".into()),
            ("codes[]".into(), "051".into()),
        ]);
        let back = Values::from_json(&values.to_json());
        assert_eq!(back, values);
        assert_eq!(back.get("a"), Some("Nguyễn Văn Ả\ndòng hai"));
        assert_eq!(back.all("codes[]").collect::<Vec<_>>(), ["034", "051"]);
    }
}
