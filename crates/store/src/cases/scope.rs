//! Which cases a caller may know of.

use diesel::prelude::*;
use domain::law::AlertMode;
use domain::words::{ReportKind, RoleKey};
use uuid::Uuid;

use crate::alerts::AlertState;
use crate::dialect::CaseCondition;
use crate::schema::{agencies, alerts, cases, enterprises, reports, victims};
use crate::types::Id;

/// Stands among the seats of a team that is the employer's own.
pub const OWN_TEAM: &str = "employer";

/// A bound on the cases of a list, set by the caller's rights and always ANDed with what is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scope {
    /// Every case.
    All,
    /// Cases kept by these provinces.
    Provinces(Vec<String>),
    /// Cases whose employer is one of these, or that one of these declared.
    Enterprise(Vec<Uuid>),
    /// Cases in which somebody was hurt whom one of these employs, known by the tax code.
    EmploysVictim(Vec<Uuid>),
    /// Cases whose employer is one of these; where none is known, not even by a tax code, that one of these reported.
    Employer(Vec<Uuid>),
    /// Of these, the cases that the team of one of these investigates: the employer of the place leads it.
    OwnTeam(Vec<Uuid>),
    /// Cases in whose team the law gives one of these agencies a seat, and that no invitation to it waits for.
    Seated(Vec<Uuid>),
    /// Cases whose accident happened in this commune.
    Place(String),
    /// Cases whose accident happened in this commune, or that it reported.
    Commune(String),
    /// Cases opened by an alert to one of these agencies.
    AlertedAgency(Alerted),
    /// These cases.
    Cases(Vec<Uuid>),
    /// Cases within any of these bounds.
    Any(Vec<Scope>),
    /// No case.
    #[default]
    None,
}

/// Which alerts open a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alerted {
    /// The agencies alerted.
    pub agencies: Vec<Uuid>,
    /// Modes that open the case as soon as the alert is raised.
    pub modes: Vec<String>,
    /// Modes that open it once the alert is confirmed.
    pub once_confirmed: Vec<String>,
}

fn ids(ids: &[Uuid]) -> Vec<Id> {
    ids.iter().copied().map(Id).collect()
}

/// An unknown employer is told from another one: the condition is true or false, never unknown.
fn employer(list: &[Uuid]) -> CaseCondition {
    let told = reports::table
        .filter(reports::enterprise_id.assume_not_null().eq_any(ids(list)))
        .select(reports::case_id);
    let known = cases::enterprise_id.is_not_null();
    let own = cases::enterprise_id.assume_not_null().eq_any(ids(list));
    let unknown = cases::enterprise_id.is_null().and(cases::employer_tax_code.is_null());
    Box::new(known.and(own).or(unknown.and(cases::id.eq_any(told))))
}

fn seated(list: &[Uuid]) -> CaseCondition {
    let invited = || {
        alerts::table
            .filter(alerts::agency_id.assume_not_null().eq_any(ids(list)))
            .filter(alerts::case_id.is_not_null())
            .filter(alerts::mode.eq(AlertMode::Invite.as_str()))
            .filter(alerts::state.ne(AlertState::Withdrawn.as_str()))
    };
    let asked = invited().select(alerts::case_id.assume_not_null());
    // Who was asked to send somebody takes part once a named officer has said so.
    let confirmed =
        invited().filter(alerts::acknowledged_at.is_not_null()).select(alerts::case_id.assume_not_null());
    let of = |role: RoleKey| {
        agencies::table.filter(agencies::id.eq_any(ids(list))).filter(agencies::role.eq(role.as_str()))
    };
    let seat = |role: RoleKey| cases::team_seats.like(format!("%{}%", role.as_str()));
    let here = |role: RoleKey| seat(role).and(cases::province.eq_any(of(role).select(agencies::province)));
    let [health, union] = [RoleKey::HealthAuthorityProvince, RoleKey::UnionProvince].map(here);
    let ministry = RoleKey::LabourMinistry;
    let ministry = seat(ministry).and(diesel::dsl::exists(of(ministry).select(agencies::id)));
    let free = cases::id.ne_all(asked).or(cases::id.eq_any(confirmed));
    Box::new(health.or(union).or(ministry).and(free))
}

impl Scope {
    /// The condition; none for every case.
    pub(super) fn condition(&self) -> Option<CaseCondition> {
        Some(match self {
            Self::All => return None,
            Self::Provinces(codes) => Box::new(cases::province.eq_any(codes.clone())),
            Self::Enterprise(list) => {
                let declared = reports::table
                    .filter(reports::enterprise_id.assume_not_null().eq_any(ids(list)))
                    .select(reports::case_id);
                Box::new(
                    cases::enterprise_id.assume_not_null().eq_any(ids(list)).or(cases::id.eq_any(declared)),
                )
            }
            Self::EmploysVictim(list) => {
                let codes = enterprises::table
                    .filter(enterprises::id.eq_any(ids(list)))
                    .select(enterprises::tax_code);
                let hurt = victims::table
                    .filter(victims::employer_tax_code.assume_not_null().eq_any(codes))
                    .select(victims::case_id);
                Box::new(cases::id.eq_any(hurt))
            }
            Self::Employer(list) => employer(list),
            Self::OwnTeam(list) => {
                let declared = reports::table
                    .filter(reports::enterprise_id.assume_not_null().eq_any(ids(list)))
                    .filter(reports::kind.eq(ReportKind::Declaration.as_str()))
                    .select(reports::case_id);
                let of_place = cases::enterprise_id.is_not_null().or(cases::id.eq_any(declared));
                let own = cases::team_seats.like(format!("%{OWN_TEAM}%"));
                Box::new(employer(list).and(own).and(of_place))
            }
            Self::Seated(list) => seated(list),
            Self::Place(code) => Box::new(cases::commune_code.eq(code.clone())),
            Self::Commune(code) => {
                let reported = reports::table
                    .filter(reports::commune_code.assume_not_null().eq(code.clone()))
                    .select(reports::case_id);
                Box::new(cases::commune_code.eq(code.clone()).or(cases::id.eq_any(reported)))
            }
            Self::AlertedAgency(by) => {
                let confirmed =
                    alerts::acknowledged_at.is_not_null().and(alerts::mode.eq_any(by.once_confirmed.clone()));
                let alerted = alerts::table
                    .filter(alerts::agency_id.assume_not_null().eq_any(ids(&by.agencies)))
                    .filter(alerts::case_id.is_not_null())
                    .filter(alerts::mode.eq_any(by.modes.clone()).or(confirmed))
                    .filter(
                        alerts::state
                            .ne(AlertState::Withdrawn.as_str())
                            .or(alerts::acknowledged_at.is_not_null()),
                    )
                    .select(alerts::case_id.assume_not_null());
                Box::new(cases::id.eq_any(alerted))
            }
            Self::Cases(list) => Box::new(cases::id.eq_any(ids(list))),
            Self::Any(scopes) => {
                let mut any: CaseCondition = Box::new(diesel::dsl::sql("1 = 0"));
                for scope in scopes {
                    any = Box::new(any.or(scope.condition()?));
                }
                any
            }
            Self::None => Box::new(diesel::dsl::sql("1 = 0")),
        })
    }
}
