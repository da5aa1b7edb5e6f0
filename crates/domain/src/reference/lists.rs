//! The lists: industries, occupations, causes, injury factors, serious injuries, enterprise types.

use super::code_list::{CodeEntry, CodeList, Heading};
use super::industry::VsicVersion;
use crate::law::Confidence;
use crate::words::Localized;
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../../../config/reference/", $name))
    };
}

#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    list: String,
    code: String,
    #[serde(default)]
    level: Option<u8>,
    name_vi: String,
    #[serde(default)]
    name_en: Option<String>,
    #[serde(default)]
    parent_code: Option<String>,
    #[serde(default)]
    group_vi: Option<String>,
    #[serde(default)]
    group_en: Option<String>,
    #[serde(default)]
    maps_to: Option<String>,
    #[serde(default)]
    confidence: Option<Confidence>,
}

fn read(file: &str, list: &str, otherwise: Confidence) -> Vec<CodeEntry> {
    csv::Reader::from_reader(file.as_bytes())
        .deserialize::<Row>()
        .map(|row| row.expect("the embedded lists are well-formed"))
        .filter(|row| row.list == list)
        .map(|row| CodeEntry {
            level: row.level.unwrap_or(if row.parent_code.as_deref().is_some_and(|p| !p.is_empty()) {
                2
            } else {
                1
            }),
            code: row.code,
            name_vi: row.name_vi,
            name_en: row.name_en.filter(|t| !t.is_empty()),
            parent: row.parent_code.filter(|t| !t.is_empty()),
            group: row.group_vi.zip(row.group_en).map(|(vi, en)| Localized::new(vi, en)),
            maps_to: row.maps_to.filter(|t| !t.is_empty()),
            confidence: row.confidence.unwrap_or(otherwise),
        })
        .collect()
}

macro_rules! lists {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $file:literal [$list:literal] $confidence:ident {
        $key:literal, $version:literal, $vi:literal, $en:literal, $from:expr, $until:expr, closed: $closed:literal, $source:literal
    })+) => {$(
        $(#[$doc])*
        $vis fn $name() -> &'static CodeList {
            static LIST: LazyLock<CodeList> = LazyLock::new(|| {
                let heading = Heading {
                    key: $key, version: $version, title: ($vi, $en), valid: ($from, $until), closed: $closed, source: $source,
                };
                CodeList::new(heading, read(file!($file), $list, Confidence::$confidence))
            });
            &LIST
        }
    )+};
}

lists! {
    /// Causes 1 to 9, and 10 for an allowance under Article 39(2) (PL XII).
    pub causes = "accident_causes.csv" [""] Sure {
        "causes", "nd39-pl12", "Nguyên nhân xảy ra tai nạn lao động", "Causes of workplace accidents",
        Some("2016-07-01"), None, closed: true, "Nghị định 39/2016/NĐ-CP, Phụ lục XII"
    }
    /// The 42 injuries that make an accident serious (PL II).
    pub serious_injuries = "serious_injuries.csv" [""] Sure {
        "serious_injuries", "nd39-pl2", "Danh mục các chấn thương để xác định tai nạn lao động nặng", "Injuries that make a workplace accident serious",
        Some("2016-07-01"), None, closed: true, "Nghị định 39/2016/NĐ-CP, Phụ lục II"
    }
    /// Activity, deviation and contact of an accident (ESAW), for comparison with other countries; the labels are ours.
    pub esaw = "esaw.csv" [""] Unsure {
        "esaw", "2013", "Hoạt động, diễn biến khác thường, cách gây thương tích (ESAW)", "Activity, deviation, contact (ESAW)",
        None, None, closed: true, "European Statistics on Accidents at Work (ESAW), 2013; tên gọi do hệ thống đặt"
    }
    /// Types of establishment, with keys of our own (PL XIV).
    pub enterprise_types = "enterprise_types.csv" [""] Likely {
        "enterprise_types", "nd39-pl14", "Loại hình cơ sở", "Types of establishment",
        Some("2016-07-01"), None, closed: true, "Nghị định 39/2016/NĐ-CP, Phụ lục XIV"
    }
    factors_2020 = "injury_factors.csv" ["TT13-2020"] Sure {
        "injury_factors", "TT13-2020", "Danh mục yếu tố gây chấn thương", "Injury factors",
        Some("2021-01-15"), None, closed: true, "Thông tư 13/2020/TT-BLĐTBXH"
    }
    /// The flat numbering 1 to 9, for old files only.
    pub factors_legacy_flat = "injury_factors.csv" ["FLAT-LEGACY"] Likely {
        "injury_factors", "FLAT-LEGACY", "Danh mục yếu tố gây chấn thương (cách đánh số cũ)", "Injury factors (old numbering)",
        Some("2016-07-01"), Some("2021-01-14"), closed: false, "Nghị định 39/2016/NĐ-CP, Phụ lục XII"
    }
    /// The list of 1996, for old files only.
    pub factors_of_1996 = "injury_factors.csv" ["TT23-1996"] Sure {
        "injury_factors", "TT23-1996", "Danh mục yếu tố gây chấn thương (1996)", "Injury factors (1996)",
        Some("1996-11-18"), Some("2005-03-29"), closed: true, "Thông tư 23/LĐTBXH-TT ngày 18/11/1996"
    }
    /// Occupations. The list has gaps below level 2: free text stands beside the code.
    pub vsco = "occupations_vsco2020.csv" [""] Likely {
        "vsco2020", "2020", "Danh mục nghề nghiệp Việt Nam", "Vietnam Standard Classification of Occupations",
        Some("2021-01-15"), None, closed: false, "Quyết định 34/2020/QĐ-TTg"
    }
    vsic2007 = "vsic2007.csv" [""] Sure {
        "vsic2007", "2007", "Hệ thống ngành kinh tế của Việt Nam 2007", "Vietnam Standard Industrial Classification 2007",
        None, Some("2018-08-19"), closed: true, "Quyết định 10/2007/QĐ-TTg"
    }
    vsic2018 = "vsic2018_divisions.csv" [""] Sure {
        "vsic2018", "2018", "Hệ thống ngành kinh tế Việt Nam 2018 (cấp 2)", "Vietnam Standard Industrial Classification 2018 (divisions)",
        Some("2018-08-20"), Some("2025-11-14"), closed: false, "Quyết định 27/2018/QĐ-TTg"
    }
    vsic2025 = "vsic2025.csv" [""] Sure {
        "vsic2025", "2025", "Hệ thống ngành kinh tế Việt Nam 2025", "Vietnam Standard Industrial Classification 2025",
        Some("2025-11-15"), None, closed: true, "Quyết định 36/2025/QĐ-TTg"
    }
}

