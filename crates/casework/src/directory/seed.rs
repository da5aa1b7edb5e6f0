//! Seeding once: agencies as the law names them, holidays as the shipped list has them. Afterwards both live
//! in the database and are edited there.

use crate::app::Casework;
use crate::failure::Failure;
use domain::reference::Calendar;
use domain::time::vn_date;
use domain::value::CommuneCode;
use domain::words::{Lang, RoleKey};
use store::agencies::{self, AgencyRow};
use store::holidays::{self, HolidayRow};

/// Roles that a province fills once.
const OF_PROVINCE: &[RoleKey] = &[
    RoleKey::LabourAuthorityProvince,
    RoleKey::PoliceProvince,
    RoleKey::ProcuracySameLevel,
    RoleKey::HealthAuthorityProvince,
    RoleKey::UnionProvince,
    RoleKey::BhxhProvince,
    RoleKey::StatisticsProvince,
    RoleKey::LabourMinistry,
    RoleKey::LabourMinistryOshDept,
    // Who is asked when the agencies above stay silent.
    RoleKey::ProvincePc,
    RoleKey::PublicSecurityMinistry,
];

/// Roles that every commune fills.
const OF_COMMUNE: &[RoleKey] = &[RoleKey::CommunePc, RoleKey::PoliceFirstNotice];

/// One agency to be seeded: whose address is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencySeed {
    /// Role.
    pub role: RoleKey,
    /// Commune, for roles of a commune.
    pub commune: Option<CommuneCode>,
}

/// Seeds the agencies of the province unless there are any. `address` gives the e-mail of each, when known.
///
/// # Errors
/// A failure of the database.
pub async fn seed_agencies(
    app: &Casework,
    address: impl Fn(&AgencySeed) -> Option<String>,
) -> Result<usize, Failure> {
    let today = vn_date(app.now());
    let province = app.settings().province.clone();
    let communes = app.geography().communes_of(&province, today);
    let wanted = OF_PROVINCE.iter().map(|role| AgencySeed { role: *role, commune: None }).chain(
        communes.into_iter().flat_map(|c| {
            OF_COMMUNE.iter().map(move |role| AgencySeed { role: *role, commune: Some(c.code.clone()) })
        }),
    );
    let now = app.now();
    let rows: Vec<AgencyRow> = wanted
        .filter_map(|seed| {
            let name = app.law().agency_name(seed.role, &province, seed.commune.as_ref(), today)?;
            Some(AgencyRow {
                id: app.id(),
                role: seed.role.as_str().to_owned(),
                province: province.clone(),
                commune_code: seed.commune.as_ref().map(|c| c.as_str().to_owned()),
                name_vi: name.name.get(Lang::Vi).to_owned(),
                name_en: name.name.get(Lang::En).to_owned(),
                email: address(&seed),
                phone: None,
                valid_from: chrono::NaiveDate::from_ymd_opt(2025, 7, 1).unwrap_or(today),
                valid_until: None,
                confidence: name.citation.confidence.as_str().to_owned(),
                citation: name.citation.text.clone(),
                updated_at: now,
                version: 1,
            })
        })
        .collect();
    app.db()
        .write(move |conn| {
            if agencies::count(conn)? > 0 {
                return Ok(0);
            }
            for row in &rows {
                agencies::insert(conn, row)?;
            }
            Ok(rows.len())
        })
        .await
}

/// Seeds the holidays unless there are any.
///
/// # Errors
/// A failure of the database.
pub async fn seed_holidays(app: &Casework) -> Result<usize, Failure> {
    let rows: Vec<HolidayRow> = Calendar::embedded()
        .days()
        .map(|d| HolidayRow {
            date: d.date,
            name: d.name.get(Lang::Vi).to_owned(),
            kind: d.kind.as_str().to_owned(),
            is_working: !d.is_off(),
            status: d.status.as_str().to_owned(),
        })
        .collect();
    app.db()
        .write(move |conn| {
            if !holidays::list(conn)?.is_empty() {
                return Ok(0);
            }
            for row in &rows {
                holidays::put(conn, row)?;
            }
            Ok(rows.len())
        })
        .await
}
