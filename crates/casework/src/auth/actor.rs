//! From a user's row to an actor.

use crate::failure::Failure;
use domain::access::Actor;
use domain::ids::{AgencyId, EnterpriseId, UserId};
use domain::value::CommuneCode;
use store::users::UserRow;
use store::{Conn, Holder, MembershipState};
use uuid::Uuid;

/// The actor behind a user, with the enterprises approved for that user and those applied for.
pub(crate) fn actor_of(conn: &mut Conn, user: &UserRow) -> Result<Actor, Failure> {
    let memberships = store::memberships::of_user(conn, user.id)?;
    let in_state = |state| {
        let of_state = memberships.iter().filter(move |m| m.state == state);
        of_state.map(|m| m.enterprise_id).collect::<Vec<_>>()
    };
    actor(user, &in_state(MembershipState::Approved), &in_state(MembershipState::Requested))
}

/// The actor who holds a session or a token.
pub(crate) fn actor_of_holder(holder: &Holder) -> Result<Actor, Failure> {
    actor(&holder.user, &holder.enterprises, &holder.requested)
}

fn actor(user: &UserRow, enterprises: &[Uuid], requested: &[Uuid]) -> Result<Actor, Failure> {
    let role =
        user.role.parse().map_err(|_| Failure::Internal(format!("user {} has an unknown role", user.id)))?;
    let commune = user.commune_code.as_deref().map(CommuneCode::parse).transpose();
    let commune = commune.map_err(|_| Failure::Internal(format!("user {} has a bad commune", user.id)))?;
    let ids = |list: &[Uuid]| list.iter().copied().map(EnterpriseId).collect();
    Ok(Actor {
        role,
        user: Some(UserId(user.id)),
        name: user.display_name.clone(),
        unit: user.unit.clone(),
        province: Some(user.province.clone()),
        commune,
        enterprises: ids(enterprises),
        requested: ids(requested),
        agency: user.agency_id.map(AgencyId),
    })
}
