//! What the journeys over channels share.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use journeys::people::{self, MILL, RACH_GIA};
use journeys::server::User;
use journeys::{Api, Case, Context, Kind, on, when};
use serde_json::{Value, json};

/// Somebody who stood there; no channel but the mail to the entitled may name him.
pub(super) const VICTIM: &str = "Vũ Văn Kênh";

/// Runs a journey under these variables on one database.
pub(super) fn run(
    kind: Kind,
    name: &str,
    environment: Vec<(&str, String)>,
    journey: impl AsyncFnOnce(&mut Context) -> Result<()>,
) {
    on(kind, name, async |kind| {
        let variables = environment.into_iter().map(|(name, value)| (name.to_owned(), value));
        let mut context =
            Context::start_with(kind, |settings| settings.environment.extend(variables)).await?;
        let outcome = journey(&mut context).await;
        if outcome.is_err() {
            let words = context.server.last_words();
            std::io::Write::write_all(&mut std::io::stderr(), words.as_bytes()).unwrap_or_default();
        }
        outcome
    });
}

/// The administrator.
pub(crate) async fn admin(ctx: &Context) -> Result<Api> {
    ctx.sign_in_as(User::new("quan.tri", "admin", "Trần Quản Trị")).await
}

/// The id of the provincial police in the directory.
pub(crate) async fn provincial_police(admin: &Api) -> Result<String> {
    let agencies = admin.get("/api/v1/agencies").await?.expect(200)?;
    let found = agencies.list_at("")?.iter().find(|a| a["role"] == "police_province");
    let id = found.and_then(|a| a["id"].as_str()).unwrap_or_default().to_owned();
    ensure!(!id.is_empty(), "there is no provincial police");
    Ok(id)
}

/// An inspector writes down a call about a death; answers the case and the inspector.
pub(super) async fn a_death(ctx: &Context) -> Result<(Case, Api)> {
    let inspector = ctx.sign_in_as(people::inspector()).await?;
    Ok((death_by(&inspector, 60).await?, inspector))
}

/// The same by an inspector who is signed in; the accident was so many minutes ago.
pub(super) async fn death_by(inspector: &Api, minutes: i64) -> Result<Case> {
    let call = json!({
        "kind": "declaration", "channel": "phone", "received_at": when::minutes_ago(1),
        "told_by": { "name": "Trần Văn Phúc", "capacity": "giám đốc", "phone": "0913 000 111" },
        "accident": {
            "occurred": { "kind": "exact", "at": when::minutes_ago(minutes) },
            "place": { "commune_code": RACH_GIA, "address": "Khu phố 3" },
            "employer": { "name": MILL },
            "casualties": { "dead": 1 },
            "victims": [{ "name": VICTIM, "relation": "contract", "outcome": "fatal", "death": "scene" }],
            "course": { "event": "Ngã từ mái kho" },
        },
    });
    let answer = inspector.post("/api/v1/reports", &call).await?.expect(201)?;
    Case::opened(&answer)
}

/// Waits until a query answers a number.
pub(super) async fn until(ctx: &Context, query: &str, wanted: i64) -> Result<()> {
    let start = Instant::now();
    loop {
        let found = ctx.database.number(query)?;
        if found == wanted {
            return Ok(());
        }
        ensure!(start.elapsed() < Duration::from_secs(30), "{query}: {found} and not {wanted}");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

/// Kinds of the entries of the timeline about a channel.
pub(super) async fn told_over(case: &Case, api: &Api, channel: &str) -> Result<Vec<String>> {
    let timeline = case.timeline(api).await?;
    let about = timeline.iter().filter(|e| e["stream"] == "alert" && e["details"]["channel"] == channel);
    Ok(about.filter_map(|e| e["kind"].as_str().map(str::to_owned)).collect())
}

/// Fails when a message names what only the mail to the entitled may name.
pub(super) fn names_nobody(text: &str) -> Result<()> {
    for secret in [VICTIM, MILL, "Khu phố 3", "Ngã từ mái", "Trần Văn Phúc"] {
        ensure!(!text.contains(secret), "{secret} stands in {text}");
    }
    Ok(())
}

/// Waits for the end of a test of a channel.
pub(super) async fn tested(api: &Api, id: &str) -> Result<Value> {
    let start = Instant::now();
    loop {
        let test = api.get(&format!("/api/v1/channel-tests/{id}")).await?.expect(200)?;
        if !test.at("/finished_at")?.is_null() {
            return Ok(test.json);
        }
        ensure!(start.elapsed() < Duration::from_secs(30), "the test never ended: {}", test.text);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
