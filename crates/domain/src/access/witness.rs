//! Proof that the table allowed an action; only [`authorise`] can make one.

use super::action::{Action, ActionWord};
use super::actor::{Actor, Relation};
use super::table::granted;
use std::marker::PhantomData;

/// The table allowed `A` to this actor.
#[derive(Debug, Clone, Copy)]
pub struct Authorised<A> {
    action: PhantomData<A>,
}

/// Why it did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The actor may not know that the object exists: answered as not found.
    #[error("not found")]
    Hidden,
    /// The actor sees the object but may not do this.
    #[error("not allowed: {}", .0.as_str())]
    Forbidden(Action),
    /// Nobody is signed in; signing in may help.
    #[error("sign-in required")]
    SignInRequired,
}

/// Asks the table for an action that touches no case.
///
/// # Errors
/// [`Denied::SignInRequired`] when nobody is signed in, else [`Denied::Forbidden`].
pub fn authorise<A: ActionWord>(actor: &Actor) -> Result<Authorised<A>, Denied> {
    if granted(actor.role, A::ACTION, Relation::None) {
        return Ok(Authorised { action: PhantomData });
    }
    Err(if actor.user.is_none() { Denied::SignInRequired } else { Denied::Forbidden(A::ACTION) })
}

/// Asks the table for an action on an object, with all relations of the actor to it.
///
/// # Errors
/// [`Denied`] tells whether the object may be shown to exist.
pub fn authorise_on<A: ActionWord>(actor: &Actor, relations: &[Relation]) -> Result<Authorised<A>, Denied> {
    let may = |action| {
        granted(actor.role, action, Relation::None)
            || relations.iter().any(|r| granted(actor.role, action, *r))
    };
    if may(A::ACTION) {
        return Ok(Authorised { action: PhantomData });
    }
    Err(match (actor.user.is_some(), may(Action::ReadCase)) {
        (false, _) => Denied::SignInRequired,
        (true, true) => Denied::Forbidden(A::ACTION),
        (true, false) => Denied::Hidden,
    })
}
