//! The drills of a province.

use super::end::end_overdue;
use super::view::{DrillView, view};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{act, authorise};
use store::{alerts, drills};

/// What the caller filters by; the province is never the caller's to choose.
pub type DrillQuery = store::DrillFilter;

/// Lists the drills of the own province, the newest first.
///
/// # Errors
/// [`Failure::Denied`] for who is not of the department.
pub async fn list(
    app: &Casework,
    ctx: Context,
    query: DrillQuery,
) -> Result<store::Page<DrillView>, Failure> {
    authorise::<act::ListDrills>(&ctx.actor)?;
    let filter = DrillQuery { provinces: ctx.actor.province.iter().cloned().collect(), ..query };
    if filter.provinces.is_empty() {
        return Ok(store::Page { items: Vec::new(), next: None, total: 0 });
    }
    end_overdue(app).await?;
    app.db()
        .read(move |conn| {
            let page = drills::list(conn, &filter)?;
            let mut items = Vec::with_capacity(page.items.len());
            for row in page.items {
                let told = alerts::of_drill(conn, row.id)?;
                items.push(view(conn, row, &told)?);
            }
            Ok(store::Page { items, next: page.next, total: page.total })
        })
        .await
}
