//! Lines that break in the middle of a declaration: the repetition under the same key is answered, and
//! nothing is there twice.

use std::collections::HashSet;
use std::time::Duration;

use anyhow::{Result, ensure};
use journeys::accidents::{Communes, DECLARATIONS, declarant};
use journeys::chance::Chance;
use journeys::scratch::unique;
use journeys::{Api, journey};
use serde_json::Value;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

/// How many connections are cut; `TNLD_CUTS` changes it.
fn cuts() -> u64 {
    std::env::var("TNLD_CUTS").ok().and_then(|text| text.parse().ok()).unwrap_or(1000)
}

journey! {
    /// A thousand cut lines, a thousand cases.
    async fn cut_connections(ctx) {
        let api = ctx.sign_in_as(declarant("cuts")).await?;
        let communes = Communes::read()?;
        let mut chance = Chance::new();
        let mut numbers = HashSet::new();
        for number in 0..cuts() {
            let body = communes.declaration(number, false);
            let key = unique("cut");
            cut(&api, &body, &key, &mut chance).await?;
            numbers.insert(repeat(&api, &body, &key).await?);
        }
        ensure!(numbers.len() as u64 == cuts(), "{} numbers for {} declarations", numbers.len(), cuts());
        let cases = ctx.database.number("select count(*) from cases")?;
        ensure!(cases == i64::try_from(cuts())?, "{cases} cases for {} declarations", cuts());
        Ok(())
    }
}

/// Sends the request and breaks the line: before its end, at its end, or a moment later.
async fn cut(api: &Api, body: &Value, key: &str, chance: &mut Chance) -> Result<()> {
    let body = body.to_string();
    let host = api.base().trim_start_matches("http://");
    let mut head =
        format!("POST {DECLARATIONS} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n");
    for (name, value) in api.credentials() {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let request = format!("{head}idempotency-key: {key}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let bytes = request.as_bytes();
    let whole = bytes.len();
    let part = if chance.below(4) == 0 { usize::try_from(chance.below(whole as u64))? } else { whole };
    let mut stream = TcpStream::connect(host).await?;
    stream.write_all(bytes.get(..part).unwrap_or(bytes)).await?;
    tokio::time::sleep(chance.milliseconds(0, 12)).await;
    drop(stream);
    Ok(())
}

/// The same under the same key, as often as the first attempt is still in flight.
async fn repeat(api: &Api, body: &Value, key: &str) -> Result<String> {
    for _ in 0..200 {
        let reply = api.post_with_key(DECLARATIONS, body, key).await?;
        if !matches!(reply.status, 409 | 503) {
            return reply.expect(201)?.text_at("/number");
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    anyhow::bail!("the first attempt never ends")
}
