//! Who is reminded of a term, and under which address.

use super::look::HASTE;
use crate::alerts::addresses;
use crate::app::Casework;
use crate::failure::Failure;
use domain::access::Role;
use domain::case::Case;
use domain::law::DeadlineKind;
use domain::time::{Instant, vn_date};
use domain::words::{ChannelKind, RoleKey, TeamLevel};
use std::fmt;
use store::{Conn, MembershipState, agencies, memberships, users};
use uuid::Uuid;

/// Whoever has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Recipient {
    /// An officer.
    Officer(Uuid),
    /// Whoever acts for an enterprise.
    Enterprise(Uuid),
    /// An agency at its common address.
    Agency(Uuid),
    /// The labour department, when nobody is named.
    Department,
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Officer(id) => write!(f, "officer/{id}"),
            Self::Enterprise(id) => write!(f, "enterprise/{id}"),
            Self::Agency(id) => write!(f, "agency/{id}"),
            Self::Department => f.write_str("department"),
        }
    }
}

impl Recipient {
    pub(super) fn parse(key: &str) -> Option<Self> {
        if key == "department" {
            return Some(Self::Department);
        }
        let (kind, id) = key.split_once('/')?;
        let id = Uuid::parse_str(id).ok()?;
        match kind {
            "officer" => Some(Self::Officer(id)),
            "enterprise" => Some(Self::Enterprise(id)),
            "agency" => Some(Self::Agency(id)),
            _ => None,
        }
    }
}

/// Who is reminded of a term of a case. The employer's own investigation is his; what he owes is his and the
/// officer's, who must see to it.
pub(super) fn of_term(
    conn: &mut Conn,
    case: &Case,
    kind: DeadlineKind,
    at: Instant,
) -> Result<Vec<Recipient>, Failure> {
    let employer =
        case.accident.as_ref().and_then(|a| a.employer.enterprise).map(|e| Recipient::Enterprise(e.0));
    let lead = match case.level() {
        TeamLevel::Establishment => employer.unwrap_or_else(|| officer(case)),
        TeamLevel::CommuneRecord => commune(conn, case, at)?.unwrap_or_else(|| officer(case)),
        TeamLevel::Province | TeamLevel::Central | TeamLevel::Specialised | TeamLevel::None => officer(case),
    };
    let mut out = vec![lead];
    match kind {
        DeadlineKind::Supplement
        | DeadlineKind::DocumentRequest
        | DeadlineKind::Recommendation
        | DeadlineKind::CompensationPayment => {
            out.extend(employer);
            out.push(officer(case));
        }
        DeadlineKind::Investigation
        | DeadlineKind::SceneArrival
        | DeadlineKind::SendMinutes
        | DeadlineKind::Complaint
        | DeadlineKind::ComplaintAnswer
        | DeadlineKind::OpinionLetter
        | DeadlineKind::PoliceRuling
        | DeadlineKind::PoliceHandBack
        | DeadlineKind::ReferralAnswer => {}
    }
    out.sort_unstable();
    out.dedup();
    Ok(out)
}

/// The officer in charge, or the department.
pub(super) fn officer(case: &Case) -> Recipient {
    case.assigned.as_ref().map_or(Recipient::Department, |(id, _)| Recipient::Officer(id.0))
}

fn commune(conn: &mut Conn, case: &Case, at: Instant) -> Result<Option<Recipient>, Failure> {
    let Some(accident) = &case.accident else { return Ok(None) };
    let code = accident.place.commune.as_str();
    let found = agencies::find(conn, RoleKey::CommunePc.as_str(), &case.province, Some(code), vn_date(at))?;
    Ok(found.into_iter().find(|a| a.commune_code.is_some()).map(|a| Recipient::Agency(a.id)))
}

/// Name, agency and addresses of a recipient; the department stands in for who has none.
pub(super) struct Reachable {
    pub(super) name: String,
    pub(super) agency: Option<Uuid>,
    pub(super) to: Vec<(ChannelKind, String)>,
}

pub(super) fn reachable(
    conn: &mut Conn,
    recipient: Recipient,
    province: &str,
    at: Instant,
) -> Result<Reachable, Failure> {
    let own = match recipient {
        Recipient::Officer(id) => user(conn, id)?,
        Recipient::Enterprise(id) => enterprise(conn, id)?,
        Recipient::Agency(id) => {
            let agency = agencies::get(conn, id)?;
            named(agency.name_vi, Some(id), agency.email)
        }
        Recipient::Department => None,
    };
    match own {
        Some(found) => Ok(found),
        None => department(conn, province, at),
    }
}

fn named(name: String, agency: Option<Uuid>, email: Option<String>) -> Option<Reachable> {
    Some(Reachable { name, agency, to: vec![(ChannelKind::Email, email?)] })
}

fn user(conn: &mut Conn, id: Uuid) -> Result<Option<Reachable>, Failure> {
    let user = users::get(conn, id)?;
    let works = user.active && user.role.parse::<Role>().is_ok_and(Role::is_department);
    Ok(if works { named(user.display_name, None, user.email) } else { None })
}

/// The officer's addresses beside mail; nobody else is telephoned at night for a term.
pub(super) fn other_channels(
    conn: &mut Conn,
    app: &Casework,
    recipient: Recipient,
) -> Result<Vec<(ChannelKind, String)>, Failure> {
    let Recipient::Officer(id) = recipient else { return Ok(Vec::new()) };
    let user = users::get(conn, id)?;
    let works = user.active && user.role.parse::<Role>().is_ok_and(Role::is_department);
    let phone = user.phone.as_deref().filter(|_| works);
    Ok(addresses(app, HASTE, None, phone))
}

/// Everybody approved to act for an enterprise.
fn enterprise(conn: &mut Conn, id: Uuid) -> Result<Option<Reachable>, Failure> {
    let mut to = Vec::new();
    for member in memberships::of_enterprise(conn, id)? {
        if member.state == MembershipState::Approved {
            let user = users::get(conn, member.user_id)?;
            to.extend(user.email.filter(|_| user.active).map(|email| (ChannelKind::Email, email)));
        }
    }
    let name = store::enterprises::get(conn, id)?.name;
    Ok((!to.is_empty()).then_some(Reachable { name, agency: None, to }))
}

/// The labour department of a province.
pub(super) fn department(conn: &mut Conn, province: &str, at: Instant) -> Result<Reachable, Failure> {
    let role = RoleKey::LabourAuthorityProvince.as_str();
    let found = agencies::find(conn, role, province, None, vn_date(at))?.into_iter().next();
    Ok(match found {
        Some(agency) => Reachable {
            to: agency.email.into_iter().map(|email| (ChannelKind::Email, email)).collect(),
            name: agency.name_vi,
            agency: Some(agency.id),
        },
        None => Reachable { name: "Sở".to_owned(), agency: None, to: Vec::new() },
    })
}
