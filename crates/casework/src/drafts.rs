//! Drafts of forms: nothing typed is lost.

use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use crate::notices::{self, NoticePass};
use domain::access::{Denied, act, authorise};
use domain::ids::DraftId;
pub use store::DraftRow;
use store::StoreError;
use store::drafts;

/// Whose drafts are meant: those of the person who asks, or of whoever holds the pass of a notice.
#[derive(Debug, Clone)]
pub struct Holder {
    ctx: Context,
    pass: Option<NoticePass>,
}

impl Holder {
    /// Whoever holds the pass of a notice.
    pub fn of_notice(ctx: Context, pass: NoticePass) -> Self {
        Self { ctx, pass: Some(pass) }
    }
}

impl From<Context> for Holder {
    fn from(ctx: Context) -> Self {
        Self { ctx, pass: None }
    }
}

fn owner(holder: &Holder) -> Result<uuid::Uuid, Failure> {
    if let Some(pass) = holder.pass {
        return notices::holder(&holder.ctx, pass);
    }
    authorise::<act::OwnDrafts>(&holder.ctx.actor)?;
    Ok(holder.ctx.actor.user.ok_or(Failure::Denied(Denied::SignInRequired))?.0)
}

fn own(row: DraftRow, user: uuid::Uuid) -> Result<DraftRow, Failure> {
    if row.owner == user { Ok(row) } else { Err(Failure::NotFound) }
}

/// Saves a draft; a new one when `id` is absent.
///
/// # Errors
/// [`Failure::NotFound`] for a draft of somebody else.
pub async fn save(
    app: &Casework,
    holder: impl Into<Holder>,
    id: Option<DraftId>,
    kind: String,
    body: serde_json::Value,
) -> Result<DraftId, Failure> {
    let user = owner(&holder.into())?;
    let now = app.now();
    let fresh = app.id();
    app.db()
        .write(move |conn| {
            let known = match id.map(|id| drafts::get(conn, id.0)) {
                Some(Ok(row)) => Some(row),
                None | Some(Err(StoreError::NotFound)) => None,
                Some(Err(other)) => return Err(other.into()),
            };
            if let Some(row) = &known
                && row.owner != user
            {
                return Err(Failure::NotFound);
            }
            let row = DraftRow {
                id: known.as_ref().map_or(id.map_or(fresh, |i| i.0), |r| r.id),
                owner: user,
                kind: kind.clone(),
                body: body.clone(),
                created_at: known.as_ref().map_or(now, |r| r.created_at),
                updated_at: now,
                version: known.as_ref().map_or(1, |r| r.version),
            };
            match &known {
                Some(k) => {
                    drafts::update(conn, &row, k.version)?;
                }
                None => drafts::insert(conn, &row)?,
            }
            Ok(DraftId(row.id))
        })
        .await
}

/// Reads an own draft.
///
/// # Errors
/// [`Failure::NotFound`] for a draft of somebody else.
pub async fn read(app: &Casework, holder: impl Into<Holder>, id: DraftId) -> Result<DraftRow, Failure> {
    let user = owner(&holder.into())?;
    app.db().read(move |conn| Ok(drafts::get(conn, id.0)?).and_then(|d| own(d, user))).await
}

/// The own drafts of a kind, newest first.
///
/// # Errors
/// [`Failure::Denied`] when nobody is signed in.
pub async fn list(app: &Casework, holder: impl Into<Holder>, kind: String) -> Result<Vec<DraftRow>, Failure> {
    let user = owner(&holder.into())?;
    app.db()
        .read(move |conn| Ok(drafts::of_owner(conn, user)?.into_iter().filter(|d| d.kind == kind).collect()))
        .await
}

/// Throws an own draft away.
///
/// # Errors
/// [`Failure::NotFound`] for a draft of somebody else.
pub async fn discard(app: &Casework, holder: impl Into<Holder>, id: DraftId) -> Result<(), Failure> {
    let user = owner(&holder.into())?;
    app.db()
        .write(move |conn| {
            own(drafts::get(conn, id.0)?, user)?;
            drafts::remove(conn, id.0)?;
            Ok(())
        })
        .await
}
