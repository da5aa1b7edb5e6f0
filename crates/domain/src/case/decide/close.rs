//! Closing: what stands against it, what whoever closes must give a reason for, and what he should know.

use super::super::change::Classified;
use super::super::circumstances::Circumstances;
use super::super::closing::{ClosingCondition, closing_conditions};
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::{Decision, Warning};
use crate::value::FieldError;
use crate::words::{EventClass, Localized};

pub(super) fn decide(
    case: &Case,
    note: Option<String>,
    reported: bool,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let open: Vec<ClosingCondition> =
        closing_conditions(case, c.law, c.calendar, c.now, reported).into_iter().filter(|x| !x.met).collect();
    let blocking: Vec<&ClosingCondition> = open.iter().filter(|x| x.blocking).collect();
    if let Some(first) = blocking.first() {
        let fields = blocking.iter().map(|x| FieldError {
            pointer: format!("/conditions/{}", x.key),
            code: x.code,
            message: x.says.clone(),
        });
        return Err(Refusal::Open { fields: fields.collect(), citation: Some(first.citation.clone()) });
    }
    if !open.is_empty() && note.as_ref().is_none_or(|n| n.trim().is_empty()) {
        return Err(Refusal::Invalid(vec![reason_wanted(&open)]));
    }
    let warnings = open
        .into_iter()
        // The reason has just been given.
        .filter(|x| !matches!(x.key, "complaint_window" | "class_settled"))
        .map(|x| Warning { code: x.code, message: with_article(&x) })
        .collect();
    let mut events = Vec::new();
    events.extend(settled(case));
    events.push(Event::Closed { note });
    Ok(Decision { events, warnings })
}

/// Closing cannot be taken back: the reason is asked for before, not told of afterwards.
fn reason_wanted(open: &[ClosingCondition]) -> FieldError {
    let vi: Vec<&str> = open.iter().map(|x| x.says.vi.as_str()).collect();
    let en: Vec<&str> = open.iter().map(|x| x.says.en.as_str()).collect();
    FieldError {
        pointer: "/note".to_owned(),
        code: "reason_required",
        message: Localized::new(
            format!(
                "Ghi lý do kết thúc vụ khi chưa xong: {} Hoặc hoàn tất các việc này trước.",
                vi.join(" ")
            ),
            format!("Say why the case is closed although: {} Or settle this first.", en.join(" ")),
        ),
    }
}

/// Whoever closes settles a class that was provisional (R-CLS-4); an unknown one stays unknown.
fn settled(case: &Case) -> Option<Event> {
    let known = case.classified.as_ref().filter(|k| k.provisional && k.class != EventClass::Unknown)?;
    let rules = known.rules.iter().filter(|b| b.rule.0 != "R-CLS-4").cloned().collect();
    Some(Event::Classified(Classified { provisional: false, rules, ..known.clone() }))
}

fn with_article(x: &ClosingCondition) -> Localized {
    Localized::new(format!("{} ({})", x.says.vi, x.citation), format!("{} ({})", x.says.en, x.citation))
}
