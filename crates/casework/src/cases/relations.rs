//! How an actor stands to a case.

use crate::alerts::opens_case;
use crate::failure::Failure;
use domain::access::{Actor, Relation};
use domain::case::{Case, Report, StageKind};
use domain::ids::EnterpriseId;
use domain::words::{ReportKind, TeamLevel};
use store::{Conn, alerts};

/// Every relation of the actor to the case; an object of another enterprise or commune has none.
pub(crate) fn relations(conn: &mut Conn, actor: &Actor, case: &Case) -> Result<Vec<Relation>, Failure> {
    let mut out = Vec::new();
    if actor.province.as_deref() == Some(case.province.as_str()) {
        out.push(Relation::OwnProvince);
    }
    if of_enterprise(actor, case) {
        out.push(Relation::OwnEnterprise);
        if leads(actor, case) {
            out.push(Relation::TeamMember);
        }
    }
    let here = case.accident.as_ref().map(|a| &a.place.commune);
    if actor.commune.is_some() && actor.commune.as_ref() == here {
        out.push(Relation::OwnCommune);
    }
    let told = |r: &Report| filed(actor, r) || (actor.commune.is_some() && r.commune == actor.commune);
    if case.reports.iter().any(|r| told(&r.report)) {
        out.push(Relation::Reporter);
    }
    if case.assigned.as_ref().is_some_and(|(officer, _)| Some(*officer) == actor.user) {
        out.push(Relation::Assigned);
    }
    if let Some(agency) = actor.agency
        && alerts::of_case(conn, case.id.0)?.iter().any(|a| a.agency_id == Some(agency.0) && opens_case(a))
    {
        out.push(Relation::AlertedAgency);
        if with_police(case) {
            out.push(Relation::HoldsFile);
        }
    }
    Ok(out)
}

/// The file was handed over and has not come back, or the case is theirs since they prosecute.
fn with_police(case: &Case) -> bool {
    case.prosecuted || case.stage.kind() == StageKind::Suspended
}

fn filed(actor: &Actor, report: &Report) -> bool {
    report.enterprise.is_some_and(|e| actor.enterprises.contains(&e))
}

fn employer(case: &Case) -> Option<EnterpriseId> {
    case.accident.as_ref().and_then(|a| a.employer.enterprise)
}

/// The employer of the accident; where none is known, whoever declared it. Whoever only told of an accident elsewhere
/// does not read who was hurt.
fn of_enterprise(actor: &Actor, case: &Case) -> bool {
    match employer(case) {
        Some(e) => actor.enterprises.contains(&e),
        None => {
            let elsewhere = case.accident.as_ref().is_some_and(|a| a.employer.tax_code.is_some());
            !elsewhere && case.reports.iter().any(|r| filed(actor, &r.report))
        }
    }
}

/// The employer of the place founds and leads the team of his own establishment, and no other: whoever only
/// reported the accident does not, nor anybody while a team of another level is at work.
fn leads(actor: &Actor, case: &Case) -> bool {
    let of_establishment = case.level() == TeamLevel::Establishment
        && case.stage.team().is_none_or(|t| t.level == TeamLevel::Establishment);
    let of_place = match employer(case) {
        Some(e) => actor.enterprises.contains(&e),
        None => {
            case.reports.iter().any(|r| r.report.kind == ReportKind::Declaration && filed(actor, &r.report))
        }
    };
    of_establishment && of_place
}
