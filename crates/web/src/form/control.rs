//! Which control asks a question, and what was understood of a tolerant one.

use super::spec::Kind;
use domain::value::{OccurredAt, parse_date, parse_datetime};
use domain::words::Lang;

/// Control, `type` and `inputmode`.
pub(super) fn control(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Text | Kind::When | Kind::Instant | Kind::Date => ("input", "text", ""),
        Kind::Area | Kind::Lines => ("area", "", ""),
        Kind::Phone => ("input", "tel", "tel"),
        Kind::Email => ("input", "email", "email"),
        Kind::Number | Kind::Money => ("input", "text", "numeric"),
        Kind::Commune => ("commune", "text", ""),
        Kind::Radios(_) | Kind::YesNo => ("radios", "", ""),
        Kind::Select(_) => ("select", "", ""),
        Kind::Tick => ("tick", "", ""),
        Kind::Ticks(_) => ("ticks", "", ""),
        Kind::Suggest(_) => ("input", "text", ""),
        Kind::Password => ("password", "password", ""),
        Kind::Hidden => ("hidden", "hidden", ""),
    }
}

/// What was understood of a time typed freely.
pub(super) fn echo(kind: Kind, value: &str, lang: Lang) -> Option<String> {
    let words = match kind {
        Kind::When => OccurredAt::parse(value).ok()?.display(lang),
        Kind::Instant => OccurredAt::Exact(parse_datetime(value).ok()?).display(lang),
        Kind::Date => domain::time::human_date(parse_date(value).ok()?),
        _no_time => return None,
    };
    (words != value.trim()).then_some(words)
}
