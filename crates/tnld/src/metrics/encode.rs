//! The text of OpenMetrics 1.0, as far as it is needed here.

/// Kind of a family.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// Goes up and down.
    Gauge,
    /// Only goes up; its samples end in `_total`.
    Counter,
    /// Never changes; its sample ends in `_info`.
    Info,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Gauge => "gauge",
            Self::Counter => "counter",
            Self::Info => "info",
        }
    }
}

/// A text under construction: a family, its samples, the next family.
#[derive(Debug, Default)]
pub(super) struct Text {
    out: String,
    family: String,
}

impl Text {
    /// Begins a family.
    pub(super) fn family(&mut self, name: &str, kind: Kind, help: &str) {
        name.clone_into(&mut self.family);
        self.out.push_str(&format!("# TYPE {name} {}\n", kind.word()));
        self.out.push_str(&format!("# HELP {name} {}\n", escaped(help)));
    }

    /// Adds a sample of the present family.
    pub(super) fn sample(&mut self, suffix: &str, labels: &[(&str, &str)], value: i64) {
        let labels: Vec<String> =
            labels.iter().map(|(name, value)| format!("{name}=\"{}\"", escaped(value))).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        self.out.push_str(&format!("{}{suffix}{labels} {value}\n", self.family));
    }

    /// The whole.
    pub(super) fn end(mut self) -> String {
        self.out.push_str("# EOF\n");
        self.out
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_labels_and_the_end_are_written_as_the_format_wants() {
        let mut text = Text::default();
        text.family("a", Kind::Gauge, "One.");
        text.sample("", &[], 3);
        text.family("b", Kind::Counter, "Two.");
        text.sample("_total", &[("x", "a\"b\\c\nd"), ("y", "z")], 4);
        assert_eq!(
            text.end(),
            "# TYPE a gauge\n# HELP a One.\na 3\n# TYPE b counter\n# HELP b Two.\n\
             b_total{x=\"a\\\"b\\\\c\\nd\",y=\"z\"} 4\n# EOF\n"
        );
    }
}
