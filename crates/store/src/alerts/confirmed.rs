//! When alerts of deaths were raised and confirmed, as their streams say.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::error::Result;
use crate::schema::{alerts, events};
use crate::types::At;

/// One alert of a death that had to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Key of the recipient's role.
    pub role: String,
    /// The recipient's name on the day.
    pub recipient: String,
    /// When it was raised.
    pub raised_at: Instant,
    /// When an officer confirmed it.
    pub confirmed_at: Option<Instant>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
}

/// The real alerts of deaths of a province that were raised from one moment until before another, oldest
/// first. The times are those of the chained events; the row only says whom and what an alert was about.
pub fn confirmations(c: &mut Conn, province: &str, from: Instant, to: Instant) -> Result<Vec<Confirmation>> {
    let asked = alerts::mode
        .eq("acknowledged")
        .and(alerts::urgency.eq("death"))
        .and(alerts::drill_id.is_null())
        .and(alerts::province.eq(province.to_owned()));
    let raised: Vec<(Uuid, Instant, String, String)> = events::table
        .inner_join(alerts::table.on(alerts::id.eq(events::stream)))
        .filter(asked.clone())
        .filter(events::kind.eq("raised"))
        .filter(events::at.ge(At(from)))
        .filter(events::at.lt(At(to)))
        .order((events::at, events::stream))
        .select((events::stream, events::at, alerts::role, alerts::recipient_name))
        .load(c)?;
    let ended: Vec<(Uuid, Instant, String)> = events::table
        .inner_join(alerts::table.on(alerts::id.eq(events::stream)))
        .filter(asked)
        .filter(events::kind.eq_any(["acknowledged", "withdrawn"]))
        .filter(events::at.ge(At(from)))
        .order((events::at, events::stream))
        .select((events::stream, events::at, events::kind))
        .load(c)?;
    let mut first: HashMap<(Uuid, bool), Instant> = HashMap::new();
    for (alert, at, kind) in ended {
        first.entry((alert, kind == "acknowledged")).or_insert(at);
    }
    Ok(raised
        .into_iter()
        .map(|(alert, raised_at, role, recipient)| Confirmation {
            role,
            recipient,
            raised_at,
            confirmed_at: first.get(&(alert, true)).copied(),
            withdrawn_at: first.get(&(alert, false)).copied(),
        })
        .collect())
}
