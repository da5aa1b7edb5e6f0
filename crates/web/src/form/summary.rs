//! "Check your answers": every answer in words, with a way back to its question.

use super::commune::commune_label;
use super::control::echo;
use super::errors::id_of;
use super::rows::count_rows;
use super::spec::{Field, Form, Item, Kind, Options, Repeat};
use super::values::Values;
use super::view::Given;
use crate::messages;
use domain::words::Lang;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// Question.
    pub label: String,
    /// Answer, line by line.
    pub lines: Vec<String>,
    /// Id of the field.
    pub id: String,
}

/// The answers of one step, or of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummarySection {
    /// Title.
    pub title: String,
    /// Part of the address of the step.
    pub slug: &'static str,
    /// Answers.
    pub rows: Vec<SummaryRow>,
}

/// The answers of a form.
pub fn summary(form: &Form, lang: Lang, values: &Values, given: &Given) -> Vec<SummarySection> {
    let teller = Teller { lang, values, given };
    let mut out = Vec::new();
    for step in form.steps {
        let mut rows = Vec::new();
        let mut groups = Vec::new();
        for item in step.items {
            match item {
                Item::Field(f) => rows.extend(teller.row(f, f.name)),
                Item::Heading(_) => {}
                Item::Repeat(r) => groups.extend(teller.group(r, step.slug)),
            }
        }
        if !rows.is_empty() {
            let title = messages::t(lang, &format!("step.{}.{}.title", form.key, step.slug));
            out.push(SummarySection { title, slug: step.slug, rows });
        }
        out.extend(groups);
    }
    out
}

struct Teller<'a> {
    lang: Lang,
    values: &'a Values,
    given: &'a Given,
}

impl Teller<'_> {
    fn group(&self, repeat: &Repeat, slug: &'static str) -> Vec<SummarySection> {
        (0..count_rows(repeat, self.values))
            .filter_map(|n| {
                let name = |f: &Field| f.name.replace('#', &n.to_string());
                let rows: Vec<SummaryRow> =
                    repeat.fields.iter().filter_map(|f| self.row(f, &name(f))).collect();
                let title = messages::tp(
                    self.lang,
                    &format!("{}.title", repeat.key()),
                    &[("n", &(n + 1).to_string())],
                );
                (!rows.is_empty()).then_some(SummarySection { title, slug, rows })
            })
            .collect()
    }

    fn row(&self, field: &Field, name: &str) -> Option<SummaryRow> {
        let lines = self.lines(field, name);
        if lines.is_empty() {
            return None;
        }
        let label = messages::t(self.lang, &format!("{}.label", field.key()));
        Some(SummaryRow { label, lines, id: id_of(name) })
    }

    fn words(&self, options: Options, value: &str) -> String {
        let known = match options {
            Options::Words(words) => words(self.lang),
            Options::Given(name) => self.given.options.get(name).cloned().unwrap_or_default(),
        };
        known.into_iter().find(|(k, _)| k == value).map_or_else(|| value.to_owned(), |(_, label)| label)
    }

    fn lines(&self, field: &Field, name: &str) -> Vec<String> {
        let Some(value) = self.values.get(name) else { return Vec::new() };
        match field.kind {
            Kind::Hidden | Kind::Password => Vec::new(),
            Kind::Radios(o) | Kind::Select(o) => vec![self.words(o, value)],
            Kind::Ticks(o) => self.values.all(name).map(|v| self.words(o, v)).collect(),
            Kind::YesNo | Kind::Tick => {
                let yes = value == "true";
                vec![messages::t(self.lang, if yes { "common.yes" } else { "common.no" })]
            }
            Kind::Commune => {
                let label = super::commune::code_in(value).and_then(|c| commune_label(c, self.given.today));
                vec![label.unwrap_or_else(|| value.to_owned())]
            }
            Kind::When | Kind::Instant | Kind::Date => {
                vec![echo(field.kind, value, self.lang).unwrap_or_else(|| value.to_owned())]
            }
            Kind::Money => {
                let dong =
                    domain::value::Dong::parse(value).map_or_else(|_| value.to_owned(), |d| d.to_string());
                vec![dong]
            }
            Kind::Lines
            | Kind::Area
            | Kind::Text
            | Kind::Phone
            | Kind::Email
            | Kind::Number
            | Kind::Suggest(_) => self.values.all(name).flat_map(str::lines).map(str::to_owned).collect(),
        }
    }
}
