//! Load: clients that wait for each answer, and a steady stream that waits for none.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Result, ensure};
use journeys::Api;
use journeys::accidents::{Communes, DECLARATIONS};
use journeys::scratch::unique;
use tokio::task::JoinSet;

use super::wire::Wire;

/// What closed clients measured.
pub(crate) struct Closed {
    pub(crate) per_second: f64,
    pub(crate) times: Vec<Duration>,
}

/// This many clients declare one accident after the other for this long, numbered from `first`; every
/// answer must be 201.
pub(crate) async fn closed(
    api: &Api,
    communes: &Arc<Communes>,
    first: u64,
    clients: usize,
    time: Duration,
) -> Result<Closed> {
    let next = Arc::new(AtomicU64::new(first));
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..clients {
        let (next, communes) = (Arc::clone(&next), Arc::clone(communes));
        let mut wire = Wire::of(api).await?;
        tasks.spawn(async move {
            let mut times = Vec::new();
            while start.elapsed() < time {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let body = communes.declaration(number, false).to_string();
                let sent = Instant::now();
                wire.create(DECLARATIONS, &unique("bench"), &body).await?;
                times.push(sent.elapsed());
            }
            anyhow::Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        times.extend(done??);
    }
    ensure!(!times.is_empty(), "no declaration was answered");
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let per_second = times.len() as f64 / start.elapsed().as_secs_f64();
    Ok(Closed { per_second, times })
}

/// Declares so many accidents, numbered from `first`, as fast as some clients can.
pub(crate) async fn declare(
    api: &Api,
    communes: &Arc<Communes>,
    first: u64,
    count: u64,
    fatal: bool,
) -> Result<()> {
    let next = Arc::new(AtomicU64::new(first));
    let mut tasks = JoinSet::new();
    for _ in 0..8 {
        let (next, communes) = (Arc::clone(&next), Arc::clone(communes));
        let mut wire = Wire::of(api).await?;
        tasks.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= first + count {
                    return anyhow::Ok(());
                }
                let body = communes.declaration(number, fatal).to_string();
                wire.create(DECLARATIONS, &unique("queued"), &body).await?;
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok(())
}

/// A declaration of the steady stream: its number and the moment of its 201.
pub(crate) struct Answered {
    pub(crate) number: String,
    pub(crate) fatal: bool,
    pub(crate) at: SystemTime,
}

/// This many declarations per second, every tenth fatal, whether or not earlier ones were answered.
pub(crate) async fn steady(
    api: &Api,
    communes: &Arc<Communes>,
    per_second: u32,
    time: Duration,
) -> Result<Vec<Answered>> {
    let mut ticks = tokio::time::interval(Duration::from_secs(1) / per_second);
    let mut tasks = JoinSet::new();
    let count = u64::from(per_second) * time.as_secs();
    for number in 0..count {
        ticks.tick().await;
        let (api, communes) = (api.clone(), Arc::clone(communes));
        let fatal = number % 10 == 0;
        tasks.spawn(async move {
            let reply = api
                .post_with_key(DECLARATIONS, &communes.declaration(number, fatal), &unique("steady"))
                .await?
                .expect(201)?;
            let at = SystemTime::now();
            anyhow::Ok(Answered { number: reply.text_at("/number")?, fatal, at })
        });
    }
    let mut answered = Vec::new();
    while let Some(done) = tasks.join_next().await {
        answered.push(done??);
    }
    Ok(answered)
}
