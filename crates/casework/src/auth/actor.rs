//! From a user's row to an actor.

use crate::failure::Failure;
use domain::access::Actor;
use domain::ids::{AgencyId, EnterpriseId, UserId};
use domain::value::CommuneCode;
use store::users::UserRow;
use store::{Conn, MembershipState};

/// The actor behind a user, with the enterprises approved for that user.
pub(crate) fn actor_of(conn: &mut Conn, user: &UserRow) -> Result<Actor, Failure> {
    let role =
        user.role.parse().map_err(|_| Failure::Internal(format!("user {} has an unknown role", user.id)))?;
    let commune = user.commune_code.as_deref().map(CommuneCode::parse).transpose();
    let commune = commune.map_err(|_| Failure::Internal(format!("user {} has a bad commune", user.id)))?;
    let memberships = store::memberships::of_user(conn, user.id)?;
    let in_state = |state| {
        let of_state = memberships.iter().filter(move |m| m.state == state);
        of_state.map(|m| EnterpriseId(m.enterprise_id)).collect()
    };
    Ok(Actor {
        role,
        user: Some(UserId(user.id)),
        name: user.display_name.clone(),
        unit: user.unit.clone(),
        province: Some(user.province.clone()),
        commune,
        enterprises: in_state(MembershipState::Approved),
        requested: in_state(MembershipState::Requested),
        agency: user.agency_id.map(AgencyId),
    })
}
