//! How an actor stands to a case.

use crate::failure::Failure;
use domain::access::{Actor, Relation};
use domain::case::Case;
use domain::words::TeamLevel;
use store::{Conn, alerts};

/// Every relation of the actor to the case; an object of another enterprise or commune has none.
pub(crate) fn relations(conn: &mut Conn, actor: &Actor, case: &Case) -> Result<Vec<Relation>, Failure> {
    let mut out = Vec::new();
    if actor.province.as_deref() == Some(case.province.as_str()) {
        out.push(Relation::OwnProvince);
    }
    let own =
        case.reports.iter().any(|r| r.report.enterprise.is_some_and(|e| actor.enterprises.contains(&e)))
            || case
                .accident
                .as_ref()
                .and_then(|a| a.employer.enterprise)
                .is_some_and(|e| actor.enterprises.contains(&e));
    if own {
        out.push(Relation::OwnEnterprise);
        // The employer founds and leads the team of his own establishment.
        if case.level() == TeamLevel::Establishment {
            out.push(Relation::TeamMember);
        }
    }
    let here = case.accident.as_ref().map(|a| &a.place.commune);
    if actor.commune.is_some()
        && (actor.commune.as_ref() == here || case.reports.iter().any(|r| r.report.commune == actor.commune))
    {
        out.push(Relation::OwnCommune);
    }
    if case.assigned.as_ref().is_some_and(|(officer, _)| Some(*officer) == actor.user) {
        out.push(Relation::Assigned);
    }
    if let Some(agency) = actor.agency
        && alerts::of_case(conn, case.id.0)?.iter().any(|a| a.agency_id == Some(agency.0))
    {
        out.push(Relation::AlertedAgency);
    }
    Ok(out)
}
