//! Versions of the forms: titles and sources with their dates, read once from `config/forms.toml`.

use super::kind::FormKind;
use chrono::NaiveDate;
use domain::words::Localized;
use serde::Deserialize;
use std::sync::LazyLock;

/// One version of a form as the law in force has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormVersion {
    /// Form.
    pub code: FormKind,
    /// Title.
    pub title: Localized,
    /// Instrument and annex or article.
    pub source: Localized,
    /// First day.
    pub from: NaiveDate,
    /// The day after the last; none while in force.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// How sure number and fields are.
    pub confidence: Confidence,
    /// What a decision of this form rests on.
    #[serde(default)]
    pub grounds: Vec<Ground>,
}

/// A legal ground that a form brings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// The instrument, without "Căn cứ".
    pub text: String,
    /// First day; none when it is as old as the form.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The day after the last; none while in force.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// How sure a fact is, as in the files of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Read in the source.
    Sure,
    /// Well known.
    Likely,
    /// To be confirmed.
    Unsure,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Register {
    form: Vec<FormVersion>,
}

static VERSIONS: LazyLock<Vec<FormVersion>> = LazyLock::new(|| {
    // The text is compiled in and a test reads it; an unreadable one leaves no form, never a wrong one.
    toml::from_str::<Register>(include_str!("../../../../config/forms.toml")).map_or_else(
        |error| {
            debug_assert!(false, "config/forms.toml: {error}");
            Vec::new()
        },
        |register| register.form,
    )
});

impl FormKind {
    /// Every version, the oldest first.
    pub fn versions(self) -> impl Iterator<Item = &'static FormVersion> {
        VERSIONS.iter().filter(move |version| version.code == self)
    }

    /// The version in force on the date of the document; none before the first and after the last.
    pub fn version(self, on: NaiveDate) -> Option<&'static FormVersion> {
        self.versions().find(|v| v.from <= on && v.until.is_none_or(|until| on < until))
    }

    /// The legal grounds of the form on the date of the document, in order.
    pub fn grounds(self, on: NaiveDate) -> Vec<String> {
        let stands =
            |g: &&Ground| g.from.is_none_or(|from| from <= on) && g.until.is_none_or(|until| on < until);
        let all = self.version(on).map(|v| v.grounds.as_slice()).unwrap_or_default();
        all.iter().filter(stands).map(|g| g.text.clone()).collect()
    }

    /// The newest version: titles for lists, where no date matters.
    pub fn newest(self) -> Option<&'static FormVersion> {
        self.versions().last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_versions_without_gap_or_overlap() {
        toml::from_str::<Register>(include_str!("../../../../config/forms.toml")).expect("readable");
        for kind in FormKind::ALL {
            let versions: Vec<_> = kind.versions().collect();
            assert!(!versions.is_empty(), "{kind:?}");
            for pair in versions.windows(2) {
                assert_eq!(pair[0].until, Some(pair[1].from), "{kind:?}");
            }
            assert_eq!(FormKind::from_code(kind.code()), Some(*kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
    }

    #[test]
    fn the_grounds_follow_the_date_of_the_document() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (kind, on, count, last) in [
            (FormKind::TeamDecisionEstablishment, day(2026, 11, 24), 2, "39/2016"),
            (FormKind::TeamDecisionProvince, day(2024, 11, 24), 2, "39/2016"),
            (FormKind::TeamDecisionProvince, day(2026, 6, 14), 3, "10/2025"),
            (FormKind::TeamDecisionProvince, day(2026, 6, 15), 3, "06/2026"),
            (FormKind::TeamDecisionCentral, day(2026, 7, 7), 3, "25/2025"),
            (FormKind::TeamDecisionCentral, day(2026, 7, 8), 3, "276/2026"),
            (FormKind::Receipt, day(2026, 7, 8), 0, ""),
        ] {
            let all = kind.grounds(on);
            assert_eq!(all.len(), count, "{kind:?} {on}");
            assert!(all.last().is_none_or(|g| g.contains(last)), "{kind:?} {on} {all:?}");
        }
    }

    #[test]
    fn the_version_follows_the_date_of_the_document() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (kind, on, source) in [
            (FormKind::EmployerDeclaration, day(2016, 6, 30), None),
            (FormKind::EmployerDeclaration, day(2016, 7, 1), Some("Phụ lục III Nghị định 39/2016/NĐ-CP")),
            (FormKind::CompensationDecision, day(2022, 2, 28), None),
            (FormKind::CompensationDecision, day(2022, 3, 1), Some("Phụ lục II Thông tư 28/2021/TT-BLĐTBXH")),
        ] {
            assert_eq!(kind.version(on).map(|v| v.source.vi.as_str()), source, "{kind:?} {on}");
        }
    }
}
