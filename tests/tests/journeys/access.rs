//! Every operation and every page, for every role in every relation: allowed where the access table grants
//! it, refused elsewhere, and nothing of a foreign case in any answer.

mod bodies;
mod expect;
mod pages;
mod people;
mod routes;
mod world;

use anyhow::{Result, ensure};
use journeys::journey;
use people::everybody;
use world::World;

journey! {
    /// The interface for systems: every operation of the description has its row, and keeps to it.
    async fn access_to_the_interface(ctx) {
        let people = everybody(ctx).await?;
        let world = World::build(ctx, &people).await?;
        routes::every_operation_is_listed(ctx).await?;
        report(routes::walk(&people, &world).await?)
    }
}

journey! {
    /// The pages.
    async fn access_to_the_pages(ctx) {
        let people = everybody(ctx).await?;
        let world = World::build(ctx, &people).await?;
        report(pages::walk(&people, &world).await?)
    }
}

/// Every difference from the table at once.
fn report(outcome: expect::Walk) -> Result<()> {
    ensure!(outcome.asked > 500, "only {} requests were made", outcome.asked);
    ensure!(
        outcome.wrong.is_empty(),
        "{} of {} answers are not what the table says:\n{}",
        outcome.wrong.len(),
        outcome.asked,
        outcome.wrong.join("\n")
    );
    Ok(())
}
