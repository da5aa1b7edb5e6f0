//! What is known of a commune or a province on a date.

use super::change::Successor;
use crate::time::human_date;
use crate::value::CommuneCode;
use crate::words::{Localized, text_enum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Kind of a commune-level unit (đơn vị hành chính cấp xã).
    pub enum CommuneKind {
        Xa = "xa" ["xã", "commune"],
        Phuong = "phuong" ["phường", "ward"],
        ThiTran = "thi_tran" ["thị trấn", "township"],
        DacKhu = "dac_khu" ["đặc khu", "special zone"],
    }
}

impl CommuneKind {
    /// Reads the kind off a full name such as `Phường Rạch Giá`.
    pub(super) fn of(full_name: &str) -> Self {
        match () {
            () if full_name.starts_with("Phường ") => Self::Phuong,
            () if full_name.starts_with("Thị trấn ") => Self::ThiTran,
            () if full_name.starts_with("Đặc khu ") => Self::DacKhu,
            () => Self::Xa,
        }
    }
}

/// A commune-level unit as it was on one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commune {
    /// Five-digit code.
    pub code: CommuneCode,
    /// Full name with its kind, for example `Phường Rạch Giá`.
    pub name: String,
    /// Kind.
    pub kind: CommuneKind,
    /// Two-digit code of the province on that date.
    pub province_code: String,
    /// Full name of the province, for example `Tỉnh An Giang`.
    pub province_name: String,
    /// Full name of the district; `None` since 01/07/2025.
    pub district_name: Option<String>,
}

impl Commune {
    /// Commune, district when there was one, and province, as an address ends.
    pub fn address(&self) -> String {
        match &self.district_name {
            Some(district) => format!("{}, {district}, {}", self.name, self.province_name),
            None => format!("{}, {}", self.name, self.province_name),
        }
    }

    /// The name inside a sentence in Vietnamese, for example `phường Rạch Giá`.
    pub fn name_vi(&self) -> String {
        lower_first(&self.name)
    }

    /// The district inside a sentence, Vietnamese and English; `None` since 01/07/2025.
    pub fn district_name_in(&self) -> Option<(String, String)> {
        let full = self.district_name.as_deref()?;
        let kinds =
            [("Quận ", "District"), ("Huyện ", "District"), ("Thị xã ", "Town"), ("Thành phố ", "City")];
        let english = kinds
            .iter()
            .find_map(|(prefix, kind)| full.strip_prefix(prefix).map(|name| format!("{name} {kind}")))
            .unwrap_or_else(|| full.to_owned());
        Some((lower_first(full), english))
    }

    /// The name in English, for example `Rạch Giá Ward`.
    pub fn name_en(&self) -> String {
        let (kind, prefix) = match self.kind {
            CommuneKind::Xa => ("Commune", "Xã "),
            CommuneKind::Phuong => ("Ward", "Phường "),
            CommuneKind::ThiTran => ("Township", "Thị trấn "),
            CommuneKind::DacKhu => ("Special Zone", "Đặc khu "),
        };
        format!("{} {kind}", self.name.strip_prefix(prefix).unwrap_or(&self.name))
    }
}

/// A province or centrally governed city as it was on one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Province {
    /// Two-digit code.
    pub code: String,
    /// Full name, for example `Tỉnh An Giang`.
    pub full_name: String,
}

impl Province {
    /// The name without its kind, for example `An Giang`.
    pub fn short_name(&self) -> &str {
        let name = self.full_name.as_str();
        name.strip_prefix("Tỉnh ").or_else(|| name.strip_prefix("Thành phố ")).unwrap_or(name)
    }

    /// The name inside a sentence in Vietnamese: `tỉnh An Giang`, but `Thành phố Hồ Chí Minh`.
    pub fn name_vi(&self) -> String {
        if self.short_name() == "Hồ Chí Minh" {
            self.full_name.clone()
        } else {
            lower_first(&self.full_name)
        }
    }

    /// The name in English: `An Giang Province`, `Hà Nội City`.
    pub fn name_en(&self) -> String {
        let kind = if self.full_name.starts_with("Thành phố ") { "City" } else { "Province" };
        format!("{} {kind}", self.short_name())
    }
}

pub(super) fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// Why a code is no commune on a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommuneRefusal {
    /// In neither table.
    #[error("no commune has the code {0}")]
    Unknown(CommuneCode),
    /// The code was or will be valid on other dates.
    #[error("commune code {code} was not valid on {on}")]
    NotValidOn {
        /// The code asked for.
        code: CommuneCode,
        /// The date asked for.
        on: NaiveDate,
        /// Name under which the code is or was valid.
        name: String,
        /// First day of validity; `None` for codes that ended on 30/06/2025.
        valid_from: Option<NaiveDate>,
        /// Units of the date asked for that cover the same place.
        successors: Vec<Successor>,
    },
}

impl CommuneRefusal {
    /// Stable key: `unknown_commune` or `commune_not_valid_on_date`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "unknown_commune",
            Self::NotValidOn { .. } => "commune_not_valid_on_date",
        }
    }

    /// What a person reads.
    pub fn message(&self) -> Localized {
        match self {
            Self::Unknown(code) => Localized::new(
                format!("Không có đơn vị hành chính cấp xã nào mang mã {code}."),
                format!("No commune has the code {code}."),
            ),
            Self::NotValidOn { code, on, name, successors, .. } => {
                let list = successors
                    .iter()
                    .map(|s| format!("{} ({})", s.commune.name, s.commune.code))
                    .collect::<Vec<_>>()
                    .join(", ");
                let day = human_date(*on);
                let (vi, en) = if list.is_empty() {
                    (String::new(), String::new())
                } else {
                    (format!(" Ngày đó là: {list}."), format!(" On that day it was: {list}."))
                };
                Localized::new(
                    format!("Mã {code} ({name}) không có hiệu lực vào ngày {day}.{vi}"),
                    format!("Code {code} ({name}) was not valid on {day}.{en}"),
                )
            }
        }
    }
}
