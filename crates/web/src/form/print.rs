//! Printing a form: labels from the catalogues, values as typed, errors at their questions.

use super::commune;
use super::control::{control, echo};
use super::errors::{covers, error_anchor, error_words, id_of, pointer_name, said};
use super::rows::count_rows;
use super::spec::{Field, Form, Item, Kind, Options, Repeat, Step, template_name};
use super::values::Values;
use super::view::{ChoiceView, ErrorView, FieldView, FormView, Given, GroupView, ItemView, StepView};
use crate::messages;
use domain::value::FieldError;
use domain::words::Lang;
use std::collections::BTreeMap;

struct Printer<'a> {
    lang: Lang,
    values: &'a Values,
    errors: &'a [FieldError],
    given: &'a Given,
    lists: BTreeMap<String, Vec<(String, String)>>,
}

impl FormView {
    /// Prints the steps wanted; values of other steps are carried along unseen.
    pub fn new(
        form: &Form,
        steps: &[usize],
        lang: Lang,
        values: &Values,
        errors: &[FieldError],
        given: &Given,
    ) -> Self {
        let mut p = Printer { lang, values, errors, given, lists: BTreeMap::new() };
        let shown: Vec<StepView> =
            steps.iter().filter_map(|i| form.steps.get(*i)).map(|s| p.step(form, s)).collect();
        let shown_field =
            |name: &str| form.step_of(name).is_some_and(|s| steps.contains(&s)) && !is_hidden(form, name);
        let hidden = values
            .pairs()
            .filter(|(n, v)| !v.trim().is_empty() && form.field(n).is_some() && !shown_field(n))
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .collect();
        let errors = p.summary(form, steps);
        Self { steps: shown, errors, lists: p.lists.into_iter().collect(), hidden }
    }

    /// Prints the whole form.
    pub fn whole(form: &Form, lang: Lang, values: &Values, errors: &[FieldError], given: &Given) -> Self {
        let all: Vec<usize> = (0..form.steps.len()).collect();
        Self::new(form, &all, lang, values, errors, given)
    }
}

fn is_hidden(form: &Form, name: &str) -> bool {
    form.field(name).is_some_and(|f| matches!(f.kind, Kind::Hidden))
}

