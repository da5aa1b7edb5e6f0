//! Every look at personal or medical evidence is written down.

use crate::app::{Casework, Now};
use crate::cases::{Loaded, load, relations};
use crate::context::Context;
use crate::evidence::{EvidenceSight, Seen};
use crate::failure::Failure;
use domain::access::{Actor, Relation, act, authorise_on};
use domain::case::{EvidenceItem, Sensitivity};
use domain::ids::{CaseId, EvidenceId};
use domain::time::Instant;
use store::{Conn, EvidenceViewRow, evidence_views};
use uuid::Uuid;

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Item,
    File,
    Thumbnail,
}

impl Part {
    fn as_str(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::File => "file",
            Self::Thumbnail => "thumbnail",
        }
    }
}

/// An item that was found, with the case and how the actor stands to it.
pub(super) struct Found {
    pub(super) loaded: Loaded,
    pub(super) known: Vec<Relation>,
    pub(super) item: EvidenceItem,
    pub(super) whole: bool,
}

/// Runs `then` on an item that the caller may see. What is personal is written down in the same transaction; what is
/// plain is only read.
pub(super) async fn look<T: Send + 'static>(
    app: &Casework,
    ctx: Context,
    case: CaseId,
    id: EvidenceId,
    part: Part,
    then: impl Fn(&mut Conn, &Actor, Found) -> Result<T, Failure> + Clone + Send + 'static,
) -> Result<T, Failure> {
    let reader = ctx.actor.clone();
    let plain =
        app.db().read(move |conn| Ok::<_, Failure>(is_plain(&find(conn, &reader, case, id)?))).await?;
    let (actor, at, entry) = (ctx.actor.clone(), Now::new(app, &ctx.actor).at, app.id());
    if plain {
        return app
            .db()
            .read(move |conn| {
                let found = find(conn, &actor, case, id)?;
                then(conn, &actor, found)
            })
            .await;
    }
    app.db()
        .write(move |conn| {
            let found = find(conn, &actor, case, id)?;
            if found.whole {
                evidence_views::insert(conn, &view_row(entry, at, &actor, case, id.0, part.as_str()))?;
            }
            then(conn, &actor, found)
        })
        .await
}

fn is_plain(found: &Found) -> bool {
    found.item.sensitivity == Sensitivity::Plain
}

fn find(conn: &mut Conn, actor: &Actor, case: CaseId, id: EvidenceId) -> Result<Found, Failure> {
    let loaded = load(conn, case)?;
    let known = relations(conn, actor, &loaded.case)?;
    authorise_on::<act::ListEvidence>(actor, &known)?;
    let sight = EvidenceSight::of(actor, &known, &loaded.case);
    let how = sight.item(id).ok_or(Failure::NotFound)?;
    let mut item = loaded.case.evidence_item(id).cloned().ok_or(Failure::NotFound)?;
    sight.trim(&mut item);
    Ok(Found { loaded, known, item, whole: how == Seen::Whole })
}

/// The entry that says who looked at what.
pub(crate) fn view_row(
    entry: Uuid,
    at: Instant,
    actor: &Actor,
    case: CaseId,
    item: Uuid,
    what: &str,
) -> EvidenceViewRow {
    EvidenceViewRow {
        id: entry,
        case_id: case.0,
        evidence_id: item,
        at,
        user_id: actor.user.map(|u| u.0),
        name: actor.name.clone(),
        unit: actor.unit.clone(),
        role: actor.role.as_str().to_owned(),
        what: what.to_owned(),
    }
}
