//! A victim as the case page shows it.

use super::tag::Tag;
use crate::forms::words::first_upper;
use domain::case::{CodedWord, Victim};
use domain::reference::{IndustryCode, VsicVersion, vsco};
use domain::time::human_datetime;
use domain::words::{Lang, Severity, WorkRelation};

/// A victim.
#[derive(Debug, Clone)]
pub(crate) struct VictimView {
    pub(crate) title: String,
    pub(crate) tag: Tag,
    /// Question and answer.
    pub(crate) rows: Vec<(String, String)>,
}

/// The words and the code of a list; of a code alone the words that the list has for it.
pub(crate) fn coded(word: &CodedWord) -> Option<String> {
    match (&word.text, &word.code) {
        (Some(text), Some(code)) => Some(format!("{text} ({code})")),
        (Some(text), None) => Some(text.clone()),
        (None, Some(code)) => {
            let words = in_list(code, word.version.as_deref());
            Some(words.map_or_else(|| code.clone(), |name| format!("{name} ({code})")))
        }
        (None, None) => None,
    }
}

/// The official name of an industry in its version, or of an occupation.
fn in_list(code: &str, version: Option<&str>) -> Option<String> {
    match version.and_then(|v| v.parse::<VsicVersion>().ok()) {
        Some(version) => {
            let industry = IndustryCode::parse(version, code).ok()?;
            industry.name().map(str::to_owned)
        }
        None => vsco().get(code).map(|e| e.name_vi.clone()),
    }
}

/// A victim; `number` stands for a name that is not known or not shown.
pub(crate) fn victim(v: &Victim, number: usize, lang: Lang) -> VictimView {
    let s = &v.statement;
    let label = |name: &str| crate::messages::t(lang, &format!("field.accident.victims.{name}.label"));
    let severity = v.severity();
    let (colour, icon) = match severity {
        Severity::Fatal => ("red", "†"),
        Severity::Serious => ("orange", "▲"),
        Severity::Light => ("green", "○"),
        Severity::Unknown => ("grey", "?"),
    };
    let injuries: Vec<String> = s
        .serious_codes
        .iter()
        .map(|c| {
            let known = domain::reference::serious_injuries().get(c);
            known.map_or_else(|| c.clone(), |e| format!("{c} – {}", e.name().get(lang)))
        })
        .collect();
    // Whoever has no contract stands under nobody's management.
    let has_employer = s.relation != WorkRelation::NoContract;
    let answers: [(&str, Option<String>); 14] = [
        ("birth", s.birth.as_ref().map(|b| b.display(lang))),
        ("sex", Some(first_upper(s.sex.label(lang)))),
        ("citizen_id", s.citizen_id.as_ref().map(|c| c.reveal().to_owned())),
        ("occupation.text", coded(&s.occupation)),
        ("residence", s.residence.clone()),
        ("death", s.death.map(|d| first_upper(d.label(lang)))),
        ("serious_codes", (!injuries.is_empty()).then(|| injuries.join("; "))),
        ("injury", s.injury.clone()),
        ("treatment", s.treatment.clone()),
        ("relation", Some(first_upper(s.relation.label(lang)))),
        ("relation_disputed", s.relation_disputed.clone()),
        ("employed_by", has_employer.then(|| first_upper(s.employed_by.label(lang)))),
        ("employer_name", s.employer_name.clone()),
        ("employer_tax_code", s.employer_tax_code.as_ref().map(ToString::to_string)),
    ];
    let mut rows: Vec<(String, String)> =
        answers.into_iter().filter_map(|(name, answer)| Some((label(name), answer?))).collect();
    if let Some(at) = v.died_at {
        rows.push((crate::messages::t(lang, "case.died_at"), human_datetime(at)));
    }
    if let Some(document) = &v.medical_document {
        rows.push((crate::messages::t(lang, "field.cmd.medical_document.label"), document.clone()));
    }
    let numbered =
        || crate::messages::tp(lang, "repeat.accident.victims.title", &[("n", &number.to_string())]);
    VictimView {
        title: s.name.as_ref().map_or_else(numbered, |n| n.as_str().to_owned()),
        tag: Tag::new(colour, icon, first_upper(severity.label(lang))),
        rows,
    }
}
