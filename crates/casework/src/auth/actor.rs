//! From a user's row to an actor.

use crate::failure::Failure;
use domain::access::Actor;
use domain::ids::{AgencyId, EnterpriseId, UserId};
use domain::value::CommuneCode;
use store::users::UserRow;
use store::{Conn, Holder, MembershipState};
use uuid::Uuid;

/// The actor behind a user, with the enterprises approved for that user.
pub(crate) fn actor_of(conn: &mut Conn, user: &UserRow) -> Result<Actor, Failure> {
    let memberships = store::memberships::of_user(conn, user.id)?;
    let granted = memberships.into_iter().filter(|m| m.state == MembershipState::Approved);
    actor(user, granted.map(|m| m.enterprise_id))
}

/// The actor who holds a session or a token.
pub(crate) fn actor_of_holder(holder: &Holder) -> Result<Actor, Failure> {
    actor(&holder.user, holder.enterprises.iter().copied())
}

fn actor(user: &UserRow, enterprises: impl Iterator<Item = Uuid>) -> Result<Actor, Failure> {
    let role =
        user.role.parse().map_err(|_| Failure::Internal(format!("user {} has an unknown role", user.id)))?;
    let commune = user.commune_code.as_deref().map(CommuneCode::parse).transpose();
    let commune = commune.map_err(|_| Failure::Internal(format!("user {} has a bad commune", user.id)))?;
    Ok(Actor {
        role,
        user: Some(UserId(user.id)),
        name: user.display_name.clone(),
        unit: user.unit.clone(),
        province: Some(user.province.clone()),
        commune,
        enterprises: enterprises.map(EnterpriseId).collect(),
        agency: user.agency_id.map(AgencyId),
    })
}
