//! Figures of this process and of the system, in OpenMetrics text on a private port.

mod encode;

use crate::config::Settings;
use actix_web::dev::ServerHandle;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use anyhow::{Context as _, Result};
use casework::Casework;
use casework::watch::{Figures, figures};
use encode::{Kind, Text};

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// For readers from before OpenMetrics; the text suits both.
const PROMETHEUS: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Serves the figures when a port is set.
pub(crate) fn listen(settings: &Settings, app: &Casework) -> Result<Option<ServerHandle>> {
    let metrics = &settings.metrics;
    if metrics.port == 0 {
        return Ok(None);
    }
    let app = web::Data::new(app.clone());
    let server =
        HttpServer::new(move || App::new().app_data(app.clone()).route("/metrics", web::get().to(answer)))
            .workers(1)
            .shutdown_timeout(1)
            .disable_signals()
            .bind((metrics.bind.as_str(), metrics.port))
            .with_context(|| format!("metrics: {}:{} cannot be listened on", metrics.bind, metrics.port))?
            .run();
    let handle = server.handle();
    tokio::task::spawn_local(server);
    tracing::info!(bind = metrics.bind, port = metrics.port, "metrics are served");
    Ok(Some(handle))
}

/// Stops serving.
pub(crate) async fn end(handle: Option<ServerHandle>) {
    if let Some(handle) = handle {
        handle.stop(true).await;
    }
}

async fn answer(req: HttpRequest, app: web::Data<Casework>) -> HttpResponse {
    let wanted = req.headers().get("accept").and_then(|v| v.to_str().ok()).unwrap_or_default();
    let kind = if wanted.contains("application/openmetrics-text") { OPEN_METRICS } else { PROMETHEUS };
    match figures(&app).await {
        Ok(found) => HttpResponse::Ok().content_type(kind).body(text(&app, &found)),
        Err(problem) => {
            tracing::warn!(%problem, "the figures could not be read");
            HttpResponse::ServiceUnavailable().finish()
        }
    }
}

/// Everything that is measured. No label names a person, an address or a case.
fn text(app: &Casework, f: &Figures) -> String {
    let age = |at: Option<domain::time::Instant>| at.map_or(0, |at| (f.at - at).num_seconds().max(0));
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut out = Text::default();
    out.family("tnld_outbox_depth", Kind::Gauge, "Messages that wait to be sent.");
    out.sample("", &[], f.outbox_depth);
    out.family("tnld_outbox_oldest_age_seconds", Kind::Gauge, "Age of the longest waiting message.");
    out.sample("", &[], age(f.outbox_oldest));
    out.family("tnld_dead_letters", Kind::Gauge, "Messages given up and still needed.");
    for (channel, dead) in &f.dead {
        out.sample("", &[("channel", channel)], *dead);
    }
    out.family("tnld_deaths_unconfirmed", Kind::Gauge, "Alerts of deaths not confirmed in time.");
    out.sample("", &[], count(f.unconfirmed_deaths));
    out.family("tnld_incidents_open", Kind::Gauge, "Open incidents of the watchdog.");
    for (kind, open) in &f.incidents {
        out.sample("", &[("kind", kind.as_str())], count(*open));
    }
    out.family("tnld_workers", Kind::Gauge, "Processes that live, and processes that are missed.");
    for (kind, alive, gone) in &f.workers {
        out.sample("", &[("kind", kind.as_str()), ("state", "alive")], count(*alive));
        out.sample("", &[("kind", kind.as_str()), ("state", "gone")], count(*gone));
    }
    out.family("tnld_tasks_open", Kind::Gauge, "Tasks that a person must do.");
    out.sample("", &[], f.open_tasks);
    if let Some(at) = f.next_rung_at {
        out.family(
            "tnld_next_rung_seconds",
            Kind::Gauge,
            "Until the next rung of a ladder; negative: overdue.",
        );
        out.sample("", &[], (at - f.at).num_seconds());
    }
    if let Some(at) = f.last_seal_at {
        out.family("tnld_last_seal_timestamp_seconds", Kind::Gauge, "When the log was last sealed.");
        out.sample("", &[], at.timestamp());
    }
    out.family("tnld_delivery_attempts", Kind::Counter, "Attempts to deliver, of this process.");
    for (channel, outcome, attempts) in app.meters().attempts() {
        let attempts = i64::try_from(attempts).unwrap_or(i64::MAX);
        out.sample("_total", &[("channel", &channel), ("outcome", outcome.as_str())], attempts);
    }
    out.family("tnld_build", Kind::Info, "The program.");
    out.sample("_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);
    out.end()
}
