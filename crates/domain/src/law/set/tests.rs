use super::*;
use crate::law::Confidence;
use crate::reference::Geography;
use crate::words::{Lang, RoleKey};
use chrono::NaiveDate;

fn embedded() -> Vec<(String, String)> {
    super::embedded::files().map(|(n, t)| (n.to_owned(), t.to_owned())).collect()
}

fn d(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

/// Loads the embedded files after a change to one of them; the faults, printed.
fn faults(file: &str, change: impl Fn(&str) -> String) -> Vec<String> {
    let files = embedded().into_iter().map(|(n, t)| if n == file { (n, change(&t)) } else { (n, t) });
    match LawSet::load(files) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_embedded_files_pass() {
    if let Err(errors) = LawSet::load(embedded()) {
        panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn every_entry_has_a_source() {
    let all = LawSet::embedded().provenance();
    assert!(all.len() > 150, "{}", all.len());
    for p in &all {
        assert!(p.embedded && p.citation.text.len() > 8 && p.rule.starts_with("R-"), "{p:?}");
        assert!(!p.citation.text.contains('['), "a source mark in {p:?}");
    }
    assert!(all.iter().any(|p| p.citation.confidence == Confidence::Unsure));
}

#[test]
fn what_is_wrong_is_named_with_file_and_entry() {
    let terms = "60-terms.toml";
    for (what, file, from, to, expected) in [
        (
            "unknown key",
            terms,
            "length = 30",
            "length = 30\nlenght = 3",
            "60-terms.toml, term investigation-fatal: unknown field `lenght`",
        ),
        ("wrong type", terms, "length = 30", "length = \"30\"", "term investigation-fatal: invalid type"),
        (
            "no citation",
            terms,
            "citation = \"Luật ATVSLĐ 84/2015/QH13, Điều 38\"\n",
            "",
            "term compensation-payment: `citation` is missing",
        ),
        (
            "empty citation",
            terms,
            "citation = \"Luật ATVSLĐ 84/2015/QH13, Điều 38\"",
            "citation = \" \"",
            "term compensation-payment: `citation` is missing",
        ),
        (
            "bad confidence",
            terms,
            "confidence = \"likely\"",
            "confidence = \"maybe\"",
            "`confidence`: `maybe` is not one of",
        ),
        (
            "bad date",
            terms,
            "effective_from = \"2016-07-01\"",
            "effective_from = \"1/7/2016\"",
            "must be a date such as",
        ),
        (
            "end before start",
            "10-regimes.toml",
            "effective_until = \"2021-01-14\"",
            "effective_until = \"2015-01-14\"",
            "lies before",
        ),
        (
            "gap",
            "10-regimes.toml",
            "effective_until = \"2021-01-14\"",
            "effective_until = \"2021-01-10\"",
            "regime 2021-01-15: gap",
        ),
        (
            "overlap",
            "10-regimes.toml",
            "effective_until = \"2021-01-14\"",
            "effective_until = \"2021-02-14\"",
            "regime 2021-01-15: overlap",
        ),
        (
            "open twice",
            "10-regimes.toml",
            "effective_until = \"2021-01-14\"\n",
            "",
            "regime 2021-01-15: overlap",
        ),
        (
            "unknown section",
            terms,
            "[[term]]\nid = \"complaint\"",
            "[[trem]]\nid = \"complaint\"",
            "60-terms.toml, trem: unknown section",
        ),
        ("no term", terms, "kind = \"complaint\"", "kind = \"complaint_answer\"", "term complaint: missing"),
        (
            "hours for days",
            terms,
            "calendar = \"clock\"",
            "calendar = \"working\"",
            "only scene_arrival is counted in hours",
        ),
        ("role gap", "2025-07-01-roles.toml", "2025-07-01", "2025-07-02", "gap"),
        (
            "unknown role",
            "2016-roles.toml",
            "role = \"commune_pc\"",
            "role = \"commune\"",
            "role commune_pc: unknown variant",
        ),
        (
            "unknown setting",
            "90-settings.toml",
            "id = \"alarm_percents\"",
            "id = \"alarm_percent\"",
            "setting alarm_percent: unknown setting",
        ),
        (
            "bad setting",
            "90-settings.toml",
            "value = \"new_receipt\"",
            "value = \"whenever\"",
            "setting reclassification_clock",
        ),
        ("not toml", terms, "[[term]]", "[[term", "no valid TOML"),
        (
            "no last rule",
            "50-team.toml",
            "id = \"nobody\"",
            "id = \"nobody\"\nwhen = { commuting = true }",
            "a last rule without conditions",
        ),
        (
            "unknown condition",
            "30-declare.toml",
            "chain = \"commune\"",
            "chian = \"commune\"",
            "unknown field `chian`",
        ),
    ] {
        let found = faults(file, |text| {
            assert!(text.contains(from), "{what}: `{from}` is not in {file}");
            text.replacen(from, to, 1)
        });
        assert!(found.iter().any(|f| f.contains(expected)), "{what}: wanted `{expected}`, got {found:#?}");
    }
}

#[test]
fn a_change_of_law_is_a_new_file() {
    let shorter = r#"
        [[term]]
        id = "investigation-fatal"
        rule = "R-TRM-1"
        effective_from = "2027-01-01"
        ends_previous = true
        citation = "Luật thử nghiệm, Điều 1"
        confidence = "unsure"
        kind = "investigation"
        class = "fatal"
        length = 25
        calendar = "calendar"
        counted_from = { vi = "nhận tin", en = "received" }
    "#;
    let set = LawSet::with_overlay([("65-new.toml", shorter)]).unwrap();
    assert_ne!(set.sha256(), LawSet::embedded().sha256());
    let of = |id: &str| set.provenance().into_iter().filter(|p| p.id == id).collect::<Vec<_>>();
    let versions = of("investigation-fatal");
    assert_eq!(versions[0].effective_until, Some(d("2026-12-31")));
    assert_eq!((versions[1].file.as_str(), versions[1].embedded), ("65-new.toml", false));
    // Without `ends_previous` the two versions would overlap.
    let errors =
        LawSet::with_overlay([("65-new.toml", shorter.replace("ends_previous = true", ""))]).unwrap_err();
    assert!(errors.iter().any(|e| e.to_string().contains("overlap")), "{errors:?}");
}

#[test]
fn an_overlay_replaces_a_file_of_the_same_name() {
    let (name, text) = embedded().into_iter().find(|(n, _)| n == "90-settings.toml").unwrap();
    let on_fatal_only = text.replacen("value = true", "value = false", 1);
    let set = LawSet::with_overlay([(format!("some/folder/{name}"), on_fatal_only)]).unwrap();
    assert!(!set.settings().exclude_first_day);
    assert!(set.provenance().iter().filter(|p| p.file == name).all(|p| !p.embedded));
    assert!(LawSet::embedded().settings().exclude_first_day);
}

#[test]
fn the_digest_is_stable_and_depends_on_every_byte() {
    let one = LawSet::load(embedded()).unwrap();
    assert_eq!(one.sha256(), LawSet::embedded().sha256());
    assert_eq!(one.sha256().len(), 64);
    let files = embedded().into_iter().map(|(n, t)| (n, format!("{t}\n")));
    assert_ne!(LawSet::load(files).unwrap().sha256(), one.sha256());
}

#[test]
fn every_province_names_its_agencies() {
    let law = LawSet::embedded();
    let geo = Geography::embedded();
    for (on, count) in [("2020-05-01", 63), ("2025-04-01", 63), ("2025-07-01", 34), ("2026-11-23", 34)] {
        let provinces = geo.provinces_on(d(on));
        assert_eq!(provinces.len(), count);
        for province in provinces {
            let communes = geo.communes_of(&province.code, d(on));
            let commune = communes.first().map(|c| &c.code);
            for role in RoleKey::ALL {
                let gone = match role {
                    RoleKey::MinistryInspectorate => on >= "2025-03-01",
                    RoleKey::DistrictPc => on >= "2025-07-01",
                    _ => false,
                };
                let name = law.agency_name(*role, &province.code, commune, d(on));
                assert_eq!(name.is_none(), gone, "{role} in {} on {on}", province.full_name);
                if let Some(name) = name {
                    for lang in [Lang::Vi, Lang::En] {
                        let text = name.name.get(lang);
                        assert!(text.len() > 5 && !text.contains('{') && !text.contains("  "), "{text}");
                    }
                }
            }
        }
    }
}
