//! Figures on a private port, read as a collector reads them; and the signs of life behind them.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use journeys::people::{self, MILL, RACH_GIA};
use journeys::server::{Subcommand, free_port};
use journeys::{Context, Kind, when};
use serde_json::json;

/// Sample → value, after every rule of the format that our text uses was checked.
fn parsed(text: &str) -> Result<BTreeMap<String, i64>> {
    let body = text.strip_suffix("# EOF\n").context("the text does not end with # EOF")?;
    let (mut samples, mut family, mut kind) = (BTreeMap::new(), String::new(), String::new());
    for line in body.lines() {
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, word) = rest.split_once(' ').context("a family without a type")?;
            ensure!(["gauge", "counter", "info"].contains(&word), "{line}");
            ensure!(
                name.starts_with("tnld_") && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
                "{line}"
            );
            (family, kind) = (name.to_owned(), word.to_owned());
        } else if let Some(rest) = line.strip_prefix("# HELP ") {
            ensure!(rest.starts_with(&format!("{family} ")), "help of another family: {line}");
        } else {
            let (name, value) = line.rsplit_once(' ').with_context(|| line.to_owned())?;
            let bare = name.split('{').next().unwrap_or_default();
            let suffix = match kind.as_str() {
                "counter" => "_total",
                "info" => "_info",
                _gauge => "",
            };
            ensure!(bare == format!("{family}{suffix}"), "{line} stands under {family}");
            ensure!(name == bare || (name.ends_with("\"}") && name.contains("=\"")), "labels: {line}");
            ensure!(samples.insert(name.to_owned(), value.parse()?).is_none(), "twice: {line}");
        }
    }
    Ok(samples)
}

async fn scraped(port: u16) -> Result<(String, String)> {
    let request = reqwest::Client::new().get(format!("http://127.0.0.1:{port}/metrics"));
    let reply = request.header("accept", "application/openmetrics-text; version=1.0.0").send().await?;
    ensure!(reply.status().is_success(), "{}", reply.status());
    let kind =
        reply.headers().get("content-type").and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    Ok((kind, reply.text().await?))
}

async fn counts(kind: Kind) -> Result<()> {
    let port = free_port()?;
    let set = move |s: &mut journeys::server::Settings| {
        s.environment.push(("TNLD_METRICS_PORT".to_owned(), port.to_string()));
    };
    let mut ctx = Context::start_with(kind, set).await?;
    let inspector = ctx.sign_in_as(people::inspector()).await?;
    let call = json!({
        "kind": "tip", "channel": "phone",
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(60) },
            "place": { "commune_code": RACH_GIA },
            "employer": { "name": MILL },
            "victims": [{ "name": "Vũ Văn Kín", "relation": "contract", "outcome": "fatal", "death": "scene" }],
            "course": { "event": "Ngã từ mái kho" },
        },
    });
    inspector.post("/api/v1/reports", &call).await?.expect(201)?;
    let start = std::time::Instant::now();
    while ctx.database.undelivered()? > 0 {
        ensure!(start.elapsed().as_secs() < 20, "alerts stay undelivered");
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    let (kind, text) = scraped(port).await?;
    ensure!(kind.starts_with("application/openmetrics-text; version=1.0.0"), "{kind}");
    let found = parsed(&text)?;
    let value = |name: &str| found.get(name).copied().with_context(|| format!("{name} in\n{text}"));
    let sent = ctx.database.number("select count(*) from outbox where state = 'delivered'")?;
    ensure!(
        sent > 0 && value("tnld_delivery_attempts_total{channel=\"email\",outcome=\"sent\"}")? == sent,
        "{text}"
    );
    for (name, wanted) in [
        ("tnld_outbox_depth", 0),
        ("tnld_outbox_oldest_age_seconds", 0),
        ("tnld_deaths_unconfirmed", 0),
        ("tnld_incidents_open{kind=\"channel_down\"}", 0),
        ("tnld_incidents_open{kind=\"death_unconfirmed\"}", 0),
        ("tnld_workers{kind=\"run\",state=\"alive\"}", 1),
        ("tnld_workers{kind=\"run\",state=\"gone\"}", 0),
        ("tnld_tasks_open", 0),
    ] {
        ensure!(value(name)? == wanted, "{name} is {}, not {wanted}", value(name)?);
    }
    ensure!(value("tnld_next_rung_seconds")? > 0, "{text}");
    for secret in ["Kín", MILL, "@", "TNLĐ-"] {
        ensure!(!text.contains(secret), "the figures tell {secret}");
    }
    ensure!(inspector.get("/metrics").await?.status == 404, "the figures stand on the public port");

    let health = inspector.get("/api/v1/health").await?.expect(200)?;
    ensure!(health.text_at("/status")? == "ok", "{}", health.text);
    ensure!(
        health.list_at("/workers")?.len() == 1 && health.list_at("/incidents")?.is_empty(),
        "{}",
        health.text
    );
    let page = inspector.get("/suc-khoe").await?.expect(200)?;
    ensure!(page.text.contains("Mọi thứ hoạt động"), "{}", page.text);
    ensure!(ctx.server.terminate().await?, "it did not end well");
    let alive = ctx.database.number("select count(*) from workers where stopped_at is null")?;
    ensure!(alive == 0, "{alive} processes did not say goodbye");
    Ok(())
}

/// Server and notifier alone have their figures too.
async fn apart(kind: Kind) -> Result<()> {
    for subcommand in [Subcommand::Serve, Subcommand::Notify] {
        let port = free_port()?;
        let set = move |s: &mut journeys::server::Settings| {
            s.subcommand = subcommand;
            s.environment.push(("TNLD_METRICS_PORT".to_owned(), port.to_string()));
        };
        let ctx = Context::start_with(kind, set).await?;
        let start = std::time::Instant::now();
        let mine = format!("tnld_workers{{kind=\"{}\",state=\"alive\"}}", subcommand.word());
        loop {
            if let Ok((_, text)) = scraped(port).await
                && parsed(&text)?.get(&mine) == Some(&1)
            {
                break;
            }
            ensure!(start.elapsed().as_secs() < 20, "no sign of life\n{}", ctx.server.last_words());
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }
    Ok(())
}

mod figures_are_served_on_a_private_port {
    use super::*;

    #[test]
    fn sqlite() {
        journeys::on(Kind::Sqlite, "figures", counts);
    }

    #[test]
    fn postgres() {
        journeys::on(Kind::Postgres, "figures", counts);
    }
}

mod every_process_has_figures {
    use super::*;

    #[test]
    fn sqlite() {
        journeys::on(Kind::Sqlite, "every process has figures", apart);
    }

    #[test]
    fn postgres() {
        journeys::on(Kind::Postgres, "every process has figures", apart);
    }
}
