//! What a list of something else says of a case: which one it is; nobody who was hurt stands in it.

use crate::failure::Failure;
use std::collections::{BTreeMap, BTreeSet};
use store::Conn;
use uuid::Uuid;

/// A case in a line of another list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CaseBrief {
    /// Number; empty for who may not know it yet.
    pub number: String,
    /// Key of the class.
    pub class: String,
    /// The class may still change.
    pub provisional: bool,
    /// Place in words.
    pub place: String,
    /// Commune of the accident.
    pub commune_code: String,
    /// Day of the accident.
    pub occurred_on: chrono::NaiveDate,
}

/// The cases with these ids, however many rows name each.
pub(crate) fn briefs(
    conn: &mut Conn,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, CaseBrief>, Failure> {
    let ids: Vec<Uuid> = ids.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let rows = store::cases::get_many(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(|c| {
            let brief = CaseBrief {
                number: c.number,
                class: c.class,
                provisional: c.provisional,
                place: c.place_text,
                commune_code: c.commune_code,
                occurred_on: c.occurred_on,
            };
            (c.id, brief)
        })
        .collect())
}