/// Injury factors by the date of the accident: the list of Thông tư 13/2020 from 15/01/2021, the flat
/// numbering before.
pub fn factors_on(accident: NaiveDate) -> &'static CodeList {
    if factors_2020().valid_on(accident) { factors_2020() } else { factors_legacy_flat() }
}

/// The entry of a code: of the list in force on the day of the accident, else of any list that ever was, since an
/// old file keeps the numbering in which it was written.
pub fn injury_factor(code: &str, accident: NaiveDate) -> Option<&'static CodeEntry> {
    [factors_on(accident), factors_2020(), factors_legacy_flat(), factors_of_1996()]
        .into_iter()
        .find_map(|list| list.get(code))
}

/// Industries in one version.
pub fn vsic(version: VsicVersion) -> &'static CodeList {
    match version {
        VsicVersion::V2007 => vsic2007(),
        VsicVersion::V2018 => vsic2018(),
        VsicVersion::V2025 => vsic2025(),
    }
}

/// Industries in the version in force on a date.
pub fn vsic_on(date: NaiveDate) -> &'static CodeList {
    vsic(VsicVersion::on(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn the_lists_are_complete_and_every_parent_exists() {
        for (list, count) in [
            (causes(), 10),
            (serious_injuries(), 42),
            (enterprise_types(), 9),
            (factors_2020(), 27),
            (factors_legacy_flat(), 9),
            (factors_of_1996(), 19),
            (vsco(), 1026),
            (vsic2007(), 1428),
            (vsic2018(), 88),
            (vsic2025(), 1606),
        ] {
            assert_eq!(list.entries().len(), count, "{}", list.key);
            let unique: std::collections::HashSet<_> = list.iter().map(|e| &e.code).collect();
            assert_eq!(unique.len(), count, "{}: a code occurs twice", list.key);
            for entry in list.entries() {
                let parent = entry.parent.as_deref();
                let known = parent.is_none_or(|p| list.get(p).is_some() || list.version == "2018");
                assert!(known, "{} {}: parent {parent:?}", list.key, entry.code);
            }
        }
    }

    #[test]
    fn unverified_injuries_are_marked() {
        let likely: Vec<_> =
            serious_injuries().entries().iter().filter(|e| e.confidence == Confidence::Likely).collect();
        assert_eq!(likely.len(), 17);
        assert_eq!(serious_injuries().get("034").unwrap().confidence, Confidence::Likely);
        assert_eq!(serious_injuries().get("0110").unwrap().group.as_ref().unwrap().en, "Head, face, neck");
        assert_eq!(serious_injuries().source.confidence, Confidence::Likely);
        assert!(serious_injuries().get("067").is_none());
    }

    #[test]
    fn factors_go_by_the_date_of_the_accident() {
        assert_eq!(factors_on(d("2021-01-14")).version, "FLAT-LEGACY");
        assert_eq!(factors_on(d("2021-01-15")).version, "TT13-2020");
        assert_eq!(factors_legacy_flat().get("8").unwrap().maps_to.as_deref(), Some("6.1"));
        assert!(injury_factor("6.1", d("2026-01-01")).is_some(), "fall from a height");
        assert!(injury_factor("9", d("2020-01-01")).is_some(), "the old numbering");
        assert!(injury_factor("15.9", d("2026-01-01")).is_none());
        assert_eq!(factors_on(d("2026-01-01")).get("14.2").unwrap().parent.as_deref(), Some("14"));
    }

    #[test]
    fn industries_go_by_date() {
        assert_eq!(vsic_on(d("2018-08-19")).version, "2007");
        assert_eq!(vsic_on(d("2018-08-20")).version, "2018");
        assert_eq!(vsic_on(d("2025-11-14")).version, "2018");
        assert_eq!(vsic_on(d("2025-11-15")).version, "2025");
    }

    #[test]
    fn search_by_code_and_by_words() {
        let hits = vsic2025().search("xay xat", 5);
        assert!(hits.iter().any(|e| e.name_vi.contains("Xay xát")), "{hits:?}");
        assert_eq!(serious_injuries().search("051", 3)[0].code, "051");
        assert_eq!(serious_injuries().search("skull", 3)[0].code, "014");
        assert!(vsco().search("", 3).is_empty());
    }
}
