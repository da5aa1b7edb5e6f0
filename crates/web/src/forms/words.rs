//! Choices: the field's enumerations and lists in the reader's language.

use domain::reference::{
    CodeList, causes, enterprise_types, esaw, factors_on, serious_injuries, vsco, vsic_on,
};
use domain::words::Lang;

/// Choices of an enumeration with keys and labels.
macro_rules! words {
    ($path:path) => {
        $crate::form::Options::Words(|lang| {
            <$path>::ALL
                .iter()
                .map(|w| (w.as_str().to_owned(), $crate::forms::words::first_upper(w.label(lang))))
                .collect()
        })
    };
}
pub(crate) use words;

/// The first letter upper case, as a choice begins.
pub(crate) fn first_upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn list(list: &CodeList, lang: Lang, most: u8) -> Vec<(String, String)> {
    list.iter()
        .filter(|e| e.level <= most)
        .map(|e| (e.code.clone(), format!("{} – {}", e.code, e.name().get(lang))))
        .collect()
}

/// The 42 injuries that make an accident serious (Nghị định 39/2016/NĐ-CP, Phụ lục II).
pub(super) fn injuries(lang: Lang) -> Vec<(String, String)> {
    list(serious_injuries(), lang, 9)
}

/// Principal causes, codes 1 to 10.
pub(super) fn principal_causes(lang: Lang) -> Vec<(String, String)> {
    list(causes(), lang, 9)
}

/// Injury factors in force now.
pub(super) fn injury_factors(lang: Lang) -> Vec<(String, String)> {
    list(factors_on(chrono::NaiveDate::MAX), lang, 9)
}

fn esaw_of(part: &str, lang: Lang) -> Vec<(String, String)> {
    let of = |e: &&domain::reference::CodeEntry| e.parent.as_deref() == Some(part);
    esaw().iter().filter(of).map(|e| (e.code.clone(), e.name().get(lang).to_owned())).collect()
}

/// What the victim was doing (ESAW).
pub(super) fn activities(lang: Lang) -> Vec<(String, String)> {
    esaw_of("activity", lang)
}

/// What departed from normal (ESAW).
pub(super) fn deviations(lang: Lang) -> Vec<(String, String)> {
    esaw_of("deviation", lang)
}

/// How the injury came about (ESAW).
pub(super) fn contacts(lang: Lang) -> Vec<(String, String)> {
    esaw_of("contact", lang)
}

/// Types of establishment.
pub(super) fn establishment_types(lang: Lang) -> Vec<(String, String)> {
    enterprise_types().iter().map(|e| (e.name_vi.clone(), e.name().get(lang).to_owned())).collect()
}

/// Industries down to divisions; deeper codes may be typed.
pub(super) fn industries(lang: Lang) -> Vec<(String, String)> {
    list(vsic_on(chrono::NaiveDate::MAX), lang, 2)
}

/// Occupations down to the second level; deeper codes may be typed.
pub(super) fn occupations(lang: Lang) -> Vec<(String, String)> {
    list(vsco(), lang, 2)
}
