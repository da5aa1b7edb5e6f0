//! Whatever a form offers is taken: a choice that its transfer object refuses can be made by nobody.

use crate::form::{Form, Kind, Options, Values, tree};
use chrono::DateTime;
use domain::words::Lang;
use serde::de::DeserializeOwned;
use tnld_http::dto::Input;

/// A value for every question.
pub(super) fn filled(form: &Form) -> Values {
    let mut values = Values::default();
    for field in form.fields() {
        // The page looks the number of a case up, and sends the case in its place.
        if field.name == "other_number" {
            continue;
        }
        let name = field.name.replace('#', "0");
        let value = match field.kind {
            Kind::YesNo | Kind::Tick => "true",
            Kind::Number | Kind::Money => "3",
            Kind::When | Kind::Instant | Kind::Date => "20/11/2026",
            Kind::Commune => "31078",
            _other => "x",
        };
        values.push(&name, value);
    }
    values
}

/// Where the value of a field stands in the JSON of its form.
fn pointer(name: &str) -> String {
    format!("/{}", name.trim_end_matches("[]").replace('#', "0").replace('.', "/"))
}

/// The form and its transfer object have the same shape, and every choice is taken.
pub(super) fn agrees<T: DeserializeOwned + Input>(form: &Form) {
    if let Err(e) = serde_json::from_value::<T>(tree(form, &filled(form))) {
        panic!("{}: {e}", form.key);
    }
    accepted::<T>(form);
}

/// Chooses every word of every list of the form, one at a time.
fn accepted<T: DeserializeOwned + Input>(form: &Form) {
    let mut refused = Vec::new();
    for field in form.fields() {
        let (Kind::Radios(offered) | Kind::Select(offered) | Kind::Ticks(offered) | Kind::Suggest(offered)) =
            field.kind
        else {
            continue;
        };
        let Options::Words(words) = offered else { continue };
        let place = pointer(field.name);
        for (choice, _) in words(Lang::Vi) {
            let mut values = filled(form);
            // How somebody died is asked of the dead only.
            for dead in ["accident.victims.0.outcome", "victim.outcome"] {
                if values.get(dead).is_some() {
                    values.set(dead, "fatal");
                }
            }
            values.set(&field.name.replace('#', "0"), choice.clone());
            let input: T = serde_json::from_value(tree(form, &values)).unwrap();
            let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
            let Err(problems) = input.into_domain(&mut Default::default, now) else { continue };
            refused.extend(
                problems
                    .into_iter()
                    .filter(|p| p.pointer == place || p.pointer.starts_with(&format!("{place}/")))
                    .map(|p| format!("{} {place} = {choice}: {}", form.key, p.message.vi)),
            );
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}
