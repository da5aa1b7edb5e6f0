//! `make bench`: declarations per second through HTTP against the bare database that runs the very same
//! statements, and the time from 201 to the SMTP socket, on both databases in one run.

mod bare_sqlite;
mod load;
mod measure;
mod memory;
mod percentiles;
mod pgbench;
mod recording;
mod template;

use std::io::Write as _;

use anyhow::Result;
use journeys::Kind;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let template = measure::record().await?;
        say("| database | clients | tnld /s | bare /s | ratio | p50 ms | p95 ms | p99 ms | resident MB |")?;
        say("|---|---|---|---|---|---|---|---|---|")?;
        for kind in [Kind::Sqlite, Kind::Postgres] {
            for clients in [8, 32] {
                say(&measure::throughput(kind, clients, &template).await?)?;
            }
        }
        say("\n| database | alerts | p50 ms | p95 ms | p99 ms | max ms |\n|---|---|---|---|---|---|")?;
        for kind in [Kind::Sqlite, Kind::Postgres] {
            say(&measure::latency(kind).await?)?;
        }
        Ok(())
    })
}

fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}