impl Printer<'_> {
    fn t(&self, key: &str) -> String {
        messages::t(self.lang, key)
    }

    fn find(&self, key: &str) -> Option<String> {
        messages::find(self.lang, key).map(str::to_owned)
    }

    fn step(&mut self, form: &Form, step: &Step) -> StepView {
        let key = format!("step.{}.{}", form.key, step.slug);
        let mut items = Vec::new();
        for item in step.items {
            match item {
                Item::Field(f) if matches!(f.kind, Kind::Hidden) => {}
                Item::Field(f) => items.push(ItemView::Field(Box::new(self.field(f, f.name)))),
                Item::Heading(key) => items.push(ItemView::Heading(self.t(&format!("heading.{key}")))),
                Item::Repeat(r) => items.push(ItemView::Group(self.group(r))),
            }
        }
        StepView {
            slug: step.slug,
            title: self.t(&format!("{key}.title")),
            lead: self.find(&format!("{key}.lead")),
            items,
        }
    }

    fn group(&mut self, repeat: &Repeat) -> GroupView {
        let key = repeat.key();
        let open = count_rows(repeat, self.values);
        let mut rows = Vec::new();
        for n in 0..open {
            let title = messages::tp(self.lang, &format!("{key}.title"), &[("n", &(n + 1).to_string())]);
            let asked = repeat.fields.iter().filter(|f| !matches!(f.kind, Kind::Hidden));
            let fields = asked.map(|f| self.field(f, &f.name.replace('#', &n.to_string()))).collect();
            rows.push((title, fields));
        }
        GroupView {
            name: repeat.name.to_owned(),
            rows,
            add: self.t(&format!("{key}.add")),
            remove: self.t(&format!("{key}.remove")),
            removable: open > repeat.least,
            extendable: open < repeat.most,
            open,
        }
    }

    fn options(&self, options: Options) -> Vec<(String, String)> {
        match options {
            Options::Words(words) => words(self.lang),
            Options::Given(name) => self.given.options.get(name).cloned().unwrap_or_default(),
        }
    }

    fn field(&mut self, field: &Field, name: &str) -> FieldView {
        let key = field.key();
        let bare = name.trim_end_matches("[]");
        let error = self.errors.iter().find(|e| covers(&pointer_name(&e.pointer), bare));
        let values: Vec<&str> = self.values.all(name).collect();
        let value = match field.kind {
            Kind::Lines => values.join("\n"),
            _one => self.values.get(name).unwrap_or_default().to_owned(),
        };
        let mut options: Vec<(String, String)> = match field.kind {
            Kind::Radios(o) | Kind::Select(o) | Kind::Ticks(o) => self.options(o),
            Kind::YesNo => {
                vec![("true".to_owned(), self.t("common.yes")), ("false".to_owned(), self.t("common.no"))]
            }
            _none => Vec::new(),
        };
        if let Some(choices) = self.given.choices.get(name) {
            options.clone_from(choices);
        }
        let list = self.list(field);
        let (control, input_type, inputmode) = control(field.kind);
        let label = self.t(&format!("{key}.label"));
        let optional = !field.required && !matches!(field.kind, Kind::Tick | Kind::Hidden);
        FieldView {
            id: id_of(name),
            name: name.to_owned(),
            label: if optional { format!("{label} {}", self.t("common.optional")) } else { label },
            hint: self.find(&format!("{key}.hint")),
            error: error.map(|e| said(e, field, self.lang)),
            control,
            input_type,
            inputmode,
            autocomplete: field.autocomplete,
            width: match (field.width, field.kind) {
                (0, Kind::Number) => "govuk-input--width-5".to_owned(),
                (0, Kind::Money | Kind::Phone | Kind::Date) => "govuk-input--width-10".to_owned(),
                (0, Kind::When | Kind::Instant) => "govuk-input--width-20".to_owned(),
                (0, _) => String::new(),
                (n, _) => format!("govuk-input--width-{n}"),
            },
            options: options
                .into_iter()
                .enumerate()
                .map(|(i, (v, label))| ChoiceView {
                    id: if i == 0 { id_of(name) } else { format!("{}-{}", id_of(name), i + 1) },
                    chosen: values.contains(&v.as_str()),
                    value: v,
                    label,
                })
                .collect(),
            echo: echo(field.kind, &value, self.lang),
            suffix: matches!(field.kind, Kind::Money).then(|| self.t("common.dong")),
            value,
            required: field.required,
            list,
        }
    }

    fn list(&mut self, field: &Field) -> Option<String> {
        match field.kind {
            Kind::Commune => {
                let (province, today, lang) = (self.given.province.clone(), self.given.today, self.lang);
                self.lists.entry("list-communes".to_owned()).or_insert_with(|| {
                    commune::suggestions(&province, today, lang)
                        .into_iter()
                        .map(|s| (s, String::new()))
                        .collect()
                });
                Some("list-communes".to_owned())
            }
            Kind::Suggest(options) => {
                let id = format!("list-{}", id_of(&template_name(field.name)).replace('#', "n"));
                self.lists.insert(id.clone(), self.options(options));
                Some(id)
            }
            _none => None,
        }
    }

    /// The summary leads to the field of each error; one that belongs to no field shown stands alone.
    fn summary(&self, form: &Form, steps: &[usize]) -> Vec<ErrorView> {
        let shown = |name: &str| form.step_of(name).is_some_and(|s| steps.contains(&s));
        self.errors
            .iter()
            .map(|e| {
                let name = pointer_name(&e.pointer);
                let href = if shown(&name) { format!("#{}", error_anchor(form, e)) } else { String::new() };
                let text = error_words(form, e, self.lang);
                ErrorView { href, text }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::errors::nearest;
    use super::*;

    const ROW: &[Field] = &[Field::new("victims.#.name", Kind::Text)];
    const FORM: Form = Form {
        key: "t",
        steps: &[
            Step {
                slug: "a",
                items: &[
                    Item::Field(Field::new("accident.place.commune_code", Kind::Commune)),
                    Item::Field(Field::new("codes[]", Kind::Lines)),
                    Item::Repeat(Repeat { name: "victims", fields: ROW, least: 1, most: 3 }),
                ],
            },
            Step { slug: "b", items: &[Item::Field(Field::new("note", Kind::Area))] },
        ],
    };

    fn error(pointer: &str) -> FieldError {
        FieldError::new(pointer, "x", "Sai.", "Wrong.")
    }

    #[test]
    fn pointers_lead_back_to_fields() {
        assert_eq!(id_of(&pointer_name("/accident/place/commune_code")), "accident-place-commune_code");
        assert_eq!(nearest(&FORM, "codes.1"), "codes");
        assert_eq!(nearest(&FORM, "victims"), "victims.0.name");
        assert_eq!(nearest(&FORM, "victims.1.name"), "victims.1.name");
        assert_eq!(nearest(&FORM, "accident.place"), "accident.place.commune_code");
    }

    #[test]
    fn errors_stand_at_their_field_and_in_the_summary() {
        let errors = [error("/victims/0/name"), error("/note")];
        let given = Given { province: "91".into(), ..Given::default() };
        let view = FormView::new(&FORM, &[0], Lang::En, &Values::default(), &errors, &given);
        assert_eq!(view.errors[0].href, "#victims-0-name");
        assert_eq!(view.errors[1].href, "", "the field of another page is not linked");
        let Some(ItemView::Group(group)) = view.steps[0].items.last() else { panic!("rows") };
        assert_eq!(group.rows[0].1[0].error.as_deref(), Some("Wrong."));
    }

    #[test]
    fn what_was_typed_on_other_steps_is_carried_along() {
        let mut values = Values::default();
        values.set("note", "giữ lại");
        let view = FormView::new(&FORM, &[0], Lang::Vi, &values, &[], &Given::default());
        assert_eq!(view.hidden, [("note".to_owned(), "giữ lại".to_owned())]);
    }

    #[test]
    fn a_tolerant_time_is_echoed() {
        assert_eq!(echo(Kind::When, "12/3/26 7h30", Lang::Vi).as_deref(), Some("07:30 ngày 12/03/2026"));
        assert_eq!(echo(Kind::When, "hôm qua", Lang::Vi), None);
    }
}
