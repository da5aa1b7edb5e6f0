//! Testimony is personal: whoever is shown its words is written down, as with personal evidence.

use super::view::{CaseView, read};
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Action, Relation, granted};
use domain::case::Case;
use domain::ids::{CaseId, TestimonyId};
use domain::time::Instant;
use store::{TestimonyViewRow, testimony_views};

/// Looks shown with a case.
const LOOKS: i64 = 50;

/// Where testimony is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownIn {
    /// A page of the case.
    Page,
    /// A form that begins with what was said before: this record alone.
    Form(TestimonyId),
    /// The answer to a program.
    Api,
    /// The bundle of the whole file.
    Bundle,
    /// A document that prints one record, or all of them.
    Document(Option<TestimonyId>),
}

impl ShownIn {
    fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Form(_) => "form",
            Self::Api => "api",
            Self::Bundle => "bundle",
            Self::Document(_) => "document",
        }
    }

    fn shows(self, id: TestimonyId) -> bool {
        match self {
            Self::Form(one) | Self::Document(Some(one)) => one == id,
            Self::Page | Self::Api | Self::Bundle | Self::Document(None) => true,
        }
    }
}

/// Somebody was shown testimony.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestimonyLook {
    /// Which record.
    pub testimony: TestimonyId,
    /// When.
    pub at: Instant,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Key of the role.
    pub role: String,
    /// `page`, `form`, `api`, `bundle` or `document`.
    pub what: String,
}

/// Reads a case to show the testimony in it: the look is written down before any of it is handed out. The department
/// is told who looked.
///
/// # Errors
/// As [`read`]; a look that cannot be written down is not granted.
pub async fn read_testimony(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    shown: ShownIn,
) -> Result<CaseView, Failure> {
    let mut view = read(app, ctx.clone(), id).await?;
    note(app, &ctx, &view.case, shown).await?;
    if granted(ctx.actor.role, Action::ReadEvidenceViews, Relation::OwnProvince)
        && ctx.actor.province.as_deref() == Some(view.case.province.as_str())
    {
        let (rows, total) =
            app.db().read(move |conn| Ok::<_, Failure>(testimony_views::of_case(conn, id.0, LOOKS)?)).await?;
        let look = |r: TestimonyViewRow| TestimonyLook {
            testimony: TestimonyId(r.testimony_id),
            at: r.at,
            name: r.name,
            unit: r.unit,
            role: r.role,
            what: r.what,
        };
        view.testimony_looks = Some((rows.into_iter().map(look).collect(), total));
    }
    Ok(view)
}

/// Writes down that the caller is shown what `case`, as it is shown to him, holds of testimony.
pub(crate) async fn note(app: &Casework, ctx: &Context, case: &Case, shown: ShownIn) -> Result<(), Failure> {
    let at = Now::new(app, &ctx.actor).at;
    let id = case.id;
    let row = |testimony: TestimonyId| TestimonyViewRow {
        id: app.id(),
        case_id: id.0,
        testimony_id: testimony.0,
        at,
        user_id: ctx.actor.user.map(|u| u.0),
        name: ctx.actor.name.clone(),
        unit: ctx.actor.unit.clone(),
        role: ctx.actor.role.as_str().to_owned(),
        what: shown.as_str().to_owned(),
    };
    let said = case.inquiry.testimony.iter().map(|t| t.id).filter(|t| shown.shows(*t));
    let rows: Vec<TestimonyViewRow> = said.map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    app.db()
        .write(move |conn| {
            for row in &rows {
                testimony_views::insert(conn, row)?;
            }
            Ok::<_, Failure>(())
        })
        .await
}
