//! What a decision may look at beside the case and the command.

use crate::access::Actor;
use crate::law::LawSet;
use crate::reference::{Calendar, Geography};
use crate::time::Instant;

/// Now, who acts, and the law. Passed in, so that a decision can be repeated.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// Now.
    pub now: Instant,
    /// Who acts.
    pub actor: &'a Actor,
    /// The law set.
    pub law: &'a LawSet,
    /// Communes and provinces.
    pub geography: &'a Geography,
    /// Holidays and working days.
    pub calendar: &'a Calendar,
    /// Two-digit code of the province this system serves.
    pub province: &'a str,
}
