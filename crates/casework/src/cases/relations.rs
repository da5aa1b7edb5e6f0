//! How an actor stands to a case.

use crate::alerts::opens_case;
use crate::failure::Failure;
use domain::access::{Actor, Relation};
use domain::case::{Case, MemberCapacity, Report, StageKind, Team};
use domain::ids::EnterpriseId;
use domain::law::AlertMode;
use domain::words::{EmployedBy, ReportKind, RoleKey, TeamLevel};
use store::{AlertState, Conn, agencies, alerts, enterprises};

/// Every relation of the actor to the case; an object of another enterprise or commune has none.
pub(crate) fn relations(conn: &mut Conn, actor: &Actor, case: &Case) -> Result<Vec<Relation>, Failure> {
    let mut out = Vec::new();
    if actor.province.as_deref() == Some(case.province.as_str()) {
        out.push(Relation::OwnProvince);
        if !of_establishment(case) {
            out.push(Relation::OwnLevel);
        }
    }
    if of_enterprise(actor, case) {
        out.push(Relation::OwnEnterprise);
        if leads(actor, case) {
            out.push(Relation::TeamMember);
        }
        if of_place(actor, case) && case.reopened.iter().any(|r| r.team.level == TeamLevel::Establishment) {
            out.push(Relation::PastTeamMember);
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
    if employs_a_victim(conn, actor, case)? {
        out.push(Relation::VictimsEmployer);
    }
    if let Some(team) = case.stage.team()
        && sits_in(conn, actor, case, team)?
    {
        out.push(Relation::TeamMember);
    }
    for past in &case.reopened {
        if sits_in(conn, actor, case, &past.team)? {
            out.push(Relation::PastTeamMember);
            break;
        }
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

/// The own employer of somebody hurt at another establishment, known by the tax code: a name is not enough to open a
/// case, since anybody may bear it.
fn employs_a_victim(conn: &mut Conn, actor: &Actor, case: &Case) -> Result<bool, Failure> {
    let others = case.victims.iter().map(|v| &v.statement).filter(|s| s.employed_by == EmployedBy::Other);
    let codes: Vec<&str> = others.filter_map(|s| Some(s.employer_tax_code.as_ref()?.as_str())).collect();
    if codes.is_empty() {
        return Ok(false);
    }
    for enterprise in &actor.enterprises {
        if codes.contains(&enterprises::get(conn, enterprise.0)?.tax_code.as_str()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// An agency whose people sit in the team (Luật ATVSLĐ Điều 35 khoản 2 và khoản 3): the law names the body behind each
/// seat of the team of the province and of the ministries, so that the seat tells the agency. In the team of an
/// establishment those seats are the establishment's own people. Whoever declined has no seat, whomever the team names.
fn sits_in(conn: &mut Conn, actor: &Actor, case: &Case, team: &Team) -> Result<bool, Failure> {
    let Some(agency) = actor.agency else { return Ok(false) };
    // Who was asked to send somebody takes part once a named officer has said so.
    let asked = alerts::of_case(conn, case.id.0)?.into_iter().filter(|a| {
        a.agency_id == Some(agency.0)
            && a.mode == AlertMode::Invite.as_str()
            && a.state != AlertState::Withdrawn
    });
    let asked: Vec<bool> = asked.map(|a| a.acknowledged_at.is_some()).collect();
    if !asked.is_empty() && !asked.contains(&true) {
        return Ok(false);
    }
    let agency = agencies::get(conn, agency.0)?;
    let Ok(role) = agency.role.parse::<RoleKey>() else { return Ok(false) };
    let own = agency.province == case.province;
    let taken = team.members.iter().filter(|member| !case.declined(team, member.capacity));
    Ok(taken.map(|member| member.capacity).any(|seat| match (team.level, seat) {
        (TeamLevel::Province, MemberCapacity::Health) => own && role == RoleKey::HealthAuthorityProvince,
        (TeamLevel::Province, MemberCapacity::UnionOrWorkersRep) => own && role == RoleKey::UnionProvince,
        (TeamLevel::Central, MemberCapacity::Ministry) => role == RoleKey::LabourMinistry,
        _no_agency => false,
    }))
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
    of_establishment(case) && of_place(actor, case)
}

/// The employer's own team investigates, or is to.
pub(crate) fn of_establishment(case: &Case) -> bool {
    case.level() == TeamLevel::Establishment
        && case.stage.team().is_none_or(|t| t.level == TeamLevel::Establishment)
}

/// The employer of the place where it happened.
fn of_place(actor: &Actor, case: &Case) -> bool {
    match employer(case) {
        Some(e) => actor.enterprises.contains(&e),
        None => {
            case.reports.iter().any(|r| r.report.kind == ReportKind::Declaration && filed(actor, &r.report))
        }
    }
}
