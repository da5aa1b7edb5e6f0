//! Communes typed by people: `31078`, `31078 – Đặc khu Phú Quốc`, `Phú Quốc`, `phu quoc`.

use super::spec::{Form, Kind};
use super::values::Values;
use chrono::NaiveDate;
use domain::reference::Geography;
use domain::value::{CommuneCode, FieldError};
use domain::words::{Lang, Localized};

/// The five digits at the beginning of what was typed or chosen.
pub fn code_in(text: &str) -> Option<&str> {
    let text = text.trim();
    let code = text.get(..5)?;
    let rest = text.get(5..)?;
    let alone = rest.chars().next().is_none_or(|c| !c.is_ascii_digit());
    (alone && code.bytes().all(|b| b.is_ascii_digit())).then_some(code)
}

/// `31078 – Đặc khu Phú Quốc, Tỉnh An Giang` for a code valid on a day.
pub fn commune_label(code: &str, on: NaiveDate) -> Option<String> {
    let parsed = CommuneCode::parse(code).ok()?;
    let commune = Geography::embedded().commune_on(&parsed, on).ok()?;
    Some(format!("{code} – {}", commune.address()))
}

/// What stays unclear, with the choices there are.
pub type Unclear = (FieldError, Vec<(String, String)>);

/// Turns the names in commune fields into codes where only one commune can be meant; where several can,
/// the error lists them and the page offers them as choices.
pub fn resolve_communes(form: &Form, values: &mut Values, province: &str, on: NaiveDate) -> Vec<Unclear> {
    let typed: Vec<(String, String)> = values
        .pairs()
        .filter(|(n, v)| {
            !v.trim().is_empty() && form.field(n).is_some_and(|f| matches!(f.kind, Kind::Commune))
        })
        .map(|(n, v)| (n.to_owned(), v.to_owned()))
        .collect();
    let mut out = Vec::new();
    for (name, text) in typed {
        if values.get(&name) != Some(text.as_str()) || code_in(&text).is_some() {
            continue;
        }
        match matches(&text, province, on).as_slice() {
            [] => out.push((unknown(&name, &text), Vec::new())),
            [(code, label)] => values.set(&name, format!("{code} – {label}")),
            several => {
                let choices =
                    several.iter().map(|(c, l)| (format!("{c} – {l}"), format!("{c} – {l}"))).collect();
                out.push((ambiguous(&name, &text), choices));
            }
        }
    }
    out
}

/// At most so many choices are offered.
const OFFERED: usize = 12;

/// Communes meant by a text, those of the own province first.
fn matches(text: &str, province: &str, on: NaiveDate) -> Vec<(String, String)> {
    let mut found = Geography::embedded().search(text, on, 400);
    found.sort_by_key(|c| c.province_code != province);
    let wanted = domain::reference::fold(text);
    let bare = |name: &str| {
        let folded = domain::reference::fold(name);
        let short = ["phuong ", "xa ", "dac khu ", "thi tran "]
            .iter()
            .find_map(|k| folded.trim().strip_prefix(k).map(str::to_owned));
        (folded.trim().to_owned(), short)
    };
    let exact: Vec<_> = found
        .iter()
        .filter(|c| {
            let (full, short) = bare(&c.name);
            full == wanted.trim() || short.as_deref() == Some(wanted.trim())
        })
        .collect();
    // One of this name in the own province is meant; the check page shows it in full.
    let own: Vec<_> = exact.iter().copied().filter(|c| c.province_code == province).collect();
    let exact = if own.len() == 1 { own } else { exact };
    let chosen = if exact.is_empty() { found.iter().collect() } else { exact };
    chosen.into_iter().take(OFFERED).map(|c| (c.code.as_str().to_owned(), c.address())).collect()
}

fn pointer(name: &str) -> String {
    format!("/{}", name.replace('.', "/"))
}

fn unknown(name: &str, text: &str) -> FieldError {
    FieldError {
        pointer: pointer(name),
        code: "unknown_commune",
        message: Localized::new(
            format!(
                "Không tìm thấy xã, phường, đặc khu “{text}”. Nhập tên hoặc mã 5 số, ví dụ Phú Quốc hoặc 31078."
            ),
            format!(
                "No commune “{text}” was found. Enter a name or the 5-digit code, for example Phú Quốc or 31078."
            ),
        ),
    }
}

fn ambiguous(name: &str, text: &str) -> FieldError {
    FieldError {
        pointer: pointer(name),
        code: "ambiguous_commune",
        message: Localized::new(
            format!("Có nhiều đơn vị khớp với “{text}”. Chọn một trong danh sách dưới ô này."),
            format!("Several communes match “{text}”. Choose one of the list below this field."),
        ),
    }
}

/// `code – name` of every commune of a province, for the suggestions under a field.
pub(super) fn suggestions(province: &str, on: NaiveDate, _lang: Lang) -> Vec<String> {
    let mut all: Vec<_> = Geography::embedded().communes_of(province, on);
    all.sort_by_cached_key(|c| domain::reference::fold(&c.name));
    all.iter().map(|c| format!("{} – {}", c.code.as_str(), c.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::spec::{Field, Item, Step};

    const FORM: Form = Form {
        key: "t",
        steps: &[Step { slug: "s", items: &[Item::Field(Field::new("place.commune_code", Kind::Commune))] }],
    };

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    fn resolved(text: &str) -> (Option<String>, Vec<Unclear>) {
        let mut values = Values::default();
        values.set("place.commune_code", text);
        let problems = resolve_communes(&FORM, &mut values, "91", today());
        (values.get("place.commune_code").and_then(code_in).map(str::to_owned), problems)
    }

    #[test]
    fn a_code_a_name_and_a_name_without_marks_are_understood() {
        for text in ["31078", "31078 – Đặc khu Phú Quốc", "Phú Quốc", "phu quoc", "đặc khu Phú Quốc"]
        {
            let (code, problems) = resolved(text);
            assert_eq!(code.as_deref(), Some("31078"), "{text}");
            assert!(problems.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_name_that_other_provinces_have_too_means_the_own_one() {
        let (code, problems) = resolved("An Biên");
        assert!(problems.is_empty());
        assert!(commune_label(&code.unwrap(), today()).unwrap().ends_with("An Giang"));
    }

    #[test]
    fn several_are_offered_and_none_is_said() {
        let (code, problems) = resolved("Tân");
        assert_eq!(code, None);
        assert!(problems[0].1.len() > 1);
        assert!(problems[0].1[0].1.ends_with("An Giang"), "the own province comes first");
        assert_eq!(resolved("Atlantis").1[0].0.code, "unknown_commune");
    }

    #[test]
    fn six_digits_are_no_code() {
        assert_eq!(code_in("310781"), None);
        assert_eq!(code_in("31078"), Some("31078"));
    }
}
