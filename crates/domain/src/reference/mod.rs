//! Reference lists compiled into the program: places, industries, occupations, injuries, holidays.
//! Each list is parsed once, when it is first asked for.

mod calendar;
mod code_list;
mod day;
mod fold;
mod geography;
mod industry;
mod lists;
mod occupation;

pub use calendar::{Calendar, DayOff};
pub use code_list::{CodeEntry, CodeList};
pub use day::{DayKind, DayRecord, DayStatus};
pub use fold::fold;
pub use geography::{Commune, CommuneKind, CommuneRefusal, Geography, Province, Successor};
pub use industry::{BadIndustryCode, IndustryCode, VsicVersion};
pub use lists::{
    causes, enterprise_types, esaw, factors_legacy_flat, factors_of_1996, factors_on, injury_factor,
    serious_injuries, vsco, vsic, vsic_on,
};
pub use occupation::{BadOccupationCode, OccupationCode};
