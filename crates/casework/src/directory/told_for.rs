//! Where an enterprise is written to.

use crate::failure::Failure;
use store::{Conn, EnterpriseRow, MembershipState, memberships, users};

/// Whoever is approved to act for it; without anybody its own address.
pub(crate) fn told_for(conn: &mut Conn, row: &EnterpriseRow) -> Result<Vec<String>, Failure> {
    let mut out = Vec::new();
    for member in memberships::of_enterprise(conn, row.id)? {
        if member.state == MembershipState::Approved {
            let user = users::get(conn, member.user_id)?;
            out.extend(user.email.filter(|_| user.active));
        }
    }
    if out.is_empty() {
        out.extend(row.email.clone());
    }
    out.sort();
    out.dedup();
    Ok(out)
}
