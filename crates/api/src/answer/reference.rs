//! Reference lists with version, validity and source.

use super::BothLanguages;
use chrono::NaiveDate;
use domain::law::Citation;
use domain::reference::{CodeEntry, CodeList, Commune, DayRecord, Province};
use serde::Serialize;
use tnld_http::dto::{ConfidenceWord, DayKindWord, DayStatusWord};
use utoipa::ToSchema;

/// Where a list stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct SourceAnswer {
    /// Decision or instrument.
    pub citation: String,
    /// How sure.
    pub confidence: ConfidenceWord,
}

impl From<Citation> for SourceAnswer {
    fn from(c: Citation) -> Self {
        Self { citation: c.text, confidence: c.confidence.into() }
    }
}

/// One code of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeAnswer {
    /// Code.
    pub code: String,
    /// Name.
    pub name: BothLanguages,
    /// Depth in the list, from 1.
    pub level: u8,
    /// Code above.
    pub parent: Option<String>,
    /// Heading the code stands under.
    pub group: Option<BothLanguages>,
    /// Code of today's list that replaced it.
    pub maps_to: Option<String>,
    /// How sure the wording is.
    pub confidence: ConfidenceWord,
}

impl From<&CodeEntry> for CodeAnswer {
    fn from(e: &CodeEntry) -> Self {
        Self {
            code: e.code.clone(),
            name: e.name().into(),
            level: e.level,
            parent: e.parent.clone(),
            group: e.group.clone().map(Into::into),
            maps_to: e.maps_to.clone(),
            confidence: e.confidence.into(),
        }
    }
}

/// A list of codes, whole or what was searched for.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeListAnswer {
    /// Key of the list.
    pub list: String,
    /// Version as stored beside a code.
    pub version: String,
    /// Title.
    pub title: BothLanguages,
    /// First day it counts.
    pub valid_from: Option<NaiveDate>,
    /// Last day it counts.
    pub valid_until: Option<NaiveDate>,
    /// Every code is there; an open list takes free words beside the code.
    pub closed: bool,
    /// Where it stands.
    pub source: SourceAnswer,
    /// Codes.
    pub items: Vec<CodeAnswer>,
}

impl CodeListAnswer {
    /// The list with some of its codes.
    pub(crate) fn of<'a>(list: &CodeList, items: impl Iterator<Item = &'a CodeEntry>) -> Self {
        Self {
            list: list.key.to_owned(),
            version: list.version.to_owned(),
            title: list.title.clone().into(),
            valid_from: list.valid_from,
            valid_until: list.valid_until,
            closed: list.closed,
            source: list.source.clone().into(),
            items: items.map(CodeAnswer::from).collect(),
        }
    }
}

/// A commune-level unit.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommuneAnswer {
    /// Five-digit code.
    pub code: String,
    /// Name.
    pub name: BothLanguages,
    /// Code of the province.
    pub province_code: String,
    /// Name of the province.
    pub province_name: String,
    /// Name of the district, for units of the time before 01/07/2025.
    pub district_name: Option<String>,
}

impl From<&Commune> for CommuneAnswer {
    fn from(c: &Commune) -> Self {
        Self {
            code: c.code.as_str().to_owned(),
            name: BothLanguages { vi: c.name_vi(), en: c.name_en() },
            province_code: c.province_code.clone(),
            province_name: c.province_name.clone(),
            district_name: c.district_name.clone(),
        }
    }
}

/// Communes on a date.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommuneListAnswer {
    /// The date for which codes are read.
    pub on: NaiveDate,
    /// First day of this division.
    pub valid_from: Option<NaiveDate>,
    /// Last day of this division.
    pub valid_until: Option<NaiveDate>,
    /// Where it stands.
    pub source: SourceAnswer,
    /// Communes.
    pub items: Vec<CommuneAnswer>,
}

/// A province.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProvinceAnswer {
    /// Two-digit code.
    pub code: String,
    /// Name.
    pub name: BothLanguages,
}

impl From<&Province> for ProvinceAnswer {
    fn from(p: &Province) -> Self {
        Self { code: p.code.clone(), name: BothLanguages { vi: p.name_vi(), en: p.name_en() } }
    }
}

/// Provinces on a date.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProvinceListAnswer {
    /// The date.
    pub on: NaiveDate,
    /// First day of this division.
    pub valid_from: Option<NaiveDate>,
    /// Last day of this division.
    pub valid_until: Option<NaiveDate>,
    /// Where it stands.
    pub source: SourceAnswer,
    /// Provinces.
    pub items: Vec<ProvinceAnswer>,
}

/// A day that is not an ordinary weekday or weekend.
#[derive(Debug, Serialize, ToSchema)]
pub struct HolidayAnswer {
    /// Date.
    pub date: NaiveDate,
    /// Name.
    pub name: BothLanguages,
    /// Kind.
    pub kind: DayKindWord,
    /// How sure.
    pub status: DayStatusWord,
    /// Nobody works on this day.
    pub off: bool,
    /// The day it was exchanged with.
    pub swapped_with: Option<NaiveDate>,
}

impl From<&DayRecord> for HolidayAnswer {
    fn from(d: &DayRecord) -> Self {
        Self {
            date: d.date,
            name: d.name.clone().into(),
            kind: d.kind.into(),
            status: d.status.into(),
            off: d.is_off(),
            swapped_with: d.swapped_with,
        }
    }
}

/// The public calendar of a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct HolidayListAnswer {
    /// Year.
    pub year: i32,
    /// Where it stands.
    pub source: SourceAnswer,
    /// Days.
    pub items: Vec<HolidayAnswer>,
}
