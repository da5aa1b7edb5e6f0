//! `make bench`: declarations per second through HTTP against the bare database that runs the very same
//! statements, the time from 201 to the SMTP socket, and the notifier against lettre alone, on both databases
//! in one run. Words on the command line choose a part: `bench throughput sqlite`.

mod bare_lettre;
mod bare_sqlite;
mod delivery;
mod load;
mod measure;
mod percentiles;
mod pgbench;
mod process;
mod recording;
mod template;
mod wire;

use std::io::Write as _;

use anyhow::Result;
use journeys::Kind;

fn main() -> Result<()> {
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        if wanted(&chosen, "throughput") {
            throughput(&chosen).await?;
        }
        if wanted(&chosen, "latency") {
            say("\n| database | alerts | p50 ms | p95 ms | p99 ms | max ms |\n|---|---|---|---|---|---|")?;
            for kind in databases(&chosen) {
                say(&measure::latency(kind).await?)?;
            }
        }
        if wanted(&chosen, "delivery") {
            say(
                "\n| database | mails | tnld /s | lettre /s | ratio | lettre, one write /s | ratio to that |",
            )?;
            say("|---|---|---|---|---|---|---|")?;
            for kind in databases(&chosen) {
                say(&delivery::delivery(kind).await?)?;
            }
        }
        Ok(())
    })
}

async fn throughput(chosen: &[String]) -> Result<()> {
    let template = measure::record().await?;
    let head = "| database | clients | tnld /s | bare /s | ratio | p50 ms | p95 ms | p99 ms | processor ms each | resident MB |";
    say(head)?;
    say("|---|---|---|---|---|---|---|---|---|---|")?;
    for kind in databases(chosen) {
        for clients in [8, 32] {
            say(&measure::throughput(kind, clients, &template).await?)?;
        }
    }
    Ok(())
}

/// Whether a part is to be measured: all are when none is named.
fn wanted(chosen: &[String], part: &str) -> bool {
    let named = |word: &&str| chosen.iter().any(|one| one == word);
    !["throughput", "latency", "delivery"].iter().any(&named) || named(&part)
}

fn databases(chosen: &[String]) -> Vec<Kind> {
    let named = |word: &str| chosen.iter().any(|one| one == word);
    let all = [(Kind::Sqlite, "sqlite"), (Kind::Postgres, "postgres")];
    let any = all.iter().any(|(_, word)| named(word));
    all.iter().filter(|(_, word)| !any || named(word)).map(|(kind, _)| *kind).collect()
}

fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}
