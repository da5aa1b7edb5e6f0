//! Which body fills a role on a date, by name (for all provinces).

use super::citation::{Citation, Confidence};
use super::rules::{Reach, RoleBody};
use super::set::{Entry, LawSet};
use crate::reference::{Commune, Geography, Province};
use crate::value::CommuneCode;
use crate::words::{Localized, RoleKey};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The name of an agency on a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyName {
    /// Name as letters are addressed.
    pub name: Localized,
    /// Where the succession stands.
    pub citation: Citation,
    /// How sure the name is.
    pub confidence: Confidence,
}

impl LawSet {
    /// The agency of a role on a date. `province` is a two-digit code of that date (a code of before
    /// 01/07/2025 is carried over); `commune` is needed for roles of a commune or a district.
    ///
    /// `None` where the role has no body then, or the place is unknown.
    pub fn agency_name(
        &self,
        role: RoleKey,
        province: &str,
        commune: Option<&CommuneCode>,
        on: NaiveDate,
    ) -> Option<AgencyName> {
        let entry = self.role_entry(role, province, on)?;
        let pattern = entry.body.name.as_ref()?;
        let geo = Geography::embedded();
        let name = match entry.body.reach {
            Reach::Nation => pattern.clone(),
            Reach::Province => fill(pattern, &geo.province_carried(province, on)?, None)?,
            Reach::District | Reach::Commune => {
                let unit =
                    commune.and_then(|c| geo.commune_on(c, on).ok().or_else(|| other_time(geo, c, on)))?;
                let home = geo.province_on(&unit.province_code, on)?;
                fill(pattern, &home, Some(&unit))?
            }
        };
        let citation = entry.basis.citation.clone();
        Some(AgencyName { name, confidence: citation.confidence, citation })
    }

    /// One body fills the role for the whole country.
    pub fn is_national(&self, role: RoleKey, on: NaiveDate) -> bool {
        self.role_entry(role, "", on).is_some_and(|entry| match entry.body.reach {
            Reach::Nation => true,
            Reach::Province | Reach::District | Reach::Commune => false,
        })
    }

    fn role_entry(&self, role: RoleKey, province: &str, on: NaiveDate) -> Option<&Entry<RoleBody>> {
        let of = |own: Option<&str>| {
            self.roles
                .iter()
                .find(move |r| r.body.role == role && r.in_force(on) && r.body.province.as_deref() == own)
        };
        of(Some(province)).or_else(|| of(None))
    }
}

/// A commune code of the other side of 01/07/2025.
fn other_time(geo: &Geography, code: &CommuneCode, on: NaiveDate) -> Option<Commune> {
    let successor = geo.successors_on(code, on).into_iter().next();
    successor.or_else(|| geo.predecessors(code).into_iter().next()).map(|s| s.commune)
}

fn fill(pattern: &Localized, province: &Province, unit: Option<&Commune>) -> Option<Localized> {
    let mut vi = pattern.vi.replace("{province}", &province.name_vi());
    let mut en = pattern.en.replace("{province}", &province.name_en());
    if let Some(unit) = unit {
        vi = vi.replace("{commune}", &unit.name_vi());
        en = en.replace("{commune}", &unit.name_en());
        if let Some((district_vi, district_en)) = unit.district_name_in() {
            vi = vi.replace("{district}", &district_vi);
            en = en.replace("{district}", &district_en);
        }
    }
    (!vi.contains('{') && !en.contains('{')).then_some(Localized { vi, en })
}
