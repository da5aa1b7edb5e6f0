//! Texts of the configuration with places to fill: `{phone}`, `{text}` …

/// A text with places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Place(&'static str),
}

/// A place that nothing fills.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is nothing to fill {{{0}}} with; known are {1}")]
pub(super) struct UnknownPlace(String, String);

/// How a value is written into the text around it, so that it stays a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// Inside a JSON string.
    Json,
    /// Inside an address or a form.
    Percent,
    /// Inside XML.
    Xml,
    /// As it is, without control characters.
    Plain,
}

impl Escape {
    /// By the content type of a body.
    pub(super) fn of_content_type(content_type: &str) -> Self {
        let kind = content_type.to_ascii_lowercase();
        match kind.as_str() {
            k if k.contains("json") => Self::Json,
            k if k.contains("x-www-form-urlencoded") => Self::Percent,
            k if k.contains("xml") => Self::Xml,
            _ => Self::Plain,
        }
    }

    fn write(self, value: &str, out: &mut String) {
        match self {
            Self::Json => {
                let quoted = serde_json::Value::from(value).to_string();
                out.push_str(quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default());
            }
            Self::Percent => {
                for byte in value.bytes() {
                    match byte {
                        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                            out.push(char::from(byte));
                        }
                        _ => out.push_str(&format!("%{byte:02X}")),
                    }
                }
            }
            Self::Xml => {
                for c in value.chars().filter(|c| !c.is_control()) {
                    match c {
                        '&' => out.push_str("&amp;"),
                        '<' => out.push_str("&lt;"),
                        '>' => out.push_str("&gt;"),
                        '"' => out.push_str("&quot;"),
                        '\'' => out.push_str("&apos;"),
                        c => out.push(c),
                    }
                }
            }
            Self::Plain => out.extend(value.chars().filter(|c| !c.is_control())),
        }
    }
}

/// A value inside an address or a form.
pub(super) fn percent(value: &str) -> String {
    let mut out = String::new();
    Escape::Percent.write(value, &mut out);
    out
}

impl Template {
    /// Reads a text. A place is a word of small letters in braces; any other brace stays a brace.
    pub(super) fn parse(text: &str, known: &[&'static str]) -> Result<Self, UnknownPlace> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            plain.push_str(before);
            let inner = from.get(1..).unwrap_or_default();
            let word: String = inner.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            let closed = inner.get(word.len()..).is_some_and(|after| after.starts_with('}'));
            if word.is_empty() || !closed {
                plain.push('{');
                rest = inner;
                continue;
            }
            let Some(place) = known.iter().find(|k| **k == word) else {
                return Err(UnknownPlace(word, known.join(", ")));
            };
            parts.push(Part::Text(std::mem::take(&mut plain)));
            parts.push(Part::Place(place));
            rest = inner.get(word.len() + 1..).unwrap_or_default();
        }
        plain.push_str(rest);
        parts.push(Part::Text(plain));
        Ok(Self(parts))
    }

    /// Fills the places; one without a value stays empty.
    pub(super) fn fill(&self, escape: Escape, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Place(place) => {
                    let value = values.iter().find(|(name, _)| name == place).map_or("", |(_, value)| value);
                    escape.write(value, &mut out);
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: &[&str] = &["phone", "text", "id"];

    #[test]
    fn places_are_filled_and_other_braces_stay() {
        let values = [("phone", "84912345678"), ("text", "Tin \"khẩn\"\n{id}")];
        let table = [
            (
                "{\"to\":\"{phone}\",\"x\":{\"t\":\"{text}\"}}",
                Escape::Json,
                "{\"to\":\"84912345678\",\"x\":{\"t\":\"Tin \\\"khẩn\\\"\\n{id}\"}}",
            ),
            (
                "to={phone}&t={text}&id={id}",
                Escape::Percent,
                "to=84912345678&t=Tin%20%22kh%E1%BA%A9n%22%0A%7Bid%7D&id=",
            ),
            ("<t a=\"{text}\"/>", Escape::Xml, "<t a=\"Tin &quot;khẩn&quot;{id}\"/>"),
            ("{text}{", Escape::Plain, "Tin \"khẩn\"{id}{"),
            ("{ phone } {PHONE} {}", Escape::Plain, "{ phone } {PHONE} {}"),
        ];
        for (text, escape, expected) in table {
            let template = Template::parse(text, KNOWN).unwrap();
            assert_eq!(template.fill(escape, &values), expected, "{text}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_told() {
        let problem = Template::parse("{\"to\":\"{phonne}\"}", KNOWN).unwrap_err();
        assert_eq!(problem.to_string(), "there is nothing to fill {phonne} with; known are phone, text, id");
    }

    #[test]
    fn the_content_type_decides() {
        for (kind, escape) in [
            ("application/json; charset=utf-8", Escape::Json),
            ("application/x-www-form-urlencoded", Escape::Percent),
            ("text/xml", Escape::Xml),
            ("text/plain", Escape::Plain),
            ("", Escape::Plain),
        ] {
            assert_eq!(Escape::of_content_type(kind), escape, "{kind}");
        }
    }

    proptest! {
        #[test]
        fn a_value_never_leaves_its_place(text in ".*") {
            let values = [("text", text.as_str()), ("phone", "1")];
            let json = Template::parse("{\"a\":\"{text}\",\"b\":\"{phone}\"}", KNOWN).unwrap();
            let read: serde_json::Value = serde_json::from_str(&json.fill(Escape::Json, &values)).unwrap();
            prop_assert_eq!(&read["a"], &text);
            prop_assert_eq!(read.as_object().unwrap().len(), 2);
            let form = Template::parse("a={text}&b={phone}", KNOWN).unwrap().fill(Escape::Percent, &values);
            prop_assert_eq!(form.matches('&').count(), 1);
            prop_assert_eq!(form.matches('=').count(), 2);
            let xml = Template::parse("<t>{text}</t>", KNOWN).unwrap().fill(Escape::Xml, &values);
            prop_assert_eq!(xml.matches('<').count(), 2);
            let plain = Template::parse("{text}", KNOWN).unwrap().fill(Escape::Plain, &values);
            prop_assert!(!plain.chars().any(char::is_control));
        }
    }
}
