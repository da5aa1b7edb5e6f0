//! Closing: what stands against it, and what whoever closes should know.

use super::super::circumstances::Circumstances;
use super::super::closing::{ClosingCondition, closing_conditions};
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::{Decision, Warning};
use crate::value::FieldError;
use crate::words::Localized;

pub(super) fn decide(case: &Case, note: Option<String>, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let open: Vec<ClosingCondition> =
        closing_conditions(case, c.law, c.calendar, c.now).into_iter().filter(|x| !x.met).collect();
    let blocking: Vec<&ClosingCondition> = open.iter().filter(|x| x.blocking).collect();
    if let Some(first) = blocking.first() {
        let fields = blocking.iter().map(|x| FieldError {
            pointer: format!("/conditions/{}", x.key),
            code: x.code,
            message: x.says.clone(),
        });
        return Err(Refusal::Open { fields: fields.collect(), citation: Some(first.citation.clone()) });
    }
    let reasoned = note.as_ref().is_some_and(|n| !n.trim().is_empty());
    let warnings = open
        .into_iter()
        // Whoever closes before the window for complaints has ended says why.
        .filter(|x| !(x.key == "complaint_window" && reasoned))
        .map(|x| Warning { code: x.code, message: with_article(&x) })
        .collect();
    Ok(Decision { events: vec![Event::Closed { note }], warnings })
}

fn with_article(x: &ClosingCondition) -> Localized {
    Localized::new(format!("{} ({})", x.says.vi, x.citation), format!("{} ({})", x.says.en, x.citation))
}
